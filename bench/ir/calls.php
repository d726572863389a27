<?php

declare(strict_types=1);

/** Renders the first CALLS of 250 orders: calls.php ROW CALLS. */

use function Flocktory\Postcheckout\render;

require __DIR__ . '/../php/orders.php';

[, $row, $calls] = $argv;
$call = match ($row) {
    '5 items' => static fn (array $order): string => render($order)->html,
    '5 items, four options' => static fn (array $order): string =>
        render($order, ['nonce' => 'abc', 'base_url' => 'https://shop.example.ru/', 'lang' => 'ru', 'spot' => 'mobile'])->html,
};
gc_disable();
for ($number = 0; $number < 250; $number++) {
    $order = order($number, 5);
    if ($number < (int) $calls) {
        $call($order);
    }
}
