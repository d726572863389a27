<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\PrintedOrders;
use Flocktory\Postcheckout\SafeRenderer;
use Flocktory\Postcheckout\Setup;
use Flocktory\Postcheckout\Snippet;
use PHPUnit\Framework\TestCase;
use Psr\Log\AbstractLogger;

use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;

/** The class that the glue of every framework uses. */
final class SafeRendererTest extends TestCase
{
    private Log $log;
    /** @var list<OrderRefused> */
    private array $refused = [];

    protected function setUp(): void
    {
        // What is reported once an hour is due.
        array_map(unlink(...), glob(sys_get_temp_dir() . '/flocktory-postcheckout-*'));
    }

    private function renderer(array|Closure $options = [], bool $debug = false): SafeRenderer
    {
        $this->log = new Log();

        return new SafeRenderer($options, $this->log, function (OrderRefused $event): void {
            $this->refused[] = $event;
        }, $debug);
    }

    public function testRenders(): void
    {
        $renderer = $this->renderer(['spot' => 'shop']);
        self::assertSame(render(order(), ['spot' => 'shop'])->html, $renderer->html(order()));
        self::assertSame(render(order(), ['spot' => 'lk'])->html, $renderer->html(order(), ['spot' => 'lk']));
        self::assertSame(render(order(), ['spot' => 'shop'])->body, $renderer->snippet(static fn () => order())->body);
        self::assertSame(loader(123, ['nonce' => 'abc']), $renderer->loader(123, ['nonce' => 'abc']));
        self::assertSame('', $renderer->loader(null) . $renderer->loader(''));
        self::assertSame([], $this->log->lines);
    }

    public function testLogsWarnings(): void
    {
        self::assertNotSame('', $this->renderer()->html(order(prise: 1)));
        self::assertCount(1, $this->log->lines);
        self::assertStringStartsWith('warning Flocktory: warning unknown_key: order.prise', $this->log->lines[0]);
    }

    /** For shops without psr/log. */
    public function testTheLogMayBeAFunction(): void
    {
        $lines = [];
        $renderer = new SafeRenderer([], static function (string $level, string $message) use (&$lines): void {
            $lines[] = "$level $message";
        });
        $renderer->html(order(prise: 1));
        $renderer->html([]);
        self::assertStringStartsWith('warning Flocktory: warning unknown_key: order.prise', $lines[0]);
        self::assertStringStartsWith('error Flocktory: nothing was printed. ', $lines[1]);
        $fail = static fn () => throw new DomainException('permission denied');
        self::assertSame(render(order(prise: 1))->html, (new SafeRenderer([], $fail))->html(order(prise: 1)));
    }

    public function testAnInvalidOrderPrintsNothing(): void
    {
        $order = ['user' => ['email' => 'anna.ivanova@', 'phone' => '+7 999 888']] + order();
        self::assertSame('', $this->renderer()->html($order));
        self::assertStringContainsString('error identity_missing', $this->log->lines[0]);
        self::assertStringNotContainsString('ivanova', $this->log->lines[0]);
        self::assertStringNotContainsString('888', $this->log->lines[0]);
        self::assertContains('identity_missing', array_column($this->refused[0]->problems(), 'code'));
    }

    public function testWhatElseFailsPrintsNothing(): void
    {
        $renderer = $this->renderer();
        $fail = static fn () => throw new DomainException('anna@shop.ru is unknown');
        self::assertSame('', $renderer->html($fail));
        self::assertMatchesRegularExpression(
            '/^error .* DomainException: a\*\*\*@shop.ru is unknown at \S*SafeRendererTest.php:\d+, [^\n]* in \S+$/',
            $this->log->lines[0],
        );
        self::assertSame([], $this->refused[0]->problems());
        self::assertSame('', $renderer->html(null) . $renderer->html(order(), ['nonse' => 1]) . $renderer->loader('12 3'));
        self::assertCount(4, $this->refused);
    }

    /** One exception is one line of the log, with no customer's data in it, nor in the trace. */
    public function testTheTextOfAnExceptionIsScrubbed(): void
    {
        $fail = static fn (string $phone) => throw new DomainException("no user +7 (999) 888-77-66\nerror forged: $phone");
        self::assertSame('', $this->renderer()->html(static fn () => $fail('79998887755')));
        self::assertStringContainsString('DomainException: no user +7***66\nerror forged: 7***55 at ', $this->log->lines[0]);
        self::assertDoesNotMatchRegularExpression('/8887|\n/', $this->log->lines[0]);
    }

    public function testThrowsInDebug(): void
    {
        $this->expectException(InvalidOrderException::class);
        try {
            $this->renderer(debug: true)->html([]);
        } finally {
            self::assertCount(1, $this->refused);
        }
    }

    public function testTheShopsOwnEventMayFail(): void
    {
        $renderer = new SafeRenderer(refused: static fn () => throw new DomainException());
        self::assertSame('', $renderer->html([]));
    }

    /** Throws, like Monolog if its file cannot be written. */
    public function testALogThatFailsCostsNoOrderAndNoEvent(): void
    {
        $log = new class extends AbstractLogger {
            public function log($level, $message, array $context = []): void
            {
                throw new UnexpectedValueException('permission denied');
            }
        };
        $refused = [];
        $renderer = new SafeRenderer([], $log, static function (OrderRefused $event) use (&$refused): void {
            $refused[] = $event;
        });
        self::assertSame(render(order(prise: 1))->html, $renderer->html(order(prise: 1)));
        self::assertSame('', $renderer->html([]));
        self::assertCount(1, $refused);
        $this->expectException(InvalidOrderException::class);
        (new SafeRenderer([], $log, debug: true))->html([]);
    }

