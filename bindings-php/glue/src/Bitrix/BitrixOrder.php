<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Bitrix;

use Bitrix\Sale\BasketItem;
use Bitrix\Sale\Order;
use CSaleUser;

/**
 * Converts an order of 1C-Bitrix. Its texts are in the site's encoding. The price of an item is what is paid for one: with VAT,
 * after the discounts, of the catalogue and of the basket, that Bitrix has put into it.
 */
final class BitrixOrder
{
    /**
     * The property with an offer's id: the product's id or the external code, whichever the feed has. The basket
     * prefixes the code of a variation with its product's: `product#variation`.
     */
    public const PRODUCT_ID = 'PRODUCT_ID';
    public const XML_ID = 'PRODUCT_XML_ID';

    /**
     * @param string $offerId PRODUCT_ID or XML_ID
     * @return ?array null for an order that was cancelled
     */
    public static function fromOrder(Order $order, string $offerId = self::PRODUCT_ID): ?array
    {
        if ($order->getField('CANCELED') === 'Y') {
            return null;
        }
        $properties = $order->getPropertyCollection();
        $items = [];
        foreach ($order->getBasket() as $item) {
            // The parts of a set are paid with the set.
            if (!$item->isBundleChild()) {
                $items[] = self::item($item, $offerId);
            }
        }

        return [
            'user' => self::user(
                $properties->getPayerName()?->getValue(),
                $properties->getUserEmail()?->getValue(),
                $properties->getPhone()?->getValue(),
                $order->getUserId(),
            ),
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
            'price' => $item->getPriceWithVat(),
            'count' => $item->getQuantity(),
        ];
    }

    /**
     * Converts the arrays that older templates of `sale.order.ajax` have in `confirm.php`.
     *
     * @param array $order `$arResult['ORDER']`: the row of the order
     * @param iterable<array> $basket its rows of CSaleBasket::GetList
     * @param array<string, string> $properties its properties by code: EMAIL, PHONE, and FIO or CONTACT_PERSON
     * @param string $offerId PRODUCT_ID or XML_ID
     * @return ?array null for an order that was cancelled
     */
    public static function fromArrays(
        array $order,
        iterable $basket,
        array $properties,
        string $offerId = self::PRODUCT_ID,
    ): ?array {
        if (($order['CANCELED'] ?? null) === 'Y') {
            return null;
        }
        $items = [];
        foreach ($basket as $row) {
            // A part of a set has the set's row as its parent; a set, itself.
            if (in_array($row['SET_PARENT_ID'] ?? null, [null, '', '0', 0, $row['ID'] ?? null], false)) {
                $items[] = [
                    'id' => $row[$offerId] ?? null,
                    'title' => $row['NAME'] ?? null,
                    'price' => self::priceWithVat($row),
                    'count' => $row['QUANTITY'] ?? null,
                ];
            }
        }

        return [
            'user' => self::user(
                $properties['FIO'] ?? $properties['CONTACT_PERSON'] ?? null,
                $properties['EMAIL'] ?? null,
                $properties['PHONE'] ?? null,
                $order['USER_ID'] ?? null,
            ),
            'order' => [
                'id' => $order['ID'] ?? null,
                'custom_field' => $order['ACCOUNT_NUMBER'] ?? null,
                'price' => $order['PRICE'] ?? null,
                'items' => $items,
            ],
        ];
    }

    private static function user(mixed $name, mixed $email, mixed $phone, mixed $id): array
    {
        // The user 0 means a guest, and one-click orders share one user.
        $isSomebody = (int) $id > 0 && ($email || $phone || (int) $id !== (int) CSaleUser::GetAnonymousUserID());

        return ['name' => $name, 'email' => $email, 'phone' => $phone, 'id' => $isSomebody ? $id : null];
    }

    /** Calculates the price like `getPriceWithVat()` of a basket's item. */
    private static function priceWithVat(array $row): mixed
    {
        $price = $row['PRICE'] ?? null;

        return ($row['VAT_INCLUDED'] ?? 'Y') === 'N' ? round((float) $price * (1 + (float) ($row['VAT_RATE'] ?? 0)), 2) : $price;
    }
}
