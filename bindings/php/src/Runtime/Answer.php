<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI;
use FFI\CData;

/**
 * What the library's return values mean; a failure becomes an exception.
 *
 * A closure that fills a buffer is called once with a buffer of the guessed size, and once more where that was too
 * small.
 *
 * @internal
 */
final class Answer
{
    private const TOKEN_NONE = -2147483648;
    private const BUFFER_TOO_SMALL = -9;
    private const GUESS = 1024;

    /**
     * Nothing but success; negative is a failure.
     */
    public static function status(int $status): void
    {
        if ($status < 0) {
            throw Failure::last();
        }
    }

    /**
     * A count or another whole number; a negative one is a failure where the library remembers an error.
     */
    public static function count(int $count): int
    {
        return $count < 0 && Library::ffi()->mullama_last_error_code() !== 0 ? throw Failure::last() : $count;
    }

    /**
     * A number of an enum's case, which may be negative itself.
     */
    public static function code(int $code): int
    {
        return self::count($code);
    }

    /**
     * A token or another id, which may be absent.
     */
    public static function id(int $id): ?int
    {
        return $id === self::TOKEN_NONE ? null : self::count($id);
    }

    /**
     * A truth value; false is a failure where the library remembers an error.
     */
    public static function truth(bool $answer): bool
    {
        return !$answer && Library::ffi()->mullama_last_error_code() !== 0 ? throw Failure::last() : $answer;
    }

    /**
     * A floating-point number; NaN is a failure where the library remembers an error.
     */
    public static function number(float $answer): float
    {
        return is_nan($answer) && Library::ffi()->mullama_last_error_code() !== 0 ? throw Failure::last() : $answer;
    }

    /**
     * Text that the library writes.
     *
     * @param \Closure(CData, int): int $fill answers the length of the whole text
     */
    public static function text(\Closure $fill, int $guess = self::GUESS): string
    {
        return self::filled('char', $fill, $guess);
    }

    /**
     * JSON that the library writes, decoded.
     *
     * @param \Closure(CData, int): int $fill answers the length of the whole text
     */
    public static function json(\Closure $fill, int $guess = self::GUESS): mixed
    {
        return Json::value(self::text($fill, $guess));
    }

    /**
     * Bytes that the library writes.
     *
     * @param \Closure(CData, int): int $fill answers the length of all bytes
     */
    public static function bytes(\Closure $fill, int $guess = self::GUESS): string
    {
        return self::filled('uint8_t', $fill, $guess);
    }

    /**
     * Whole numbers that the library writes.
     *
     * @param \Closure(CData, int): int $fill answers the count, or BUFFER_TOO_SMALL
     * @return list<int>
     */
    public static function integers(\Closure $fill, int $guess = self::GUESS): array
    {
        return array_values(unpack('l*', self::list('int32_t', 4, $fill, $guess)));
    }

    /**
     * Floating-point numbers that the library writes.
     *
     * @param \Closure(CData, int): int $fill answers the count, or BUFFER_TOO_SMALL
     * @return list<float>
     */
    public static function floats(\Closure $fill, int $guess = self::GUESS): array
    {
        return array_values(unpack('f*', self::list('float', 4, $fill, $guess)));
    }

    /**
     * Rows of floating-point numbers that the library writes one behind the other.
     *
     * @param \Closure(CData, int): int $fill answers the count, or BUFFER_TOO_SMALL
     * @return list<list<float>>
     */
    public static function rows(int $rows, \Closure $fill, int $guess = self::GUESS): array
    {
        $floats = self::floats($fill, $guess);
        return $floats === [] ? [] : array_chunk($floats, intdiv(count($floats), $rows));
    }

    /**
     * Structs that the library writes side by side.
     *
     * @template T
     * @param \Closure(CData): T $made what becomes of each
     * @param \Closure(CData, int): int $fill answers the count, or BUFFER_TOO_SMALL
     * @return list<T>
     */
    public static function structs(string $type, \Closure $made, \Closure $fill, int $guess = self::GUESS): array
    {
        [$buffer, $count] = self::items($type, $fill, $guess);
        return array_map(static fn (int $index): mixed => $made($buffer[$index]), $count === 0 ? [] : range(0, $count - 1));
    }

    /**
     * A list of records that the library has given by its handle; null is a failure. The list is freed.
     *
     * @template T
     * @param string $list what the names of its functions begin with
     * @param \Closure(?CData): T $take reads a record and frees it
     * @return list<T>
     */
    public static function records(?CData $handle, string $list, \Closure $take): array
    {
        $read = new Reader($handle);
        try {
            $records = [];
            for ($index = 0, $end = $read->count("{$list}_count"); $index < $end; $index++) {
                $records[] = $take($read->at("{$list}_at", $index));
            }
            return $records;
        } finally {
            $read->free("{$list}_free");
        }
    }

    /**
     * A map that the library has given by its handle; null is a failure. The map is freed.
     *
     * @return array<string, string>
     */
    public static function entries(?CData $handle): array
    {
        $read = new Reader($handle);
        try {
            return $read->map('mullama_map_count', 'mullama_map_key', 'mullama_map_value');
        } finally {
            $read->free('mullama_map_free');
        }
    }

    /**
     * What may be absent: null is a failure only where the library remembers an error.
     *
     * @template T
     * @param \Closure(CData): T $take
     * @return T|null
     */
    public static function optional(?CData $handle, \Closure $take): mixed
    {
        if ($handle === null) {
            return Library::ffi()->mullama_last_error_code() === 0 ? null : throw Failure::last();
        }
        return $take($handle);
    }

    /**
     * @param \Closure(CData, int): int $fill
     */
    private static function filled(string $type, \Closure $fill, int $guess): string
    {
        $space = max($guess, 1);
        $buffer = Library::ffi()->new("{$type}[$space]");
        $length = self::count($fill($buffer, $space));
        if ($length >= $space) {
            $space = $length + 1;
            $buffer = Library::ffi()->new("{$type}[$space]");
            $length = min(self::count($fill($buffer, $space)), $length);
        }
        return FFI::string($buffer, $length);
    }

    /**
     * @param \Closure(CData, int): int $fill
     */
    private static function list(string $type, int $size, \Closure $fill, int $guess): string
    {
        [$buffer, $count] = self::items($type, $fill, $guess);
        return FFI::string($buffer, $size * $count);
    }

    /**
     * A filled buffer and how many items are in it.
     *
     * @param \Closure(CData, int): int $fill
     * @return array{CData, int}
     */
    private static function items(string $type, \Closure $fill, int $guess): array
    {
        $space = max($guess, 1);
        $buffer = Library::ffi()->new("{$type}[$space]");
        $count = $fill($buffer, $space);
        if ($count === self::BUFFER_TOO_SMALL) {
            $space = Failure::numbers(['needed'])['needed'];
            $buffer = Library::ffi()->new("{$type}[" . max($space, 1) . ']');
            $count = $fill($buffer, $space);
        }
        return [$buffer, self::count($count)];
    }
}
