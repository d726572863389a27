# Threads, and processes that are forked.

use strict;
use warnings;

use Config;
BEGIN { require threads if $Config{useithreads} }
use lib 't/lib';
use Flocktory::Postcheckout qw(check render);
use OrderFixture qw(order);
use Test::More;

my $snippet = render(order());
my $html    = $snippet->html;

SKIP: {
    skip 'Perl is built without threads', 25 if !$Config{useithreads};
    my @threads = map {
        my $number = $_;
        threads->create({ context => 'list' }, sub {
            my $same = 0;
            $same += render(order())->html eq $html for 1 .. 500;
            return ($same, $snippet->html, render(order(id => "A-$number", price => bless [], 'Shop::Price'))->json);
        })
    } 1 .. 8;
    for my $number (1 .. 8) {
        my ($same, $copy, $json) = $threads[$number - 1]->join;
        is $same, 500, 'a thread renders the same';
        is $copy, $html, 'a snippet can be read in another thread';
        like $json, qr/"id":"A-$number"/, 'objects are read there';
    }
    is $snippet->html, $html, 'the snippet is as before';
}

for (1 .. 2) {
    my $pid = fork;
    if (!defined $pid) { plan skip_all => "no fork: $!" }
    if (!$pid) {
        require POSIX;
        POSIX::_exit(render(order())->html eq $html && $snippet->html eq $html ? 0 : 1);
    }
    waitpid $pid, 0;
    is $?, 0, 'a child process';
}
is $snippet->html, $html, 'and its parent';

done_testing;

package Shop::Price;

use overload '""' => sub { '1.5' };
