<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento;

use Closure;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\PrintedOrders;
use Flocktory\Postcheckout\SafeRenderer;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\App\State;
use Magento\Framework\Event\ManagerInterface;
use Magento\Store\Model\ScopeInterface;
use Psr\Log\LoggerInterface;

/** The shop's settings, and its renderers. Their event is `flocktory_postcheckout_refused`, with the data `refused`, an OrderRefused. */
final class Shop
{
    private const SETTINGS = 'flocktory/postcheckout/';

    public function __construct(
        private ScopeConfigInterface $config,
        private ManagerInterface $events,
        private LoggerInterface $logger,
        private State $state,
    ) {
    }

    public function renderer(?Closure $tag = null, ?PrintedOrders $printed = null): SafeRenderer
    {
        return new SafeRenderer(
            fn (): array => ['spot' => $this->setting('spot'), 'feed' => $this->setting('feed')],
            $this->logger,
            fn (OrderRefused $event) => $this->events->dispatch('flocktory_postcheckout_refused', ['refused' => $event]),
            $this->state->getMode() === State::MODE_DEVELOPER,
            $tag,
            $printed,
        );
    }

    public function setting(string $name): string
    {
        return (string) $this->config->getValue(self::SETTINGS . $name, ScopeInterface::SCOPE_STORE);
    }
}
