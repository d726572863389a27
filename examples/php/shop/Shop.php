<?php

declare(strict_types=1);

/** Products and orders in SQLite. Prices are text with two decimals, as databases give them. */
final class Shop
{
    private const PRODUCTS = [
        ['tea-1', 'Чай «Ёлочка» & мята', '390.50', '/images/tea-1.jpg'],
        ['cup-7', 'Чашка "</script>" <!-- №7', '1210.00', '/images/cup-7.jpg'],
    ];

    private PDO $database;

    public function __construct(string $file)
    {
        $this->database = new PDO("sqlite:$file", options: [PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC]);
        $this->database->exec('PRAGMA busy_timeout = 5000');
        $this->database->exec('CREATE TABLE IF NOT EXISTS orders (
            id INTEGER PRIMARY KEY, key TEXT UNIQUE, name TEXT, email TEXT, phone TEXT, price TEXT)');
        $this->database->exec('CREATE TABLE IF NOT EXISTS items (
            order_id INTEGER, product TEXT, title TEXT, price TEXT, image TEXT, count INTEGER)');
    }

    /** @return list<array{id: string, title: string, price: string, image: string}> */
    public function products(): array
    {
        return array_map(static fn (array $row): array => array_combine(['id', 'title', 'price', 'image'], $row), self::PRODUCTS);
    }

    /** Writes an order, and gives the key of its page: nobody guesses it. */
    public function buy(array $form): string
    {
        $key = bin2hex(random_bytes(16));
        $counts = array_map(intval(...), (array) ($form['count'] ?? []));
        $bought = array_filter($this->products(), static fn (array $product): bool => ($counts[$product['id']] ?? 0) > 0);
        $price = array_sum(array_map(static fn (array $product): float => $product['price'] * $counts[$product['id']], $bought));

        $this->database->beginTransaction();
        $this->insert('orders', [
            'key' => $key,
            'name' => (string) ($form['name'] ?? ''),
            'email' => (string) ($form['email'] ?? ''),
            'phone' => (string) ($form['phone'] ?? ''),
            'price' => number_format($price, 2, '.', ''),
        ]);
        $order = $this->database->lastInsertId();
        foreach ($bought as ['id' => $id, 'title' => $title, 'price' => $price, 'image' => $image]) {
            $this->insert('items', ['order_id' => $order, 'product' => $id, 'title' => $title, 'price' => $price, 'image' => $image, 'count' => $counts[$id]]);
        }
        $this->database->commit();

        return $key;
    }

    /** The order as Flocktory gets it. */
    public function order(string $key): ?array
    {
        [$order] = $this->rows('SELECT id, name, email, phone, price FROM orders WHERE key = ?', $key) + [null];
        if ($order === null) {
            return null;
        }

        return [
            'user' => ['name' => $order['name'], 'email' => $order['email'], 'phone' => $order['phone']],
            'order' => [
                'id' => $order['id'],
                'price' => $order['price'],
                'items' => $this->rows('SELECT product AS id, title, price, image, count FROM items WHERE order_id = ?', $order['id']),
            ],
        ];
    }

    private function insert(string $table, array $row): void
    {
        $places = implode(', ', array_fill(0, count($row), '?'));
        $names = implode(', ', array_keys($row));
        $this->database->prepare("INSERT INTO $table ($names) VALUES ($places)")->execute(array_values($row));
    }

    /** @return list<array> */
    private function rows(string $query, mixed $parameter): array
    {
        $rows = $this->database->prepare($query);
        $rows->execute([$parameter]);

        return $rows->fetchAll();
    }
}
