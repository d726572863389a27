<?php

declare(strict_types=1);

/** Doubles of what the plugin uses of WooCommerce, and of WordPress beyond its hooks, with their documented signatures. */

final class Shop
{
    /** @var array<int, WC_Order> */
    public static array $orders;
    /** @var array<string, string> */
    public static array $options;
    /** @var list<string> */
    public static array $log;
    /** @var list<string> */
    public static array $settings = [];
    public static array $fields = [];
    public static Closure $page;
}

class WC_Order
{
    public string $email = 'anna@shop.ru';

    public function __construct(private int $id, private string $key)
    {
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
        return $this->key;
    }

    public function key_is_valid($key)
    {
        return hash_equals($this->key, $key);
    }

    public function get_total($context = 'view')
    {
        return '2990.50';
    }

    public function get_billing_first_name($context = 'view')
    {
        return 'Анна';
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
        return [31 => new WC_Order_Item_Product(10, 12, 'Шапка & шарф', 2), 32 => new WC_Order_Item_Product(20, 0, 'Доставка подарка', 1)];
    }

    public function get_item_total($item, $inc_tax = false, $round = true)
    {
        return $inc_tax ? ['10' => 990.25, '20' => 1010.0][$item->get_product_id()] : 0.0;
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
    public function get_image_id($context = 'view')
    {
        return '5';
    }
}

function wc_get_order($the_order = false)
{
    return Shop::$orders[$the_order] ?? false;
}

function wc_get_logger()
{
    return new class {
        public function log($level, $message, $context = [])
        {
            Shop::$log[] = "$level $context[source] $message";
        }
    };
}

function wp_get_attachment_image_url($attachment_id, $size = 'thumbnail', $icon = false)
{
    return "https://shop.ru/$attachment_id.jpg";
}

function wp_unslash($value)
{
    return stripslashes($value);
}

function home_url($path = '', $scheme = null)
{
    return "https://shop.ru$path";
}

function get_option($option, $default_value = false)
{
    return Shop::$options[$option] ?? $default_value;
}

function esc_html__($text, $domain = 'default')
{
    return $text;
}

function esc_attr($text)
{
    return htmlspecialchars($text);
}

function add_settings_section($id, $title, $callback, $page, $args = [])
{
}

function add_settings_field($id, $title, $callback, $page, $section = 'default', $args = [])
{
    Shop::$fields[] = static fn () => $callback($args);
}

function register_setting($option_group, $option_name, $args = [])
{
    Shop::$settings[] = $option_name;
}

function add_options_page($page_title, $menu_title, $capability, $menu_slug, $callback = '', $position = null)
{
    Shop::$page = $callback;
}

function settings_fields($option_group)
{
}

function do_settings_sections($page)
{
    foreach (Shop::$fields as $field) {
        $field();
    }
}

function submit_button($text = '')
{
}
