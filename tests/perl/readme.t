# The examples of the README and of the module's documentation.

use strict;
use warnings;
use utf8;

use lib 'tests/perl-glue/lib';
use File::Temp qw(tempdir);
use Flocktory::Postcheckout qw(loader render);
use Readme qw(blocks);
use Test::More;

sub content_of {
    my ($file) = @_;
    open my $in, '<:encoding(UTF-8)', $file or die "$file: $!";
    local $/;
    return scalar <$in>;
}

# What code prints.
sub printed {
    my ($code) = @_;
    open my $out, '>:encoding(UTF-8)', \my $text or die $!;
    my $before = select $out;
    my $is_ok  = eval "use strict; use warnings; $code; 1";
    select $before;
    close $out or die $!;
    die $@ if !$is_ok;
    return $text // '';
}

my ($readme) = content_of('bindings-perl/README.md') =~ /\A(.*?)^## /ms;
my %block;
push @{ $block{$1} }, $2 while $readme =~ /^```(\w+)\n(.*?)^```$/msg;
like printed($block{perl}[0]), qr{\A<script>.*"title":"Nike \\u0022Air\\u0022 \\u003c/script\\u003e".*</script>\z}s, 'the example of the README';

my $suite = content_of('tests/perl/library.sh');
my @commands = split /\n/, $block{sh}[1];
like $suite, qr/\Q$_\E/, "the suite runs: $_" for grep { !/^cd / } @commands;

my ($synopsis) = content_of('bindings-perl/lib/Flocktory/Postcheckout.pm') =~ /^=head1 SYNOPSIS\n(.*?)^=head1/ms;
is printed(qq{my \$nonce = 'n1'; $synopsis}), loader(1234, nonce => 'n1') . "<script nonce=\"n1\">"
    . render({ user => { name => 'Анна Иванова', email => 'anna@shop.ru' },
        order => { id => 'A-77', price => '2999,99', items => [{ id => 777, title => 'Nike "Air"', price => 1000, count => 2 }] } }, once => 1)->body
    . '</script>', 'the synopsis';

my $folder = tempdir(CLEANUP => 1);
open my $feed, '>', "$folder/feed.xml" or die "feed.xml: $!";
print {$feed} '<yml_catalog><shop><offers><offer id="1"><url>https://shop.ru/1</url><price>1</price><name>N</name></offer></offers></shop></yml_catalog>';
close $feed or die $!;
my ($command) = content_of('bindings-perl/README.md') =~ /`flocktory-postcheckout (feed index \S+ --output \S+)`/;
is system("cd $folder && $ENV{COMMAND} $command >/dev/null 2>&1"), 0, 'the command of the README';
my ($code) = map { $_->{text} } blocks('The feed');
$code =~ s{'feed\.idx'}{'$folder/feed.idx'};
like printed(q{my $order = { user => { name => 'A', email => 'a@shop.ru' }, order => { id => 1, price => 1, items => [{ id => 2 }] } };} . $code),
    qr/\Awarning \w+: order\.items\[0\]\.id/, 'the feed';

done_testing;
