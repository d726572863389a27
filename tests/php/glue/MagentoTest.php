<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use Flocktory\Postcheckout\Magento\MagentoOrder;
use Flocktory\Postcheckout\Magento\ViewModel\Postcheckout;
use Flocktory\Postcheckout\OrderRefused;
use Magento\Checkout\Model\Session;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\App\State;
use Magento\Framework\Component\ComponentRegistrar;
use Magento\Framework\Event\ManagerInterface;
use Magento\Framework\View\Helper\SecureHtmlRenderer;
use Magento\Multishipping\Model\Checkout\Type\Multishipping;
use Magento\Sales\Api\OrderRepositoryInterface;
use Magento\Sales\Model\Order;
use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\cspSources;
use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;

require_once __DIR__ . '/magento.php';

/** The glue of Magento; Magento itself is not to be had, so doubles stand for its classes. */
final class MagentoTest extends TestCase
{
    private const MODULE = __DIR__ . '/../../../bindings-php/glue/src/Magento';

    private Log $log;
    /** @var list<OrderRefused> */
    private array $refused = [];

    private function model(?Order $order = null, array $ids = [], array $settings = [], string $mode = State::MODE_PRODUCTION): Postcheckout
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
        $orders = new class implements OrderRepositoryInterface {
            public function get($id)
            {
                return new Order("M-$id", 'anna@shop.ru');
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

        return new Postcheckout(
            $config,
            new Session($order ?? new Order('000000007', 'anna@shop.ru')),
            new Multishipping($ids),
            $orders,
            new SecureHtmlRenderer(),
            $events,
            $this->log,
            new State($mode),
        );
    }

    public function testOrder(): void
    {
        self::assertSame([
            'user' => ['name' => 'Анна Иванова', 'email' => 'anna@shop.ru'],
            'order' => [
                'id' => '000000007',
                'price' => 2990.5,
                'items' => [['id' => '10', 'title' => 'Шапка', 'price' => 990.25, 'count' => 2]],
            ],
        ], sent(MagentoOrder::fromOrder(new Order('000000007', 'anna@shop.ru'))));
        $guest = sent(MagentoOrder::fromOrder(new Order('8', null, true), 'sku'));
        self::assertSame(['name' => 'Гость Гостев', 'email' => '79998887766@unknown.email'], $guest['user']);
        self::assertSame('HAT-1', $guest['order']['items'][0]['id']);
    }

    public function testTheTagIsMagentos(): void
    {
        $body = render(MagentoOrder::fromOrder(new Order('000000007', 'anna@shop.ru')))->body;
        self::assertSame("<script nonce=\"of-magento\">$body</script>", $this->model()->order());
    }

    public function testOrdersOfManyAddresses(): void
    {
        $printed = $this->model(ids: [3 => 'M-3', 5 => 'M-5'])->orders();
        self::assertSame(2, substr_count($printed, "window.flocktory.push(['postcheckout'"));
        self::assertStringContainsString('"id":"M-3"', $printed);
        self::assertStringContainsString('"id":"M-5"', $printed);
    }

    public function testSettings(): void
    {
        $settings = ['flocktory/postcheckout/site_id' => '123', 'flocktory/postcheckout/spot' => 'thanks', 'flocktory/postcheckout/feed' => '/no/feed.idx'];
        self::assertSame(loader(123), $this->model(settings: $settings)->loader());
        self::assertStringContainsString('"spot":"thanks"', $this->model(settings: $settings)->order());
        self::assertStringContainsString('/no/feed.idx', implode($this->log->lines));
        self::assertSame('', $this->model()->loader());
    }

    public function testAnInvalidOrderPrintsNothing(): void
    {
        self::assertSame('', $this->model(new Order('9', null))->order());
        self::assertCount(1, $this->log->lines);
        self::assertContains('identity_missing', array_column($this->refused[0]->problems(), 'code'));
        self::assertSame('', $this->model()->orders(), 'no orders');
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
        self::assertCount(3, $layouts);
        foreach ($layouts as $layout) {
            [$block] = simplexml_load_file($layout)->xpath('//block');
            $template = substr((string) $block['template'], strlen('Flocktory_Postcheckout::'));
            self::assertFileExists(self::MODULE . "/view/frontend/templates/$template");
            self::assertSame(Postcheckout::class, trim((string) $block->arguments->argument));
            $block = new class ($this->model(ids: [3 => 'M-3'], settings: ['flocktory/postcheckout/site_id' => '1'])) {
                public function __construct(private Postcheckout $model)
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
