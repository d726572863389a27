<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\WooCommerce;

use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;
use WC_Order;

/**
 * Prints the loader in the head, and the snippet on the thank-you page.
 *
 * Its filters: `flocktory_postcheckout_options`, and `flocktory_postcheckout_order` with the order to send and the WC_Order.
 * Its action: `flocktory_postcheckout_refused`, with an OrderRefused.
 */
final class Plugin
{
    /** For these, the thank-you page asks to pay again, or was opened from an old email. */
    private const NOT_BOUGHT = ['failed', 'cancelled', 'refunded', 'trash'];

    public function register(): void
    {
        add_action('wp_head', $this->printLoader(...));
        add_action('woocommerce_thankyou', $this->printPostcheckout(...));
        add_action('admin_menu', (new Settings())->addPage(...));
        add_action('admin_init', (new Settings())->register(...));
    }

    public function printLoader(): void
    {
        echo $this->renderer()->loader(trim((string) get_option(Settings::SITE_ID)));
    }

    /** @param mixed $id the order's id; not typed, because themes and other plugins fire the hook too */
    public function printPostcheckout(mixed $id): void
    {
        $order = wc_get_order($id);
        $key = $_GET['key'] ?? null;
        // A visitor who guesses an id must not see another customer's data.
        $isCustomers = $order instanceof WC_Order && is_string($key) && $key !== '' && $order->key_is_valid(wp_unslash($key));
        if (!$isCustomers || $order->has_status(self::NOT_BOUGHT)) {
            return;
        }
        echo $this->renderer()->html(static fn (): mixed => apply_filters(
            'flocktory_postcheckout_order',
            WooCommerceOrder::fromOrder($order),
            $order,
        ));
    }

    private function renderer(): SafeRenderer
    {
        return new SafeRenderer(
            static fn (): array => (array) apply_filters('flocktory_postcheckout_options', [
                'spot' => get_option(Settings::SPOT) ?: null,
                'base_url' => home_url('/'),
            ]),
            new Logger(),
            static fn (OrderRefused $event) => do_action('flocktory_postcheckout_refused', $event),
            defined('WP_DEBUG') && WP_DEBUG,
        );
    }
}
