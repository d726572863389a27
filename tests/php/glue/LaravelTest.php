<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use Flocktory\Postcheckout\Laravel\FlocktoryServiceProvider;
use Flocktory\Postcheckout\OrderRefused;
use Illuminate\Config\Repository;
use Illuminate\Events\EventServiceProvider;
use Illuminate\Filesystem\FilesystemServiceProvider;
use Illuminate\Foundation\Application;
use Illuminate\View\ViewServiceProvider;
use PHPUnit\Framework\TestCase;
use Psr\Log\LoggerInterface;

use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;

require_once 'Illuminate/autoload.php';

/** The directives in Blade's templates, in a Laravel application. */
final class LaravelTest extends TestCase
{
    private string $folder;
    private Application $app;
    private Log $log;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/flocktory-laravel-' . getmypid();
        @mkdir("$this->folder/views", recursive: true);
        @mkdir("$this->folder/compiled");
        $this->log = new Log();
        $this->app = new Application($this->folder);
        $this->app->instance('config', new Repository([
            'view' => ['paths' => ["$this->folder/views"], 'compiled' => "$this->folder/compiled"],
            'flocktory' => ['site_id' => 123, 'debug' => false],
        ]));
        $this->app->instance(LoggerInterface::class, $this->log);
        foreach ([EventServiceProvider::class, FilesystemServiceProvider::class, ViewServiceProvider::class, FlocktoryServiceProvider::class] as $provider) {
            $this->app->register($provider);
        }
        $this->app->boot();
    }

    protected function tearDown(): void
    {
        $this->app['files']->deleteDirectory($this->folder);
        Application::setInstance(null);
    }

    private function print(string $template, array $data): string
    {
        file_put_contents("$this->folder/views/page.blade.php", $template);
        // Blade compiles a template again only if it is newer by a second.
        array_map(unlink(...), glob("$this->folder/compiled/*"));

        return $this->app['view']->make('page', $data)->render();
    }

    public function testPrintsAsItIs(): void
    {
        self::assertSame(render(order())->html, trim($this->print('@flocktoryPostcheckout($order)', ['order' => order()])));
        self::assertSame(loader(123), trim($this->print('@flocktoryLoader', [])));
        $printed = $this->print("@flocktoryPostcheckout(\$order, ['nonce' => 'abc'])", ['order' => order()]);
        self::assertSame(render(order(), ['nonce' => 'abc'])->html, trim($printed));
    }

    public function testTakesOptionsOfTheConfiguration(): void
    {
        $this->app['config']->set('flocktory.options', ['spot' => 'shop']);
        self::assertStringContainsString('"spot":"shop"', $this->print('@flocktoryPostcheckout($order)', ['order' => order()]));
    }

    public function testAnInvalidOrderPrintsNothing(): void
    {
        $refused = [];
        $this->app['events']->listen(static function (OrderRefused $event) use (&$refused): void {
            $refused[] = $event;
        });
        self::assertSame('', trim($this->print('@flocktoryPostcheckout($order)', ['order' => null])));
        self::assertCount(1, $refused);
        self::assertCount(1, $this->log->lines);
        $this->app['config']->set('flocktory.debug', true);
        try {
            $this->print('@flocktoryPostcheckout($order)', ['order' => null]);
            self::fail();
        } catch (Throwable $thrown) {
            // Blade wraps the exception in another one.
            self::assertInstanceOf(InvalidOrderException::class, $thrown->getPrevious() ?? $thrown);
        }
        $this->app['config']->set('flocktory.site_id', 'site-12 345');
        self::assertSame('', trim($this->print('@flocktoryLoader', [])), 'a loader never throws');
    }

    /** Some live shops have APP_DEBUG on. */
    public function testDebugIsOnADevelopersMachineOnly(): void
    {
        $thrown = static function (string $environment, string $debug): bool {
            $_ENV = ['APP_ENV' => $environment, 'APP_DEBUG' => $debug] + $_ENV;

            return (require __DIR__ . '/../../../bindings-php/glue/config/flocktory.php')['debug'];
        };
        self::assertTrue($thrown('local', 'true'));
        self::assertTrue($thrown('testing', 'true'));
        self::assertFalse($thrown('production', 'true'));
        self::assertFalse($thrown('local', 'false'));
        unset($_ENV['APP_ENV'], $_ENV['APP_DEBUG']);
        self::assertFalse((require __DIR__ . '/../../../bindings-php/glue/config/flocktory.php')['debug']);
    }
}
