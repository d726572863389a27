package Shop;

# Products, and orders in SQLite. Prices are whole kopecks, so that sums are exact.

use strict;
use warnings;
use utf8;

use DBI;

my @PRODUCTS = (
    { id => 'tea-1', title => 'Чай «Ёлочка» & мята',         price => 39050,  image => '/images/tea-1.jpg' },
    { id => 'cup-7', title => 'Чашка "</script>" <!-- №7', price => 121000, image => '/images/cup-7.jpg' },
);

sub new {
    my ($class, $file) = @_;
    return bless { file => $file, database => {}, product => { map { $_->{id} => $_ } @PRODUCTS } }, $class;
}

# One connection for each process, because SQLite's do not survive a fork.
sub _database {
    my ($self) = @_;
    return $self->{database}{$$} //= do {
        my %attributes = (RaiseError => 1, PrintError => 0, AutoInactiveDestroy => 1, sqlite_unicode => 1);
        my $database   = DBI->connect("dbi:SQLite:dbname=$self->{file}", '', '', \%attributes);
        $database->do('CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, key TEXT UNIQUE, name TEXT, email TEXT, phone TEXT)');
        $database->do('CREATE TABLE IF NOT EXISTS items (order_id INTEGER, product TEXT, price INTEGER, count INTEGER)');
        $database;
    };
}

sub products { return @PRODUCTS }

# The lines of a cart, which is a hash of counts.
sub lines {
    my ($self, $cart) = @_;
    return map { { %$_, count => $cart->{ $_->{id} } } } grep { $cart->{ $_->{id} } } @PRODUCTS;
}

# Stores an order under a key that nobody guesses.
sub buy {
    my ($self, $key, $cart, %customer) = @_;
    my $database = $self->_database;
    $database->begin_work;
    $database->do('INSERT INTO orders (key, name, email, phone) VALUES (?, ?, ?, ?)', undef, $key, @customer{qw(name email phone)});
    my $id = $database->last_insert_id('', '', 'orders', '');
    $database->do('INSERT INTO items VALUES (?, ?, ?, ?)', undef, $id, @$_{qw(id price count)}) for $self->lines($cart);
    $database->commit;
    return;
}

# An order as Flocktory gets it.
sub postcheckout {
    my ($self, $key) = @_;
    my $order = $self->_database->selectrow_hashref('SELECT * FROM orders WHERE key = ?', undef, $key) or return;
    my $items = $self->_database->selectall_arrayref('SELECT * FROM items WHERE order_id = ?', { Slice => {} }, $order->{id});
    my $total = 0;
    $total += $_->{price} * $_->{count} for @$items;
    return {
        user  => { map { $_ => $order->{$_} } qw(name email phone) },
        order => { id => $order->{id}, price => roubles($total), items => [map { $self->_item($_) } @$items] },
    };
}

sub _item {
    my ($self, $item) = @_;
    my $product = $self->{product}{ $item->{product} };
    return { id => $product->{id}, title => $product->{title}, image => $product->{image}, price => roubles($item->{price}), count => $item->{count} };
}

# Text, so that no floating-point number is rounded.
sub roubles {
    my ($kopecks) = @_;
    return sprintf '%d.%02d', int($kopecks / 100), $kopecks % 100;
}

1;
