<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;
use Twig\Environment;
use Twig\Loader\FilesystemLoader;

use function Flocktory\Postcheckout\loader;

require_once 'Twig/autoload.php';
require_once __DIR__ . '/opencart/Shop.php';

/**
 * The module of OpenCart as its zips install it: each request is a separate process, with doubles of the classes of that
 * version, and without psr/log.
 */
final class OpenCartTest extends TestCase
{
    private const CODE = 'module_flocktory_postcheckout_';
    private const SETTINGS = ['site_id' => '12345', 'spot' => '', 'feed' => '', 'offer_id' => 'product_id', 'once' => '1', 'status' => '1'];
    private const SENT = [
        'user' => ['name' => 'Анна "Ню" О\'Нил & Ко', 'email' => 'anna@shop.ru'],
        'order' => [
            'id' => '7',
            'price' => 4968.45,
            'items' => [
                [
                    'id' => '40',
                    'title' => 'Шапка "Ню" </script>',
                    'price' => 1086,
                    'image' => 'https://shop.ru/image/catalog/%D0%BC%D0%BE%D0%B9%20%D1%84%D0%B0%D0%B9%D0%BB%20%26%201.jpg',
                    'count' => 2,
                ],
                ['id' => '43', 'title' => 'Чай', 'price' => 2769.3, 'count' => 1],
            ],
        ],
    ];

    private static string $folder;
    private array $shop;

    public static function setUpBeforeClass(): void
    {
        self::$folder = sys_get_temp_dir() . '/opencart-' . getmypid();
        $pack = escapeshellarg(__DIR__ . '/../../../bindings-php/glue/opencart/pack');
        $folder = escapeshellarg(self::$folder);
        exec("$pack $folder/zips 2>&1", $output, $status);
        self::assertSame(0, $status, implode("\n", $output));
        // OpenCart 4 unpacks a zip into the folder of the zip's name.
        (new PharData(self::$folder . '/zips/flocktory_postcheckout-opencart-3.0.ocmod.zip'))->extractTo(self::$folder . '/three');
        (new PharData(self::$folder . '/zips/flocktory_postcheckout.ocmod.zip'))->extractTo(self::$folder . '/four/flocktory_postcheckout');
    }

    public static function tearDownAfterClass(): void
    {
        exec('rm -r ' . escapeshellarg(self::$folder));
    }

    protected function setUp(): void
    {
        $this->shop = ['config' => ['config_admin_language' => 'ru-ru']];
    }

    public static function versions(): array
    {
        return ['3.0' => ['three'], '4.1' => ['four']];
    }

    /** The page of a request to the shop, after which it stores something else. */
    private function request(string $version, string $application, string $call, array $post = [], bool $isLoaded = true): string
    {
        $loaded = $isLoaded ? ['-d', 'extension=' . getenv('EXTENSION')] : [];
        $process = proc_open(
            [PHP_BINARY, '-n', '-d', 'sys_temp_dir=' . self::$folder, ...$loaded, __DIR__ . '/opencart/request.php', $version, self::$folder . "/$version", $application],
            [['pipe', 'r'], ['pipe', 'w'], ['redirect', 1]],
            $pipes,
        );
        fwrite($pipes[0], json_encode(['shop' => $this->shop, 'post' => $post, 'call' => $call], JSON_THROW_ON_ERROR));
        fclose($pipes[0]);
        $printed = stream_get_contents($pipes[1]);
        self::assertSame(0, proc_close($process), $printed);
        ['shop' => $this->shop, 'page' => $page] = json_decode($printed, true, flags: JSON_THROW_ON_ERROR);

        return $page;
    }

    /** Sends the form of the settings. */
    private function save(string $version, array $settings): string
    {
        $names = array_map(static fn (string $name): string => self::CODE . $name, array_keys($settings));

        return $this->request($version, 'admin', 'index', array_combine($names, $settings));
    }

    /** The thank-you page of a shop with these settings, whose visitor has bought the order. */
    private function thanks(string $version, array $settings = []): string
    {
        $this->save($version, $settings + self::SETTINGS);
        $this->shop['session']['order_id'] = 7;

        return $this->request($version, 'catalog', 'checkout/success');
    }

    /** What is pushed; null if nothing is. */
    private static function pushed(string $page): ?array
    {
        return preg_match('/(\{"user":.*\})[])]\);$/m', $page, $match) ? json_decode($match[1], true, flags: JSON_THROW_ON_ERROR) : null;
    }

