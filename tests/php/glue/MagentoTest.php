<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use Flocktory\Postcheckout\Magento\MagentoOrder;
use Flocktory\Postcheckout\Magento\SetupMessage;
use Flocktory\Postcheckout\Magento\Shop;
use Flocktory\Postcheckout\Magento\ViewModel\Loader;
use Flocktory\Postcheckout\Magento\ViewModel\Postcheckout;
use Flocktory\Postcheckout\OrderRefused;
use Magento\Checkout\Model\Session;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\App\State;
use Magento\Framework\Component\ComponentRegistrar;
use Magento\Framework\Escaper;
use Magento\Framework\Event\ManagerInterface;
use Magento\Framework\Locale\ResolverInterface;
use Magento\Framework\Session\Generic;
use Magento\Framework\View\Helper\SecureHtmlRenderer;
use Magento\Sales\Api\OrderRepositoryInterface;
use Magento\Sales\Model\Order;
use Magento\Sales\Model\Order\Item;
use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\cspSources;
use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;

require_once __DIR__ . '/magento.php';

/** The glue of Magento, with doubles of its classes: Magento itself cannot be downloaded. */
final class MagentoTest extends TestCase
{
    private const MODULE = __DIR__ . '/../../../bindings-php/glue/src/Magento';

    private Log $log;
    /** @var list<OrderRefused> */
    private array $refused = [];

    private function shop(array $settings = [], string $mode = State::MODE_PRODUCTION): Shop
    {
        $this->log = new Log();
        $config = new class ($settings) implements ScopeConfigInterface {
            public function __construct(private array $settings)
            {
            }

            public function getValue($path, $scopeType = 'default', $scopeCode = null)
            {
                return $this->settings[$path] ?? null;
            }
        };
        $events = new class (function (string $name, array $data): void {
            self::assertSame('flocktory_postcheckout_refused', $name);
            $this->refused[] = $data['refused'];
        }) implements ManagerInterface {
            public function __construct(private Closure $dispatch)
            {
            }

            public function dispatch($eventName, array $data = [])
            {
                ($this->dispatch)($eventName, $data);
            }
        };

        return new Shop($config, $events, $this->log, new State($mode));
    }

    private function model(?Order $order = null, array $ids = [], array $settings = [], string $mode = State::MODE_PRODUCTION): Postcheckout
    {
        $orders = new class implements OrderRepositoryInterface {
            public function get($id)
            {
                return new Order("M-$id", 'anna@shop.ru');
            }
        };

        return new Postcheckout(
            $this->shop($settings, $mode),
            new Session($order ?? new Order('000000007', 'anna@shop.ru')),
            new Generic(['OrderIds' => $ids]),
            $orders,
            new SecureHtmlRenderer(),
        );
    }

    public function testOrder(): void
    {
        self::assertSame([
            'user' => ['name' => 'Анна Иванова', 'email' => 'anna@shop.ru'],
            'order' => [
                'id' => '000000007',
                'price' => 2990.5,
                'items' => [
                    ['id' => '10', 'title' => 'Шапка', 'price' => 990.25, 'count' => 2],
                    // The variation, not the product that it is one of.
                    ['id' => '31', 'title' => 'Шапка - Красный, L', 'price' => 990.25, 'count' => 2],
                    ['id' => '40', 'title' => 'Шапка', 'price' => 990.25, 'count' => 2],
                ],
            ],
        ], sent(MagentoOrder::fromOrder(new Order('000000007', 'anna@shop.ru'))));
        $guest = sent(MagentoOrder::fromOrder(new Order('8', null, true), 'sku'));
        self::assertSame(['name' => 'Гость Гостев', 'email' => '79998887766@unknown.email'], $guest['user']);
        self::assertSame(['HAT-1', 'SCARF-RED', 'SOLD-OUT'], array_column($guest['order']['items'], 'id'));
    }

    /** The price of an item is what is paid for one: Magento's own is before the discounts of the line. */
    public function testPrices(): void
    {
        $price = static function (Item ...$items): mixed {
            $order = new class ($items) extends Order {
                public function __construct(private array $items)
                {
                    parent::__construct('1', 'anna@shop.ru');
                }

                public function getAllVisibleItems()
                {
                    return $this->items;
                }
            };

            return MagentoOrder::fromOrder($order)['order']['items'][0]['price'];
        };
        $discounted = new Item(['product_id' => '1', 'discount' => '198.0500', 'tax_amount' => '297.0700', 'compensation' => '33.0100']);
        self::assertSame(891.23, $price($discounted));
        // The parts of a bundle have the discounts, if they have the prices.
        self::assertSame(1881.48, $price(new Item(['product_id' => '1', 'type' => 'bundle'], [$discounted, new Item([])])));
        self::assertSame(990.25, $price(new Item(['product_id' => '1'])));
        self::assertSame('990.2500', $price(new Item(['product_id' => '1', 'row_total' => null])), 'of an imported order');
    }

