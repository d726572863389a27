<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Symfony;

use Flocktory\Postcheckout\SafeRenderer;
use Flocktory\Postcheckout\Twig\PostcheckoutExtension;
use Symfony\Component\DependencyInjection\ContainerBuilder;
use Symfony\Component\DependencyInjection\ContainerInterface;
use Symfony\Component\DependencyInjection\Extension\Extension;
use Symfony\Component\DependencyInjection\Reference;

/** Registers the renderer, which dispatches `OrderRefused`, and the Twig extension. */
final class FlocktoryExtension extends Extension
{
    public function load(array $configs, ContainerBuilder $container): void
    {
        $config = $this->processConfiguration(new Configuration(), $configs);
        // Some live shops have kernel.debug on.
        $debug = $config['debug'] ?? (
            $container->getParameter('kernel.debug')
            && in_array($container->getParameter('kernel.environment'), ['dev', 'test'], true)
        );
        $optional = ContainerInterface::NULL_ON_INVALID_REFERENCE;
        $container->register(RefusedOrders::class)
            ->addArgument(new Reference('event_dispatcher', $optional));
        $container->register(Savepoints::class)
            ->setArguments([new Reference('service_container'), new Reference('doctrine', $optional)]);
        $container->register(SafeRenderer::class)
            ->setArguments([
                $config['options'],
                new Reference('logger', $optional),
                new Reference(RefusedOrders::class),
                $debug,
            ])
            ->setArgument('$savepoints', new Reference(Savepoints::class))
            ->setPublic(true);
        $container->register(PostcheckoutExtension::class)
            ->setArguments([
                new Reference(SafeRenderer::class),
                $config['site_id'],
                $config['nonce'] === null ? null : new Reference($config['nonce']),
            ])
            ->addTag('twig.extension');
    }

    public function getAlias(): string
    {
        return 'flocktory';
    }
}