    /** @dataProvider versions */
    public function testThankYouPage(string $version): void
    {
        $page = $this->thanks($version, ['spot' => '<b>"x"']);
        self::assertSame(self::SENT + ['spot' => '<b>"x"'], self::pushed($page));
        self::assertStringContainsString('<head>' . loader(12345) . '</head><body><h1>', $page);
        self::assertMatchesRegularExpression('#</h1><script>[^<]+</script><footer></footer></body></html>$#', $page);
        self::assertSame([], $this->shop['log']);
        // A reload, and other pages with the same view.
        self::assertNull(self::pushed($again = $this->request($version, 'catalog', 'account/success')));
        self::assertStringContainsString(loader(12345), $again);
        self::assertNull(self::pushed($this->request($version, 'catalog', 'checkout/success')));
    }

    /** @dataProvider versions */
    public function testOnceInASession(string $version): void
    {
        $this->thanks($version);
        self::assertNull(self::pushed($this->thanks($version)));
        self::assertSame(self::SENT, self::pushed($this->thanks($version, ['once' => '0'])));
    }

    /** @dataProvider versions */
    public function testOfferIds(string $version): void
    {
        $ids = fn (string $id): array => array_column(self::pushed($this->thanks($version, ['offer_id' => $id, 'once' => '0']))['order']['items'], 'id');
        self::assertSame(['HAT&1', 'TEA'], $ids('model'));
        self::assertSame(['S-40'], $ids('sku'));
        self::assertStringContainsString('order.items[1].id', implode($this->shop['log']));
        // OpenCart 4.1.0.3 and later.
        $this->shop['codes'] = [40 => [['code' => 'UPC', 'value' => '1'], ['code' => 'SKU', 'value' => 'T-40']]];
        self::assertSame([$version === 'four' ? 'T-40' : 'S-40'], $ids('sku'));
    }

    /** @dataProvider versions */
    public function testCoupons(string $version): void
    {
        $prices = function (float $sum, array $coupon, array $products = [], string $code = "SA'LE") use ($version): array {
            $this->shop['totals'] = [...Shop::TOTALS, ['code' => 'coupon', 'title' => "Coupon ($code)", 'value' => (string) -$sum]];
            $this->shop['coupon'] = ['coupon_id' => '3'] + $coupon;
            $this->shop['couponProducts'] = $products;

            return array_column(self::pushed($this->thanks($version, ['once' => '0']))['order']['items'], 'price');
        };
        self::assertSame([977.4, 2492.37], $prices(4.55, ['shipping' => '0']), 'a tenth of everything');
        self::assertSame([977.4, 2492.37], $prices(4.85, ['shipping' => '1']), 'a tenth, and the shipping');
        self::assertSame([1086, 2769.3], $prices(0.3, ['shipping' => '1']), 'the shipping alone');
        self::assertSame([543, 2769.3], $prices(10, ['shipping' => '0'], [40]), 'of one product');
        self::assertSame([0, 0], $prices(99, ['shipping' => '0']));
        self::assertSame([1086, 2769.3], $prices(4.55, ['shipping' => '0'], code: 'DELETED'));
    }

    /** @dataProvider versions */
    public function testOrdersThatAreNotSent(string $version): void
    {
        $this->shop['order'] = ['order_status_id' => '0'] + Shop::ORDER;
        self::assertNull(self::pushed($this->thanks($version)));
        $this->shop['order'] = Shop::ORDER;
        $this->shop['lines'] = [];
        self::assertNull(self::pushed($this->thanks($version)));
        $this->shop['order'] = ['order_id' => '8'] + Shop::ORDER;
        self::assertNull(self::pushed($this->thanks($version)));
        self::assertCount(3, $this->shop['log']);
        self::assertStringContainsString('the order 7 is not sent: it has no products', $this->shop['log'][1]);
        self::assertArrayNotHasKey('flocktory_postcheckout_printed', $this->shop['session']);
    }

