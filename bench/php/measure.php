<?php

declare(strict_types=1);

/** Prints the tables as Markdown: `php measure.php`, with opcache, the JIT and the extension. */

use function Flocktory\Postcheckout\render;

require __DIR__ . '/orders.php';
require __DIR__ . '/peers.php';

const OURS = 'Flocktory\Postcheckout\render';
const ROUNDS = [5 => 4000, 500 => 200];

/** What a script holds. */
function payload(string $script): mixed
{
    preg_match('/\{".*\}(?=\]\);)/s', $script, $found);

    return json_decode($found[0], true, flags: JSON_THROW_ON_ERROR);
}

/** @return array<string, float> Microseconds of each contender. All take turns, and each call has an order of its own. */
function medians(int $items): array
{
    $contenders = [OURS => static fn (array $order): string => render($order)->html] + peers();
    foreach ($contenders as $name => $contender) {
        payload($contender(order(1, $items))) == order(1, $items) || throw new Exception("$name sends something else");
    }
    $spent = [];
    for ($number = 0; $number < ROUNDS[$items]; $number++) {
        foreach ($contenders as $name => $contender) {
            $order = order($number, $items);
            $start = hrtime(true);
            $contender($order);
            $spent[$name][] = hrtime(true) - $start;
        }
    }

    return array_map(static function (array $times): float {
        sort($times);

        return $times[intdiv(count($times), 2)] / 1000;
    }, $spent);
}

opcache_get_status()['jit']['on'] || throw new Exception('the JIT is off');
[$few, $many] = [medians(5), medians(500)];
echo "| | 5 items | 500 items | ours is faster by |\n|---|---|---|---|\n";
foreach ($few as $name => $time) {
    $ratio = $name === OURS ? '' : sprintf('%.1f x / %.1f x', $time / $few[OURS], $many[$name] / $many[OURS]);
    printf("| %s | %.1f µs | %.0f µs | %s |\n", $name, $time, $many[$name], $ratio);
}
