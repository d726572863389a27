<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\check;
use function Flocktory\Postcheckout\render;

enum Sex: string
{
    case Woman = 'f';
}

enum Bare
{
    case One;
}

final class Text
{
    public function __construct(private string $text)
    {
    }

    public function __toString(): string
    {
        return $this->text;
    }
}

final class Json implements JsonSerializable
{
    public function __construct(private mixed $value)
    {
    }

    public function jsonSerialize(): mixed
    {
        return $this->value ?? $this;
    }
}

final class Plain
{
    public string $email = 'anna@shop.ru';
    public ?string $sex = null;
    public readonly string $phone;
    protected string $id = 'hidden';

    public function __construct(public readonly string $name = 'Анна')
    {
    }
}

/** Like Doctrine's entities. */
final class Entity
{
    private static int $calls = 0;

    public function getName(): string
    {
        return 'Анна';
    }

    public function getEmail(): string
    {
        return 'anna@shop.ru';
    }

    public function getPhone(string $required): string
    {
        throw new LogicException($required);
    }

    public static function getSex(): string
    {
        throw new LogicException();
    }

    private function getId(): int
    {
        throw new LogicException();
    }

    public function __toString(): string
    {
        return 'Anna, as an admin sees her';
    }
}

/** Like Eloquent's models: magic properties, and JSON with more fields. */
final class Model implements ArrayAccess, JsonSerializable
{
    public function __construct(private array $values)
    {
    }

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->values[$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->values[$offset];
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
    }

    public function offsetUnset(mixed $offset): void
    {
    }

    public function jsonSerialize(): array
    {
        return $this->values;
    }
}

final class Magic
{
    public function __isset(string $name): bool
    {
        return $name === 'email';
    }

    public function __get(string $name): string
    {
        return "anna@$name.ru";
    }
}

/** How the library reads PHP's values and the objects of shops. */
final class ValuesTest extends TestCase
{
    private function item(mixed ...$item): array
    {
        return sent(order(items: [item(...$item)]))['order']['items'][0];
    }

    private function user(mixed $user): array
    {
        return sent(['user' => $user] + order())['user'];
    }

    public function texts(): iterable
    {
        yield 'string' => ['Шапка'];
        yield 'Stringable' => [new Text('Шапка')];
        yield 'JsonSerializable' => [new Json('Шапка')];
        $text = 'Шапка';
        yield 'reference' => [&$text];
    }

    /** @dataProvider texts */
    public function testTexts(mixed $text): void
    {
        self::assertSame('Шапка', $this->item(title: $text)['title']);
        self::assertSame('Шапка', sent(order(extra: ['a' => [$text]]))['order']['a'][0]);
    }

    public function numbers(): iterable
    {
        yield 'int' => [1990, 1990];
        yield 'text' => ['1990.50', 1990.5];
        yield 'text with a comma' => ['1990,5', 1990.5];
        yield 'float' => [0.1, 0.1];
        yield 'whole float' => [1990.0, 1990];
        yield 'large float' => [123456789.12, 123456789.12];
        yield 'exact where a float is not' => ['9007199254740.93', 9007199254740.93];
        yield 'Stringable' => [new Text('10.20'), 10.2];
        yield 'JsonSerializable' => [new Json('10.20'), 10.2];
    }

    /** @dataProvider numbers */
    public function testPrices(mixed $given, int|float $sent): void
    {
        self::assertSame($sent, $this->item(price: $given)['price']);
    }

    /** @dataProvider numbers */
    public function testPricesWhateverThePrecision(mixed $given, int|float $sent): void
    {
        $old = [ini_set('precision', '3'), ini_set('serialize_precision', '3')];
        setlocale(LC_ALL, 'de_DE.UTF-8', 'C');
        $json = render(order(items: [item(price: $given)]))->json;
        [$precision, $serialize] = $old;
        ini_set('precision', $precision);
        ini_set('serialize_precision', $serialize);
        self::assertSame($sent, json_decode($json, true)['order']['items'][0]['price']);
    }

    public function testNumbersThatAreNone(): void
    {
        foreach ([NAN, INF, -1, -0.5, true, '1 000', [], 'abc'] as $price) {
            self::assertStringContainsString('order.price', implode(reported(order(price: $price))), var_export($price, true));
        }
    }

    public function testIds(): void
    {
        self::assertSame('9223372036854775807', sent(order(id: PHP_INT_MAX))['order']['id']);
        self::assertSame('007', sent(order(id: '007'))['order']['id']);
        self::assertSame(['wrong_type order.id'], reported(order(id: 1.5)));
        self::assertSame(['wrong_type order.id'], reported(order(id: true)));
    }

