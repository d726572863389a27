<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Symfony;

use Doctrine\DBAL\Connection;
use Doctrine\Persistence\ConnectionRegistry;
use Flocktory\Postcheckout\Savepoint;
use Symfony\Component\DependencyInjection\ContainerInterface;

/** Savepoints in the transactions of Doctrine's connections, if there is Doctrine; no connection is made for this. */
final class Savepoints
{
    public function __construct(private ContainerInterface $container, private ?ConnectionRegistry $doctrine)
    {
    }

    /** @return list<Savepoint> */
    public function __invoke(): array
    {
        $savepoints = [];
        foreach ($this->doctrine?->getConnectionNames() ?? [] as $name => $id) {
            $connection = $this->container->initialized($id) ? $this->doctrine->getConnection($name) : null;
            if ($connection?->isTransactionActive() && $connection->getDatabasePlatform()->supportsSavepoints()) {
                $savepoints[] = self::of($connection);
            }
        }

        return $savepoints;
    }

    private static function of(Connection $connection): Savepoint
    {
        $level = $connection->getTransactionNestingLevel();

        return new Savepoint(
            static fn () => $connection->createSavepoint(Savepoint::NAME),
            static fn () => $connection->releaseSavepoint(Savepoint::NAME),
            static function () use ($connection, $level): void {
                // Ends the transactions that the code has left open.
                while ($connection->getTransactionNestingLevel() > $level) {
                    $connection->rollBack();
                }
                $connection->rollbackSavepoint(Savepoint::NAME);
            },
        );
    }
}
