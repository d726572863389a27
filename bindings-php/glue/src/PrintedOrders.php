<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout;

use Closure;
use Throwable;

/**
 * The orders that were printed in a visitor's session: a thank-you page that is opened again, or a hook that is fired
 * twice, prints them once. Without a session they are known until the request ends: printing twice is better than never.
 */
final class PrintedOrders
{
    /** @var list<string> */
    private array $ids = [];

    /**
     * @param Closure(): ?array $read returns what `$write` has stored in the session
     * @param Closure(list<string>): mixed $write
     */
    public function __construct(private Closure $read, private Closure $write)
    {
    }

    /**
     * The orders that were not printed before, or null if there are none.
     *
     * @param mixed $orders an array of one order, a list of them, or anything else, which is returned as it is
     */
    public function left(mixed $orders): mixed
    {
        if (!is_array($orders) || $orders === []) {
            return $orders;
        }
        $printed = $this->ids();
        $isNew = static fn (mixed $order): bool => !in_array(self::id($order), $printed, true);
        if (!array_is_list($orders)) {
            return $isNew($orders) ? $orders : null;
        }

        return array_values(array_filter($orders, $isNew)) ?: null;
    }

    /** Remembers the orders that `left` has returned. */
    public function add(mixed $orders): void
    {
        $orders = is_array($orders) && array_is_list($orders) ? $orders : [$orders];
        $this->ids = [...$this->ids(), ...array_filter(array_map(self::id(...), $orders), is_string(...))];
        try {
            ($this->write)($this->ids);
        } catch (Throwable) {
        }
    }

    private static function id(mixed $order): ?string
    {
        $id = is_array($order) ? $order['order']['id'] ?? null : null;

        return is_scalar($id) ? (string) $id : null;
    }

    private function ids(): array
    {
        try {
            return [...$this->ids, ...array_diff((array) ($this->read)(), $this->ids)];
        } catch (Throwable) {
            return $this->ids;
        }
    }
}
