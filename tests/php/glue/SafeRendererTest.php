<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;
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
}
