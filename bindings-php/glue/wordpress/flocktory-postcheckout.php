<?php

/**
 * Plugin Name: Flocktory postcheckout
 * Description: Tells Flocktory of each order on the page of thanks of WooCommerce.
 * Version: 0.1.0
 * Requires PHP: 8.1
 * License: MIT OR Apache-2.0
 */

declare(strict_types=1);

use Flocktory\Postcheckout\WooCommerce\Plugin;

defined('ABSPATH') || exit;

// A site that uses composer has loaded the classes already; the archive of the plugin brings its own loader.
if (!class_exists(Plugin::class) && is_file(__DIR__ . '/vendor/autoload.php')) {
    require __DIR__ . '/vendor/autoload.php';
}
if (class_exists(Plugin::class)) {
    (new Plugin())->register();
}
