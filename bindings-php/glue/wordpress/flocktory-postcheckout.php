<?php

/**
 * Plugin Name: Flocktory postcheckout
 * Description: Sends each order to Flocktory from the thank-you page of WooCommerce.
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

// On a site that uses Composer, the classes are loaded already.
if (!class_exists(Plugin::class) && is_file(__DIR__ . '/vendor/autoload.php')) {
    require __DIR__ . '/vendor/autoload.php';
}
if (class_exists(Plugin::class)) {
    (new Plugin())->register();
    // Orders are read through WooCommerce's classes, which support every kind of storage.
    add_action('before_woocommerce_init', static function (): void {
        if (class_exists(FeaturesUtil::class)) {
            FeaturesUtil::declare_compatibility('custom_order_tables', __FILE__, true);
        }
    });
}
