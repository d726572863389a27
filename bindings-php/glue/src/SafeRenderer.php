<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout;

use Closure;
use Psr\Log\LoggerInterface;
use Throwable;

/**
 * Renders without ever breaking the page: a failure prints nothing, is logged, and is reported to the shop.
 *
 * Making an order or options may fail too: pass a function, so that its failure is handled here.
 */
final class SafeRenderer
{
    private ?Closure $refused;
    private ?Closure $savepoints;

    /**
     * @param array|Closure(): array $options the options of `render`, for every call
     * @param LoggerInterface|Closure(string, string): mixed|null $logger a logger, or a function of the level and the
     *     message, for shops without PSR-3
     * @param ?callable(OrderRefused): void $refused fires the shop's event
     * @param bool $debug whether an order's failure is also thrown: on a developer's machine only, never in a shop
     * @param ?Closure(Snippet): string $tag writes the tag that `html` returns, in place of the library
     * @param ?PrintedOrders $printed the orders not to print again
     * @param ?callable(): list<Savepoint> $savepoints returns one for each open transaction, to run the shop's code in
     */
    public function __construct(
        private array|Closure $options = [],
        private LoggerInterface|Closure|null $logger = null,
        ?callable $refused = null,
        private bool $debug = false,
        private ?Closure $tag = null,
        private ?PrintedOrders $printed = null,
        ?callable $savepoints = null,
    ) {
        $this->refused = $refused === null ? null : $refused(...);
        $this->savepoints = $savepoints === null ? null : $savepoints(...);
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
        return $this->guard($order, $options, $this->tag ?? static fn (Snippet $snippet): string => $snippet->html) ?? '';
    }

    /** The snippet for hosts that need its parts. */
    public function snippet(mixed $order, array|Closure $options = []): ?Snippet
    {
        return $this->guard($order, $options, static fn (Snippet $snippet): Snippet => $snippet);
    }

    /**
     * The tag of Flocktory's loader, for the head of every page; nothing without a site's id. It never throws, because it
     * would take down the whole shop, and reports a failure once an hour.
     *
     * @param mixed $siteId a number or its digits; not typed, because settings may hold anything
     * @param ?Closure(string): string $tag writes the tag, in place of the library
     */
    public function loader(mixed $siteId, array|Closure $options = [], ?Closure $tag = null): string
    {
        if ($siteId === null || $siteId === '') {
            return '';
        }
        try {
            $html = loader($siteId, $this->all($options));

            return $tag === null ? $html : $tag($html);
        } catch (Throwable $cause) {
            if (Hourly::isDue('loader')) {
                $this->report($cause);
            }

            return '';
        }
    }

    private function all(array|Closure $options): array
    {
        return self::made($options) + self::made($this->options);
    }

    private static function made(mixed $given): mixed
    {
        return $given instanceof Closure ? $given() : $given;
    }

    private function guard(mixed $order, array|Closure $options, Closure $result): mixed
    {
        try {
            return $this->inSavepoints(fn (): mixed => $this->result($order, $options, $result));
        } catch (Throwable $cause) {
            $this->report($cause);
            if ($this->debug) {
                throw $cause;
            }

            return null;
        }
    }

    private function result(mixed $order, array|Closure $options, Closure $result): mixed
    {
        $made = self::made($order);
        $left = $this->printed === null ? $made : $this->printed->left($made);
        if ($left === null && ($made !== null || $order instanceof Closure)) {
            return null;
        }
        $snippet = render($left, $this->all($options));
        foreach ($snippet->problems as $problem) {
            $this->log('warning', "Flocktory: $problem");
        }
        $result = $result($snippet);
        $this->printed?->add($left);

        return $result;
    }

    private function inSavepoints(Closure $do): mixed
    {
        return $this->savepoints === null ? $do() : Savepoint::runInAll(($this->savepoints)(), $do);
    }

    private function report(Throwable $cause): void
    {
        $event = new OrderRefused($cause);
        if (extension_loaded(Setup::EXTENSION) || Hourly::isDue('extension')) {
            $this->log('error', 'Flocktory: nothing was printed. ' . $event->describe());
        }
        if ($this->refused !== null) {
            self::attempt(fn () => $this->inSavepoints(fn () => ($this->refused)($event)));
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
}
