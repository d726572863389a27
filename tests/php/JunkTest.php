<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\check;
use function Flocktory\Postcheckout\render;

/** Every input gives a snippet or an InvalidOrderException, whatever it contains. */
final class JunkTest extends TestCase
{
    private const NAMES = [
        'user', 'order', 'spot', 'extra', 'name', 'first_name', 'last_name', 'email', 'phone', 'id', 'sex', 'price',
        'custom_field', 'items', 'title', 'image', 'count',
    ];
    private const TEXTS = [
        'anna@shop.ru', '89998887766', '777', '1 000,50', '1990.50', 'https://shop.ru/a.jpg', 'm', '__proto__', '</script>', 'null', '',
        ' ', 'Шапка', "\xff\xfe", "\0", "a\u{2028}b", '😀', '-0', '1e5', '1,234',
    ];

    private function one(array $values): mixed
    {
        return $values[mt_rand(0, count($values) - 1)];
    }

    private function scalar(): mixed
    {
        return match (mt_rand(0, 9)) {
            0 => null,
            1 => (bool) mt_rand(0, 1),
            2 => mt_rand() - mt_getrandmax() / 2,
            3 => $this->one([0, 1, -1, PHP_INT_MAX, PHP_INT_MIN, 777]),
            4 => $this->one([0.1, -0.0, NAN, INF, 1e300, 5e-324, 1990.5]),
            5 => random_bytes(mt_rand(1, 12)),
            6 => $this->one([new stdClass(), new DateTime(), STDIN, static fn () => 1, new SplStack(), new ArrayObject()]),
            default => $this->one(self::TEXTS),
        };
    }

    private function junk(int $depth): mixed
    {
        if ($depth === 0 || mt_rand(0, 2) === 0) {
            return $this->scalar();
        }
        $values = [];
        for ($count = mt_rand(0, 5); $count > 0; $count--) {
            $key = $this->one([$this->one(self::NAMES), $this->one(self::NAMES), mt_rand(0, 9), $this->one(self::TEXTS)]);
            $values[$key] = $this->junk($depth - 1);
        }

        return match (mt_rand(0, 7)) {
            0 => array_values($values),
            1 => (object) $values,
            2 => new ArrayObject($values),
            3 => (static function () use ($values): Generator {
                yield from $values;
            })(),
            4 => (static function () use (&$values): array {
                foreach ($values as &$value) {
                }

                return $values;
            })(),
            default => $values,
        };
    }

    /** A whole order, of which one part or another is junk. */
    private function order(): array
    {
        $or = fn (mixed $good): mixed => mt_rand(0, 5) === 0 ? $this->junk(3) : $good;
        $item = fn (): mixed => $or(['id' => $or('777'), 'title' => $or('Шапка'), 'price' => $or('1.5'), 'extra' => $or([])]);

        return [
            'user' => $or(['name' => $or('Анна'), 'email' => $or('anna@shop.ru'), 'phone' => $or(null)]),
            'order' => $or(['id' => $or(1), 'price' => $or(2), 'items' => $or([$item(), $item()]), 'extra' => $or(null)]),
            'spot' => $or('lk'),
            'extra' => $or(null),
        ];
    }

    public function testAnAnswerComesOut(): void
    {
        mt_srand(7);
        $snippets = 0;
        for ($time = 0; $time < 20_000; $time++) {
            $options = mt_rand(0, 3) > 0 ? [] : [$this->one(['nonce', 'spot', 'lang', 'charset', 'once', 'nonse']) => $this->scalar()];
            try {
                $snippet = render($this->one([$this->order(...), $this->order(...), fn () => $this->junk(4)])(), $options);
                self::assertMatchesRegularExpression('/^[\x20-\x25\x27-\x3b\x3d\x3f-\x7e\n]+$/D', $snippet->body);
                self::assertIsArray(json_decode($snippet->json, true, flags: JSON_THROW_ON_ERROR));
                self::assertNotContains('error', array_column($snippet->problems, 'severity'));
                $snippets++;
            } catch (InvalidOrderException $invalid) {
                self::assertContains('error', array_column($invalid->getProblems(), 'severity'));
                self::assertNotSame('', $invalid->getMessage());
            }
        }
        self::assertGreaterThan(1000, $snippets);
    }

    public function testACheckTellsSomethingOfJunk(): void
    {
        mt_srand(8);
        for ($time = 0; $time < 5_000; $time++) {
            self::assertNotSame([], check($this->junk(4)));
        }
    }
}
