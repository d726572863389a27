<?php

/**
 * Plugin Name: Flocktory postcheckout
 * Plugin URI: https://github.com/flocktory-postcheckout/flocktory-postcheckout
 * Description: Sends each order to Flocktory from the thank-you page of WooCommerce.
 * Version: 0.1.0
 * Author: flocktory-postcheckout
 * Author URI: https://github.com/flocktory-postcheckout
 * Requires at least: 6.1
 * Requires PHP: 8.1
 * Requires Plugins: woocommerce
 * WC requires at least: 8.0
 * WC tested up to: 10.5
 * Text Domain: flocktory-postcheckout
 * Domain Path: /languages
 * License: MIT OR Apache-2.0
 */

declare(strict_types=1);

use Automattic\WooCommerce\Utilities\FeaturesUtil;
use Flocktory\Postcheckout\WooCommerce\Plugin;
use Flocktory\Postcheckout\WooCommerce\Settings;

defined('ABSPATH') || exit;

// A host may go back to an older PHP, for which composer's autoloader answers every page with an error.
if (PHP_VERSION_ID < 80100) {
    return;
}
// On a site that uses Composer, the classes are loaded already.
if (!class_exists(Plugin::class) && is_file(__DIR__ . '/vendor/autoload.php')) {
    require __DIR__ . '/vendor/autoload.php';
}
if (class_exists(Plugin::class)) {
    Plugin::register();
    Settings::register(__FILE__);
    add_action('init', static function (): void {
        load_plugin_textdomain('flocktory-postcheckout', false, basename(__DIR__) . '/languages');
    });
    add_action('before_woocommerce_init', static function (): void {
        if (class_exists(FeaturesUtil::class)) {
            // Orders are read through WooCommerce's classes, and printed by a hook that both kinds of checkout fire.
            FeaturesUtil::declare_compatibility('custom_order_tables', __FILE__, true);
            FeaturesUtil::declare_compatibility('cart_checkout_blocks', __FILE__, true);
        }
    });
}
