<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout;

use Throwable;

/** Nothing was printed for an order: the argument of the shop's event or hook. */
final class OrderRefused
{
    public function __construct(public readonly Throwable $cause)
    {
    }

    /** @return list<Problem> Empty if the failure is not about the order. */
    public function problems(): array
    {
        return $this->cause instanceof InvalidOrderException ? $this->cause->getProblems() : [];
    }
}