    public function testLists(): void
    {
        $packed = [item(), item(id: 2)];
        $expected = sent(order(items: $packed));
        $gaps = [item(id: 0), item(), item(id: 2)];
        unset($gaps[0]);
        $numbered = ['17' => item(), '9' => item(id: 2)];
        $generator = static function (array $items): Generator {
            yield from $items;
        };
        $aggregate = new class ($packed) implements IteratorAggregate {
            public function __construct(private array $items)
            {
            }

            public function getIterator(): Traversable
            {
                return new ArrayIterator($this->items);
            }
        };
        $reference = &$packed;
        $spl = new SplObjectStorage();
        $lists = [
            $gaps, $numbered, $generator($packed), $generator($numbered), new ArrayObject($packed), $aggregate, $reference,
            new Json($packed), SplFixedArray::fromArray($packed), array_values(array_filter([null, ...$packed])),
        ];
        foreach ($lists as $number => $list) {
            self::assertSame($expected, sent(order(items: $list)), "$number");
        }
        foreach ([[], new ArrayObject(), $generator([]), $spl] as $list) {
            self::assertSame(['items_empty order.items'], reported(order(items: $list)));
        }
        self::assertSame(['wrong_type order.items'], reported(order(items: ['a' => item()])));
        self::assertSame(['wrong_type order.items'], reported(order(items: [item(), 'a' => item()])));
    }

    public function testListsOfOrders(): void
    {
        $orders = [3 => order(), 5 => order(id: 2)];
        self::assertSame(sent(array_values($orders)), sent($orders));
        self::assertSame(sent(array_values($orders)), sent(new ArrayObject($orders)));
    }

    public function testEndlessLists(): void
    {
        $endless = (static function (): Generator {
            for ($id = 1;; $id++) {
                yield item(id: $id);
            }
        })();
        self::assertContains('too_many_items order.items', reported(order(items: $endless)));
    }

    public function users(): iterable
    {
        yield 'array' => [['name' => 'Анна', 'email' => 'anna@shop.ru']];
        yield 'stdClass' => [(object) ['name' => 'Анна', 'email' => 'anna@shop.ru']];
        yield 'properties' => [new Plain()];
        yield 'getters' => [new Entity()];
        yield 'ArrayAccess' => [new Model(['name' => 'Анна', 'email' => 'anna@shop.ru', 'created_at' => 'today'])];
        yield 'ArrayObject' => [new ArrayObject(['name' => 'Анна', 'email' => 'anna@shop.ru'])];
        yield 'JsonSerializable' => [new Json(['name' => 'Анна', 'email' => 'anna@shop.ru'])];
        yield 'generator' => [(static function (): Generator {
            yield 'name' => 'Анна';
            yield 'email' => 'anna@shop.ru';
        })()];
        yield 'anonymous' => [new class {
            public string $name = 'Анна';
            public Text $email;

            public function __construct()
            {
                $this->email = new Text('anna@shop.ru');
            }
        }];
    }

    /** @dataProvider users */
    public function testUsers(mixed $user): void
    {
        $order = ['user' => $user] + order();
        $snippet = render($order);
        self::assertSame(['name' => 'Анна', 'email' => 'anna@shop.ru'], json_decode($snippet->json, true)['user']);
        self::assertSame([], $snippet->problems);
    }

    public function testMagic(): void
    {
        self::assertSame('anna@email.ru', $this->user(new Magic())['email']);
    }

    public function testWholeOrderOfObjects(): void
    {
        $order = json_decode(json_encode(order()));
        self::assertSame(sent(order()), sent($order));
        self::assertSame(['unknown_key order.prise'], reported(json_decode(json_encode(order(prise: 1)))));
    }

    public function testEnums(): void
    {
        self::assertSame('f', $this->user(['email' => 'anna@shop.ru', 'name' => 'A', 'sex' => Sex::Woman])['sex']);
        self::assertSame(['wrong_type user.sex'], reported(['user' => ['email' => 'anna@shop.ru', 'name' => 'A', 'sex' => Bare::One]] + order()));
    }

    public function others(): iterable
    {
        yield [static fn () => 1, 'Closure'];
        yield [new DateTimeImmutable(), 'DateTimeImmutable'];
        yield [STDIN, 'resource'];
        yield [new Json(null), 'Json'];
        yield [Bare::One, 'Bare'];
        yield [new class {
        }, 'class@anonymous'];
    }

    /** @dataProvider others */
    public function testOthers(mixed $value, string $type): void
    {
        foreach ([order(id: $value), order(items: $value), ['user' => $value] + order(), order(extra: ['a' => $value]), $value] as $order) {
            [$problem] = check($order);
            self::assertSame('wrong_type', $problem->code);
            self::assertStringContainsString($type, $problem->message);
        }
    }

    public function testExtra(): void
    {
        $extra = ['list' => [1, 2], 'map' => ['a' => ['b' => null]], 'flag' => true, 'float' => 0.1, 'object' => (object) ['a' => 1], '7' => 'seven'];
        $expected = json_decode(json_encode($extra), true);
        self::assertSame($expected, array_intersect_key(sent(order(extra: $extra))['order'], $expected));
    }

    public function testNothingThatHoldsItselfHangs(): void
    {
        $array = ['a' => 1];
        $array['self'] = &$array;
        self::assertContains('too_deep', array_map(static fn ($problem) => $problem->code, check(order(extra: $array))));
        $object = new stdClass();
        $object->self = $object;
        self::assertContains('too_deep', array_map(static fn ($problem) => $problem->code, check(order(extra: $object))));
    }

