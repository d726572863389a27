<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento;

use Magento\Sales\Model\Order;
use Magento\Sales\Model\Order\Item;

/** Converts an order of Magento. The price of an item is what is paid for one: with tax, after the discounts of its line. */
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
            'title' => self::title($item),
            'price' => self::price($item),
            'count' => $item->getQtyOrdered(),
        ];
    }

    /** The name of a configurable product, with what was chosen: `Scarf - Red, L`. */
    private static function title(Item $item): ?string
    {
        $chosen = array_column($item->getProductOptions()['attributes_info'] ?? [], 'value');

        return $chosen === [] ? $item->getName() : $item->getName() . ' - ' . implode(', ', $chosen);
    }

    /** Magento has no such price, only the amounts of the line, or those of its parts if a bundle's price is theirs. */
    private static function price(Item $item): mixed
    {
        if ($item->getRowTotal() === null) {
            return $item->getPriceInclTax() ?? $item->getPrice();
        }
        $paid = 0.0;
        foreach (($item->isChildrenCalculated() ? $item->getChildrenItems() : []) ?: [$item] as $part) {
            $paid += $part->getRowTotal() + $part->getTaxAmount() + $part->getDiscountTaxCompensationAmount() - $part->getDiscountAmount();
        }

        return round($paid / ((float) $item->getQtyOrdered() ?: 1), 2);
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
