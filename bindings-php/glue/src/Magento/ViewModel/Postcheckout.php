<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento\ViewModel;

use Closure;
use Flocktory\Postcheckout\Magento\MagentoOrder;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;
use Magento\Checkout\Model\Session;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\App\State;
use Magento\Framework\Event\ManagerInterface;
use Magento\Framework\View\Element\Block\ArgumentInterface;
use Magento\Framework\View\Helper\SecureHtmlRenderer;
use Magento\Multishipping\Model\Checkout\Type\Multishipping;
use Magento\Sales\Api\OrderRepositoryInterface;
use Magento\Store\Model\ScopeInterface;
use Psr\Log\LoggerInterface;

/** What the templates print. The event is `flocktory_postcheckout_refused`, with the data `refused`, an OrderRefused. */
final class Postcheckout implements ArgumentInterface
{
    private const SETTINGS = 'flocktory/postcheckout/';

    private SafeRenderer $renderer;

    public function __construct(
        private ScopeConfigInterface $config,
        private Session $checkout,
        private Multishipping $multishipping,
        private OrderRepositoryInterface $orders,
        private SecureHtmlRenderer $html,
        ManagerInterface $events,
        LoggerInterface $logger,
        State $state,
    ) {
        $this->renderer = new SafeRenderer(
            ['spot' => $this->setting('spot'), 'feed' => $this->setting('feed')],
            $logger,
            static fn (OrderRefused $event) => $events->dispatch('flocktory_postcheckout_refused', ['refused' => $event]),
            $state->getMode() === State::MODE_DEVELOPER,
        );
    }

    /** The loader, on every page: a file, which the policy's list of hosts allows. */
    public function loader(): string
    {
        return $this->renderer->loader($this->setting('site_id'));
    }

    /** The snippet of the order that was made last. */
    public function order(): string
    {
        return $this->printed(fn (): array => $this->shaped($this->checkout->getLastRealOrder()));
    }

    /** The snippet of the orders that a checkout to many addresses has made. */
    public function orders(): string
    {
        return $this->printed(function (): array {
            $ids = $this->multishipping->getOrderIds();

            return array_map(fn (int|string $id): array => $this->shaped($this->orders->get($id)), $ids);
        });
    }

    private function shaped(object $order): array
    {
        return MagentoOrder::fromOrder($order, (string) $this->setting('offer_id'));
    }

    /** Magento adds the tag itself, with what its policy asks for. */
    private function printed(Closure $order): string
    {
        $snippet = $this->renderer->snippet($order);

        return $snippet === null ? '' : $this->html->renderTag('script', [], $snippet->body, false);
    }

    private function setting(string $name): ?string
    {
        return $this->config->getValue(self::SETTINGS . $name, ScopeInterface::SCOPE_STORE);
    }
}