    public function testTheMessageOfTheAdministration(): void
    {
        $locale = new class implements ResolverInterface {
            public function getLocale()
            {
                return 'ru_RU';
            }
        };
        $message = fn (string $siteId): SetupMessage => new SetupMessage(
            $this->shop(['flocktory/postcheckout/site_id' => $siteId]),
            $locale,
            new Escaper(),
        );
        self::assertFalse($message('')->isDisplayed());
        self::assertFalse($message('123')->isDisplayed());
        self::assertTrue($message('<12>')->isDisplayed());
        self::assertStringStartsWith('Flocktory: site_id: ожидаются только цифры', $message('<12>')->getText());
        self::assertStringContainsString('&lt;12&gt;', $message('<12>')->getText());
        [$name] = simplexml_load_file(self::MODULE . '/etc/adminhtml/di.xml')->xpath('//item');
        self::assertSame(SetupMessage::class, (string) $name);
    }

    public function testEveryTextIsInRussian(): void
    {
        $settings = simplexml_load_file(self::MODULE . '/etc/adminhtml/system.xml');
        $texts = array_map(strval(...), $settings->xpath('//group//label | //comment | //option/@label'));
        $rows = array_map(str_getcsv(...), file(self::MODULE . '/i18n/ru_RU.csv', FILE_IGNORE_NEW_LINES));
        self::assertSame(array_map(trim(...), $texts), array_column($rows, 0));
        self::assertSame([], array_filter(array_column($rows, 1), static fn (string $text): bool => !preg_match('/[а-яё]/iu', $text)));
    }

    public function testTheTagIsMagentos(): void
    {
        $body = render(MagentoOrder::fromOrder(new Order('000000007', 'anna@shop.ru')))->body;
        $model = $this->model();
        self::assertSame("<script nonce=\"of-magento\">$body</script>", $model->order());
        self::assertSame('', $model->order(), 'once in a session');
    }

    public function testOrdersOfManyAddresses(): void
    {
        $model = $this->model(ids: [3 => 'M-3', 5 => 'M-5']);
        $printed = $model->orders();
        self::assertSame(2, substr_count($printed, "window.flocktory.push(['postcheckout'"));
        self::assertStringContainsString('"id":"M-3"', $printed);
        self::assertStringContainsString('"id":"M-5"', $printed);
        self::assertSame('', $model->orders(), 'once in a session');
        self::assertSame('', $this->model()->orders(), 'no orders');
        self::assertSame([], $this->log->lines);
    }

    public function testSettings(): void
    {
        $settings = ['flocktory/postcheckout/site_id' => '123', 'flocktory/postcheckout/spot' => 'thanks', 'flocktory/postcheckout/feed' => '/no/feed.idx'];
        self::assertSame(loader(123), (new Loader($this->shop($settings)))->html());
        self::assertStringContainsString('"spot":"thanks"', $this->model(settings: $settings)->order());
        self::assertStringContainsString('/no/feed.idx', implode($this->log->lines));
        self::assertSame('', (new Loader($this->shop()))->html());
        // A number in env.php.
        self::assertSame(loader(123), (new Loader($this->shop(['flocktory/postcheckout/site_id' => 123])))->html());
    }

    public function testAnInvalidOrderPrintsNothing(): void
    {
        self::assertSame('', $this->model(new Order('9', null))->order());
        self::assertCount(1, $this->log->lines);
        self::assertContains('identity_missing', array_column($this->refused[0]->problems(), 'code'));
        $this->expectException(InvalidOrderException::class);
        $this->model(new Order('9', null), mode: State::MODE_DEVELOPER)->order();
    }

    public function testModule(): void
    {
        require self::MODULE . '/registration.php';
        self::assertSame(realpath(self::MODULE), realpath(ComponentRegistrar::$registered['module Flocktory_Postcheckout']));
    }

    public function testPolicy(): void
    {
        $sources = [];
        foreach (simplexml_load_file(self::MODULE . '/etc/csp_whitelist.xml')->policies->policy as $policy) {
            $sources[(string) $policy['id']] = array_map(strval(...), iterator_to_array($policy->values->value, false));
        }
        self::assertSame(cspSources(), $sources);
    }

    public function testTemplatesOfTheLayouts(): void
    {
        $layouts = glob(self::MODULE . '/view/frontend/layout/*.xml');
        self::assertCount(4, $layouts);
        foreach ($layouts as $layout) {
            [$block] = simplexml_load_file($layout)->xpath('//block');
            $template = substr((string) $block['template'], strlen('Flocktory_Postcheckout::'));
            self::assertFileExists(self::MODULE . "/view/frontend/templates/$template");
            $settings = ['flocktory/postcheckout/site_id' => '1'];
            $models = [Loader::class => new Loader($this->shop($settings)), Postcheckout::class => $this->model(ids: [3 => 'M-3'])];
            $block = new class ($models[trim((string) $block->arguments->argument)]) {
                public function __construct(private object $model)
                {
                }

                public function getData($key)
                {
                    return $key === 'view_model' ? $this->model : null;
                }
            };
            ob_start();
            include self::MODULE . "/view/frontend/templates/$template";
            self::assertStringContainsString('<script', ob_get_clean());
        }
    }
}
