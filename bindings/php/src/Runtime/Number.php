<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * Refuses numbers that C's types cannot hold; FFI would cut them without a word.
 *
 * @internal
 */
final class Number
{
    public static function i32(int $value, string $what): int
    {
        return self::within($value, -2147483648, 2147483647, $what);
    }

    public static function u32(int $value, string $what): int
    {
        return self::within($value, 0, 4294967295, $what);
    }

    public static function u64(int $value, string $what): int
    {
        return self::within($value, 0, PHP_INT_MAX, $what);
    }

    /**
     * What is written for a negative number that other libraries take for "off", "all" or "by itself"; numbers that C's types hold reach the
     * library, which says the same.
     */
    private static function instead(int $value, string $what): string
    {
        return $value < 0 ? Described::INSTEAD[substr((string) strrchr(".$what", '.'), 1)] ?? '' : '';
    }

    private static function within(int $value, int $min, int $max, string $what): int
    {
        if ($value < $min || $value > $max) {
            throw Failure::input($what, (string) $value, "a whole number in [$min, $max]" . self::instead($value, $what));
        }
        return $value;
    }
}
