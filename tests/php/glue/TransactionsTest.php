<?php

declare(strict_types=1);

use Doctrine\DBAL\Connection as DoctrineConnection;
use Doctrine\DBAL\DriverManager;
use Doctrine\Persistence\AbstractManagerRegistry;
use Doctrine\Persistence\Proxy;
use Flocktory\Postcheckout\Laravel\FlocktoryServiceProvider;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;
use Flocktory\Postcheckout\Symfony\FlocktoryBundle;
use Illuminate\Config\Repository;
use Illuminate\Database\Connection;
use Illuminate\Database\DatabaseServiceProvider;
use Illuminate\Events\EventServiceProvider;
use Illuminate\Foundation\Application;
use PHPUnit\Framework\TestCase;
use Psr\Log\LoggerInterface;
use Symfony\Component\DependencyInjection\ContainerBuilder;
use Symfony\Component\DependencyInjection\ContainerInterface;
use Symfony\Component\DependencyInjection\Reference;
use Symfony\Component\EventDispatcher\EventDispatcher;

use function Flocktory\Postcheckout\render;

require_once 'Illuminate/autoload.php';
require_once 'Doctrine/DBAL/autoload.php';
require_once 'Doctrine/Persistence/autoload.php';
require_once 'Symfony/Component/DependencyInjection/autoload.php';
require_once 'Symfony/Component/Config/autoload.php';
require_once 'Symfony/Component/HttpKernel/autoload.php';
require_once 'Symfony/Component/EventDispatcher/autoload.php';

/**
 * A query that fails while an order is made or read does not abort the page's transaction. On PostgreSQL, where it would;
 * `tests/postgres` starts one.
 */
final class TransactionsTest extends TestCase
{
    private const FAILING = 'SELECT * FROM missing';
    private const SAVED = ['before', 'after'];
    /** Other connections to the database. */
    private const OTHERS = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

    private PDO $database;
    private Log $log;

    protected function setUp(): void
    {
        $this->log = new Log();
        $this->database = new PDO('pgsql:dbname=postgres');
        // Those of earlier tests.
        $this->database->query('SELECT pg_terminate_backend(pid, 5000) ' . self::OTHERS);
        $this->database->exec('DROP TABLE IF EXISTS visits; CREATE TABLE visits (id serial, page text)');
    }

    protected function tearDown(): void
    {
        Application::setInstance(null);
    }

    /** @return iterable<string, array{string}> */
    public function shops(): iterable
    {
        return ['Laravel' => [LaravelShop::class], 'Symfony' => [SymfonyShop::class]];
    }

    /** What the tag prints on a page that saves something before it and after it, and what that page has saved. */
    private function visit(DatabaseShop $shop, mixed $order): array
    {
        $html = $shop->inTransaction(static function () use ($shop, $order): string {
            $shop->query("INSERT INTO visits (page) VALUES ('before')");
            $html = $shop->renderer()->html($order);
            $shop->query("INSERT INTO visits (page) VALUES ('after')");

            return $html;
        });

        return [$html, $this->database->query('SELECT page FROM visits ORDER BY id')->fetchAll(PDO::FETCH_COLUMN)];
    }

    /** @dataProvider shops */
    public function testAQueryForTheOrderFails(string $class): void
    {
        $shop = new $class($this->log);
        self::assertSame(['', self::SAVED], $this->visit($shop, static fn () => $shop->query(self::FAILING)));
        self::assertStringContainsString('missing', $this->log->lines[0]);
    }

    /** @dataProvider shops */
    public function testAQueryFailsWhoseExceptionIsCaught(string $class): void
    {
        $shop = new $class($this->log);
        $catching = static function () use ($shop): array {
            try {
                $shop->query(self::FAILING);
            } catch (Throwable) {
                return order();
            }
        };
        self::assertSame([render(order())->html, self::SAVED], $this->visit($shop, $catching));
    }

    /** @dataProvider shops */
    public function testAQueryFailsWhileTheOrderIsRead(string $class): void
    {
        $shop = new $class($this->log);
        $items = (static fn (): iterable => yield $shop->query(self::FAILING))();
        self::assertSame(['', self::SAVED], $this->visit($shop, order(items: $items)));
        self::assertStringContainsString('missing', $this->log->lines[0]);
    }

