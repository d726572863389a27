<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\OpenCart;

use Closure;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\PrintedOrders;
use Flocktory\Postcheckout\SafeRenderer;

/**
 * The tags on the shop's pages, for the events of OpenCart 3.0 and 4.1.
 *
 * The module's own events, whose handlers take their arguments by reference: `flocktory_postcheckout/options` with the
 * options of the library, `flocktory_postcheckout/order` with the order to send and the row of the shop's order, and
 * `flocktory_postcheckout/refused` with an OrderRefused. In the shop's list of events, their names begin with `catalog/`.
 */
final class Page
{
    private const ORDER = 'flocktory_postcheckout_order';
    private const PRINTED = 'flocktory_postcheckout_printed';

    private Settings $settings;
    private SafeRenderer $renderer;

    /**
     * @param object $registry the shop's registry
     * @param string $linesOf the method of the model `checkout/order` that returns the rows of an order's products
     * @param string $totalsOf the method that returns those of its totals
     */
    public function __construct(private object $registry, private string $linesOf, private string $totalsOf)
    {
        $this->settings = new Settings($registry->get('config'));
        $this->renderer = new SafeRenderer(
            $this->options(...),
            fn (string $level, string $message) => $registry->get('log')->write($message),
            fn (OrderRefused $refused) => $this->trigger('refused', $refused),
            printed: $this->settings->get('once') ? self::printed($registry->get('session')) : null,
        );
    }

    private static function printed(object $session): PrintedOrders
    {
        return new PrintedOrders(
            static fn (): ?array => $session->data[self::PRINTED] ?? null,
            static fn (array $ids) => $session->data[self::PRINTED] = $ids,
        );
    }

    /** Keeps the order's id, which the thank-you page removes from the session. */
    public function rememberOrder(): void
    {
        $this->registry->set(self::ORDER, (object) ['id' => $this->registry->get('session')->data['order_id'] ?? null]);
    }

    /** Adds the snippet to the data of the thank-you page's view. Every theme prints the footer. */
    public function addPostcheckout(array &$data): void
    {
        $data['footer'] = $this->postcheckout() . ($data['footer'] ?? '');
    }

    /** Adds the loader to the head of a page. */
    public function addLoader(mixed &$header): void
    {
        $loader = $this->renderer->loader($this->settings->get('site_id'));
        $end = stripos((string) $header, '</head>');
        if ($loader !== '') {
            $header = $end === false ? $header . $loader : substr_replace($header, $loader, $end, 0);
        }
    }

    private function postcheckout(): string
    {
        // Other pages have the same view.
        $id = $this->registry->get(self::ORDER)?->id;

        return $id ? $this->renderer->html(fn (): ?array => $this->order((int) $id)) : '';
    }

    /** @return ?array null for an order that is not to be sent */
    private function order(int $id): ?array
    {
        foreach (['checkout/order', 'catalog/product'] as $model) {
            $this->registry->get('load')->model($model);
        }
        $orders = $this->registry->get('model_checkout_order');
        $row = $orders->getOrder($id) ?: [];
        if (!(int) ($row['order_status_id'] ?? 0)) {
            return $this->skip($id, 'it has no status, so it is not confirmed');
        }
        $lines = $orders->{$this->linesOf}($id);
        if (!$lines) {
            return $this->skip($id, 'it has no products, only gift certificates');
        }
        $sent = OpenCartOrder::fromRows(
            $row,
            $lines,
            $this->catalogue($lines),
            (new Coupon($this->registry->get('db')))->paid($lines, $orders->{$this->totalsOf}($id)),
            $this->money($row),
            $this->settings->get('offer_id'),
        );
        $this->trigger('order', $sent, $row);

        return $sent;
    }

    /** @return array<int, array> The rows of the products that are sold now, by id. */
    private function catalogue(array $lines): array
    {
        $products = $this->registry->get('model_catalog_product');
        $rows = [];
        foreach (array_unique(array_column($lines, 'product_id')) as $id) {
            $row = $products->getProduct((int) $id) ?: [];
            // OpenCart 4.1.0.3 and later has a separate table for a product's codes.
            foreach ($row && isset($products->getCodes) ? $products->getCodes((int) $id) : [] as $code) {
                $row[strtolower($code['code'])] = $code['value'];
            }
            $rows[$id] = $row;
        }

        return $rows;
    }

    /** @return Closure(float): mixed */
    private function money(array $row): Closure
    {
        $currency = $this->registry->get('currency');

        return static fn (float $amount): mixed => $currency->format($amount, $row['currency_code'], (float) $row['currency_value'], false);
    }

    private function options(): array
    {
        $options = [
            'spot' => $this->settings->get('spot') ?: null,
            'feed' => $this->settings->get('feed') ?: null,
            'once' => (bool) $this->settings->get('once'),
            'lang' => $this->settings->lang(),
        ];
        $this->trigger('options', $options);

        return $options;
    }

    private function trigger(string $event, mixed &...$arguments): void
    {
        $this->registry->get('event')->trigger("flocktory_postcheckout/$event", $arguments);
    }

    private function skip(int $id, string $reason): ?array
    {
        $this->registry->get('log')->write("Flocktory: the order $id is not sent: $reason.");

        return null;
    }
}
