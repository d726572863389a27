<?php

// OpenCart has no Composer for its extensions. The classes are in the folder `src` next to this file.
spl_autoload_register(static function ($class) {
    $namespace = 'Flocktory\\Postcheckout\\';
    $file = __DIR__ . '/src/' . strtr(substr($class, strlen($namespace)), '\\', '/') . '.php';
    if (strncmp($class, $namespace, strlen($namespace)) === 0 && is_file($file)) {
        require $file;
    }
});
