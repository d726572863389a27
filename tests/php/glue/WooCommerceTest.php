<?php

declare(strict_types=1);

use Flocktory\Postcheckout\OrderRefused;
use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\loader;

require_once '/usr/share/wordpress/wp-includes/plugin.php';
require_once __DIR__ . '/woocommerce.php';

/** The plugin on WordPress's own hooks; its database and WooCommerce are doubles. */
final class WooCommerceTest extends TestCase
{
    public static function setUpBeforeClass(): void
    {
        defined('ABSPATH') || define('ABSPATH', '/usr/share/wordpress/');
        require __DIR__ . '/../../../bindings-php/glue/wordpress/flocktory-postcheckout.php';
    }

    protected function setUp(): void
    {
        Shop::$orders = [7 => new WC_Order(7, 'wc_order_key')];
        Shop::$options = ['flocktory_site_id' => '123', 'flocktory_spot' => 'thanks'];
        Shop::$log = [];
        $_GET = ['key' => 'wc_order_key'];
    }

    private function printed(string $action, mixed ...$arguments): string
    {
        ob_start();
        do_action($action, ...$arguments);

        return ob_get_clean();
    }

    private function sent(string $html): array
    {
        self::assertSame(1, preg_match('/\[.postcheckout., (\{.*\})\]\);/', $html, $found), $html);

        return json_decode($found[1], true, flags: JSON_THROW_ON_ERROR);
    }

    public function testPrintsTheOrder(): void
    {
        self::assertSame([
            'user' => ['name' => 'Анна Иванова', 'email' => 'anna@shop.ru'],
            'order' => [
                'id' => '7',
                'price' => 2990.5,
                'custom_field' => 'N-7',
                'items' => [
                    ['id' => '12', 'title' => 'Шапка & шарф', 'price' => 990.25, 'image' => 'https://shop.ru/5.jpg', 'count' => 2],
                    ['id' => '20', 'title' => 'Доставка подарка', 'price' => 1010, 'count' => 1],
                ],
            ],
            'spot' => 'thanks',
        ], $this->sent($this->printed('woocommerce_thankyou', 7)));
        self::assertSame([], Shop::$log);
    }

    public function testPrintsTheLoader(): void
    {
        self::assertSame(loader(123), $this->printed('wp_head'));
        Shop::$options = [];
        self::assertSame('', $this->printed('wp_head'));
    }

    public function testChecksTheKey(): void
    {
        foreach ([[], ['key' => 'wrong'], ['key' => ['wc_order_key']], ['key' => '']] as $_GET) {
            self::assertSame('', $this->printed('woocommerce_thankyou', 7));
        }
        $_GET = ['key' => 'wc_order_key'];
        self::assertSame('', $this->printed('woocommerce_thankyou', 8));
    }

    public function testFilters(): void
    {
        $options = static fn (array $options): array => ['nonce' => 'abc'] + $options;
        $order = static fn (array $sent, WC_Order $order): array => ['extra' => ['key' => $order->get_order_key()]] + $sent;
        add_filter('flocktory_postcheckout_options', $options);
        add_filter('flocktory_postcheckout_order', $order, 10, 2);
        $printed = $this->printed('woocommerce_thankyou', 7);
        remove_filter('flocktory_postcheckout_options', $options);
        remove_filter('flocktory_postcheckout_order', $order);
        self::assertStringContainsString(' nonce="abc"', $printed);
        self::assertSame('wc_order_key', $this->sent($printed)['key']);
    }

    public function testAnInvalidOrderPrintsNothing(): void
    {
        $refused = [];
        add_action('flocktory_postcheckout_refused', static function (OrderRefused $event) use (&$refused): void {
            $refused[] = $event;
        });
        Shop::$orders[7]->email = '';
        self::assertSame('', $this->printed('woocommerce_thankyou', 7));
        self::assertCount(1, $refused);
        self::assertStringStartsWith('error flocktory Flocktory: nothing was printed.', Shop::$log[0]);
    }

    public function testSettings(): void
    {
        $this->printed('admin_init');
        $this->printed('admin_menu');
        self::assertSame(['flocktory_site_id', 'flocktory_spot'], Shop::$settings);
        self::assertStringContainsString('<input name="flocktory_spot" value="thanks">', (static function (): string {
            ob_start();
            (Shop::$page)();

            return ob_get_clean();
        })());
    }
}
