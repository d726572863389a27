<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\WooCommerce;

use Psr\Log\AbstractLogger;

/** Adapts the logger of WooCommerce to PSR-3. */
final class Logger extends AbstractLogger
{
    public function log($level, $message, array $context = []): void
    {
        wc_get_logger()->log($level, (string) $message, ['source' => 'flocktory']);
    }
}
