<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\WooCommerce;

use WC_Order;
use WC_Order_Item_Product;

/** Converts an order of WooCommerce. The price of an item is what is paid for one: with tax, after coupons. */
final class WooCommerceOrder
{
    /** The offer's id, whichever the feed has. */
    public const ID = 'id';
    public const SKU = 'sku';

    /** @param string $offerId ID or SKU */
    public static function fromOrder(WC_Order $order, string $offerId = self::ID): array
    {
        return [
            'user' => [
                'first_name' => $order->get_billing_first_name(),
                'last_name' => $order->get_billing_last_name(),
                'email' => $order->get_billing_email(),
                'phone' => $order->get_billing_phone(),
                'id' => $order->get_user_id() ?: null,
            ],
            'order' => [
                'id' => $order->get_id(),
                'custom_field' => $order->get_order_number(),
                'price' => $order->get_total(),
                'items' => array_map(
                    static fn (WC_Order_Item_Product $item): array => self::item($order, $item, $offerId),
                    array_values($order->get_items()),
                ),
            ],
        ];
    }

    private static function item(WC_Order $order, WC_Order_Item_Product $item, string $offerId): array
    {
        $product = $item->get_product();
        $image = $product ? wp_get_attachment_image_url((int) $product->get_image_id(), 'full') : false;

        return [
            'id' => $offerId === self::SKU ? ($product ? $product->get_sku() : null) : self::id($item),
            // WordPress stores titles as HTML, for example `&amp;`.
            'title' => html_entity_decode($item->get_name(), ENT_QUOTES | ENT_HTML5, 'UTF-8'),
            'price' => $order->get_item_total($item, true),
            'image' => $image ?: null,
            'count' => $item->get_quantity(),
        ];
    }

    /** Feeds have an offer for each variation. A product that has been deleted since then has no id. */
    private static function id(WC_Order_Item_Product $item): mixed
    {
        return $item->get_variation_id() ?: $item->get_product_id() ?: null;
    }
}
