<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento\ViewModel;

use Closure;
use Flocktory\Postcheckout\Magento\MagentoOrder;
use Flocktory\Postcheckout\Magento\Shop;
use Flocktory\Postcheckout\PrintedOrders;
use Flocktory\Postcheckout\SafeRenderer;
use Flocktory\Postcheckout\Snippet;
use Magento\Checkout\Model\Session as CheckoutSession;
use Magento\Framework\Session\Generic as Session;
use Magento\Framework\View\Element\Block\ArgumentInterface;
use Magento\Framework\View\Helper\SecureHtmlRenderer;
use Magento\Sales\Api\OrderRepositoryInterface;
use Magento\Sales\Model\Order;

/** The snippets for the thank-you pages, each order once in a session. */
final class Postcheckout implements ArgumentInterface
{
    private SafeRenderer $renderer;

    /** Magento writes the tag, with the nonce or hash for its policy. */
    public function __construct(
        private Shop $shop,
        private CheckoutSession $checkout,
        private Session $session,
        private OrderRepositoryInterface $orders,
        SecureHtmlRenderer $html,
    ) {
        $this->renderer = $shop->renderer(
            static fn (Snippet $snippet): string => $html->renderTag('script', [], $snippet->body, false),
            new PrintedOrders(
                static fn (): ?array => $session->getFlocktoryOrders(),
                static fn (array $ids) => $session->setFlocktoryOrders($ids),
            ),
        );
    }

    /** The snippet of the last order. */
    public function order(): string
    {
        return $this->printed(fn (): array => [$this->checkout->getLastRealOrder()]);
    }

    /**
     * The snippets of the orders of a checkout to many addresses.
     *
     * This does not use that checkout's model, which a shop may lack, and whose constructor changes the cart.
     */
    public function orders(): string
    {
        return $this->printed(fn (): array => array_map(
            fn (int|string $id): object => $this->orders->get($id),
            array_keys($this->session->getOrderIds() ?? []),
        ));
    }

    private function printed(Closure $orders): string
    {
        return $this->renderer->html(fn (): ?array => array_map(
            fn (Order $order): array => MagentoOrder::fromOrder($order, $this->shop->setting('offer_id')),
            $orders(),
        ) ?: null);
    }
}
