<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento;

use Magento\Sales\Model\Order;
use Magento\Sales\Model\Order\Item;

/** Converts an order of Magento. */
final class MagentoOrder
{
    /** @param string $offerId `product_id` or `sku`, whichever the feed has */
    public static function fromOrder(Order $order, string $offerId = 'product_id'): array
    {
        return [
            'user' => [
                // A guest's order has no name; its address has.
                'first_name' => $order->getCustomerFirstname() ?? $order->getBillingAddress()?->getFirstname(),
                'last_name' => $order->getCustomerLastname() ?? $order->getBillingAddress()?->getLastname(),
                'email' => $order->getCustomerEmail(),
                'phone' => $order->getBillingAddress()?->getTelephone(),
                'id' => $order->getCustomerId(),
            ],
            'order' => [
                'id' => $order->getIncrementId(),
                'price' => $order->getGrandTotal(),
                // A configurable product and its chosen variation are two items, of which one is visible.
                'items' => array_map(
                    static fn (Item $item): array => self::item($item, $offerId),
                    array_values($order->getAllVisibleItems()),
                ),
            ],
        ];
    }

    private static function item(Item $item, string $offerId): array
    {
        return [
            'id' => $offerId === 'sku' ? self::sku($item) : self::bought($item)->getProductId(),
            'title' => $item->getName(),
            'price' => $item->getPriceInclTax() ?? $item->getPrice(),
            'count' => $item->getQtyOrdered(),
        ];
    }

    /** The variation of a configurable product: feeds have an offer for each variation. */
    private static function bought(Item $item): Item
    {
        return $item->getProductType() === 'configurable' ? $item->getChildrenItems()[0] ?? $item : $item;
    }

    /** The catalogue's SKU: the order's may end with the codes of chosen options. */
    private static function sku(Item $item): ?string
    {
        return $item->getProductOptionByCode('simple_sku') ?? $item->getProduct()?->getSku() ?? $item->getSku();
    }
}