    /** @dataProvider versions */
    public function testCustomers(string $version): void
    {
        $this->shop['config'] = [['three' => 'config_admin_language', 'four' => 'config_language_admin'][$version] => 'ru-ru'];
        $email = function (array $customer) use ($version): ?string {
            $this->shop['order'] = $customer + Shop::ORDER;

            return self::pushed($this->thanks($version, ['once' => '0']))['user']['email'] ?? null;
        };
        self::assertSame('79998887766@unknown.email', $email(['email' => '']));
        self::assertSame('15@unknown.email', $email(['email' => '', 'telephone' => '']));
        self::assertNull($email(['email' => 'anna@', 'telephone' => '', 'customer_id' => '0']));
        $line = array_pop($this->shop['log']);
        self::assertStringContainsString('identity_missing', $line);
        self::assertStringNotContainsString('anna', $line);
        // The log is in the language of the shop's admin.
        self::assertStringContainsString('покупател', $line);
    }

    /** @dataProvider versions */
    public function testWhatFailsBreaksNoPage(string $version): void
    {
        $this->shop['order'] = ['currency_value' => []] + Shop::ORDER;
        $this->shop['lines'] = [['price' => 'x']];
        self::assertStringEndsWith('</h1><footer></footer></body></html>', $this->thanks($version));
        self::assertStringStartsWith('Flocktory: nothing was printed. ', $this->shop['log'][0]);
    }

    /** @dataProvider versions */
    public function testWithoutTheExtension(string $version): void
    {
        $this->thanks($version);
        $this->shop['session'] = ['order_id' => 7];
        $plain = '<html><head></head><body><h1>Спасибо</h1><footer></footer></body></html>';
        self::assertSame($plain, $this->request($version, 'catalog', 'checkout/success', isLoaded: false));
        self::assertSame($plain, $this->request($version, 'catalog', 'checkout/success', isLoaded: false));
        self::assertCount(1, $this->shop['log']);
        self::assertStringContainsString('extension flocktory_postcheckout is not loaded', $this->shop['log'][0]);
        $form = $this->form($version, $this->request($version, 'admin', 'index', isLoaded: false));
        self::assertStringContainsString('Расширение PHP flocktory_postcheckout не загружено', $form);
        self::assertStringNotContainsString('<form', $form);
        $dashboard = $this->request($version, 'admin', 'common/dashboard', isLoaded: false);
        self::assertMatchesRegularExpression('#^<div id="content"><div class="alert alert-danger">Расширение PHP .*</div><h1>heading_title</h1></div>$#', $dashboard);
        self::assertSame('<div id="content"><h1>heading_title</h1></div>', $this->request($version, 'admin', 'common/dashboard'));
    }

    /** @dataProvider versions */
    public function testForm(string $version): void
    {
        $form = $this->form($version, $this->request($version, 'admin', 'index'));
        foreach (array_keys(self::SETTINGS) as $name) {
            self::assertStringContainsString('name="' . self::CODE . $name . '"', $form);
        }
        self::assertStringContainsString('Идентификатор сайта (site_id)', $form);
        self::assertSame(2, preg_match_all('/(<option value="1"|type="checkbox"[^>]*) (selected|checked)/', $form), 'once, and enabled');
        // Each text of the template is in the language files.
        self::assertDoesNotMatchRegularExpression('/\b(entry|text|help|error)_\w+\b(?!")/', strip_tags($form));
        $saved = $this->save($version, ['site_id' => ' 77 ', 'spot' => '"><b>', 'offer_id' => 'sku', 'once' => '0'] + self::SETTINGS);
        self::assertStringContainsString($version === 'three' ? 'to /marketplace/extension' : 'success', $saved);
        $form = $this->form($version, $this->request($version, 'admin', 'index'));
        self::assertMatchesRegularExpression('/site_id" value="77"/', $form);
        self::assertStringContainsString('spot" value="&quot;&gt;&lt;b&gt;"', $form);
        self::assertMatchesRegularExpression('/<option value="sku" selected/', $form);
    }

    /** @dataProvider versions */
    public function testWrongSettingsAreRefusedWithTheReason(string $version): void
    {
        $page = $this->save($version, ['site_id' => 'site-12 <b>', 'feed' => '/no/feed.idx'] + self::SETTINGS);
        $problems = json_decode($page, true, flags: JSON_THROW_ON_ERROR);
        $problems = $problems['problems'] ?? $problems['error'];
        self::assertStringContainsString('site-12 &lt;b&gt;', $problems['site_id']);
        self::assertStringContainsString('/no/feed.idx', $problems['feed']);
        self::assertSame([], $this->shop['events']);
        if ($version === 'three') {
            self::assertStringContainsString($problems['site_id'], $this->form($version, $page));
        }
        $this->shop['mayModify'] = false;
        self::assertStringContainsString('У вас нет прав', json_encode(json_decode($this->save($version, self::SETTINGS)), JSON_UNESCAPED_UNICODE));
        self::assertSame([], $this->shop['events']);
    }

