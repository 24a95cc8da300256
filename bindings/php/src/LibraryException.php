<?php

declare(strict_types=1);

namespace Mullama;

use Mullama\Exception\MullamaException;

/**
 * The shared library cannot be used: it is not found, of another ABI, or PHP forbids FFI.
 *
 * Its code is 0, or the library's own where that is newer than this package and has no class here.
 */
final class LibraryException extends \RuntimeException implements MullamaException
{
    public function data(): array
    {
        return [];
    }
}
