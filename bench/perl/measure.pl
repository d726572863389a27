# Compares our render with code that shops write today, and writes the tables into the given page.

use strict;
use warnings;
use utf8;

use FindBin;
use lib $FindBin::Bin;

use ByHand;
use Cpanel::JSON::XS ();
use Flocktory::Postcheckout ();
use JSON::PP ();
use JSON::XS ();
use Orders;
use Time::HiRes qw(clock_gettime CLOCK_PROCESS_CPUTIME_ID);

use constant OURS => 'Flocktory::Postcheckout::render';
use constant ROUNDS => 30;
# Few enough to stay in the cache, as one order does in a shop.
my %COUNTS = (5 => 300, 500 => 4);

binmode STDOUT, ':encoding(UTF-8)';

my ($before, $after) = (q{<script>window.flocktory=window.flocktory||[];window.flocktory.push(['postcheckout',}, ']);</script>');
my %ESCAPES = map { $_ => sprintf '\u%04x', ord } '<', '>', '&', "\x{2028}", "\x{2029}";

# Each writes UTF-8 or ASCII, with what could break the page escaped.
sub peer {
    my ($json, $is_ascii) = @_;
    my $letters = $is_ascii ? qr/([<>&])/ : qr/([<>&\x{2028}\x{2029}])/;
    return sub {
        my ($order) = @_;
        ByHand::validate($order);
        my $text = $json->encode($order);
        $text =~ s/$letters/$ESCAPES{$1}/g;
        return $before . $text . $after;
    };
}

my @contenders = (
    [OURS, sub { return Flocktory::Postcheckout::render($_[0])->html }],
    ['JSON::XS, ascii',         peer(JSON::XS->new->ascii, 1)],
    ['JSON::XS',                peer(JSON::XS->new, 0)],
    ['Cpanel::JSON::XS, ascii', peer(Cpanel::JSON::XS->new->ascii, 1)],
    ['Cpanel::JSON::XS',        peer(Cpanel::JSON::XS->new, 0)],
);

# Seconds of CPU time of each call.
sub seconds {
    my ($orders, $render) = @_;
    my $start = clock_gettime(CLOCK_PROCESS_CPUTIME_ID);
    $render->($_) for @$orders;
    return (clock_gettime(CLOCK_PROCESS_CPUTIME_ID) - $start) / @$orders;
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    return $sorted[@sorted / 2];
}

# The median of the rounds of each; they take turns.
sub medians {
    my ($items, $is_new) = @_;
    my $make = sub { [map { Orders::order($_, $items) } 1 .. $COUNTS{$items}] };
    my $same = $make->();
    my %times;
    for (1 .. ROUNDS) {
        for (@contenders) {
            my ($name, $render) = @$_;
            push @{ $times{$name} }, seconds($is_new ? $make->() : $same, $render);
        }
    }
    return { map { $_ => median(@{ $times{$_} }) } keys %times };
}

# All must send the same payload and not break the page.
sub agree {
    my ($items) = @_;
    my $order = Orders::order(1, $items);
    $order->{order}{items}[0]{title} = "</script><!-- & \x{2028}";
    my $json = JSON::PP->new->canonical;
    my %payloads;
    for (@contenders) {
        my ($name, $render) = @$_;
        my ($payload) = $render->($order) =~ /\['postcheckout', ?(.*)\]\);/;
        die "$name: an open page: $payload\n" if $payload =~ /[<>&\x{2028}]/;
        # The library sends ids as texts.
        push @{ $payloads{ $json->encode($json->decode($payload)) } }, $name;
    }
    die 'not the same payload: ' . join("\n", map { "@{ $payloads{$_} }: $_" } keys %payloads) . "\n" if keys %payloads > 1;
    return;
}

sub speed {
    my (@heads, @columns);
    for my $items (5, 500) {
        for my $is_new (1, 0) {
            push @heads, "$items items, " . ($is_new ? 'new' : 'the same');
            push @columns, medians($items, $is_new);
        }
    }
    my @rows = map {
        my $name = $_->[0];
        [$name, map { my $time = sprintf '%.1f µs', $_->{$name} * 1e6; $name eq OURS ? $time : sprintf '%s, %.1f x', $time, $_->{$name} / $_->{ (OURS) } } @columns];
    } @contenders;
    my @lines = map { '| ' . join(' | ', @$_) . ' |' } ['', @heads], @rows;
    return join "\n", $lines[0], '|---' x 5 . '|', @lines[1 .. $#lines];
}

# Milliseconds of CPU time that a process needs to load the module, as a CGI program does for each request.
sub load {
    my $milliseconds = sub {
        my ($user, $system) = (times)[2, 3];
        for (1 .. 50) {
            system $^X, @_ and die "@_\n";
        }
        my @after = (times)[2, 3];
        return ($after[0] - $user + $after[1] - $system) * 1000 / 50;
    };
    return sprintf 'Loading the module takes %.1f ms of CPU time.', $milliseconds->('-MFlocktory::Postcheckout', '-e', '1') - $milliseconds->('-e', '1');
}

agree($_) for keys %COUNTS;
my %texts = (
    versions => sprintf('Perl %vd, JSON::XS %s, Cpanel::JSON::XS %s.', $^V, JSON::XS->VERSION, Cpanel::JSON::XS->VERSION),
    speed    => speed(),
    load     => load(),
);
my ($file) = @ARGV;
open my $in, '<:encoding(UTF-8)', $file or die "$file: $!";
my $page = do { local $/; <$in> };
for my $mark (sort keys %texts) {
    print "$texts{$mark}\n";
    $page =~ s/<!-- $mark -->.*?<!-- end -->/<!-- $mark -->\n$texts{$mark}\n<!-- end -->/s or die "$file has no $mark\n";
}
open my $out, '>:encoding(UTF-8)', $file or die "$file: $!";
print {$out} $page;
close $out or die "$file: $!";
