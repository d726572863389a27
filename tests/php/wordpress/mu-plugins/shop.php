<?php

/** The shop's own code: a policy of nonces, and what it does with the filters and the action of the glue. */

declare(strict_types=1);

use Flocktory\Postcheckout\OrderRefused;

$nonce = base64_encode(random_bytes(16));

add_action('send_headers', static function () use ($nonce): void {
    header("Content-Security-Policy: script-src 'self' https://api.flocktory.com 'nonce-$nonce'");
});
// Scripts of WordPress and of the theme that no nonce can be given to.
remove_action('wp_head', 'print_emoji_detection_script', 7);
remove_action('wp_footer', 'the_block_template_skip_link');

add_filter('flocktory_postcheckout_options', static function (array $options) use ($nonce): array {
    return isset($_SERVER['HTTP_X_BROKEN']) ? throw new DomainException('the shop has failed') : ['nonce' => $nonce] + $options;
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
add_action('wp_footer', static fn () => do_action('woocommerce_thankyou', null));
add_action('init', static function (): void {
    if (isset($_GET['uninstall'])) {
        require_once ABSPATH . 'wp-admin/includes/plugin.php';
        uninstall_plugin('flocktory-postcheckout/flocktory-postcheckout.php');
        exit(json_encode([get_option('flocktory_site_id'), get_option('flocktory_spot')]));
    }
});