    public function testOptionsMayBeMade(): void
    {
        $renderer = $this->renderer(static fn (): array => ['spot' => 'shop', 'strict' => true]);
        self::assertSame(render(order(), ['spot' => 'lk'])->html, $renderer->html(order(), static fn (): array => ['spot' => 'lk']));
        self::assertSame('', $renderer->loader(123, static fn () => throw new DomainException()));
        self::assertStringContainsString('DomainException', $this->log->lines[0]);
    }

    /** Every page has the loader: an exception would take down the shop, and a line for each view would fill the log. */
    public function testALoaderThatFailsNeverThrowsAndIsReportedOnceAnHour(): void
    {
        $renderer = $this->renderer(debug: true);
        self::assertSame('', $renderer->loader('site-12 345') . $renderer->loader('site-12 345') . $this->renderer()->loader('1 2'));
        self::assertCount(1, $this->refused);
        [$hour] = glob(sys_get_temp_dir() . '/flocktory-postcheckout-*');
        touch($hour, time() - 3601);
        self::assertSame('', $renderer->loader('site-12 345'));
        self::assertCount(2, $this->refused);
        self::assertCount(0, $this->log->lines, 'of the second renderer');
        self::assertSame('', $renderer->loader(['12345']) . $renderer->loader(true) . $renderer->loader(new stdClass()));
    }

    /** An update of PHP is enough to lose the extension; then nothing of it, and no package of composer's, can be used. */
    public function testWithoutTheExtension(): void
    {
        $script = <<<'PHP'
            require $argv[1];
            $log = static function (string $level, string $message): void { echo "$level $message\n"; };
            $renderer = new Flocktory\Postcheckout\SafeRenderer([], $log, static function (): void { echo "refused\n"; });
            echo $renderer->loader(123), $renderer->loader(123), $renderer->html([]), $renderer->html(static fn (): array => []);
            echo Flocktory\Postcheckout\Setup::problem('', 'ru'), Flocktory\Postcheckout\Setup::feedProblem('/no/feed.idx');
            PHP;
        exec(escapeshellcmd(PHP_BINARY) . ' -n -r ' . escapeshellarg($script) . ' ' . escapeshellarg(__DIR__ . '/autoload.php') . ' 2>&1', $lines);
        self::assertCount(5, $lines, implode("\n", $lines));
        self::assertStringStartsWith('error Flocktory: nothing was printed. The PHP extension flocktory_postcheckout is not loaded', $lines[0]);
        self::assertSame(['refused', 'refused', 'refused'], array_slice($lines, 1, 3));
        self::assertStringStartsWith('Расширение PHP flocktory_postcheckout не загружено', $lines[4]);
    }

    public function testProblemsOfTheSetup(): void
    {
        self::assertNull(Setup::problem(null) ?? Setup::problem('') ?? Setup::problem('12345') ?? Setup::problem(12345));
        self::assertSame('site_id must be digits only, got "site-12 345"', Setup::problem('site-12 345'));
        self::assertStringContainsString('только цифры', Setup::problem('site-12 345', 'ru'));
        self::assertNull(Setup::feedProblem(null) ?? Setup::feedProblem(''));
        self::assertStringContainsString('/no/feed.idx', Setup::feedProblem('/no/feed.idx'));
    }

    public function testAnotherTag(): void
    {
        $renderer = new SafeRenderer(tag: static fn (Snippet $snippet): string => "<x>$snippet->json</x>");
        self::assertSame('<x>' . render(order())->json . '</x>', $renderer->html(order()));
        $renderer = new SafeRenderer(tag: static fn () => throw new DomainException());
        self::assertSame('', $renderer->html(order()));
        self::assertSame('<b>', $this->renderer()->loader(123, [], static fn (string $html): string => $html === loader(123) ? '<b>' : ''));
        self::assertSame('', $this->renderer()->loader(123, [], static fn () => throw new DomainException()));
    }

    public function testAnOrderIsPrintedOnce(): void
    {
        $session = null;
        $read = static function () use (&$session): ?array {
            return $session;
        };
        $write = static function (array $ids) use (&$session): void {
            $session = $ids;
        };
        $make = static fn (?Closure $tag = null): SafeRenderer => new SafeRenderer(tag: $tag, printed: new PrintedOrders($read, $write));
        $second = order(id: 8);
        self::assertSame('', $make(static fn () => throw new DomainException())->html(order()));
        self::assertNull($session, 'it was not printed');
        self::assertSame(render(order())->html, $make()->html(order()));
        self::assertSame('', $make()->html(order()));
        self::assertSame(render([$second])->html, $make()->html(static fn (): array => [order(), $second]));
        self::assertNull($make()->snippet([order(), $second]));
        self::assertCount(2, $session);
    }

    /** A session that cannot be used costs no order: then only what the request repeats is recognized. */
    public function testWithoutASession(): void
    {
        $renderer = new SafeRenderer(debug: true, printed: new PrintedOrders(
            static fn () => throw new DomainException(),
            static fn () => throw new DomainException(),
        ));
        self::assertSame(render(order())->html, $renderer->html(order()));
        self::assertSame('', $renderer->html(order()));
    }
}
