<?php

declare(strict_types=1);

/** Loads the glue's classes as composer does: one namespace, one folder. */
spl_autoload_register(static function (string $class): void {
    $space = 'Flocktory\Postcheckout\\';
    $file = __DIR__ . '/../../../bindings-php/glue/src/' . strtr(substr($class, strlen($space)), '\\', '/') . '.php';
    if (str_starts_with($class, $space) && is_file($file)) {
        require $file;
    }
});
