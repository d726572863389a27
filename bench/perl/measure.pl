# Compares our render with code that shops write today, and writes the tables into the given page.

use strict;
use warnings;
use utf8;

use FindBin;
use lib $FindBin::Bin;

use ByHand;
use Cpanel::JSON::XS ();
use FewChecks;
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

my ($before, $after) = (q{window.flocktory=window.flocktory||[];window.flocktory.push(['postcheckout',}, ']);</script>');
my %ESCAPES = map { $_ => sprintf '\u%04x', ord } '<', '>', '&', "\x{2028}", "\x{2029}";

# Makes the addresses of pictures absolute, and adds the spot. The language of messages is a shop's own.
sub completed {
    my ($order, %options) = @_;
    if (defined $options{base_url}) {
        substr($_->{image}, 0, 1) eq '/' and $_->{image} = $options{base_url} . $_->{image} for @{ $order->{order}{items} };
    }
    $order->{spot} //= $options{spot} if defined $options{spot};
    return;
}

# Each writes UTF-8 or ASCII, with what could break the page escaped.
sub peer {
    my ($validate, $json, $is_ascii) = @_;
    my $letters = $is_ascii ? qr/([<>&])/ : qr/([<>&\x{2028}\x{2029}])/;
    return sub {
        my ($order, %options) = @_;
        completed($order, %options) if %options;
        $validate->($order);
        my $text = $json->encode($order);
        $text =~ s/$letters/$ESCAPES{$1}/g;
        my $tag = defined $options{nonce} ? qq{<script nonce="$options{nonce}">} : '<script>';
        return $tag . $before . $text . $after;
    };
}

my @by_hand = (
    [OURS, sub { return Flocktory::Postcheckout::render(@_)->html }],
    ['JSON::XS, ascii, all rules by hand',      peer(\&ByHand::validate,    JSON::XS->new->ascii, 1)],
    ['JSON::XS, ascii, twelve lines of checks', peer(\&FewChecks::validate, JSON::XS->new->ascii, 1)],
);
my @contenders = (
    @by_hand,
    ['JSON::XS, all rules by hand',                     peer(\&ByHand::validate,    JSON::XS->new, 0)],
    ['JSON::XS, twelve lines of checks',                peer(\&FewChecks::validate, JSON::XS->new, 0)],
    ['Cpanel::JSON::XS, ascii, all rules by hand',      peer(\&ByHand::validate,    Cpanel::JSON::XS->new->ascii, 1)],
    ['Cpanel::JSON::XS, ascii, twelve lines of checks', peer(\&FewChecks::validate, Cpanel::JSON::XS->new->ascii, 1)],
    ['Cpanel::JSON::XS, all rules by hand',             peer(\&ByHand::validate,    Cpanel::JSON::XS->new, 0)],
);

# Seconds of CPU time of each call.
sub seconds {
    my ($calls, $render) = @_;
    my $start = clock_gettime(CLOCK_PROCESS_CPUTIME_ID);
    $render->(@$_) for @$calls;
    return (clock_gettime(CLOCK_PROCESS_CPUTIME_ID) - $start) / @$calls;
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    return $sorted[@sorted / 2];
}

# The median of the rounds of each; they take turns.
sub medians {
    my ($items, $is_new) = @_;
    my $make = sub { [map { [Orders::order($_, $items)] } 1 .. $COUNTS{$items}] };
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

# How the arguments of a call are made.
my @CASES = (
    ['no options'                         => sub { return (Orders::order($_[0], 5)) }],
    ['with nonce, base_url, lang, spot'   => sub { return (Orders::order($_[0], 5), Orders::options($_[0])) }],
    ['the same, which complete the order' => sub { return (Orders::incomplete($_[0], 5), Orders::options($_[0])) }],
);

# All must send the same payload in the same tag, and not break the page.
sub agree {
    my ($make, @all) = @_;
    my $json = JSON::PP->new->canonical;
    my %scripts;
    for (@all) {
        my ($name, $render) = @$_;
        my ($order, @options) = $make->(1);
        $order->{order}{items}[0]{title} = "</script><!-- & \x{2028}";
        my ($tag, $payload) = $render->($order, @options) =~ /\A(<[^>]*>).*?\['postcheckout', ?(.*)\]\);/s;
        die "$name: an open page: $payload\n" if $payload =~ /[<>&\x{2028}]/;
        # The library sends ids as texts.
        push @{ $scripts{ $tag . $json->encode($json->decode($payload)) } }, $name;
    }
    die 'not the same script: ' . join("\n", map { "@{ $scripts{$_} }: $_" } keys %scripts) . "\n" if keys %scripts > 1;
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
    return table(['', @heads], @rows);
}

# With and without options. Each contender takes turns with itself.
sub cases {
    my %times;
    for (1 .. ROUNDS) {
        for (@by_hand) {
            my ($name, $render) = @$_;
            for (@CASES) {
                my ($case, $make) = @$_;
                push @{ $times{$name}{$case} }, seconds([map { [$make->($_)] } 1 .. $COUNTS{5}], $render);
            }
        }
    }
    my @names = map { $_->[0] } @by_hand;
    my @rows;
    for my $case (map { $_->[0] } @CASES) {
        my @medians = map { median(@{ $times{$_}{$case} }) } @names;
        my $more = 100 * ($medians[0] / median(@{ $times{ (OURS) }{ $CASES[0][0] } }) - 1);
        my @cells = map { sprintf '%.1f µs', $_ * 1e6 } @medians;
        $cells[0] .= sprintf ', %+.0f %%', $more if $more;
        push @rows, [$case, @cells, join ' / ', map { sprintf '%.1f x', $_ / $medians[0] } @medians[1, 2]];
    }
    return table(['5 items', @names, 'ours is faster by'], @rows);
}

sub table {
    my ($heads, @rows) = @_;
    my @lines = map { '| ' . join(' | ', @$_) . ' |' } $heads, @rows;
    return join "\n", $lines[0], '|---' x @$heads . '|', @lines[1 .. $#lines];
}

sub processor {
    open my $in, '<', '/proc/cpuinfo' or die "/proc/cpuinfo: $!";
    my @names = map { /^model name\s*: (.*)/ ? $1 : () } <$in>;
    return @names . " cores of $names[0]";
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

agree($_->[1], @by_hand) for @CASES;
for my $items (keys %COUNTS) {
    agree(sub { return (Orders::order($_[0], $items)) }, @contenders);
}
my %texts = (
    versions => sprintf('Perl %vd, JSON::XS %s, Cpanel::JSON::XS %s, on a machine with %s.', $^V, JSON::XS->VERSION, Cpanel::JSON::XS->VERSION, processor()),
    speed    => speed(),
    cases    => cases(),
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
