<?php

declare(strict_types=1);

use Bitrix\Main\Application;
use Bitrix\Main\Config\Option;
use Bitrix\Main\Event;
use Bitrix\Main\EventManager;
use Bitrix\Main\Localization\Loc;
use Bitrix\Main\ModuleManager;
use Bitrix\Sale\BasketItem;
use Bitrix\Sale\Order;
use Flocktory\Postcheckout\Bitrix\BitrixOrder;
use Flocktory\Postcheckout\Bitrix\BitrixPage;
use Flocktory\Postcheckout\InvalidOrderException;
use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;

require_once __DIR__ . '/bitrix.php';
defined('LANGUAGE_ID') || define('LANGUAGE_ID', 'en');

/** The glue of 1C-Bitrix, with doubles of its classes: Bitrix itself cannot be downloaded. */
final class BitrixTest extends TestCase
{
    private const MODULE = __DIR__ . '/../../../bindings-php/glue/bitrix/flocktory.postcheckout';
    private const PERSON = ['name' => 'Анна Иванова', 'email' => 'anna@shop.ru', 'phone' => '8 (999) 888-77-66'];

    protected function setUp(): void
    {
        Application::getInstance()->getSession()->clear();
        Option::$values = ['flocktory.postcheckout site_id' => '123'];
        Event::$sent = [];
    }

    private static function order(array $person = self::PERSON, int $user = 0): Order
    {
        return new Order(7, $person, [
            new BasketItem(['PRODUCT_ID' => 10, 'PRODUCT_XML_ID' => 'xml-10', 'NAME' => 'Шапка', 'PRICE' => 990.25, 'QUANTITY' => 2.0]),
            new BasketItem(['PRODUCT_ID' => 11, 'PRODUCT_XML_ID' => 'xml-11', 'NAME' => 'Часть', 'PRICE' => 1.0, 'QUANTITY' => 1.0], true),
            new BasketItem(['PRODUCT_ID' => 12, 'PRODUCT_XML_ID' => 'xml-12', 'NAME' => 'Чай', 'PRICE' => 1010.0, 'QUANTITY' => 0.5]),
        ], $user);
    }

    private const SENT = [
        'user' => ['name' => 'Анна Иванова', 'email' => 'anna@shop.ru'],
        'order' => [
            'id' => '7',
            'price' => 2990.5,
            'custom_field' => 'N-7',
            'items' => [
                ['id' => '10', 'title' => 'Шапка', 'price' => 990.25, 'count' => 2],
                ['id' => '12', 'title' => 'Чай', 'price' => 1010, 'count' => 0.5],
            ],
        ],
    ];

    public function testOrder(): void
    {
        self::assertSame(self::SENT, sent(BitrixOrder::fromOrder(self::order())));
        self::assertSame('xml-10', sent(BitrixOrder::fromOrder(self::order(), BitrixOrder::XML_ID))['order']['items'][0]['id']);
        self::assertSame('79998887766@unknown.email', sent(BitrixOrder::fromOrder(self::order(['phone' => self::PERSON['phone']])))['user']['email']);
        self::assertSame('5@unknown.email', sent(BitrixOrder::fromOrder(self::order([], 5)))['user']['email']);
        self::assertNull(BitrixOrder::fromOrder(self::order([], 99))['user']['id'], 'of all who buy by one click');
        self::assertNull(BitrixOrder::fromOrder(new Order(7, self::PERSON, [], canceled: 'Y')));
    }

    /** If VAT_INCLUDED is N, the price of the row is without VAT. */
    public function testPricesAreWithVat(): void
    {
        $row = ['PRODUCT_ID' => 10, 'NAME' => 'Чай', 'PRICE' => 833.33, 'QUANTITY' => 1.0, 'VAT_RATE' => 0.2, 'VAT_INCLUDED' => 'N'];
        $order = BitrixOrder::fromOrder(new Order(7, self::PERSON, [new BasketItem($row)]));
        self::assertSame(1000.0, $order['order']['items'][0]['price']);
        $row = ['PRICE' => '833.3300', 'VAT_RATE' => '0.2000'] + $row;
        self::assertSame(1000.0, BitrixOrder::fromArrays([], [$row], [])['order']['items'][0]['price']);
        self::assertSame('833.3300', BitrixOrder::fromArrays([], [['VAT_INCLUDED' => 'Y'] + $row], [])['order']['items'][0]['price']);
    }

