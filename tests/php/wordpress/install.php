<?php

declare(strict_types=1);

/** Does the work of the WordPress installer, and sets up a shop: `php install.php SITE`. */

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
(new mysqli('localhost', 'root', '', '', 0, getenv('SHOP_SOCKET')))->query('CREATE DATABASE wordpress');

const WP_INSTALLING = true;
$_SERVER['HTTP_HOST'] = getenv('SHOP_HOST');
require "$argv[1]/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install('Лавка', 'admin', 'admin@shop.ru', true, '', 'password');
// The role comes with the double of WooCommerce.
$manager = wp_insert_user(['user_login' => 'manager', 'user_pass' => 'password', 'role' => 'shop_manager']);
switch_theme('twentytwentythree');
$thanks = wp_insert_post([
    'post_type' => 'page',
    'post_status' => 'publish',
    'post_title' => 'Спасибо за заказ',
    'post_content' => '[woocommerce_checkout]',
], true);
$image = wp_insert_attachment(['post_mime_type' => 'image/jpeg', 'post_title' => 'Шапка'], '2026/11/hat.jpg', $thanks, true);
foreach ([$manager, $thanks, $image] as $made) {
    is_wp_error($made) && exit($made->get_error_message());
}
update_option('shop_thanks', $thanks);
update_option('shop_image', $image);
