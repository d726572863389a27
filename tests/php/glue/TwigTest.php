<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;
use Flocktory\Postcheckout\Symfony\FlocktoryBundle;
use Flocktory\Postcheckout\Twig\PostcheckoutExtension;
use PHPUnit\Framework\TestCase;
use Symfony\Component\DependencyInjection\ContainerBuilder;
use Symfony\Component\EventDispatcher\EventDispatcher;
use Twig\Environment;
use Twig\Loader\ArrayLoader;

use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;

require_once 'Twig/autoload.php';
require_once 'Symfony/Component/DependencyInjection/autoload.php';
require_once 'Symfony/Component/Config/autoload.php';
require_once 'Symfony/Component/HttpKernel/autoload.php';
require_once 'Symfony/Component/EventDispatcher/autoload.php';

/** The functions in Twig's templates, without Symfony and in its container. */
final class TwigTest extends TestCase
{
    private const PAGE = '{{ flocktory_loader() }}|{{ flocktory_postcheckout(order, options|default({})) }}';

    private function print(PostcheckoutExtension $extension, mixed $order, array $options = []): string
    {
        $twig = new Environment(new ArrayLoader(['page' => self::PAGE]), ['strict_variables' => true]);
        $twig->addExtension($extension);

        return $twig->render('page', ['order' => $order, 'options' => $options]);
    }

    public function testPrintsAsItIs(): void
    {
        $extension = new PostcheckoutExtension(new SafeRenderer(), 123);
        self::assertSame(loader(123) . '|' . render(order())->html, $this->print($extension, order()));
        self::assertStringContainsString(' nonce="a"', $this->print($extension, order(), ['nonce' => 'a']));
        self::assertSame(loader(123) . '|', $this->print($extension, null));
    }

    public function testTakesTheNonceOfTheResponse(): void
    {
        $extension = new PostcheckoutExtension(new SafeRenderer(), 123, static fn (): string => 'abc');
        $nonce = ['nonce' => 'abc'];
        self::assertSame(loader(123, $nonce) . '|' . render(order(), $nonce)->html, $this->print($extension, order()));
        $extension = new PostcheckoutExtension(new SafeRenderer(), 123, static fn () => throw new DomainException());
        self::assertSame('|', $this->print($extension, order()));
    }

    public function testInSymfony(): void
    {
        $container = self::container('prod', true, [
            'site_id' => 123,
            'nonce' => 'nonces',
            'options' => ['base_url' => 'https://shop.ru'],
        ]);
        $refused = [];
        $container->get('event_dispatcher')->addListener(OrderRefused::class, static function (OrderRefused $event) use (&$refused): void {
            $refused[] = $event;
        });
        $extension = $container->get(PostcheckoutExtension::class);
        $order = order(items: [item(image: '/a.jpg')]);
        $expected = render($order, ['nonce' => 'abc', 'base_url' => 'https://shop.ru'])->html;
        self::assertSame(loader(123, ['nonce' => 'abc']) . "|$expected", $this->print($extension, $order));
        self::assertSame(loader(123, ['nonce' => 'abc']) . '|', $this->print($extension, []));
        self::assertCount(1, $refused);
        self::assertCount(1, $container->get('logger')->lines);
    }

    /** Some live shops have `kernel.debug` on. */
    public function testDebugIsOnADevelopersMachineOnly(): void
    {
        $thrown = static function (string $environment, bool $debug, array $config = []): bool {
            try {
                self::container($environment, $debug, $config)->get(SafeRenderer::class)->html([]);

                return false;
            } catch (InvalidOrderException) {
                return true;
            }
        };
        self::assertFalse($thrown('prod', true));
        self::assertFalse($thrown('dev', false));
        self::assertTrue($thrown('dev', true));
        self::assertTrue($thrown('test', true));
        self::assertTrue($thrown('prod', false, ['debug' => true]));
        self::assertFalse($thrown('dev', true, ['debug' => false]));
    }

    private static function container(string $environment, bool $debug, array $config): ContainerBuilder
    {
        $container = new ContainerBuilder();
        $container->setParameter('kernel.environment', $environment);
        $container->setParameter('kernel.debug', $debug);
        $container->register('logger', Log::class)->setPublic(true);
        $container->register('event_dispatcher', EventDispatcher::class)->setPublic(true);
        $container->register('nonces', Nonces::class);
        $container->registerExtension((new FlocktoryBundle())->getContainerExtension());
        $container->loadFromExtension('flocktory', $config);
        $container->addCompilerPass(new class implements Symfony\Component\DependencyInjection\Compiler\CompilerPassInterface {
            public function process(ContainerBuilder $container): void
            {
                // Like TwigBundle.
                foreach ($container->findTaggedServiceIds('twig.extension') as $id => $_) {
                    $container->getDefinition($id)->setPublic(true);
                }
            }
        });
        $container->compile();

        return $container;
    }
}

final class Nonces
{
    public function __invoke(): string
    {
        return 'abc';
    }
}
