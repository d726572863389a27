<?php

declare(strict_types=1);

/** Orders as a shop has them, with texts made anew for each. */

const BASE_URL = 'https://shop.example.ru';
const TITLES = [
    'Кроссовки мужские Nike Air Max 90, белые',
    'Чайник электрический «Заря» 1,7 л',
    'Кофе в зёрнах Lavazza Oro, 1 кг',
    'Наушники Sony WH-1000XM5 (чёрные)',
    'Книга «Мастер и Маргарита» М. Булгаков',
];

function order(int $number, int $items): array
{
    $list = [];
    for ($n = 0; $n < $items; $n++) {
        $list[] = [
            'id' => 'sku-' . ($number % 1000 * 1000 + $n),
            'title' => fresh(TITLES[($number + $n) % 5]),
            'price' => 990.5 + $n,
            'image' => sprintf('%s/upload/iblock/%03x/%08x.jpg', BASE_URL, $n % 4096, $n * 2654435),
            'count' => $n % 3 + 1,
        ];
    }

    return [
        'user' => ['name' => fresh('Анна Иванова'), 'email' => "anna.ivanova$number@mail.ru"],
        'order' => [
            'id' => "A-$number",
            'price' => 129999.9,
            'custom_field' => "crm-$number",
            'items' => $list,
        ],
        'spot' => fresh('desktop'),
    ];
}

/** An order that the options complete: addresses of pictures without the host, and no spot. */
function incomplete(int $number, int $items): array
{
    $order = order($number, $items);
    unset($order['spot']);
    foreach ($order['order']['items'] as &$item) {
        $item['image'] = substr($item['image'], strlen(BASE_URL));
    }

    return $order;
}

function options(int $number): array
{
    return [
        'nonce' => sprintf('bm9uY2U%09d', $number),
        'base_url' => fresh(BASE_URL),
        'lang' => fresh('ru'),
        'spot' => fresh('desktop'),
    ];
}

/** A copy of the text in a separate string, as a database gives it. */
function fresh(string $text): string
{
    return substr($text . '.', 0, -1);
}
