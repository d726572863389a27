# The feed: its handle, which follows the file, in threads and processes.

use strict;
use warnings;
use utf8;

use threads;

use lib 'bindings-perl/t/lib';
use File::Temp qw(tempdir);
use Flocktory::Postcheckout qw(check render);
use Flocktory::Postcheckout::Feed;
use OrderFixture qw(order);
use Test::LeakTrace;
use Test::More;

my $folder = tempdir(CLEANUP => 1);

sub index_of {
    my (@ids) = @_;
    open my $out, '>:encoding(UTF-8)', "$folder/feed.xml" or die "feed.xml: $!";
    print {$out} '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-29T00:00:00+03:00"><shop><name>S</name><company>S</company><url>https://shop.ru</url>',
        '<currencies><currency id="RUB" rate="1"/></currencies><categories><category id="1">A</category></categories><offers>',
        (map { qq(<offer id="$_" available="true"><url>https://shop.ru/$_</url><price>1</price><currencyId>RUB</currencyId><categoryId>1</categoryId><name>N$_</name></offer>) } @ids),
        '</offers></shop></yml_catalog>';
    close $out or die "feed.xml: $!";
    my $said = qx{$ENV{COMMAND} feed index $folder/feed.xml --output $folder/new.idx 2>&1};
    die $said if $?;
    rename "$folder/new.idx", "$folder/feed.idx" or die "feed.idx: $!";
    return;
}

index_of(qw(sku-7 sku-8));
my $feed    = Flocktory::Postcheckout::Feed->open("$folder/feed.idx");
my $known   = order(items => [{ id => 'sku-7' }]);
my $unknown = order(items => [{ id => 'sku-9' }]);
my $codes   = sub { return join ' ', map { $_->code } check(@_) };
isa_ok $feed, 'Flocktory::Postcheckout::Feed';
is $codes->($known, feed => $feed), '', 'an item of the feed';
my $missing = $codes->($unknown, feed => $feed);
like $missing, qr/\A\w+\z/, 'an item that is not in it';
is $codes->($unknown, feed => "$folder/feed.idx"), $missing, 'with the path';
is $codes->($unknown, { feed => $feed }), $missing, 'options in a hash';
is_deeply [map { $_->code } render($unknown, feed => $feed)->problems], [$missing], 'render warns';
like $codes->($known, feed => {}), qr/option_invalid/, 'something else';
like $codes->($known, nonce => $feed), qr/option_invalid/, 'a feed in another option';

my @threads = map { threads->create(sub { return join ',', map { $codes->($unknown, feed => $feed) } 1 .. 100 }) } 1 .. 8;
is $_->join, join(',', ($missing) x 100), 'in a thread' for @threads;
is $codes->($unknown, feed => $feed), $missing, 'and after the threads';

my $pid = fork // die "fork: $!";
if (!$pid) {
    require POSIX;
    POSIX::_exit($codes->($unknown, feed => $feed) eq $missing ? 0 : 1);
}
waitpid $pid, 0;
is $?, 0, 'in a process';

no_leaks_ok { my $opened = Flocktory::Postcheckout::Feed->open("$folder/feed.idx"); my @problems = check($known, feed => $opened) } 'a feed';

index_of(qw(sku-9));
my $followed;
for (1 .. 40) {
    $followed = $codes->($unknown, feed => $feed);
    last if $followed eq '';
    select undef, undef, undef, 0.1;
}
is $followed, '', 'the handle follows its file';

my $argument = Flocktory::Postcheckout::Feed->open("$folder/feed.idx");
package Shop::Text { use overload '""' => sub { undef $argument; return 'A-1' }, fallback => 1 }
package main;
is $codes->(order(id => bless([], 'Shop::Text'), items => [{ id => 'sku-9' }]), feed => $argument), '', 'a feed that goes during the call';

done_testing;
