<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Bitrix;

use Bitrix\Sale\BasketItem;
use Bitrix\Sale\Order;

/** An order of 1C-Bitrix in the shape of the library. Its texts are of the site's own encoding. */
final class BitrixOrder
{
    /** The property that holds an offer's id: the product's own, or the external code, whichever the feed has. */
    public const PRODUCT_ID = 'PRODUCT_ID';
    public const XML_ID = 'PRODUCT_XML_ID';

    /** @param string $offerId PRODUCT_ID or XML_ID */
    public static function fromOrder(Order $order, string $offerId = self::PRODUCT_ID): array
    {
        $properties = $order->getPropertyCollection();
        $items = [];
        foreach ($order->getBasket() as $item) {
            // The parts of a set are paid with the set.
            if (!$item->isBundleChild()) {
                $items[] = self::item($item, $offerId);
            }
        }

        return [
            'user' => [
                'name' => $properties->getPayerName()?->getValue(),
                'email' => $properties->getUserEmail()?->getValue(),
                'phone' => $properties->getPhone()?->getValue(),
                'id' => self::userId($order->getUserId()),
            ],
            'order' => [
                'id' => $order->getId(),
                'custom_field' => $order->getField('ACCOUNT_NUMBER'),
                'price' => $order->getPrice(),
                'items' => $items,
            ],
        ];
    }

    private static function item(BasketItem $item, string $offerId): array
    {
        return [
            'id' => $item->getField($offerId),
            'title' => $item->getField('NAME'),
            'price' => $item->getPrice(),
            'count' => $item->getQuantity(),
        ];
    }

    /**
     * From the arrays that older templates of `sale.order.ajax` have in `confirm.php`.
     *
     * @param array $order `$arResult['ORDER']`: the row of the order
     * @param iterable<array> $basket its rows of CSaleBasket::GetList
     * @param array<string, string> $properties its properties by code: EMAIL, PHONE, and FIO or CONTACT_PERSON
     * @param string $offerId PRODUCT_ID or XML_ID
     */
    public static function fromArrays(
        array $order,
        iterable $basket,
        array $properties,
        string $offerId = self::PRODUCT_ID,
    ): array {
        $items = [];
        foreach ($basket as $row) {
            // A part of a set has the set's row as its parent; a set, itself.
            if (in_array($row['SET_PARENT_ID'] ?? null, [null, '', '0', 0, $row['ID'] ?? null], false)) {
                $items[] = [
                    'id' => $row[$offerId] ?? null,
                    'title' => $row['NAME'] ?? null,
                    'price' => $row['PRICE'] ?? null,
                    'count' => $row['QUANTITY'] ?? null,
                ];
            }
        }

        return [
            'user' => [
                'name' => $properties['FIO'] ?? $properties['CONTACT_PERSON'] ?? null,
                'email' => $properties['EMAIL'] ?? null,
                'phone' => $properties['PHONE'] ?? null,
                'id' => self::userId($order['USER_ID'] ?? null),
            ],
            'order' => [
                'id' => $order['ID'] ?? null,
                'custom_field' => $order['ACCOUNT_NUMBER'] ?? null,
                'price' => $order['PRICE'] ?? null,
                'items' => $items,
            ],
        ];
    }

    /** Nobody is logged in as 0. */
    private static function userId(mixed $id): mixed
    {
        return (int) $id > 0 ? $id : null;
    }
}
