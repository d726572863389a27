<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento;

use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\App\State;
use Magento\Framework\Event\ManagerInterface;
use Magento\Store\Model\ScopeInterface;
use Psr\Log\LoggerInterface;

/** The shop's settings, and its renderer. The event is `flocktory_postcheckout_refused`, with the data `refused`, an OrderRefused. */
final class Shop
{
    private const SETTINGS = 'flocktory/postcheckout/';

    public readonly SafeRenderer $renderer;

    public function __construct(
        private ScopeConfigInterface $config,
        ManagerInterface $events,
        LoggerInterface $logger,
        State $state,
    ) {
        $this->renderer = new SafeRenderer(
            fn (): array => ['spot' => $this->setting('spot'), 'feed' => $this->setting('feed')],
            $logger,
            static fn (OrderRefused $event) => $events->dispatch('flocktory_postcheckout_refused', ['refused' => $event]),
            $state->getMode() === State::MODE_DEVELOPER,
        );
    }

    public function setting(string $name): string
    {
        return (string) $this->config->getValue(self::SETTINGS . $name, ScopeInterface::SCOPE_STORE);
    }
}
