# Objects of modules from CPAN.

use strict;
use warnings;
use utf8;

use lib 'bindings-perl/t/lib';
use boolean ();
use Class::Accessor;
use Cpanel::JSON::XS ();
use DateTime;
use DBI;
use Flocktory::Postcheckout qw(check render);
use Mojo::ByteStream;
use Mojo::Collection;
use Mojo::JSON;
use OrderFixture qw(codes extra_of order sent);
use Path::Tiny qw(path);
use Test::More;
use Tie::IxHash;
use Types::Serialiser;
use URI;

# Texts and truth values.
is extra_of(DateTime->new(year => 2026, month => 11, day => 29)), '"2026-11-29T00:00:00"', 'DateTime';
like render(order(items => [{ id => 1, image => URI->new('https://shop.ru/a.jpg') }]))->json, qr{"image":"https://shop.ru/a.jpg"}, 'URI';
is extra_of(path('/a/b')), '"/a/b"', 'Path::Tiny';
is sent(id => Mojo::ByteStream->new('A-2')), '"A-2"', 'Mojo::ByteStream';
is extra_of([boolean::true(), boolean::false()]), '[true,false]', 'boolean';
is extra_of([Types::Serialiser::true(), Types::Serialiser::false()]), '[true,false]', 'Types::Serialiser';
is extra_of([Mojo::JSON->true, Mojo::JSON->false]), '[true,false]', 'Mojo::JSON';
is extra_of(Cpanel::JSON::XS::decode_json('[true,false,null,1,"1"]')), '[true,false,null,1,"1"]', 'Cpanel::JSON::XS';
like render(order(items => Mojo::Collection->new({ id => 1 }, { id => 2 })))->json, qr/"items":\[\{"id":"1"\},\{"id":"2"\}\]/, 'Mojo::Collection';
tie my %ordered, 'Tie::IxHash', z => 1, a => 2;
is extra_of(\%ordered), '{"z":1,"a":2}', 'Tie::IxHash keeps its order';
my $decoded = Cpanel::JSON::XS::decode_json('{"user":{"email":"anna@shop.ru","name":"Анна"},"order":{"id":1,"price":2999.90,"items":[{"id":7}]}}' =~ s/А/\xd0\x90/r =~ s/нна/\xd0\xbd\xd0\xbd\xd0\xb0/r);
is_deeply [codes($decoded)], [], 'decoded JSON';

# Classes.
package Shop::MooseItem { use Moose; has [qw(id title price count)] => (is => 'ro'); has offer => (is => 'rw') }
package Shop::MooItem { use Moo; has [qw(id title price count)] => (is => 'lazy', default => sub { undef }) }
package Shop::AccessorItem { use parent -norequire, 'Class::Accessor'; __PACKAGE__->mk_accessors(qw(id title price count)) }
package main;

for my $class (qw(Shop::MooseItem Shop::MooItem Shop::AccessorItem)) {
    my %fields = (id => 'sku-1', title => 'Чай', price => '10.50', count => 3);
    my $item   = $class eq 'Shop::AccessorItem' ? $class->new({%fields}) : $class->new(%fields);
    like render(order(items => [$item]))->json, qr/"items":\[\{"id":"sku-1","title":"\\u0427\\u0430\\u0439","price":10.5,"count":3\}\]/, $class;
}

# Rows.
package Shop::Schema::Result::Item {
    use parent 'DBIx::Class::Core';
    __PACKAGE__->table('items');
    __PACKAGE__->add_columns(id => { data_type => 'integer' }, order_id => { data_type => 'text' }, title => {}, price => {}, count => {});
    __PACKAGE__->set_primary_key('id');
}
package Shop::Schema::Result::Order {
    use parent 'DBIx::Class::Core';
    __PACKAGE__->table('orders');
    __PACKAGE__->add_columns(number => { data_type => 'text' }, price => {});
    __PACKAGE__->set_primary_key('number');
    __PACKAGE__->has_many(items => 'Shop::Schema::Result::Item', 'order_id');
}
package Shop::Schema::Result::Offer {
    use parent -norequire, 'Shop::Schema::Result::Item';
    __PACKAGE__->table('items');
    sub id { return 'offer-' . $_[0]->get_column('id') }
}
package Shop::Schema {
    use parent 'DBIx::Class::Schema';
    __PACKAGE__->register_class($_ => "Shop::Schema::Result::$_") for qw(Item Order Offer);
}
package main;

my $schema = Shop::Schema->connect('dbi:SQLite::memory:', '', '', { sqlite_unicode => 1 });
$schema->storage->dbh_do(sub {
    my ($storage, $dbh) = @_;
    $dbh->do('CREATE TABLE orders (number TEXT PRIMARY KEY, price TEXT)');
    $dbh->do('CREATE TABLE items (id INTEGER PRIMARY KEY, order_id TEXT, title TEXT, price TEXT, count INTEGER)');
});
$schema->resultset('Order')->create({ number => 'A-1', price => '21.00' });
$schema->resultset('Item')->create({ id => $_, order_id => 'A-1', title => 'Чай', price => '10.50', count => 1 }) for 1, 2;
my $items = $schema->resultset('Order')->find('A-1')->items;
my $given = order(items => $items);
like render($given)->json, qr/"items":\[\{"id":"1","title":"\\u0427\\u0430\\u0439","price":10.5,"count":1\},\{"id":"2"/, 'rows of DBIx::Class';
is_deeply [codes($given)], [map { "id_of_row order.items[$_].id" } 0, 1], 'whose ids are keys of the database';
is_deeply [codes(order(items => [$schema->resultset('Offer')->all]))], [], "but not the shop's own id";
like join(' ', check({ %{ order() }, user => $schema->resultset('Item')->first })), qr/error id_of_row: user\.id/, 'a part of the order as the customer';

my $dbh = $schema->storage->dbh;
my $row = $dbh->selectrow_hashref('SELECT id, title, price, count FROM items');
is_deeply [codes(order(items => [$row]))], [], 'a row of DBI';

done_testing;
