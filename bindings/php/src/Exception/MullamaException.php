<?php

declare(strict_types=1);

namespace Mullama\Exception;

/**
 * What every failure of the library is; each error code has its own class beside this.
 *
 * All of them are `\RuntimeException`s. `getCode()` is the number of the C ABI, `getMessage()` says what was given, what
 * was expected and what to do.
 */
interface MullamaException extends \Throwable
{
    /**
     * The numbers that the failure carries, such as `needed` and `available`.
     *
     * @return array<string, int>
     */
    public function data(): array;
}
