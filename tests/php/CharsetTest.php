<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\check;
use function Flocktory\Postcheckout\render;

/** Shops whose strings are windows-1251, as those of old Bitrix sites. */
final class CharsetTest extends TestCase
{
    private static function encoded(mixed $value): mixed
    {
        return match (true) {
            is_array($value) => array_combine(array_map(self::encoded(...), array_keys($value)), array_map(self::encoded(...), $value)),
            is_string($value) => iconv('UTF-8', 'windows-1251', $value),
            default => $value,
        };
    }

    public function testIsReadAsSuch(): void
    {
        $order = order(extra: ['ключ' => ['Ёлка № 1 «Ель»']], items: [item(title: '"Шапка" – €5')]);
        $snippet = render(self::encoded($order), ['charset' => 'windows-1251']);
        self::assertSame(render($order)->html, $snippet->html);
        self::assertSame([], $snippet->problems);
    }

    public function testIsToldWithoutTheOption(): void
    {
        $problems = render(self::encoded(order()))->problems;
        self::assertSame(['user.name', 'order.items[0].title'], array_column($problems, 'path'));
        foreach ($problems as $problem) {
            self::assertSame(['not_utf8', 'warning'], [$problem->code, $problem->severity]);
            self::assertStringContainsString('windows-1251', $problem->hint);
        }
        $this->expectException(InvalidOrderException::class);
        render(self::encoded(order()), ['strict' => true]);
    }

    public function testBrokenBytes(): void
    {
        foreach (["\xff", "\xed\xa0\x80", "\xc0\xaf", "a\xd0", "\xf4\x90\x80\x80"] as $bytes) {
            self::assertContains('not_utf8 user.name', reported(['user' => ['name' => $bytes, 'email' => 'anna@shop.ru']] + order()));
            self::assertContains('not_utf8 order.extra', array_map(
                static fn (string $reported): string => preg_replace('/\[.*/', '', $reported),
                reported(order(extra: [$bytes => 1])),
            ));
        }
    }

    public function testOptionsInIt(): void
    {
        $spot = iconv('UTF-8', 'windows-1251', 'кабинет');
        self::assertSame('кабинет', sent(order(id: 1, items: [item(title: 'a')]) + ['spot' => null], ['spot' => 'кабинет'])['spot']);
        $order = self::encoded(order());
        self::assertSame('кабинет', sent($order, ['spot' => $spot, 'charset' => 'windows-1251'])['spot']);
        $this->expectExceptionMessage('not_utf8');
        check(order(), ['spot' => $spot]);
    }
}
