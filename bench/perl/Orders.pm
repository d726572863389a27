# Orders as a shop has them, with texts made anew for each.
package Orders;

use strict;
use warnings;
use utf8;

my $BASE_URL = 'https://shop.example.ru';
my @TITLES = (
    'Кроссовки мужские Nike Air Max 90, белые', 'Чайник электрический «Заря» 1,7 л', 'Кофе в зёрнах Lavazza Oro, 1 кг',
    'Наушники Sony WH-1000XM5 (чёрные)', 'Книга «Мастер и Маргарита» М. Булгаков',
);

sub order {
    my ($number, $items) = @_;
    return {
        user  => { name => 'Анна' . ' Иванова', email => "anna.ivanova$number\@mail.ru" },
        order => {
            id => "A-$number", price => 129_999.9, custom_field => "crm-$number", items => [map { item($number, $_) } 0 .. $items - 1],
        },
        spot => 'desktop',
    };
}

# An order that the options complete: addresses of pictures without the host, and no spot.
sub incomplete {
    my ($number, $items) = @_;
    my $order = order($number, $items);
    delete $order->{spot};
    substr $_->{image}, 0, length $BASE_URL, '' for @{ $order->{order}{items} };
    return $order;
}

sub options {
    my ($number) = @_;
    return (nonce => sprintf('bm9uY2U%09d', $number), base_url => $BASE_URL, lang => 'ru', spot => 'desktop');
}

sub item {
    my ($number, $n) = @_;
    return {
        id    => 'sku-' . ($number % 1000 * 1000 + $n),
        title => join('', $TITLES[($number + $n) % 5]),
        price => 990.5 + $n,
        image => sprintf('%s/upload/iblock/%03x/%08x.jpg', $BASE_URL, $n % 4096, $n * 2_654_435),
        count => $n % 3 + 1,
    };
}

1;
