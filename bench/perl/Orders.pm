# Orders as a shop has them, with texts made anew for each.
package Orders;

use strict;
use warnings;
use utf8;

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

sub item {
    my ($number, $n) = @_;
    return {
        id    => 'sku-' . ($number % 1000 * 1000 + $n),
        title => join('', $TITLES[($number + $n) % 5]),
        price => 990.5 + $n,
        image => sprintf('https://shop.example.ru/upload/iblock/%03x/%08x.jpg', $n % 4096, $n * 2_654_435),
        count => $n % 3 + 1,
    };
}

1;
