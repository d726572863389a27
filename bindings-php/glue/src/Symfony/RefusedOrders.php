<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Symfony;

use Flocktory\Postcheckout\OrderRefused;
use Psr\EventDispatcher\EventDispatcherInterface;

/** Dispatches `OrderRefused`, if there is a dispatcher. */
final class RefusedOrders
{
    public function __construct(private ?EventDispatcherInterface $dispatcher)
    {
    }

    public function __invoke(OrderRefused $event): void
    {
        $this->dispatcher?->dispatch($event);
    }
}