    public function testObjectsWithoutProperties(): void
    {
        foreach ([new stdClass(), (object) [], json_decode('{}'), unserialize('O:8:"stdClass":0:{}')] as $empty) {
            self::assertSame(['user_missing user', 'order_missing order'], reported($empty));
            self::assertSame([], get_object_vars($empty));
        }
    }

    public function testGlobals(): void
    {
        // Its values are indirect.
        self::assertNotSame([], check($GLOBALS));
    }

    public function testWhatIsReadMayBeChangedMeanwhile(): void
    {
        $items = [item(title: str_repeat('Шапка ', 3))];
        $name = str_repeat('Анна', 2);
        $user = new stdClass();
        $user->name = &$name;
        $user->email = str_repeat('a', 9) . '@shop.ru';
        $breaker = new class ($items, $name, $user) {
            public function __construct(private ?array &$items, private ?string &$name, private object $user)
            {
            }

            public function __toString(): string
            {
                $this->items = null;
                $this->name = null;
                foreach (['name', 'email'] as $property) {
                    unset($this->user->$property);
                }
                $waste = [];
                for ($time = 0; $time < 1000; $time++) {
                    $waste[] = str_repeat('x', $time % 200);
                }

                return 'spot';
            }
        };
        $order = ['user' => $user, 'order' => ['items' => &$items, 'id' => 1, 'price' => 2, 'custom_field' => $breaker], 'spot' => $breaker];
        self::assertSame('АннаАнна', sent($order)['user']['name']);

        $items = [item(), item(title: $breaker), item(title: str_repeat('Шарф', 5))];
        self::assertSame('ШарфШарфШарфШарфШарф', sent(order(items: new ArrayIterator($items)))['order']['items'][2]['title']);
        $items = [item(), item(title: $breaker), item(title: str_repeat('Шарф', 5))];
        self::assertSame('ШарфШарфШарфШарфШарф', sent(['user' => order()['user'], 'order' => ['id' => 1, 'price' => 2, 'items' => &$items]])['order']['items'][2]['title']);
    }

    public function throwers(): iterable
    {
        $throw = static fn () => throw new DomainException('of the shop');
        yield 'toString' => [order(id: new class ($throw) {
            public function __construct(private Closure $throw)
            {
            }

            public function __toString(): string
            {
                ($this->throw)();
            }
        })];
        yield 'generator' => [order(items: (static function () use ($throw): Generator {
            yield item();
            $throw();
        })())];
        yield 'iterator' => [order(items: new class ($throw) implements IteratorAggregate {
            public function __construct(private Closure $throw)
            {
            }

            public function getIterator(): Iterator
            {
                ($this->throw)();
            }
        })];
        yield 'getter' => [['user' => new class ($throw) {
            public function __construct(private Closure $throw)
            {
            }

            public function getName(): string
            {
                ($this->throw)();
            }
        }] + order()];
        yield 'json' => [order(extra: ['a' => new class ($throw) implements JsonSerializable {
            public function __construct(private Closure $throw)
            {
            }

            public function jsonSerialize(): mixed
            {
                ($this->throw)();
            }
        }])];
        yield 'magic' => [order(id: new class ($throw) {
            public function __construct(private Closure $throw)
            {
            }

            public function __isset(string $name): bool
            {
                ($this->throw)();
            }
        })];
    }

    /** @dataProvider throwers */
    public function testWhatTheShopThrowsComesThrough(array $order): void
    {
        foreach ([render(...), check(...)] as $function) {
            try {
                $function($order);
                self::fail();
            } catch (DomainException $thrown) {
                self::assertSame('of the shop', $thrown->getMessage());
                self::assertNull($thrown->getPrevious());
            }
            if ($order['order']['items'] instanceof Traversable) {
                break; // A generator is read once.
            }
        }
    }

    public function testDestructorsMayThrow(): void
    {
        $this->expectException(DomainException::class);
        render(order(id: new class {
            public function __toString(): string
            {
                return 'A-1';
            }
        }, items: (static function (): Generator {
            yield new class {
                public function getId(): string
                {
                    return 'sku';
                }

                public function __destruct()
                {
                    throw new DomainException();
                }
            };
        })()));
    }

    public function testErrorHandlersMayThrow(): void
    {
        set_error_handler(static fn () => throw new DomainException());
        try {
            $this->expectException(DomainException::class);
            render(order(id: new class {
                public function __toString(): string
                {
                    return $this->missing;
                }
            }));
        } finally {
            restore_error_handler();
        }
    }

    public function testOptionsOfObjects(): void
    {
        self::assertStringContainsString(' nonce="abc"', render(order(), ['nonce' => new Text('abc')])->html);
        self::assertStringContainsString(' nonce="abc"', render(order(), ['nonce' => new Json('abc'), 'lang' => null])->html);
        $this->expectException(DomainException::class);
        render(order(), ['nonce' => new class {
            public function __toString(): string
            {
                throw new DomainException();
            }
        }]);
    }
}
