<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Symfony;

use Symfony\Component\Config\Definition\Builder\TreeBuilder;
use Symfony\Component\Config\Definition\ConfigurationInterface;

/** The settings of `config/packages/flocktory.yaml`. */
final class Configuration implements ConfigurationInterface
{
    public function getConfigTreeBuilder(): TreeBuilder
    {
        $tree = new TreeBuilder('flocktory');
        $tree->getRootNode()
            ->children()
                ->scalarNode('site_id')->defaultNull()->info('Your site in Flocktory, for the loader.')->end()
                ->scalarNode('debug')->defaultNull()->info('Throw the failure of an order; by default in the environments dev and test, with kernel.debug.')->end()
                ->scalarNode('nonce')->defaultNull()->info('A callable service that gives the nonce.')->end()
                ->arrayNode('options')->info('Options of the library.')->normalizeKeys(false)->variablePrototype()->end()->end()
            ->end();

        return $tree;
    }
}
