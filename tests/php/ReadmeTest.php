<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

/** The examples of the README do what they say. */
final class ReadmeTest extends TestCase
{
    public function testExample(): void
    {
        $readme = file_get_contents(__DIR__ . '/../../bindings-php/README.md');
        self::assertSame(1, preg_match('/```php\n(.*?)```/s', $readme, $example));
        ob_start();
        eval($example[1]);
        $printed = ob_get_clean();
        self::assertStringContainsString('"title":"Nike \u0022Air\u0022 \u003c/script\u003e","price":1499.5,"count":2', $printed);
    }

    public function testExampleOfTheGlue(): void
    {
        $readme = file_get_contents(__DIR__ . '/../../bindings-php/glue/README.md');
        self::assertSame(1, preg_match('/## Any PHP\n\n```php\n(.*?)```/s', $readme, $example));
        [$nonce, $psrLogger, $order, $id] = ['abc', new Log(), order(), 7];
        ob_start();
        eval($example[1]);
        $printed = ob_get_clean();
        self::assertSame(2, substr_count($printed, '<script'));
        self::assertSame(2, substr_count($printed, 'nonce="abc"'));
        // The README does not define its function.
        self::assertCount(1, $psrLogger->lines);
    }

    /** PIE installs for the versions that the README names, and releases have archives of all of them. */
    public function testVersionsOfPhp(): void
    {
        $root = __DIR__ . '/../..';
        self::assertSame(1, preg_match('/PHP 8\.(\d+) to 8\.(\d+),/', file_get_contents("$root/bindings-php/README.md"), $named));
        $required = json_decode(file_get_contents("$root/composer.json"), true)['require']['php'];
        self::assertSame(sprintf('>=8.%d,<8.%d', $named[1], $named[2] + 1), $required);
        preg_match_all('/^ +- version: "8\.(\d+)"/m', file_get_contents("$root/.github/workflows/php.yml"), $released);
        self::assertSame(array_map(strval(...), range((int) $named[1], (int) $named[2])), $released[1]);
    }
}
