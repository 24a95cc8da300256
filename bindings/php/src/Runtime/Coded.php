<?php

declare(strict_types=1);

namespace Mullama\Runtime;

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
            throw new \UnexpectedValueException("the library answered $code, which this package has no name for");
        }
        return self::from($value);
    }
}
