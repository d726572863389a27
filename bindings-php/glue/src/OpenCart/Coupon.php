<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\OpenCart;

/**
 * What a coupon takes off the products of an order. OpenCart stores only the sum, among the totals of the order; the
 * coupon says to which products it belongs. Other totals, such as a gift certificate, belong to no product.
 */
final class Coupon
{
    /** @param object $db the shop's database */
    public function __construct(private object $db)
    {
    }

    /**
     * @param list<array> $lines the rows of the order's products
     * @param list<array> $totals the rows of its totals
     * @return array<int, float> the part of its price that is paid for a product, by the product's id
     */
    public function paid(array $lines, array $totals): array
    {
        $sums = array_column($totals, 'value', 'code');
        $coupon = $this->coupon(array_column($totals, 'title', 'code')['coupon'] ?? '');
        $sum = -($sums['coupon'] ?? 0) - ($coupon['shipping'] ?? 0 ? $sums['shipping'] ?? 0 : 0);
        if (!$coupon || $sum <= 0) {
            return [];
        }
        $ids = array_map(intval(...), array_column($lines, 'product_id'));
        $ids = $this->products((int) $coupon['coupon_id'], $ids) ?: $ids;
        $full = 0.0;
        foreach ($lines as $line) {
            $full += in_array((int) $line['product_id'], $ids, true) ? (float) $line['total'] : 0;
        }

        return array_fill_keys($ids, $full > 0 ? max(0, 1 - $sum / $full) : 1.0);
    }

    /** The coupon's row, which OpenCart finds too by the code in the total's title: `Coupon (SALE)`. */
    private function coupon(string $title): array
    {
        return preg_match('/\((.*)\)/s', $title, $match)
            ? $this->db->query('SELECT * FROM `' . DB_PREFIX . "coupon` WHERE `code` = '" . $this->db->escape($match[1]) . "'")->row
            : [];
    }

    /** @return list<int> Those of the products to which the coupon is limited; none if it is not limited. */
    private function products(int $coupon, array $ids): array
    {
        $list = implode(',', $ids);
        $rows = $this->db->query(strtr(
            "SELECT `product_id` FROM `oc_coupon_product` WHERE `coupon_id` = $coupon AND `product_id` IN ($list)"
            . ' UNION SELECT `p`.`product_id` FROM `oc_coupon_category` `c`'
            . ' JOIN `oc_category_path` `path` ON `path`.`path_id` = `c`.`category_id`'
            . ' JOIN `oc_product_to_category` `p` ON `p`.`category_id` = `path`.`category_id`'
            . " WHERE `c`.`coupon_id` = $coupon AND `p`.`product_id` IN ($list)",
            ['`oc_' => '`' . DB_PREFIX],
        ))->rows;

        return array_map(intval(...), array_column($rows, 'product_id'));
    }
}