    /** @dataProvider shops */
    public function testAQueryOfTheShopsEventFails(string $class): void
    {
        $shop = new $class($this->log);
        $refused = 0;
        $shop->listen(static function () use ($shop, &$refused): void {
            $refused++;
            $shop->query(self::FAILING);
        });
        self::assertSame(['', self::SAVED], $this->visit($shop, []));
        self::assertSame(1, $refused);
    }

    /** @dataProvider shops */
    public function testWhatTheShopsEventSavesIsKept(string $class): void
    {
        $shop = new $class($this->log);
        $shop->listen(static fn () => $shop->query("INSERT INTO visits (page) VALUES ('event')"));
        self::assertSame(['', ['before', 'event', 'after']], $this->visit($shop, static fn () => $shop->query(self::FAILING)));
    }

    /** @dataProvider shops */
    public function testWhatTheOrderSavesIsKept(string $class): void
    {
        $shop = new $class($this->log);
        $saving = static function () use ($shop): array {
            $shop->query("INSERT INTO visits (page) VALUES ('order')");

            return order();
        };
        self::assertSame([render(order())->html, ['before', 'order', 'after']], $this->visit($shop, $saving));
        self::assertSame([], $this->log->lines);
    }

    /**
     * The commit of the page would only end that inner transaction.
     *
     * @dataProvider shops
     */
    public function testATransactionThatIsLeftOpenIsEnded(string $class): void
    {
        $shop = new $class($this->log);
        self::assertSame(['', self::SAVED], $this->visit($shop, static function () use ($shop): void {
            $shop->begin();
            $shop->query(self::FAILING);
        }));
    }

    /** @dataProvider shops */
    public function testEachDatabaseKeepsItsTransaction(string $class): void
    {
        $shop = new $class($this->log);
        $failing = static function () use ($shop): void {
            try {
                $shop->query(self::FAILING);
            } finally {
                $shop->query(self::FAILING, 'other');
            }
        };
        [$html, $saved] = $shop->inTransaction(fn (): array => $this->visit($shop, $failing), 'other');
        self::assertSame(['', self::SAVED], [$html, $saved]);
    }

    /** @dataProvider shops */
    public function testAnAbortedTransactionSendsNoOrder(string $class): void
    {
        $shop = new $class($this->log);
        try {
            $shop->inTransaction(static function () use ($shop): void {
                try {
                    $shop->query(self::FAILING);
                } catch (Throwable) {
                }
                self::assertSame('', $shop->renderer()->html(order()));
            });
        } catch (Throwable) {
        }
        self::assertStringContainsString('current transaction is aborted', $this->log->lines[0]);
    }

    /** @dataProvider shops */
    public function testWithoutATransactionThereIsNoSavepointAndNoConnection(string $class): void
    {
        $shop = new $class($this->log);
        self::assertSame(render(order())->html, $shop->renderer()->html(order()));
        self::assertSame([], $this->database->query('SELECT pid ' . self::OTHERS)->fetchAll());
        // PostgreSQL would refuse a savepoint.
        $failing = static fn () => $shop->query(self::FAILING);
        self::assertSame('', $shop->renderer()->html($failing));
        self::assertSame(render(order())->html, $shop->renderer()->html(order()));
        self::assertCount(1, $this->log->lines);
        self::assertStringContainsString('missing', $this->log->lines[0]);
    }

    public function testADatabaseWithoutSavepoints(): void
    {
        $shop = new LaravelShop($this->log);
        $shop->app['db']->extend('default', static fn (): DocumentConnection => new DocumentConnection());
        self::assertSame(1, $shop->app['db']->transactionLevel());
        self::assertSame(render(order())->html, $shop->renderer()->html(order()));
    }
}

/** Like that of MongoDB's package: a transaction, but no PDO. */
final class DocumentConnection extends Connection
{
    public function __construct()
    {
        parent::__construct(null);
    }

    public function transactionLevel(): int
    {
        return 1;
    }
}

