<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use Flocktory\Postcheckout\Problem;
use Flocktory\Postcheckout\Snippet;
use PHPUnit\Framework\TestCase;

use const Flocktory\Postcheckout\STATIC_FILE;
use const Flocktory\Postcheckout\STATIC_FILE_NAME;
use function Flocktory\Postcheckout\check;
use function Flocktory\Postcheckout\cspHash;
use function Flocktory\Postcheckout\cspSources;
use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;
use function Flocktory\Postcheckout\scrub;
use function Flocktory\Postcheckout\staticFileHash;

/** The results and exceptions of the functions. */
final class SnippetTest extends TestCase
{
    public function testPartsAgree(): void
    {
        $snippet = render(order());
        self::assertSame("<script>$snippet->body</script>", $snippet->html);
        self::assertSame($snippet->html, (string) $snippet);
        self::assertStringContainsString($snippet->json, $snippet->body);
        self::assertSame('sha256-' . base64_encode(hash('sha256', $snippet->body, true)), $snippet->cspHash);
        self::assertSame([], $snippet->problems);
        self::assertMatchesRegularExpression('/^[\x20-\x25\x27-\x3b\x3d\x3f-\x7e\n]+$/D', $snippet->body);
    }

    public function testTheHtmlIsAStringAsAnyOther(): void
    {
        // All of it is escaped, to six times the length: the string grows while it is written.
        $title = str_repeat("'<\"&", 15_000);
        self::assertSame($title, sent(order(items: [item(title: $title), item(id: 2, title: $title)]))['order']['items'][1]['title']);
        $html = render(order())->html;
        $same = $html;
        $html .= '<!-- more -->';
        $html[1] = 'S';
        self::assertSame(render(order())->html, $same);
        self::assertSame('<Script' . substr($same, 7) . '<!-- more -->', $html);
        self::assertSame([$same => 1], array_count_values([render(order())->html]));
    }

    public function testListOfOrders(): void
    {
        $sent = json_decode(render([order(), order(id: 'A-2')])->json, true);
        self::assertSame(['A-1', 'A-2'], array_map(static fn (array $order): string => $order['order']['id'], $sent));
    }

    public function testParts(): void
    {
        // Values that were not read yet are still there.
        $parts = ['html', 'body', 'json', 'cspHash', 'problems'];
        self::assertSame($parts, array_keys((array) render(order())));
        self::assertSame($parts, array_keys(get_object_vars(render(order()))));
        self::assertSame($parts, array_keys(json_decode(json_encode(render(order())), true)));
        foreach ($parts as $part) {
            self::assertTrue(isset(render(order())->$part));
            self::assertNotNull((new ReflectionProperty(Snippet::class, $part))->getValue(render(order())));
        }
        self::assertFalse(isset(render(order())->other));
        self::assertEquals(render(order()), render(order()));
        self::assertNotEquals(render(order()), render(order(id: 2)));
    }

    public function refused(): array
    {
        return [
            'writing' => [static fn () => render(order())->html = ''],
            'writing what was read' => [static function () {
                $snippet = render(order());
                $snippet->html;
                $snippet->html .= '<b>';
            }],
            'a reference' => [static function () {
                $html = &render(order())->html;
                $html = '';
            }],
            'unsetting' => [static function () {
                $snippet = render(order());
                unset($snippet->html);
            }],
            'another property' => [static fn () => render(order())->other = 1],
            'making one' => [static fn () => new Snippet()],
            'copying' => [static fn () => clone render(order())],
            'a problem' => [static fn () => check([])[0]->message = ''],
        ];
    }

    /** @dataProvider refused */
    public function testNothingCanBeChanged(Closure $change): void
    {
        $this->expectException(Error::class);
        $change();
    }

    public function testIsNotSerialized(): void
    {
        $this->expectExceptionMessage('is not allowed');
        serialize(render(order()));
    }

    public function testIsMadeByNobodyElse(): void
    {
        $this->expectException(ReflectionException::class);
        (new ReflectionClass(Snippet::class))->newInstanceWithoutConstructor();
    }

