<?php

/** The shop's own code: a policy of nonces, as a plugin for security has it, and its use of the glue's filters and action. */

declare(strict_types=1);

use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\WooCommerce\Plugin;

$nonce = base64_encode(random_bytes(16));

add_action('send_headers', static function () use ($nonce): void {
    header("Content-Security-Policy: script-src 'self' https://api.flocktory.com 'nonce-$nonce'");
});
foreach (['wp_inline_script_attributes', 'wp_script_attributes'] as $filter) {
    add_filter($filter, static fn (array $attributes): array => ['nonce' => $nonce] + $attributes);
}
// Scripts of WordPress and of the theme that no nonce can be given to.
remove_action('wp_head', 'print_emoji_detection_script', 7);
remove_action('wp_footer', 'the_block_template_skip_link');

add_filter('flocktory_postcheckout_options', static function (array $options): array {
    return isset($_SERVER['HTTP_X_BROKEN']) ? throw new DomainException('the shop has failed') : $options;
});
add_filter(
    'flocktory_postcheckout_order',
    static fn (array $sent, WC_Order $order): array => ['extra' => ['key' => $order->get_order_key()]] + $sent,
    10,
    2,
);
add_action('flocktory_postcheckout_refused', static function (OrderRefused $refused): void {
    headers_sent() || header('X-Refused: ' . $refused->cause::class);
});

// What a theme may do with a hook of WooCommerce's.
add_action('wp_footer', static function (): void {
    do_action('woocommerce_thankyou', null);
    do_action('woocommerce_thankyou', (int) ($_GET['order-received'] ?? 0));
});
add_action('init', static function (): void {
    if (isset($_SERVER['HTTP_X_RUSSIAN'])) {
        add_filter('pre_determine_locale', static fn (): string => 'ru_RU');
    }
    if (isset($_GET['removed'])) {
        remove_action('wp_head', [Plugin::class, 'printLoader']);
        remove_action('woocommerce_thankyou', [Plugin::class, 'printPostcheckout']);
    }
    if (isset($_GET['uninstall'])) {
        require_once ABSPATH . 'wp-admin/includes/plugin.php';
        uninstall_plugin('flocktory-postcheckout/flocktory-postcheckout.php');
        global $wpdb;
        exit(json_encode($wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE 'flocktory%'")));
    }
}, 0);
