<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout;

use Closure;
use Psr\Log\LoggerInterface;
use Throwable;

/**
 * Renders without ever breaking the page: a failure prints nothing, is logged, and is reported to the shop.
 *
 * Logs have no customers' data: the library masks what it quotes, and the messages of other exceptions. These are logged
 * in one line with their trace, without the arguments of calls.
 *
 * Making an order or options may fail too: pass a function, so that its failure is handled here.
 */
final class SafeRenderer
{
    /** The number of calls of a trace that are logged, the innermost first. */
    private const PLACES = 10;

    private ?Closure $refused;

    /**
     * @param array|Closure(): array $options the options of `render`, for every call
     * @param LoggerInterface|Closure(string, string): void|null $logger a shop without psr/log passes a function of the
     *     level and the message
     * @param ?callable(OrderRefused): void $refused fires the shop's event
     * @param bool $debug whether failures are also thrown, for development
     */
    public function __construct(
        private array|Closure $options = [],
        private LoggerInterface|Closure|null $logger = null,
        ?callable $refused = null,
        private bool $debug = false,
    ) {
        $this->refused = $refused === null ? null : $refused(...);
    }

    /**
     * The snippet's html, or nothing.
     *
     * @param array|object|Closure $order an order, a list of orders, or a function that returns either, or null if there is
     *     nothing to send
     * @param array|Closure(): array $options take precedence over those for every call
     */
    public function html(mixed $order, array|Closure $options = []): string
    {
        return $this->snippet($order, $options)?->html ?? '';
    }

    /** The snippet for hosts that need its parts. */
    public function snippet(mixed $order, array|Closure $options = []): ?Snippet
    {
        $snippet = $this->guard(function () use ($order, $options): ?Snippet {
            $made = self::made($order);

            return $made === null && $order instanceof Closure ? null : render($made, $this->all($options));
        });
        foreach ($snippet?->problems ?? [] as $problem) {
            $this->log('warning', "Flocktory: $problem");
        }

        return $snippet;
    }

    /** The tag of Flocktory's loader, for the head of every page; nothing without a site's id. */
    public function loader(string|int|null $siteId, array|Closure $options = []): string
    {
        if ($siteId === null || $siteId === '') {
            return '';
        }

        return $this->guard(fn (): string => loader($siteId, $this->all($options))) ?? '';
    }

    private function all(array|Closure $options): array
    {
        return self::made($options) + self::made($this->options);
    }

    private static function made(mixed $given): mixed
    {
        return $given instanceof Closure ? $given() : $given;
    }

    private function guard(Closure $make): mixed
    {
        try {
            return $make();
        } catch (Throwable $cause) {
            $this->report($cause);
            if ($this->debug) {
                throw $cause;
            }

            return null;
        }
    }

    private function report(Throwable $cause): void
    {
        $this->log('error', 'Flocktory: nothing was printed. ' . self::describe($cause));
        if ($this->refused !== null) {
            self::attempt(fn () => ($this->refused)(new OrderRefused($cause)));
        }
    }

    private function log(string $level, string $message): void
    {
        self::attempt(fn () => $this->logger instanceof Closure
            ? ($this->logger)($level, $message)
            : $this->logger?->log($level, $message));
    }

    /** Ignores failures: a log that cannot be written must not cost the page or the order. */
    private static function attempt(Closure $do): void
    {
        try {
            $do();
        } catch (Throwable) {
        }
    }

    private static function describe(Throwable $cause): string
    {
        if ($cause instanceof InvalidOrderException) {
            return $cause->getMessage();
        }
        if (!extension_loaded('flocktory_postcheckout')) {
            return 'The extension flocktory_postcheckout is not loaded.';
        }

        $places = [sprintf('%s:%d', $cause->getFile(), $cause->getLine())];
        foreach (array_slice($cause->getTrace(), 0, self::PLACES - 1) as $call) {
            if (isset($call['file'], $call['line'])) {
                $places[] = sprintf('%s:%d in %s', $call['file'], $call['line'], $call['function']);
            }
        }

        return sprintf('%s: %s at %s', get_debug_type($cause), scrub($cause->getMessage()), implode(', ', $places));
    }
}
