<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * What the package itself answers beside the library's free functions.
 */
abstract class Control
{
    final private function __construct()
    {
    }

    /**
     * Says where the shared library is; to be called before anything else.
     */
    public static function setLibraryPath(string $path): void
    {
        Library::setPath($path);
    }

    /**
     * What the latest exception said; empty where there was none.
     */
    public static function getLastError(): string
    {
        return Failure::message();
    }
}