    public function testArrays(): void
    {
        $order = BitrixOrder::fromArrays(
            ['ID' => '7', 'ACCOUNT_NUMBER' => 'N-7', 'PRICE' => '2990.5000', 'USER_ID' => '0'],
            [
                ['ID' => '1', 'SET_PARENT_ID' => '', 'PRODUCT_ID' => '10', 'NAME' => 'Шапка', 'PRICE' => '990.2500', 'QUANTITY' => '2.0000'],
                ['ID' => '2', 'SET_PARENT_ID' => '2', 'PRODUCT_ID' => '12', 'NAME' => 'Чай', 'PRICE' => '1010.0000', 'QUANTITY' => '0.5000'],
                ['ID' => '3', 'SET_PARENT_ID' => '2', 'PRODUCT_ID' => '11', 'NAME' => 'Часть', 'PRICE' => '1.0000', 'QUANTITY' => '1.0000'],
            ],
            ['FIO' => 'Анна Иванова', 'EMAIL' => 'anna@shop.ru', 'PHONE' => ''],
        );
        self::assertSame(self::SENT, sent($order));
        self::assertNull(BitrixOrder::fromArrays(['CANCELED' => 'Y'], [], []));
    }

    /** The README's code for `confirm.php`, as a file with its imports, for every order that may be requested. */
    public function testReadme(): void
    {
        $readme = file_get_contents(self::MODULE . '/../../README.md');
        self::assertSame(1, preg_match('/`confirm\.php` of `sale\.order\.ajax`:\n\n```php\n(.*?)```/s', $readme, $example));
        Order::$all = [7 => self::order()];
        $print = static function (array $arResult) use ($example): string {
            ob_start();
            eval($example[1]);

            return ob_get_clean();
        };
        // For another customer's order, the component gives only the id.
        self::assertSame('', $print(['ORDER_ID' => 7]));
        self::assertSame('', $print([]));
        self::assertSame('', $print(['ORDER' => ['ID' => 8], 'ORDER_ID' => 8]));
        self::assertStringContainsString('"id":"7"', $print(['ORDER' => ['ID' => 7], 'ORDER_ID' => 7]));
    }

    public function testPage(): void
    {
        $page = new BitrixPage(['nonce' => 'abc']);
        $expected = render(BitrixOrder::fromOrder(self::order()), ['nonce' => 'abc'])->body;
        self::assertSame("<script data-skip-moving=\"true\" nonce=\"abc\">$expected</script>", $page->postcheckout(self::order()));
        self::assertSame('', $page->postcheckout(self::order()), 'once in a session');
        self::assertSame(str_replace('<script', '<script data-skip-moving="true"', loader(123)), (new BitrixPage())->loader());
        Option::$values = [];
        self::assertSame('', (new BitrixPage())->loader());
    }

    /** A reload renders nothing again, so that its warnings are logged once; an order that was never rendered is not marked. */
    public function testAnOrderIsMarkedWhenItIsPrinted(): void
    {
        $log = new Log();
        $page = new BitrixPage(['spott' => 'x'], $log);
        self::assertSame('', $page->postcheckout(self::order()));
        self::assertNull(Application::getInstance()->getSession()->get('flocktory_postcheckout_sent'));
        $page = new BitrixPage(['base_url' => 'https://shop.ru/'], $log = new Log());
        $order = ['prise' => 1] + BitrixOrder::fromOrder(self::order());
        self::assertNotSame('', $page->postcheckout($order));
        self::assertSame(['7'], Application::getInstance()->getSession()->get('flocktory_postcheckout_sent'));
        self::assertSame('', $page->postcheckout($order));
        self::assertCount(1, $log->lines);
    }

    public function testBreaksNoPage(): void
    {
        $log = new Log();
        $page = new BitrixPage([], $log);
        self::assertSame('', $page->postcheckout(null));
        self::assertSame('', $page->postcheckout(static fn () => Order::load(8)));
        self::assertSame([], $log->lines);
        self::assertSame('', $page->postcheckout(static fn () => Order::load(0)));
        self::assertStringContainsString('InvalidArgumentException', $log->lines[0]);
        self::assertSame('', $page->postcheckout('7'));
        self::assertStringContainsString('TypeError', $log->lines[1]);
        $session = Application::getInstance()->getSession();
        $session->isLate = true;
        self::assertStringContainsString('"id":"7"', $page->postcheckout(self::order()));
        $session->isLate = false;
    }

    public function testSettings(): void
    {
        Option::$values = ['flocktory.postcheckout spot' => 'thanks', 'flocktory.postcheckout offer_id' => 'PRODUCT_XML_ID'];
        Option::$values['flocktory.postcheckout feed'] = '/no/feed.idx';
        $printed = (new BitrixPage(logger: $log = new Log()))->postcheckout(self::order());
        self::assertStringContainsString('/no/feed.idx', implode($log->lines));
        self::assertStringContainsString('"spot":"thanks"', $printed);
        self::assertStringContainsString('"id":"xml-10"', $printed);
    }

