<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout;

use Throwable;

/** Limits what every page would repeat to once an hour. A file in the system's temporary folder keeps the time. */
final class Hourly
{
    public static function isDue(string $what): bool
    {
        // Other shops and users of the machine may use the same folder.
        $user = function_exists('posix_geteuid') ? posix_geteuid() : '';
        $file = sys_get_temp_dir() . '/flocktory-postcheckout-' . md5(__FILE__ . " $user $what");
        try {
            clearstatcache(true, $file);
            // If `open_basedir` forbids the folder, every time is due.
            if (@is_file($file) && @filemtime($file) > time() - 3600) {
                return false;
            }
            @touch($file);
        } catch (Throwable) {
            // Some shops turn every warning into an exception.
        }

        return true;
    }
}