    /** @dataProvider versions */
    public function testEvents(string $version): void
    {
        $this->shop['events'] = [['code' => 'other', 'trigger' => 'catalog/x/after', 'action' => 'x']];
        $this->save($version, self::SETTINGS);
        $this->save($version, self::SETTINGS);
        self::assertCount(5, $this->shop['events']);
        $this->save($version, ['status' => '0'] + self::SETTINGS);
        self::assertCount(1, $this->shop['events']);
        $this->save($version, self::SETTINGS);
        $this->request($version, 'admin', 'uninstall');
        self::assertSame(['other'], array_column($this->shop['events'], 'code'));
    }

    /** @dataProvider versions */
    public function testALayoutShowsNothing(string $version): void
    {
        $route = ['three' => 'extension/module/', 'four' => 'extension/flocktory_postcheckout/module/'][$version];
        self::assertSame('', $this->request($version, 'catalog', $route . 'flocktory_postcheckout'));
    }

    /** @dataProvider versions */
    public function testEventsForTheShop(string $version): void
    {
        [$file, $class, $action] = [
            'three' => ['upload/catalog/controller/extension/module/hooks.php', 'class ControllerExtensionModuleHooks', 'extension/module/hooks/'],
            'four' => [
                'hooks/catalog/controller/module/hooks.php',
                'namespace Opencart\Catalog\Controller\Extension\Hooks\Module; use Opencart\System\Engine\Controller; class Hooks',
                'extension/hooks/module/hooks.',
            ],
        ][$version];
        $file = self::$folder . "/$version/$file";
        is_dir(dirname($file)) || mkdir(dirname($file), recursive: true);
        file_put_contents($file, "<?php $class extends Controller {
            public function options(&\$options) { \$options['nonce'] = 'abc'; }
            public function order(&\$sent, &\$row) { \$sent['order']['custom_field'] = \$row['currency_code']; }
            public function refused(&\$refused) { \$this->log->write(\$refused->problems()[0]->code); }
        }");
        foreach (['options', 'order', 'refused'] as $event) {
            $this->shop['events'][] = ['code' => 'hooks', 'trigger' => "catalog/flocktory_postcheckout/$event", 'action' => $action . $event];
        }
        $page = $this->thanks($version);
        self::assertStringContainsString('<script nonce="abc">', $page);
        self::assertSame('RUB', self::pushed($page)['order']['custom_field']);
        $this->shop['order'] = ['email' => '', 'telephone' => '', 'customer_id' => '0'] + Shop::ORDER;
        $this->thanks($version, ['once' => '0']);
        self::assertSame('identity_missing', end($this->shop['log']));
    }

    public function testManifest(): void
    {
        $manifest = json_decode(file_get_contents(self::$folder . '/four/flocktory_postcheckout/install.json'), true);
        self::assertSame(phpversion('flocktory_postcheckout'), $manifest['version']);
    }

    /** Both languages have the same texts. */
    public function testLanguages(): void
    {
        $texts = static function (string $language): array {
            $_ = [];
            require __DIR__ . "/../../../bindings-php/glue/opencart/language/$language.php";

            return $_;
        };
        self::assertSame(array_keys($texts('en-gb')), array_keys($texts('ru-ru')));
    }

    /** The template of the form, with the data that the controller has given to it, as JSON. */
    private function form(string $version, string $data): string
    {
        $admin = ['three' => 'upload/admin', 'four' => 'flocktory_postcheckout/admin'][$version];
        $type = ['three' => 'extension/module', 'four' => 'module'][$version];
        $_ = [];
        require self::$folder . "/$version/$admin/language/ru-ru/$type/flocktory_postcheckout.php";
        $twig = new Environment(new FilesystemLoader(self::$folder . "/$version/$admin/view/template/$type"), ['autoescape' => false]);

        return $twig->render('flocktory_postcheckout.twig', json_decode($data, true, flags: JSON_THROW_ON_ERROR) + $_);
    }
}
