<?php

/**
 * Plugin Name: Flocktory postcheckout
 * Description: Tells Flocktory of each order on the page of thanks of WooCommerce.
 * Version: 0.1.0
 * Requires PHP: 8.1
 * Requires Plugins: woocommerce
 * Text Domain: flocktory-postcheckout
 * License: MIT OR Apache-2.0
 */

declare(strict_types=1);

use Automattic\WooCommerce\Utilities\FeaturesUtil;
use Flocktory\Postcheckout\WooCommerce\Plugin;

defined('ABSPATH') || exit;

// A site that uses composer has loaded the classes already.
if (!class_exists(Plugin::class) && is_file(__DIR__ . '/vendor/autoload.php')) {
    require __DIR__ . '/vendor/autoload.php';
}
if (class_exists(Plugin::class)) {
    (new Plugin())->register();
    // Orders are read by WooCommerce's own classes, wherever it keeps them.
    add_action('before_woocommerce_init', static function (): void {
        if (class_exists(FeaturesUtil::class)) {
            FeaturesUtil::declare_compatibility('custom_order_tables', __FILE__, true);
        }
    });
}
