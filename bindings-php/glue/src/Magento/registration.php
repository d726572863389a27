<?php

declare(strict_types=1);

use Magento\Framework\Component\ComponentRegistrar;

// Composer loads this file in every shop; only Magento's have the class.
if (class_exists(ComponentRegistrar::class)) {
    ComponentRegistrar::register(ComponentRegistrar::MODULE, 'Flocktory_Postcheckout', __DIR__);
}