    public function testSiteInWindows1251(): void
    {
        $person = array_map(static fn (string $text): string => iconv('UTF-8', 'windows-1251', $text), self::PERSON);
        $order = BitrixOrder::fromOrder(self::order($person));
        foreach ($order['order']['items'] as &$item) {
            $item['title'] = iconv('UTF-8', 'windows-1251', $item['title']);
        }
        $page = new BitrixPage(['charset' => 'windows-1251']);
        self::assertStringContainsString(render(BitrixOrder::fromOrder(self::order()))->body, $page->postcheckout($order));
    }

    public function testAnInvalidOrderPrintsNothing(): void
    {
        $log = new Log();
        $page = new BitrixPage([], $log);
        self::assertSame('', $page->postcheckout(self::order([])));
        self::assertCount(1, $log->lines);
        self::assertSame(['flocktory.postcheckout', 'OnOrderRefused'], [Event::$sent[0]->moduleId, Event::$sent[0]->type]);
        self::assertContains('identity_missing', array_column(Event::$sent[0]->getParameter('event')->problems(), 'code'));
        self::assertNotSame('', $page->postcheckout(self::order()), 'what was refused was not sent');
        $this->expectException(InvalidOrderException::class);
        (new BitrixPage(debug: true))->postcheckout([]);
    }

    public function testModule(): void
    {
        require_once self::MODULE . '/install/index.php';
        $module = new flocktory_postcheckout();
        self::assertSame(phpversion('flocktory_postcheckout'), $module->MODULE_VERSION);
        self::assertStringContainsString('Flocktory', $module->MODULE_NAME);
        $module->DoInstall();
        self::assertSame(['flocktory.postcheckout'], ModuleManager::$modules);
        [[$from, $event, , $class, $method]] = EventManager::getInstance()->handlers;
        self::assertSame(['main', 'OnAdminInformerInsertItems'], [$from, $event]);
        Option::$values = ['flocktory.postcheckout site_id' => 'site-<b>'];
        $class::$method();
        self::assertStringContainsString('site-&lt;b&gt;', CAdminInformer::$items[0]['HTML']);
        Option::$values = ['flocktory.postcheckout site_id' => '123'];
        $class::$method();
        self::assertCount(1, CAdminInformer::$items);
        $module->DoUninstall();
        self::assertSame([[], []], [ModuleManager::$modules, EventManager::getInstance()->handlers]);
    }

    /** Without a logger of the shop's own, the reason would be nowhere. */
    public function testTheEventLog(): void
    {
        CEventLog::$entries = [];
        self::assertSame('', (new BitrixPage())->postcheckout(self::order([])));
        self::assertStringContainsString('identity_missing', CEventLog::$entries[0]['DESCRIPTION']);
        self::assertSame('ERROR', CEventLog::$entries[0]['SEVERITY']);
    }

    public function testPageOfSettings(): void
    {
        defined('B_PROLOG_INCLUDED') || define('B_PROLOG_INCLUDED', true);
        $_SERVER['REQUEST_METHOD'] = 'POST';
        $post = ['save' => '1', 'site_id' => ' 77 ', 'spot' => '"><b>', 'offer_id' => 'DROP'];
        self::assertStringContainsString('value="123"', $this->settings('ru', $post), 'without the session');
        $printed = $this->settings('ru', ['sessid' => '1'] + $post);
        self::assertStringContainsString('value="77"', $printed);
        self::assertStringContainsString('value="&quot;&gt;&lt;b&gt;"', $printed);
        self::assertStringContainsString('Сохранить', $printed);
        self::assertSame(4, preg_match_all('~>[^<]*[а-я][^<]*</label>.*?<small>[^<]*[а-я][^<]*</small>~su', $printed));
        self::assertSame('', Option::get('flocktory.postcheckout', 'offer_id'));
        $printed = $this->settings('ru', ['save' => '1', 'sessid' => '1', 'site_id' => 'site-12 345', 'feed' => '/no/feed.idx']);
        self::assertStringContainsString('site-12 345', $printed);
        self::assertStringContainsString('ERROR /no/feed.idx', $printed);
        self::assertStringContainsString('value="77"', $printed);
        self::assertStringContainsString('value="Save"', $this->settings('en', []));
    }

    private function settings(string $language, array $post): string
    {
        Loc::$language = $language;
        $_POST = $post;
        $USER = new CUser();
        ob_start();
        include self::MODULE . '/options.php';
        Loc::$language = 'ru';

        return ob_get_clean();
    }
}
