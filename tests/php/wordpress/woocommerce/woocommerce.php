<?php

/**
 * Plugin Name: WooCommerce, a double
 * Description: The parts of WooCommerce that the glue uses, with its documented signatures; the orders are in the code.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Order
{
    private array $meta = [];

    public function __construct(
        private int $id,
        private string $email,
        private string $name,
        private string $title,
        private string $status = 'processing',
    ) {
    }

    public function get_meta($key = '', $single = true, $context = 'view')
    {
        return get_option("order_{$this->id}_$key", '');
    }

    public function update_meta_data($key, $value, $meta_id = 0)
    {
        $this->meta[$key] = $value;
    }

    public function save_meta_data()
    {
        foreach ($this->meta as $key => $value) {
            update_option("order_{$this->id}_$key", $value);
        }
    }

    public function add_order_note($note, $is_customer_note = 0, $added_by_user = false)
    {
        file_put_contents(WP_CONTENT_DIR . '/notes.log', "$this->id $note\n", FILE_APPEND);
    }

    public function has_status($status)
    {
        return is_array($status) ? in_array($this->status, $status, true) : $this->status === $status;
    }

    public function get_id()
    {
        return $this->id;
    }

    public function get_order_number()
    {
        return "N-$this->id";
    }

    public function get_order_key($context = 'view')
    {
        // Orders made by hand or by another plugin may have none.
        return $this->id === 13 ? '' : "wc_order_$this->id";
    }

    public function key_is_valid($key)
    {
        return hash_equals($this->get_order_key(), $key);
    }

    public function get_total($context = 'view')
    {
        return '2990.50';
    }

    public function get_billing_first_name($context = 'view')
    {
        return $this->name;
    }

    public function get_billing_last_name($context = 'view')
    {
        return 'Иванова';
    }

    public function get_billing_email($context = 'view')
    {
        return $this->email;
    }

    public function get_billing_phone($context = 'view')
    {
        return '';
    }

    public function get_user_id($context = 'view')
    {
        return 0;
    }

    public function get_items($types = 'line_item')
    {
        return [31 => new WC_Order_Item_Product(10, 12, $this->title, 2), 32 => new WC_Order_Item_Product(0, 0, 'Доставка подарка', 1)];
    }

    public function get_item_total($item, $inc_tax = false, $round = true)
    {
        return $inc_tax ? ['10' => 990.25, '0' => 1010.0][$item->get_product_id()] : 0.0;
    }
}

class WC_Order_Item_Product
{
    public function __construct(private int $product, private int $variation, private string $name, private int $quantity)
    {
    }

    public function get_product_id($context = 'view')
    {
        return $this->product;
    }

    public function get_variation_id($context = 'view')
    {
        return $this->variation;
    }

    public function get_name($context = 'view')
    {
        return $this->name;
    }

    public function get_quantity($context = 'view')
    {
        return $this->quantity;
    }

    public function get_product()
    {
        return $this->variation ? new WC_Product() : false;
    }
}

class WC_Product
{
    public function get_sku($context = 'view')
    {
        return 'HAT-RED';
    }

    public function get_image_id($context = 'view')
    {
        return get_option('shop_image');
    }
}

function wc_get_order($the_order = false)
{
    if ($the_order instanceof WC_Order) {
        return $the_order;
    }

    return match ((int) $the_order) {
        // An editor's title is kept as HTML.
        7 => new WC_Order(7, 'anna@shop.ru', 'Анна', 'Шапка &amp; шарф'),
        8 => new WC_Order(8, 'anna@', 'Анна', 'Шапка'),
        // Everything that WordPress rewrites in texts: quotes, smileys, its own name, shortcodes, links.
        9 => new WC_Order(9, 'anna@shop.ru', '[gallery]', '"Wordpress" -- :) [caption width="1"]x[/caption] http://youtu.be/1 <!--more--> 3x4...'),
        10 => new WC_Order(10, 'anna@shop.ru', 'Анна', 'Шапка', 'failed'),
        11 => new WC_Order(11, 'anna@shop.ru', 'Анна', 'Шапка', 'cancelled'),
        12 => new WC_Order(12, 'anna@shop.ru', 'Анна', 'Шапка', 'on-hold'),
        14 => new WC_Order(14, 'anna@shop.ru', 'Анна', 'Шапка', 'checkout-draft'),
        13 => new WC_Order(13, 'anna@shop.ru', 'Анна', 'Шапка'),
        default => false,
    };
}

function wc_get_logger()
{
    return new class {
        public function log($level, $message, $context = [])
        {
            file_put_contents(WP_CONTENT_DIR . '/woocommerce.log', "$level $context[source] $message\n", FILE_APPEND);
        }
    };
}

class WC_Features
{
    public static function declare_compatibility(string $feature_id, string $plugin_file, bool $positive_compatibility = true): bool
    {
        static $declared = [];
        $declared[$feature_id] = [basename($plugin_file), $positive_compatibility];

        return (bool) file_put_contents(WP_CONTENT_DIR . '/features.json', json_encode($declared));
    }
}
class_alias(WC_Features::class, 'Automattic\\WooCommerce\\Utilities\\FeaturesUtil');
add_action('init', static fn () => do_action('before_woocommerce_init'), 0);

class WC_Session
{
    public function get($key, $default = null)
    {
        return get_option("session_{$this->customer()}_$key", $default);
    }

    public function set($key, $value)
    {
        update_option("session_{$this->customer()}_$key", $value);
    }

    private function customer(): string
    {
        return sanitize_key($_COOKIE['shop_session']);
    }
}

function WC()
{
    static $shop = null;

    return $shop ??= (object) ['session' => new WC_Session()];
}
add_action('init', static function (): void {
    if (!isset($_COOKIE['shop_session'])) {
        $_COOKIE['shop_session'] = bin2hex(random_bytes(8));
        setcookie('shop_session', $_COOKIE['shop_session'], path: '/');
    }
});

register_activation_hook(__FILE__, static function (): void {
    add_role('shop_manager', 'Shop manager', ['read' => true, 'manage_woocommerce' => true]);
    get_role('administrator')->add_cap('manage_woocommerce');
});
add_action('admin_menu', static function (): void {
    add_menu_page('WooCommerce', 'WooCommerce', 'manage_woocommerce', 'woocommerce', '__return_null');
}, 9);

/** The thank-you page. It leaves the order's key to others, as many themes and builders of pages do. */
add_shortcode('woocommerce_checkout', static function (): string {
    ob_start();
    echo '<p id="before">Заказ принят</p>';
    do_action('woocommerce_thankyou', (int) ($_GET['order-received'] ?? 0));
    echo '<p id="after">Лавка открыта каждый день</p>';

    return ob_get_clean();
});
