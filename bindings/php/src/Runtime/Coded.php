<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\LibraryException;

/**
 * An enum whose cases have numbers in the C ABI, kept in its constant `CODES`.
 *
 * @internal
 */
trait Coded
{
    /**
     * The case's number in the C ABI.
     */
    public function code(): int
    {
        return self::CODES[$this->value];
    }

    /**
     * The case of that number.
     *
     * @internal
     */
    public static function ofCode(int $code): self
    {
        $value = array_search($code, self::CODES, true);
        if ($value === false) {
            throw new LibraryException("the library answered $code, which this package has no name for; install the package of the library's version");
        }
        return self::from($value);
    }
}
