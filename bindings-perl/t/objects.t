# What objects of Perl mean: accessors, overloads, ties.

use strict;
use warnings;
use utf8;

use lib 't/lib';
use Flocktory::Postcheckout qw(check render);
use OrderFixture qw(codes extra_of order sent);
use Test::More;

package Shop::Row {
    our @called;

    sub new {
        my ($class, %fields) = @_;
        return bless {%fields}, $class;
    }
    for my $name (qw(id title price count name email user order items)) {
        no strict 'refs';
        *$name = sub { my ($self) = @_; push @called, $name; return $self->{"_$name"} };
    }
    sub secret { die 'called' }
}

package Shop::Item { our @ISA = 'Shop::Row'; sub order { die 'an item is not asked for its order' } }

package Shop::Money {
    use overload '""' => sub { $_[0]{amount} }, fallback => 1;
}

package Shop::Count {
    use overload '0+' => sub { $_[0]{count} }, fallback => 0;
}

package Shop::Truth {
    use overload bool => sub { 1 }, fallback => 1;
}

package Shop::Basket {
    use overload '@{}' => sub { $_[0]->() };
}

package Shop::Map {
    use overload '%{}' => sub { return { email => 'anna@shop.ru', name => 'Anna' } };
}

package Shop::Result {
    sub all  { return @{ $_[0]{rows} } }
    sub next { die }
    sub count { die 'the rows of a query are asked first' }
}

package Shop::Json {
    sub TO_JSON { return { id => 'A-9', price => 1, items => [{ id => 1 }] } }
}

package Shop::Late {
    our $AUTOLOAD;
    sub can { my ($self, $name) = @_; return $name =~ /\A(?:email|name)\z/ ? sub { "$name\@shop.ru" } : $self->SUPER::can($name) }
    sub AUTOLOAD { die "AUTOLOAD $AUTOLOAD" if $AUTOLOAD !~ /DESTROY/ }
}

package Shop::Context {
    sub id    { return wantarray ? 'list' : 'scalar' }
    sub price { return }
}

package main;

# Accessors.
my $row = Shop::Row->new(
    _order => Shop::Row->new(
        _id => 'A-1', _price => '10.50',
        _items => [map { Shop::Item->new(_id => "sku-$_", _title => "T$_", _count => $_, _price => '5.25') } 1 .. 2],
    ),
    _user => Shop::Row->new(_name => 'Anna', _email => 'anna@shop.ru'),
);
my $snippet = render($row);
is $snippet->json,
    '{"user":{"name":"Anna","email":"anna@shop.ru"},"order":{"id":"A-1","price":10.5,"items":['
    . join(',', map { qq({"id":"sku-$_","title":"T$_","price":5.25,"count":$_}) } 1 .. 2) . ']}}', 'a whole order of objects';
is_deeply [$snippet->problems], [], 'without problems';
my %times;
$times{$_}++ for @Shop::Row::called;
is $times{email}, 1, 'each accessor is called once' or diag explain \%times;
like join(' ', check(order(id => Shop::Row->new))), qr/Shop::Row/, 'an object where a text is due';
like join(' ', check({ %{ order() }, extra => { it => Shop::Row->new } })), qr/extra\.it .*Shop::Row/, 'and in extra';

my $context = { %{ order() }, order => bless {}, 'Shop::Context' };
like join(' ', check($context)), qr/price_missing.*items_missing/, 'accessors are called in scalar context';

# Hashes without accessors.
my $hash = { user => bless({ email => 'anna@shop.ru', _state => {} }, 'Some::Class'), order => order()->{order} };
is render($hash)->json =~ /"email":"anna\@shop\.ru"/, 1, 'a blessed hash without accessors';
is_deeply [codes($hash)], ['name_missing user.name'], 'of which only the fields are read';

