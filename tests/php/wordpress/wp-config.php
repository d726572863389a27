<?php

/** The configuration of the WordPress that `serve` installs. */

define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('SHOP_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
// The site has two ports, with the extension and without it, and one set of cookies.
define('WP_HOME', 'http://' . $_SERVER['HTTP_HOST']);
define('WP_SITEURL', WP_HOME);
define('COOKIEHASH', 'shop');
// A visitor may choose the environment, and ask for debug mode: with the value `hidden`, errors are not displayed.
define('WP_ENVIRONMENT_TYPE', $_SERVER['HTTP_X_ENVIRONMENT'] ?? 'production');
define('WP_DEBUG', isset($_SERVER['HTTP_X_DEBUG']));
define('WP_DEBUG_DISPLAY', ($_SERVER['HTTP_X_DEBUG'] ?? '') !== 'hidden');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';

defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
