<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Laravel;

use Flocktory\Postcheckout\Savepoint;
use Illuminate\Contracts\Foundation\Application;
use Illuminate\Database\Connection;
use PDO;

/** Savepoints in the transactions of Laravel's connections; no connection is opened for this. */
final class Savepoints
{
    public function __construct(private Application $app)
    {
    }

    /** @return list<Savepoint> */
    public function __invoke(): array
    {
        $connections = $this->app->resolved('db') ? $this->app['db']->getConnections() : [];

        return array_map(self::of(...), array_values(array_filter($connections, self::isIn(...))));
    }

    /** Whether a savepoint is possible: connections of packages, such as MongoDB's, may have transactions without PDO. */
    private static function isIn(object $connection): bool
    {
        return $connection instanceof Connection
            && $connection->transactionLevel() > 0
            && $connection->getPdo() instanceof PDO
            && $connection->getQueryGrammar()->supportsSavepoints();
    }

    /** Not a nested transaction, because Laravel sends nothing when it commits one, and so does not notice a failure. */
    private static function of(Connection $connection): Savepoint
    {
        $level = $connection->transactionLevel();
        $grammar = $connection->getQueryGrammar();
        // No database that Laravel supports lacks it, and it fails in an aborted transaction.
        $open = static fn (): int|false => $connection->getPdo()->exec($grammar->compileSavepoint(Savepoint::NAME));

        return new Savepoint($open, $open, static function () use ($connection, $level, $grammar): void {
            // Ends the transactions that the code has left open.
            $connection->rollBack($level);
            $connection->getPdo()->exec($grammar->compileSavepointRollBack(Savepoint::NAME));
        });
    }
}
