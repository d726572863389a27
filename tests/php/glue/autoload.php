<?php

declare(strict_types=1);

/** What composer would do for the glue: one namespace, one folder. */
spl_autoload_register(static function (string $class): void {
    $space = 'Flocktory\Postcheckout\\';
    $file = __DIR__ . '/../../../bindings-php/glue/src/' . strtr(substr($class, strlen($space)), '\\', '/') . '.php';
    if (str_starts_with($class, $space) && is_file($file)) {
        require $file;
    }
});
