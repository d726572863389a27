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
}
