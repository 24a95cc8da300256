<?php

/**
 * Lets a web server use Mullama: PHP allows FFI in preloaded files only. Three lines of php.ini:
 *
 *     ffi.enable=preload
 *     opcache.preload=/path/to/vendor/mullama/mullama/preload.php
 *     opcache.preload_user=www-data
 *
 * The third names the user of the workers; PHP does not start without it where root starts the server, as it does in
 * most containers and under PHP-FPM.
 */

declare(strict_types=1);

require_once __DIR__ . '/autoload.php';

$files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(__DIR__ . '/src', FilesystemIterator::SKIP_DOTS));
foreach ($files as $file) {
    if ($file->getExtension() === 'php') {
        // A class may have come already, with one that needs it.
        require_once $file->getPathname();
    }
}
