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
 * The median microseconds of each contender. They take turns, and each call has its own arguments, made just before.
 *
 * @param array<string, callable> $contenders
 * @param callable(string, int): array $arguments of a contender
 *
 * @return array<string, float>
 */
function medians(array $contenders, callable $arguments, int $rounds): array
{
    $spent = [];
    for ($number = 0; $number < $rounds; $number++) {
        foreach ($contenders as $which => $contender) {
            $given = $arguments($which, $number);
            $start = hrtime(true);
            $contender(...$given);
            $spent[$which][] = hrtime(true) - $start;
        }
    }

    return array_map(static function (array $times): float {
        sort($times);

        return $times[intdiv(count($times), 2)] / 1000;
    }, $spent);
}

function ours(array ...$arguments): string
{
    return render(...$arguments)->html;
}

/** All must send the same payload, with the same tag. */
function agree(array $contenders, array ...$arguments): void
{
    $ours = ours(...$arguments);
    foreach ($contenders as $name => $contender) {
        $script = $contender(...$arguments);
        payload($script) == payload($ours) || throw new Exception("$name sends something else");
        strtok($script, '>') === strtok($ours, '>') || throw new Exception("$name has another tag");
    }
}

function speed(): string
{
    $line = static fn (string $name, float $few, float $many, string $ratios): string =>
        sprintf('| %s | %.1f µs | %.0f µs | %s |', $name, $few, $many, $ratios);
    $lines = ['| | 5 items | 500 items | ours is faster by |', '|---|---|---|---|'];
    foreach (peers() as $name => $other) {
        $times = [];
        foreach (ROUNDS as $items => $rounds) {
            agree([$other], order(1, $items));
            // The two take turns, so that no third one affects the caches.
            $make = static fn (string $which, int $number): array => [order($number, $items)];
            $times[] = medians([OURS => ours(...), $name => $other], $make, $rounds);
        }
        [$few, $many] = $times;
        $lines[2] ??= $line(OURS, $few[OURS], $many[OURS], '');
        $ratios = sprintf('%.1f x / %.1f x', $few[$name] / $few[OURS], $many[$name] / $many[OURS]);
        $lines[] = $line($name, $few[$name], $many[$name], $ratios);
    }

    return implode("\n", $lines);
}

/** With and without options; each contender takes turns with itself. */
function cases(): string
{
    $cases = [
        'no options' => static fn (int $number): array => [order($number, 5)],
        'with nonce, base_url, lang, spot' => static fn (int $number): array => [order($number, 5), options($number)],
        'the same, which complete the order' => static fn (int $number): array => [incomplete($number, 5), options($number)],
    ];
    $make = static fn (string $case, int $number): array => $cases[$case]($number);
    $contenders = [OURS => ours(...), ...by_hand()];
    foreach ($cases as $case) {
        agree($contenders, ...$case(1));
    }
    $times = array_map(static fn (callable $contender) => medians(array_map(static fn () => $contender, $cases), $make, ROUNDS[5]), $contenders);
    $lines = ['| 5 items | ' . implode(' | ', array_keys($times)) . ' | ours is faster by |', '|---|---|---|---|---|'];
    foreach (array_keys($cases) as $case) {
        $cells = array_map(
            static fn (array $of): string => sprintf('%.1f µs, %+.0f %%', $of[$case], 100 * ($of[$case] / $of['no options'] - 1)),
            $times,
        );
        $ratio = static fn (string $name): string => sprintf('%.1f x', $times[$name][$case] / $times[OURS][$case]);
        $lines[] = "| $case | " . str_replace(', +0 %', '', implode(' | ', $cells)) . ' | ' . $ratio(ALL_RULES) . ' / ' . $ratio(FEW_CHECKS) . ' |';
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

    preg_match_all('/^model name\s*: (.*)/m', file_get_contents('/proc/cpuinfo'), $cores);

    return sprintf(
        'PHP %s, symfony/validator %s, on a machine with %d cores of %s.',
        PHP_VERSION,
        $symfony[1] ?? 'unknown',
        count($cores[1]),
        $cores[1][0],
    );
}

$jit = opcache_get_status()['jit']['on'] ?? false;
// The JIT is off by default.
$blocks = $jit ? ['jit' => speed()] : ['versions' => versions(), 'speed' => speed(), 'cases' => cases(), 'size' => size()];
$readme = file_get_contents($argv[1]);
foreach ($blocks as $mark => $block) {
    $readme = preg_replace("/<!-- $mark -->.*?<!-- end -->/s", "<!-- $mark -->\n$block\n<!-- end -->", $readme, count: $count);
    $count === 1 || throw new Exception($mark);
}
file_put_contents($argv[1], $readme);
echo implode("\n", $blocks), "\n";
