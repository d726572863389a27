<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Laravel;

use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;
use Illuminate\Contracts\Foundation\Application;
use Illuminate\Foundation\Vite;
use Illuminate\Support\ServiceProvider;
use Illuminate\View\Compilers\BladeCompiler;
use Psr\Log\LoggerInterface;

/** `@flocktoryPostcheckout($order)` and `@flocktoryLoader`, with the nonce of `Vite::cspNonce()`; the event `OrderRefused`. */
final class FlocktoryServiceProvider extends ServiceProvider
{
    private const CONFIG = __DIR__ . '/../../config/flocktory.php';

    public function register(): void
    {
        $this->mergeConfigFrom(self::CONFIG, 'flocktory');
        // Made for each use, because Octane keeps singletons from one request to the next.
        $this->app->bind(SafeRenderer::class, static fn (Application $app): SafeRenderer => new SafeRenderer(
            static fn (): array => ((array) $app['config']['flocktory.options']) + self::nonce($app),
            $app->make(LoggerInterface::class),
            static fn (OrderRefused $event) => $app['events']->dispatch($event),
            (bool) $app['config']['flocktory.debug'],
            savepoints: new Savepoints($app),
        ));
        $this->callAfterResolving('blade.compiler', static function (BladeCompiler $blade): void {
            $renderer = 'app(' . var_export(SafeRenderer::class, true) . ')';
            $blade->directive('flocktoryPostcheckout', static fn (string $arguments): string =>
                "<?php echo {$renderer}->html($arguments); ?>");
            $blade->directive('flocktoryLoader', static fn (): string =>
                "<?php echo {$renderer}->loader(config('flocktory.site_id')); ?>");
        });
    }

    public function boot(): void
    {
        $this->publishes([self::CONFIG => $this->app->configPath('flocktory.php')], 'flocktory');
    }

    private static function nonce(Application $app): array
    {
        return class_exists(Vite::class) ? ['nonce' => $app->make(Vite::class)->cspNonce()] : [];
    }
}
