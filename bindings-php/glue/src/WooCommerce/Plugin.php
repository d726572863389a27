<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\WooCommerce;

use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\PrintedOrders;
use Flocktory\Postcheckout\SafeRenderer;
use Flocktory\Postcheckout\Snippet;
use WC_Order;

/**
 * Prints the loader in the head, and the snippet on the thank-you page. Both are static methods, for `remove_action`.
 *
 * Its filters: `flocktory_postcheckout_options`, and `flocktory_postcheckout_order` with the order to send and the WC_Order.
 * Its action: `flocktory_postcheckout_refused`, with an OrderRefused.
 */
final class Plugin
{
    /** For these, the thank-you page asks to pay again, was opened from an old email, or the checkout is not finished. */
    private const NOT_BOUGHT = ['failed', 'cancelled', 'refunded', 'trash', 'checkout-draft'];

    private const SESSION = 'flocktory_printed';
    private const NOTED = '_flocktory_refused';

    private static ?PrintedOrders $printed = null;

    public static function register(): void
    {
        add_action('wp_head', [self::class, 'printLoader']);
        add_action('woocommerce_thankyou', [self::class, 'printPostcheckout']);
    }

    public static function printLoader(): void
    {
        echo self::renderer()->loader(Settings::get(Settings::SITE_ID), [], static fn (string $html): string => wp_get_script_tag(self::attributes($html)));
    }

    /** @param mixed $id the order's id; not typed, because themes and other plugins fire the hook too */
    public static function printPostcheckout(mixed $id): void
    {
        $order = null;
        $refused = static function (OrderRefused $event) use (&$order): void {
            do_action('flocktory_postcheckout_refused', $event);
            self::note($order, $event);
        };
        echo self::renderer($refused)->html(static function () use ($id, &$order): mixed {
            $order = self::bought($id);

            return $order === null ? null : apply_filters(
                'flocktory_postcheckout_order',
                WooCommerceOrder::fromOrder($order, Settings::get(Settings::OFFER_ID)),
                $order,
            );
        });
    }

    private static function bought(mixed $id): ?WC_Order
    {
        $order = wc_get_order($id);
        $key = $_GET['key'] ?? null;
        // A visitor who guesses an id must not see another customer's data.
        $isCustomers = $order instanceof WC_Order && is_string($key) && $key !== '' && $order->key_is_valid(wp_unslash($key));

        return $isCustomers && !$order->has_status(self::NOT_BOUGHT) ? $order : null;
    }

    /** Adds the reason to the order's notes, once for each reason. */
    private static function note(?WC_Order $order, OrderRefused $event): void
    {
        $reason = $event->describe(Settings::lang());
        if ($order !== null && $order->get_meta(self::NOTED) !== md5($reason)) {
            /* translators: %s: what is wrong with the order */
            $order->add_order_note(sprintf(__('Nothing was sent to Flocktory: %s', 'flocktory-postcheckout'), $reason));
            $order->update_meta_data(self::NOTED, md5($reason));
            $order->save_meta_data();
        }
    }

    private static function renderer(?callable $refused = null): SafeRenderer
    {
        $once = Settings::get(Settings::ONCE) !== '';

        return new SafeRenderer(
            static fn (): array => (array) apply_filters('flocktory_postcheckout_options', [
                'spot' => Settings::get(Settings::SPOT) ?: null,
                'feed' => Settings::get(Settings::FEED) ?: null,
                'once' => $once,
                'base_url' => home_url('/'),
                'lang' => Settings::lang(),
            ]),
            self::log(...),
            $refused ?? static fn (OrderRefused $event) => do_action('flocktory_postcheckout_refused', $event),
            self::isDevelopersMachine(),
            static fn (Snippet $snippet): string => wp_get_inline_script_tag($snippet->body, self::attributes($snippet->html)),
            self::$printed ??= new PrintedOrders(
                static fn (): ?array => $once ? WC()->session?->get(self::SESSION) : null,
                static fn (array $ids) => $once ? WC()->session?->set(self::SESSION, $ids) : null,
            ),
        );
    }

    /**
     * The attributes of the library's tag. WordPress writes the tag, so that plugins can add their nonce with
     * `wp_inline_script_attributes` and `wp_script_attributes`.
     *
     * @return array<string, string|true>
     */
    private static function attributes(string $html): array
    {
        preg_match_all('/ ([a-z-]+)(?:="([^"]*)")?/', strstr($html, '>', true), $pairs, PREG_SET_ORDER | PREG_UNMATCHED_AS_NULL);

        return array_combine(
            array_column($pairs, 1),
            array_map(static fn (array $pair): string|bool => $pair[2] === null ? true : html_entity_decode($pair[2]), $pairs),
        );
    }

    /** Live shops run WP_DEBUG too, with or without displaying errors. */
    private static function isDevelopersMachine(): bool
    {
        return WP_DEBUG && WP_DEBUG_DISPLAY && in_array(wp_get_environment_type(), ['local', 'development'], true);
    }

    private static function log(string $level, string $message): void
    {
        // Without WooCommerce, the loader may fail.
        function_exists('wc_get_logger') ? wc_get_logger()->log($level, $message, ['source' => 'flocktory']) : error_log($message);
    }
}
