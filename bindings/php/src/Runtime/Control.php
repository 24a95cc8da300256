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
     * Starts the compute backend; `initialize` under the name that the library has for it.
     *
     * @throws \Mullama\Exception\BackendException
     */
    public static function backendInit(): void
    {
        Answer::status(Library::ffi()->mullama_backend_init());
    }

    /**
     * Says where the shared library is; to be called before anything else, and before what `MULLAMA_LIB` says.
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
