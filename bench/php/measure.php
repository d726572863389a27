<?php

declare(strict_types=1);

/** Writes the tables between the marks of a README: `php measure.php README.md`, with opcache and the extension; with the JIT only its own table. */

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

/**
 * Microseconds of this library and of another. The two take turns, so that no third one affects the caches; each call
 * has its own order.
 *
 * @return array{float, float}
 */
function medians(callable $other, int $items): array
{
    $contenders = [static fn (array $order): string => render($order)->html, $other];
    foreach ($contenders as $contender) {
        payload($contender(order(1, $items))) == order(1, $items) || throw new Exception('something else is sent');
    }
    $spent = [];
    for ($number = 0; $number < ROUNDS[$items]; $number++) {
        foreach ($contenders as $which => $contender) {
            $order = order($number, $items);
            $start = hrtime(true);
            $contender($order);
            $spent[$which][] = hrtime(true) - $start;
        }
    }

    return array_map(static function (array $times): float {
        sort($times);

        return $times[intdiv(count($times), 2)] / 1000;
    }, $spent);
}

function speed(): string
{
    $line = static fn (string $name, float $few, float $many, string $ratios): string =>
        sprintf('| %s | %.1f µs | %.0f µs | %s |', $name, $few, $many, $ratios);
    $lines = ['| | 5 items | 500 items | ours is faster by |', '|---|---|---|---|'];
    foreach (peers() as $name => $other) {
        [[$few, $otherFew], [$many, $otherMany]] = [medians($other, 5), medians($other, 500)];
        $lines[2] ??= $line(OURS, $few, $many, '');
        $lines[] = $line($name, $otherFew, $otherMany, sprintf('%.1f x / %.1f x', $otherFew / $few, $otherMany / $many));
    }

    return implode("\n", $lines);
}

/** Milliseconds of the processor that a bare PHP takes. */
function start(string ...$arguments): float
{
    $before = getrusage(1);
    proc_close(proc_open([PHP_BINARY, '-n', ...$arguments, '-r', ''], [], $pipes));
    $after = getrusage(1);
    $used = static fn (string $which): float => ($after["ru_$which.tv_sec"] - $before["ru_$which.tv_sec"]) * 1e3
        + ($after["ru_$which.tv_usec"] - $before["ru_$which.tv_usec"]) / 1e3;

    return $used('utime') + $used('stime');
}

function size(): string
{
    $extension = getenv('EXTENSION');
    $added = [];
    for ($time = 0; $time < 100; $time++) {
        $added[] = start("-dextension=$extension") - start();
    }
    sort($added);

    return implode("\n", [
        '| | |',
        '|---|---|',
        sprintf('| the extension | %.0f kB |', filesize($extension) / 1000),
        sprintf("| its start, beyond PHP's own | %.1f ms |", $added[50]),
    ]);
}

function versions(): string
{
    preg_match('/^Version: ([\d.]+)/m', (string) shell_exec('dpkg -s php-symfony-validator'), $symfony);

    return sprintf('PHP %s, symfony/validator %s.', PHP_VERSION, $symfony[1] ?? 'unknown');
}

$jit = opcache_get_status()['jit']['on'] ?? false;
// The JIT is off by default.
$blocks = $jit ? ['jit' => speed()] : ['versions' => versions(), 'speed' => speed(), 'size' => size()];
$readme = file_get_contents($argv[1]);
foreach ($blocks as $mark => $block) {
    $readme = preg_replace("/<!-- $mark -->.*?<!-- end -->/s", "<!-- $mark -->\n$block\n<!-- end -->", $readme, count: $count);
    $count === 1 || throw new Exception($mark);
}
file_put_contents($argv[1], $readme);
echo implode("\n", $blocks), "\n";