    public function testProblems(): void
    {
        [$problem] = render(order(items: [item(prise: 1)]))->problems;
        self::assertSame(['warning', 'unknown_key', 'order.items[0].prise'], [$problem->severity, $problem->code, $problem->path]);
        self::assertStringContainsString('price', $problem->hint);
        self::assertSame("warning unknown_key: $problem->message ($problem->hint)", (string) $problem);
        self::assertEquals($problem, unserialize(serialize($problem)));
        self::assertSame([], check(order()));
        self::assertStringContainsString('такого параметра в postcheckout нет', check(order(prise: 1), ['lang' => 'ru'])[0]->message);
    }

    public function testInvalidOrder(): void
    {
        try {
            render(['user' => ['email' => 'anna.ivanova@']]);
            self::fail();
        } catch (InvalidOrderException $invalid) {
            self::assertSame(__FILE__, $invalid->getFile());
            self::assertSame(__LINE__ - 4, $invalid->getLine());
            self::assertSame('Flocktory\Postcheckout\render', $invalid->getTrace()[0]['function']);
            self::assertSame(__FUNCTION__, $invalid->getTrace()[1]['function']);
            self::assertContainsOnlyInstancesOf(Problem::class, $invalid->getProblems());
            self::assertSame(implode("; ", $invalid->getProblems()), $invalid->getMessage());
            self::assertStringNotContainsString('anna.ivanova', (string) $invalid);
        }
    }

    public function testInvalidOrderOfTheShopsOwn(): void
    {
        self::assertSame([], (new InvalidOrderException('mine'))->getProblems());
        $extended = new class ('mine') extends InvalidOrderException {
            private array $problems = ['other'];
        };
        self::assertSame([], $extended->getProblems());
        self::assertSame('mine', $extended->getMessage());
    }

    public function testOptions(): void
    {
        self::assertStringContainsString(' nonce="abc"', render(order(), ['nonce' => 'abc'])->html);
        self::assertSame('lk', sent(order(), ['spot' => 'lk'])['spot']);
        $this->expectExceptionMessage('option_unknown: options.nonse');
        render(order(), ['nonse' => 'abc']);
    }

    public function wrongCalls(): array
    {
        return [
            'no order' => [static fn () => render(), ArgumentCountError::class, 'render() expects at least 1 argument, 0 given'],
            'too much' => [static fn () => render([], [], []), ArgumentCountError::class, 'expects at most 2 arguments, 3 given'],
            'text for options' => [static fn () => check([], 'ru'), TypeError::class, 'check(): Argument #2 ($options) must be of type array, string given'],
            'an array for a site' => [static fn () => loader([]), TypeError::class, 'loader(): Argument #1 ($siteId) must be of type string|int, array given'],
            'a number for text' => [static fn () => cspHash(1), TypeError::class, 'cspHash(): Argument #1 ($text) must be of type string, int given'],
            'arguments for none' => [static fn () => cspSources(1), ArgumentCountError::class, 'expects exactly 0 arguments, 1 given'],
        ];
    }

    /** @dataProvider wrongCalls */
    public function testWrongCalls(Closure $call, string $class, string $message): void
    {
        $this->expectException($class);
        $this->expectExceptionMessage($message);
        $call();
    }

    public function testNamedArguments(): void
    {
        self::assertStringContainsString('nonce="x"', render(options: ['nonce' => 'x'], order: order())->html);
    }

    public function testLoader(): void
    {
        self::assertStringContainsString('site_id=12345"', loader(12345));
        self::assertSame(loader(12345), loader('12345'));
        $this->expectException(InvalidOrderException::class);
        loader(' 12345');
    }

    public function testPolicy(): void
    {
        self::assertContains('https://api.flocktory.com', cspSources()['script-src']);
        self::assertSame(cspHash(STATIC_FILE), staticFileHash());
        self::assertSame('no user +7***66\na***@shop.ru', scrub("no user +7 (999) 888-77-66\nanna@shop.ru"));
        self::assertSame('flocktory-postcheckout.js', STATIC_FILE_NAME);
        self::assertSame(file_get_contents(__DIR__ . '/../../core/src/page/js/' . STATIC_FILE_NAME), STATIC_FILE);
    }
}