# Overloads.
is sent(price => bless { amount => '12.30' }, 'Shop::Money'), '12.3', 'a text';
is extra_of(bless { amount => '12.30' }, 'Shop::Money'), '"12.30"', 'in extra';
is sent(price => bless { count => 12.5 }, 'Shop::Count'), '12.5', 'a number';
is extra_of(bless { count => 12.5 }, 'Shop::Count'), '12.5', 'in extra';
like join(' ', check(order(price => bless {}, 'Shop::Truth'))), qr/Shop::Truth/, 'a truth value alone is not a text';
my $items = bless sub { return [{ id => 1 }, { id => 2 }] }, 'Shop::Basket';
like render(order(items => $items))->json, qr/"items":\[\{"id":"1"\},\{"id":"2"\}\]/, 'an array';
like render({ %{ order() }, user => bless [], 'Shop::Map' })->json, qr/"name":"Anna","email":"anna\@shop\.ru"/, 'a hash';
like render(order(items => bless [{ id => 1 }], 'Some::Collection'))->json, qr/"items":\[\{"id":"1"\}\]/, 'a blessed array';
is extra_of(bless [1, 2], 'Some::Collection'), '[1,2]', 'in extra';
like render(order(items => bless { rows => [{ id => 1 }] }, 'Shop::Result'))->json, qr/"items":\[\{"id":"1"\}\]/, 'the result of a query';
like render({ %{ order() }, order => bless [], 'Shop::Json' })->json, qr/"id":"A-9"/, 'TO_JSON';
like render({ %{ order() }, user => bless [], 'Shop::Late' })->json, qr/"name":"name\@shop\.ru"/, 'methods that `can` makes';

# Truth values.
for my $class (qw(JSON::PP::Boolean boolean Mojo::JSON::_Bool)) {
    my ($true, $false) = map { bless \(my $value = $_), $class } 1, 0;
    is extra_of([$true, $false]), '[true,false]', $class;
}

# Ties.
package Tied::Hash {
    require Tie::Hash;
    our @ISA = 'Tie::StdHash';
    our $fetched = 0;
    sub FETCH { $fetched++; return $_[0]->SUPER::FETCH($_[1]) }
}
package Tied::Array {
    require Tie::Array;
    our @ISA = 'Tie::StdArray';
}
package Tied::Scalar {
    require Tie::Scalar;
    our @ISA = 'Tie::StdScalar';
    our $fetched = 0;
    sub FETCH { $fetched++; return ${ $_[0] } }
}
package Tied::Endless {
    sub TIEHASH  { return bless [], shift }
    sub FIRSTKEY { return 'k0' }
    sub NEXTKEY  { my ($self, $last) = @_; return 'k' . (substr($last, 1) + 1) }
    sub FETCH    { return 1 }
    sub EXISTS   { return 1 }
}
package main;

tie my %tied, 'Tied::Hash';
%tied = %{ order()->{order} };
tie my @tied, 'Tied::Array';
@tied = ({ id => 'sku-1' }, { id => 'sku-2' });
tie my $tied, 'Tied::Scalar';
$tied = 'A-7';
$tied{items} = \@tied;
$tied{id}    = $tied;
$Tied::Hash::fetched = $Tied::Scalar::fetched = 0;
like render({ %{ order() }, order => \%tied })->json, qr/"id":"A-7",.*"items":\[\{"id":"sku-1"\},\{"id":"sku-2"\}\]/, 'a tied hash and array';
is $Tied::Hash::fetched, 3, 'each value is fetched once';
is render(order(id => $tied))->json =~ /"id":"A-7"/, 1, 'a tied scalar';
my $given = order();
tie $given->{order}{custom_field}, 'Tied::Scalar';
$given->{order}{custom_field} = 'crm-1';
$Tied::Scalar::fetched = 0;
like render($given)->json, qr/"custom_field":"crm-1"/, 'a tied element';
is $Tied::Scalar::fetched, 1, 'is fetched once';
tie my %endless, 'Tied::Endless';
like join(' ', check({ %{ order() }, extra => \%endless })), qr/too_many_keys/, 'a tied hash without an end';

# Options.
is_deeply [codes(order(), lang => bless({ amount => 'ru' }, 'Shop::Money'))], [], 'an option that is an object';

done_testing;
