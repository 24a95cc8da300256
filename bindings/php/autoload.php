<?php

/**
 * Finds the package's classes where Composer's autoloader is not in use.
 */

declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    if (!str_starts_with($class, 'Mullama\\')) {
        return;
    }
    $path = strtr(substr($class, strlen('Mullama\\')), '\\', '/') . '.php';
    foreach (['generated', '.'] as $folder) {
        if (is_file(__DIR__ . "/src/$folder/$path")) {
            require_once __DIR__ . "/src/$folder/$path";
            return;
        }
    }
});
