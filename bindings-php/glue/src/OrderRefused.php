<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout;

use Throwable;

/** Nothing was printed for an order: what a shop's own event or hook is given. */
final class OrderRefused
{
    public function __construct(public readonly Throwable $cause)
    {
    }

    /** @return list<Problem> None if something else than the order has failed. */
    public function problems(): array
    {
        return $this->cause instanceof InvalidOrderException ? $this->cause->getProblems() : [];
    }
}
