<?php

declare(strict_types=1);

/** A good order, with the given parts changed: `order(['user' => …], …)`. */
function order(mixed ...$order): array
{
    return [
        'user' => ['name' => 'Анна Иванова', 'email' => 'anna@shop.ru'],
        'order' => $order + ['id' => 'A-1', 'price' => '1990.50', 'items' => [item()]],
    ];
}

function item(mixed ...$item): array
{
    return $item + ['id' => 'sku-1', 'title' => 'Шапка', 'price' => 1990.5, 'count' => 1];
}

/** What the snippet of an order sends. */
function sent(mixed $order, array $options = []): array
{
    return json_decode(Flocktory\Postcheckout\render($order, $options)->json, true, flags: JSON_THROW_ON_ERROR);
}

/** The problems of an order, as `code path`. */
function reported(mixed $order, array $options = []): array
{
    $reported = static fn (Flocktory\Postcheckout\Problem $problem): string => "$problem->code $problem->path";

    return array_map($reported, Flocktory\Postcheckout\check($order, $options));
}
