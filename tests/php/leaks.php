<?php

declare(strict_types=1);

/** Fails if memory grows, whatever becomes of the orders; `leaks.php 5` makes a fifth of the calls. */

use Flocktory\Postcheckout\Feed;
use Flocktory\Postcheckout\InvalidOrderException;

use function Flocktory\Postcheckout\check;
use function Flocktory\Postcheckout\gtmContainer;
use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;

require __DIR__ . '/orders.php';
require __DIR__ . '/feeds.php';

/** Bytes of this process. */
function resident(): int
{
    return 4096 * (int) explode(' ', file_get_contents('/proc/self/statm'))[1];
}

/** Of objects, references and texts made anew, with a warning. */
function unusual(): array
{
    $title = str_repeat('Шапка', random_int(1, 3));
    $user = new class {
        public string $email = 'anna@shop.ru';

        public function getName(): string
        {
            return str_repeat('Анна', 2);
        }
    };
    $items = static function () use (&$title): Generator {
        yield (object) ['id' => 1, 'title' => &$title, 'sku' => 1];
    };

    return ['user' => $user, 'order' => ['id' => 1, 'price' => 0.1, 'items' => $items()]];
}

function thrown(callable $call): void
{
    try {
        $call();
        exit(1);
    } catch (InvalidOrderException $invalid) {
        $invalid->getProblems() || exit(2);
    } catch (DomainException) {
    }
}

$order = order();
$failing = static function (): Generator {
    yield item();
    throw new DomainException();
};
$index = indexed(tempnam(sys_get_temp_dir(), 'feed'), 'sku-1', 'SKU-2');
$feed = Feed::open($index);
$works = [
    'feed' => [50_000, static fn () => [check(order(items: [item(), item(id: 'sku-2')]), ['feed' => $feed]), check(order(), ['feed' => $index]), Feed::open($index)]],
    'container' => [50_000, static fn () => [gtmContainer(['source' => 'ga4']), thrown(static fn () => gtmContainer(['nonse' => 1]))]],
    'valid' => [1_000_000, static fn () => render($order)->html],
    'all parts' => [100_000, static fn () => (array) render(unusual(), ['nonce' => 'abc'])],
    'invalid' => [50_000, static fn () => thrown(static fn () => render(['user' => []]))],
    'options' => [50_000, static fn () => thrown(static fn () => render([], ['nonse' => 1]))],
    'failing' => [50_000, static fn () => thrown(static fn () => render(order(items: $failing())))],
    'others' => [50_000, static fn () => [check(unusual()), loader(12345)]],
];
$share = (int) ($argv[1] ?? 1);
foreach ($works as $name => [$times, $work]) {
    $times = intdiv($times, $share);
    for ($time = 0; $time < $times / 10; $time++) {
        $work();
    }
    $before = [memory_get_usage(), resident()];
    for ($time = 0; $time < $times; $time++) {
        $work();
    }
    $grown = [memory_get_usage() - $before[0], resident() - $before[1]];
    echo "$name: $grown[0] bytes of PHP's, $grown[1] of the process, after $times times\n";
    // A byte for each would show; PHP counts the figures themselves. Of a fifth of the calls, the smallest block of malloc's, 32 bytes, would.
    if ($grown[0] > 1000 || $grown[1] > min($times * ($share > 1 ? 16 : 1), 500_000)) {
        exit(3);
    }
}
