<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\render;

/** The extension as a file, and PHP's reflection of it. */
final class ExtensionTest extends TestCase
{
    /** The output of a PHP without settings, with the given arguments. */
    private static function php(string ...$arguments): string
    {
        $process = proc_open([PHP_BINARY, '-n', ...$arguments], [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
        [$out, $error] = [stream_get_contents($pipes[1]), stream_get_contents($pipes[2])];
        self::assertSame(0, proc_close($process), $out . $error);
        self::assertSame('', $error);

        return $out;
    }

    private static function extension(): string
    {
        return '-dextension=' . getenv('EXTENSION');
    }

    public function testIsSmall(): void
    {
        self::assertLessThan(1_250_000, filesize(getenv('EXTENSION')));
    }

    public function testTellsItsVersion(): void
    {
        $version = phpversion('flocktory_postcheckout');
        self::assertMatchesRegularExpression('/^\d+\.\d+\.\d+$/', $version);
        self::assertStringContainsString("Version => $version", self::php(self::extension(), '--ri', 'flocktory_postcheckout'));
    }

    public function testTheStubIsRight(): void
    {
        $stub = __DIR__ . '/../../bindings-php/stubs/flocktory_postcheckout.php';
        $extension = self::php(self::extension(), __DIR__ . '/describe.php');
        self::assertStringContainsString('render', $extension);
        self::assertSame(self::php(__DIR__ . '/describe.php', $stub), $extension);
    }

    /** The stub's list of options is in a comment, so it is compared with what the extension knows. */
    public function testTheStubTellsEveryOption(): void
    {
        $stub = file_get_contents(__DIR__ . '/../../bindings-php/stubs/flocktory_postcheckout.php');
        preg_match_all('/^ \*     (\w+): (\S+) = (\S+)/m', $stub, $options, PREG_SET_ORDER);
        self::assertCount(10, $options);
        foreach ($options as [, $name, , $default]) {
            $value = match ($default) {
                'null' => null,
                'false' => false,
                default => trim($default, "'"),
            };
            self::assertSame((string) render(order()), (string) render(order(), [$name => $value]), $name);
            self::assertStringContainsString("$name?: ", $stub);
        }
    }

    public function testWorksWithOpcacheAndTheJit(): void
    {
        $jit = ['-dzend_extension=opcache', '-dopcache.enable_cli=1', '-dopcache.jit=tracing', '-dopcache.jit_buffer_size=32M'];
        $code = 'require $argv[1];
            for ($time = 1; $time < 20000; $time++) {
                $snippet = Flocktory\Postcheckout\render(order(id: $time));
                if ($snippet->html !== (string) $snippet || !str_contains($snippet->json, "\"$time\"")) exit(1);
                if (strlen($snippet->body) + 17 !== strlen($snippet->html)) exit(2);
            }
            echo opcache_get_status()["jit"]["on"] ? "on" : "off";';
        self::assertSame('on', self::php(...$jit, ...[self::extension(), '-r', $code, __DIR__ . '/orders.php']));
    }
}
