<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento\ViewModel;

use Closure;
use Flocktory\Postcheckout\Magento\MagentoOrder;
use Flocktory\Postcheckout\Magento\Shop;
use Magento\Checkout\Model\Session as CheckoutSession;
use Magento\Framework\Session\Generic as Session;
use Magento\Framework\View\Element\Block\ArgumentInterface;
use Magento\Framework\View\Helper\SecureHtmlRenderer;
use Magento\Sales\Api\OrderRepositoryInterface;

/** The snippets for the thank-you pages, each order once in a session. */
final class Postcheckout implements ArgumentInterface
{
    public function __construct(
        private Shop $shop,
        private CheckoutSession $checkout,
        private Session $session,
        private OrderRepositoryInterface $orders,
        private SecureHtmlRenderer $html,
    ) {
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

    /** Magento writes the tag, with the nonce or hash for its policy. */
    private function printed(Closure $orders): string
    {
        $printed = [];
        $snippet = $this->shop->renderer->snippet(function () use ($orders, &$printed): ?array {
            $shaped = [];
            $printed = $this->session->getFlocktoryOrders() ?? [];
            foreach ($orders() as $order) {
                $id = $order->getIncrementId();
                if (!in_array($id, $printed, true)) {
                    $printed[] = $id;
                    $shaped[] = MagentoOrder::fromOrder($order, $this->shop->setting('offer_id'));
                }
            }

            return $shaped ?: null;
        });
        if ($snippet === null) {
            return '';
        }
        $html = $this->html->renderTag('script', [], $snippet->body, false);
        $this->session->setFlocktoryOrders($printed);

        return $html;
    }
}
