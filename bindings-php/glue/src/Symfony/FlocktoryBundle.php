<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Symfony;

use Symfony\Component\DependencyInjection\Extension\ExtensionInterface;
use Symfony\Component\HttpKernel\Bundle\Bundle;

/** Adds the Twig functions, configured under `flocktory`. */
final class FlocktoryBundle extends Bundle
{
    public function getContainerExtension(): ?ExtensionInterface
    {
        return new FlocktoryExtension();
    }
}
