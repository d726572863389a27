<?php

declare(strict_types=1);

require __DIR__ . '/orders.php';
require __DIR__ . '/glue/autoload.php';
require 'Psr/Log/autoload.php';
require __DIR__ . '/glue/Log.php';
