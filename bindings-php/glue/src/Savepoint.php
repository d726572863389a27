<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout;

use Closure;
use Throwable;

/**
 * A savepoint of an open transaction. In PostgreSQL a statement that fails in the shop's code would otherwise abort the
 * request's transaction, and a page that looks right would save nothing.
 */
final class Savepoint
{
    /** Its name in the database. */
    public const NAME = 'flocktory_postcheckout';

    /**
     * @param Closure(): mixed $open
     * @param Closure(): mixed $release throws if the transaction is aborted
     * @param Closure(): mixed $rollBack
     */
    public function __construct(private Closure $open, private Closure $release, private Closure $rollBack)
    {
    }

    /** @param list<self> $savepoints */
    public static function runInAll(array $savepoints, Closure $do): mixed
    {
        foreach ($savepoints as $savepoint) {
            $inner = $do;
            $do = static fn (): mixed => $savepoint->run($inner);
        }

        return $do();
    }

    private function run(Closure $do): mixed
    {
        ($this->open)();
        try {
            $result = $do();
        } catch (Throwable $cause) {
            try {
                ($this->rollBack)();
            } finally {
                // Not the failure of the rollback, which only follows from it.
                throw $cause;
            }
        }
        try {
            ($this->release)();
        } catch (Throwable) {
            // A statement has failed whose exception the shop's code has caught.
            ($this->rollBack)();
        }

        return $result;
    }
}
