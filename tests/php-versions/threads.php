<?php

declare(strict_types=1);

/** One request among those of other threads. It exits with 42 if it saw only its own data, however it ended. */

use Flocktory\Postcheckout\InvalidOrderException;

use function Flocktory\Postcheckout\check;
use function Flocktory\Postcheckout\render;

require_once __DIR__ . '/../php/orders.php';

const RIGHT = 42;

['visitor' => $visitor, 'request' => $request] = $_GET;
$ends = [
    'returns' => static fn () => null,
    'exits' => static fn () => exit(1),
    'throws' => static fn () => throw new DomainException(),
    'fails' => static fn () => trigger_error('', E_USER_ERROR),
];
$end = array_keys($ends)[$request % count($ends)];
ini_set('display_errors', '0');
ini_set('error_log', '/dev/null');

$reached = 0;
register_shutdown_function(static function () use (&$reached, $end): void {
    exit($reached === ($end === 'returns' || $end === 'throws' ? 2 : 1) && sent(order())['order']['id'] === 'A-1' ? RIGHT : 1);
});

for ($time = 0; $time < 40; $time++) {
    $id = "A$visitor-$request-$time";
    $item = new class ($id) {
        public function __construct(public readonly string $id)
        {
        }

        public function getTitle(): string
        {
            return str_repeat($this->id, 20);
        }
    };
    $sent = sent(order(id: $id, items: (static fn () => yield $item)()));
    if ($sent['order']['id'] !== $id || $sent['order']['items'] !== [['id' => $id, 'title' => str_repeat($id, 20)]]) {
        exit(2);
    }
    try {
        render(order(id: $id, price: $id));
        exit(3);
    } catch (InvalidOrderException $invalid) {
        if (!str_contains($invalid->getMessage(), "\"$id\"") || $invalid->getLine() !== __LINE__ - 3) {
            exit(4);
        }
    }
    if (reported(order(id: $id, prise: 1)) !== ['unknown_key order.prise']) {
        exit(5);
    }
}

$reached = 1;
try {
    check(order(items: (static function () use ($ends, $end): Generator {
        yield item();
        $ends[$end]();
    })()));
    $reached = $end === 'returns' ? 2 : 3;
} catch (DomainException) {
    $reached = $end === 'throws' ? 2 : 3;
}
