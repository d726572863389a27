<?php

declare(strict_types=1);

/** What a shop on OpenCart stores: its tables, its log and a visitor's session. */
final class Shop
{
    public const ORDER = [
        'order_id' => '7',
        'store_url' => 'https://shop.ru/',
        'customer_id' => '15',
        'firstname' => 'Анна &quot;Ню&quot;',
        'lastname' => 'О\'Нил &amp; Ко',
        'email' => 'anna@shop.ru',
        'telephone' => '+7 (999) 888-77-66',
        'total' => '54.9000',
        'order_status_id' => '1',
        'currency_code' => 'RUB',
        'currency_value' => '90.50000000',
    ];

    public const LINES = [
        ['product_id' => '40', 'name' => 'Шапка &quot;Ню&quot; &lt;/script&gt;', 'model' => 'HAT&amp;1', 'quantity' => '2', 'price' => '10.0000', 'total' => '20.0000', 'tax' => '2.0000'],
        ['product_id' => '43', 'name' => 'Чай', 'model' => 'TEA', 'quantity' => '1', 'price' => '25.5000', 'total' => '25.5000', 'tax' => '5.1000'],
    ];

    public const TOTALS = [
        ['code' => 'sub_total', 'title' => 'Sub-Total', 'value' => '45.5000'],
        ['code' => 'shipping', 'title' => 'Flat', 'value' => '0.3000'],
        ['code' => 'total', 'title' => 'Total', 'value' => '54.9000'],
    ];

    /** @var array<string, mixed> */
    public array $config = [];
    public array $events = [];
    public array $log = [];
    public array $session = [];
    public array $order = self::ORDER;
    public array $lines = self::LINES;
    public array $totals = self::TOTALS;
    /** The product 43 is not sold now. */
    public array $products = [40 => ['product_id' => '40', 'image' => 'catalog/мой файл &amp; 1.jpg', 'sku' => 'S-40']];
    /** Of OpenCart 4.1.0.3 and later. */
    public array $codes = [];
    public array $coupon = [];
    /** @var list<int> */
    public array $couponProducts = [];
    public bool $mayModify = true;

    public function __construct(array $values)
    {
        foreach ($values as $name => $value) {
            $this->$name = $value;
        }
    }

    /** The result of a query. */
    public function query(string $sql): object
    {
        $rows = match (1) {
            preg_match("/FROM `oc_coupon` WHERE `code` = '(.*)'$/", $sql, $match) => $match[1] === 'SA\\\'LE' ? [$this->coupon] : [],
            preg_match('/FROM `oc_coupon_product` .* IN \(40,43\)/', $sql) => array_map(static fn ($id): array => ['product_id' => (string) $id], $this->couponProducts),
        };

        return (object) ['row' => $rows[0] ?? [], 'rows' => $rows, 'num_rows' => count($rows)];
    }

    /** Stores what a form has posted, as OpenCart does: as HTML. */
    public function save(string $code, array $data): void
    {
        $this->config = array_filter($this->config, static fn (string $key): bool => !str_starts_with($key, $code), ARRAY_FILTER_USE_KEY);
        $this->config += $data;
    }
}
