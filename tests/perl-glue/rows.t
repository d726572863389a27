# Rows and objects of real shops in the hosts' tag: DBIx::Class on SQLite, Moose, Class::Accessor. Their failures break no page.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use Flocktory::Postcheckout::Host;
use Orders qw(payload EMAIL);
use Test::More;

{
    package Shop::Schema::Result::Item;
    use parent 'DBIx::Class::Core';
    __PACKAGE__->table('items');
    __PACKAGE__->add_columns(line => { is_auto_increment => 1 }, map { $_ => {} } qw(order_id id title price count));
    __PACKAGE__->set_primary_key('line');

    package Shop::Schema::Result::Order;
    use parent 'DBIx::Class::Core';
    __PACKAGE__->table('orders');
    __PACKAGE__->add_columns(qw(key id price email));
    __PACKAGE__->set_primary_key('key');
    $INC{"Shop/Schema/Result/$_.pm"} = __FILE__ for qw(Item Order);
    __PACKAGE__->has_many(items => 'Shop::Schema::Result::Item', 'order_id');
    # An accessor that is never called: it leads back to the order.
    Shop::Schema::Result::Item->belongs_to(order => 'Shop::Schema::Result::Order', 'order_id');

    package Shop::Schema;
    use parent 'DBIx::Class::Schema';
    Shop::Schema->register_class($_ => "Shop::Schema::Result::$_") for qw(Item Order);

    package Shop::Moose::Customer;
    use Moose;
    has [qw(name email)] => (is => 'ro');
    has phone => (is => 'ro', lazy => 1, default => sub { die 'no phone of ' . Orders::EMAIL });

    package Shop::Accessor::Item;
    use parent 'Class::Accessor';
    __PACKAGE__->mk_ro_accessors(qw(id title price count));
}

my (@log, @refused);
my $host = Flocktory::Postcheckout::Host->new(log => sub { push @log, "$_[0]: $_[1]" }, on_refused => sub { push @refused, $_[1] });

my $schema = Shop::Schema->connect('dbi:SQLite:dbname=:memory:', '', '', { sqlite_unicode => 1, PrintError => 0, quote_names => 1 });
$schema->storage->dbh->do($_) for
    'CREATE TABLE orders ("key" INTEGER PRIMARY KEY, id TEXT, price TEXT, email TEXT)',
    'CREATE TABLE items (line INTEGER PRIMARY KEY, order_id INTEGER, id TEXT, title TEXT, price TEXT, count INTEGER)';
my $row = $schema->resultset('Order')->create({ key => 5, id => 'A-5', price => '2999.99', email => EMAIL });
$row->create_related(items => { id => 'tea-1', title => 'Чай </script>', price => '1499.995', count => 2 });
$row->discard_changes;

my $user  = { name => 'Анна', email => EMAIL };
my $items = [{ id => 'tea-1', title => 'Чай </script>', price => 1499.995, count => 2 }];
my $html  = $host->tag(sub { { user => $user, order => { id => $row->id, price => $row->price, items => [$row->items] } } });
is_deeply \@log, [], 'rows of DBIx::Class: the log is empty';
my $expected = { user => $user, order => { id => 'A-5', price => 2999.99, items => $items } };
is_deeply payload($html), $expected, 'rows of DBIx::Class';
is_deeply payload($host->tag({ user => $user, order => $row })), $expected, 'a row as the order';

my $item = Shop::Accessor::Item->new({ id => 'tea-1', title => 'Чай </script>', price => '1499.995', count => 2 });
my $order = { id => 'A-5', price => '2999.99', items => [$item] };
is_deeply payload($host->tag({ user => $user, order => $order })), $expected, 'Class::Accessor';

@log = @refused = ();
my $customer = Shop::Moose::Customer->new(name => 'Анна', %$user);
is_deeply payload($host->tag({ user => $customer, order => $order })), $expected, 'Moose: an attribute that dies is left out';
is scalar @log, 1, 'which is logged';
like $log[0], qr/\Awarn: .*user\.phone.*no phone of/, 'with the reason';
unlike $log[0], qr/\Q${\EMAIL}\E/, 'and without the email';

@log = @refused = ();
$schema->storage->dbh->do('DROP TABLE items');
is $host->tag({ user => $user, order => $row }), '', 'a query that fails';
like $log[0], qr/\Aerror: No Flocktory postcheckout: .*items/, 'is logged';
is scalar @refused, 1, 'and the hook is called';
@log = ();
is $host->tag(sub { { user => $user, order => { items => [$row->items] } } }), '', 'also in a function';
like $log[0], qr/no such table: items/, 'with its text';

done_testing;
