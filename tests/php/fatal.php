<?php

declare(strict_types=1);

/**
 * PHP ends the request inside the shop's code, or because the memory is not enough for the snippet; shutdown functions still
 * run: `php fatal.php memory|exit|error|snippet`.
 */

require __DIR__ . '/orders.php';

register_shutdown_function(static function (): void {
    echo strlen((string) Flocktory\Postcheckout\render(order())) > 0 ? 'ended well' : '';
});
$ends = [
    'memory' => static fn () => str_repeat('x', 1 << 30),
    'exit' => static fn () => exit(0),
    'error' => static fn () => trigger_error('fatal', E_USER_ERROR),
];
if ($argv[1] === 'snippet') {
    $title = str_repeat('Шапка ', 1000);
    Flocktory\Postcheckout\render(order(items: array_map(static fn (int $id) => item(id: $id, title: $title), range(1, 3000))));
    exit('not reached');
}
$end = new class ($ends[$argv[1]]) {
    public function __construct(private Closure $end)
    {
    }

    public function __toString(): string
    {
        ($this->end)();

        return 'never';
    }
};
Flocktory\Postcheckout\render(order(items: [item(), item(title: $end), item()]));
echo 'not reached';
