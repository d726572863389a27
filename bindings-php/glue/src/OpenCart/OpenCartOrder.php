<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\OpenCart;

use Closure;

/**
 * Converts an order of OpenCart from the rows of its models. The price of an item is what is paid for one: with tax, after
 * coupons, in the customer's currency.
 */
final class OpenCartOrder
{
    /**
     * @param array $order the row of the order
     * @param list<array> $lines the rows of its products
     * @param array<int, array> $catalogue the products' rows in the catalogue, by id; a product that is not sold now has none
     * @param array<int, float> $paid the part of its price that is paid for a product, by id, if that is not the whole
     * @param Closure(float): mixed $money converts an amount from the shop's currency to the customer's, and rounds it
     * @param string $offerId `product_id`, `model` or `sku`, whichever the feed has
     */
    public static function fromRows(
        array $order,
        array $lines,
        array $catalogue,
        array $paid,
        Closure $money,
        string $offerId,
    ): array {
        $folder = rtrim($order['store_url'] ?? '', '/') . '/image/';

        return [
            'user' => [
                'first_name' => self::text($order['firstname'] ?? null),
                'last_name' => self::text($order['lastname'] ?? null),
                'email' => self::text($order['email'] ?? null),
                'phone' => self::text($order['telephone'] ?? null),
                // Guests have the id 0.
                'id' => ($order['customer_id'] ?? null) ?: null,
            ],
            'order' => [
                'id' => $order['order_id'] ?? null,
                'price' => $money((float) ($order['total'] ?? 0)),
                'items' => array_map(
                    static fn (array $line): array => [
                        // The price is without the tax.
                        'price' => $money(((float) $line['price'] + (float) $line['tax']) * ($paid[$line['product_id']] ?? 1)),
                    ] + self::item($line, $catalogue[$line['product_id']] ?? [], $folder, $offerId),
                    $lines,
                ),
            ],
        ];
    }

    private static function item(array $line, array $product, string $folder, string $offerId): array
    {
        $image = self::text($product['image'] ?? null);

        return [
            'id' => self::text($line[$offerId] ?? $product[$offerId] ?? null),
            'title' => self::text($line['name']),
            'image' => $image === '' ? null : $folder . implode('/', array_map(rawurlencode(...), explode('/', $image))),
            'count' => $line['quantity'],
        ];
    }

    /** Decodes a text: OpenCart stores everything that people type as HTML, for example `&quot;`. */
    public static function text(mixed $stored): string
    {
        return html_entity_decode((string) $stored, ENT_QUOTES | ENT_HTML5, 'UTF-8');
    }
}
