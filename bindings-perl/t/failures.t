# The shop's own code that fails, and data that has no end: problems with a path, and nothing else.

use strict;
use warnings;

use lib 't/lib';
use Flocktory::Postcheckout qw(check render tag);
use OrderFixture qw(codes order);
use Test::More;

package Shop::Dying {
    sub price { die "no connection\n" }
    sub id    { die bless { text => 'gone' }, 'Shop::Exception' }
    sub items { die bless {}, 'Shop::DyingException' }
}
package Shop::Exception      { use overload '""' => sub { $_[0]{text} }, fallback => 1 }
package Shop::DyingException { use overload '""' => sub { die 'again' }, fallback => 1 }
package Shop::DyingText      { use overload '""' => sub { die "not now\n" }, fallback => 1 }
package Shop::Call           { use overload '""' => sub { $_[0]->() }, fallback => 1 }
package Shop::Jump           { sub price { no warnings; last SHOP } }
package Shop::Tie {
    sub TIESCALAR { return bless [], shift }
    sub FETCH     { die "no value\n" }
    sub TIEHASH   { return bless [], shift }
    sub FIRSTKEY  { return 'id' }
    sub NEXTKEY   { die "no next key\n" }
    sub TIEARRAY  { return bless [], shift }
    sub FETCHSIZE { die "no size\n" }
}
package main;

my %problems = map { $_->path => $_ } check({ %{ order() }, order => bless {}, 'Shop::Dying' });
like $problems{'order.price'}->message, qr/no connection/, 'an accessor that dies';
like $problems{'order.id'}->message,    qr/gone/,          'with an object';
like $problems{'order.items'}->message, qr/Shop::DyingException/, 'with an object that cannot be printed';
is $problems{'order.price'}->code, 'unreadable', 'the code';

my ($problem) = check(order(price => bless [], 'Shop::DyingText'));
like "$problem", qr/order\.price .*not now/, 'an overload that dies';
my $tied = order();
tie $tied->{order}{price}, 'Shop::Tie';
($problem) = check($tied);
like "$problem", qr/order\.price .*no value/, 'a tied value that dies';
tie my %tied, 'Shop::Tie';
tie my @tied, 'Shop::Tie';
like join(' ', check({ %{ order() }, extra => \%tied })), qr/extra .*no (?:next key|value)/, 'a tied hash that dies';
like join(' ', check(order(items => \@tied))), qr/order\.items .*no size/, 'a tied array that dies';
like join(' ', check(order(), \%tied)), qr/no (?:next key|value)/, 'tied options that die';

# What is around a call is as before.
{
    my $died = 0;
    local $SIG{__DIE__} = sub { $died++ };
    local $@ = 'before';
    local $! = 2;
    check({ %{ order() }, order => bless {}, 'Shop::Dying' });
    is $@, 'before', '$@';
    is $! + 0, 2, '$!';
    is $died, 0, '$SIG{__DIE__} is not called';
    eval { die 'x' };
    is $died, 1, 'and is still there';
}
SHOP: {
    ($problem) = check({ %{ order() }, order => bless {}, 'Shop::Jump' });
    like "$problem", qr/order\.price|SHOP|last/, 'an accessor cannot leave a loop of the caller';
}

# Calls inside of calls, and data that changes.
my $inner = bless sub { return render(order(id => 'inner'))->json =~ /inner/ ? 'A-1' : 'wrong' }, 'Shop::Call';
like render(order(id => $inner, custom_field => 'outer'))->json, qr/"id":"A-1".*"custom_field":"outer"/, 'a call inside of a call';
my $changing = order();
$changing->{order}{id} = bless sub {
    $changing->{order}{items} = undef;
    delete $changing->{order}{price};
    %{ $changing->{user} } = ();
    return 'A-1';
}, 'Shop::Call';
ok defined(tag($changing, on_refused => sub { })), 'a hash that changes while it is read';
my @items = map { { id => $_ } } 1 .. 50;
$items[0]{title} = bless sub { @items = (); return 'x' }, 'Shop::Call';
ok defined(tag(order(items => \@items), on_refused => sub { })), 'an array that is emptied while it is read';
my $argument = { %{ order() } };
$argument->{order}{id} = bless sub { undef $argument; return 'A-1' }, 'Shop::Call';
like render($argument)->json, qr/"id":"A-1"/, 'an order whose only reference goes';

# Without an end.
my $cycle = order();
$cycle->{extra} = {};
$cycle->{extra}{self} = $cycle->{extra};
is_deeply [map { $_->code } check($cycle)], ['too_deep'], 'a cycle' or diag join ' ', check($cycle);
my $fan = [];
@$fan = ($fan) x 20;
my $began = time;
ok scalar(check({ %{ order() }, extra => { it => $fan } })), 'a cycle that fans out';
cmp_ok time - $began, '<', 20, 'takes a bounded time';
my $deep = my $bottom = [];
for (1 .. 100_000) { $bottom->[0] = []; $bottom = $bottom->[0] }
is_deeply [map { $_->code } check({ %{ order() }, extra => { it => $deep } })], ['too_deep'], '100,000 levels';
# Perl itself frees nested arrays by recursion.
while ($deep) { $deep = shift @$deep }
$cycle->{extra} = undef;
@$fan = ();

like join(' ', check(order(items => [({ id => 1 }) x 20_000]))), qr/too_many_items/, 'too many items';
my %keys = map { $_ => 1 } 1 .. 20_000;
like join(' ', check({ %{ order() }, extra => \%keys })), qr/too_many_keys|extra_too_large/, 'too many keys';
like join(' ', check(order(id => 'x' x (70 * 1024 * 1024)))), qr/order\.id .*64 MiB/, 'a text above the limit of a document';

# Weak references.
require Scalar::Util;
my $weak = order();
my $user = $weak->{user};
Scalar::Util::weaken($weak->{user});
like render($weak)->json, qr/anna/, 'a weak reference';
undef $user;
like join(' ', check($weak)), qr/user_missing/, 'whose value has gone';

# Restricted hashes.
require Hash::Util;
my $restricted = order();
Hash::Util::lock_ref_keys($restricted->{order}, qw(id price items custom_field spare));
like render($restricted)->json, qr/"id":"A-1"/, 'a restricted hash';
is_deeply [codes($restricted)], [], 'whose other keys are not there';

done_testing;
