<?php

declare(strict_types=1);

use Psr\Log\AbstractLogger;

/** Keeps what is logged. */
final class Log extends AbstractLogger
{
    /** @var list<string> */
    public array $lines = [];

    public function log($level, $message, array $context = []): void
    {
        $this->lines[] = "$level $message";
    }
}
