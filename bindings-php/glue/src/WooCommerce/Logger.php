<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\WooCommerce;

use Psr\Log\AbstractLogger;

/** The log of WooCommerce, which is no PSR-3 logger. */
final class Logger extends AbstractLogger
{
    public function log($level, $message, array $context = []): void
    {
        wc_get_logger()->log($level, (string) $message, ['source' => 'flocktory']);
    }
}