/** A shop with the databases `default` and `other`. */
interface DatabaseShop
{
    public function renderer(): SafeRenderer;
    public function listen(Closure $listener): void;
    public function query(string $sql, string $database = 'default'): void;
    public function begin(): void;
    public function inTransaction(Closure $do, string $database = 'default'): mixed;
}

final class LaravelShop implements DatabaseShop
{
    public Application $app;

    public function __construct(LoggerInterface $log)
    {
        $this->app = new Application();
        $database = ['driver' => 'pgsql', 'host' => getenv('PGHOST'), 'username' => getenv('PGUSER'), 'database' => 'postgres', 'charset' => 'utf8'];
        $this->app->instance('config', new Repository([
            'database' => ['default' => 'default', 'connections' => ['default' => $database, 'other' => $database]],
            'flocktory' => ['debug' => false],
        ]));
        $this->app->instance(LoggerInterface::class, $log);
        foreach ([EventServiceProvider::class, DatabaseServiceProvider::class, FlocktoryServiceProvider::class] as $provider) {
            $this->app->register($provider);
        }
    }

    public function renderer(): SafeRenderer
    {
        return $this->app->make(SafeRenderer::class);
    }

    public function listen(Closure $listener): void
    {
        $this->app['events']->listen(OrderRefused::class, $listener);
    }

    public function query(string $sql, string $database = 'default'): void
    {
        $this->app['db']->connection($database)->statement($sql);
    }

    public function begin(): void
    {
        $this->app['db']->beginTransaction();
    }

    public function inTransaction(Closure $do, string $database = 'default'): mixed
    {
        return $this->app['db']->connection($database)->transaction($do);
    }
}

final class SymfonyShop implements DatabaseShop
{
    private ContainerBuilder $container;

    public function __construct(LoggerInterface $log)
    {
        $this->container = new ContainerBuilder();
        $this->container->setParameter('kernel.environment', 'prod');
        $this->container->setParameter('kernel.debug', false);
        $this->container->register('logger', LoggerInterface::class)->setSynthetic(true);
        $this->container->register('event_dispatcher', EventDispatcher::class)->setPublic(true);
        // Like DoctrineBundle.
        $this->container->register('doctrine', DoctrineRegistry::class)->addArgument(new Reference('service_container'))->setPublic(true);
        foreach (DoctrineRegistry::CONNECTIONS as $id) {
            $this->container->register($id, DoctrineConnection::class)->setPublic(true)
                ->setFactory([DriverManager::class, 'getConnection'])->addArgument(['driver' => 'pdo_pgsql', 'user' => getenv('PGUSER'), 'dbname' => 'postgres'])
                ->addMethodCall('setNestTransactionsWithSavepoints', [true]);
        }
        $this->container->registerExtension((new FlocktoryBundle())->getContainerExtension());
        $this->container->loadFromExtension('flocktory');
        $this->container->compile();
        $this->container->set('logger', $log);
    }

    public function renderer(): SafeRenderer
    {
        return $this->container->get(SafeRenderer::class);
    }

    public function listen(Closure $listener): void
    {
        $this->container->get('event_dispatcher')->addListener(OrderRefused::class, $listener);
    }

    public function query(string $sql, string $database = 'default'): void
    {
        $this->connection($database)->executeStatement($sql);
    }

    public function begin(): void
    {
        $this->connection('default')->beginTransaction();
    }

    public function inTransaction(Closure $do, string $database = 'default'): mixed
    {
        return $this->connection($database)->transactional($do);
    }

    private function connection(string $name): DoctrineConnection
    {
        return $this->container->get('doctrine')->getConnection($name);
    }
}

/** Like that of DoctrineBundle, which Debian does not have. */
final class DoctrineRegistry extends AbstractManagerRegistry
{
    public const CONNECTIONS = ['default' => 'doctrine.dbal.default_connection', 'other' => 'doctrine.dbal.other_connection'];

    public function __construct(private ContainerInterface $container)
    {
        parent::__construct('ORM', self::CONNECTIONS, [], 'default', 'default', Proxy::class);
    }

    protected function getService(string $name): object
    {
        return $this->container->get($name);
    }

    protected function resetService(string $name): void
    {
    }
}
