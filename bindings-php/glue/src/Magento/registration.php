<?php

declare(strict_types=1);

use Magento\Framework\Component\ComponentRegistrar;

// Composer loads this file in every shop, but only Magento has the class.
if (class_exists(ComponentRegistrar::class)) {
    ComponentRegistrar::register(ComponentRegistrar::MODULE, 'Flocktory_Postcheckout', __DIR__);
}
