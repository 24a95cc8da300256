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
     * A count or a code; negative is a failure.
     */
    public static function count(int $count): int
    {
        return $count < 0 ? throw Failure::last() : $count;
    }

    /**
     * A number of an enum's case, which may be negative itself.
     */
    public static function code(int $code): int
    {
        return $code < 0 && Library::ffi()->mullama_last_error_code() !== 0 ? throw Failure::last() : $code;
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
        return json_decode(self::text($fill, $guess), true, 512, JSON_THROW_ON_ERROR);
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
        $space = max($guess, 1);
        $buffer = Library::ffi()->new("{$type}[$space]");
        $count = $fill($buffer, $space);
        if ($count === self::BUFFER_TOO_SMALL) {
            $space = Failure::numbers(['needed'])['needed'];
            $buffer = Library::ffi()->new("{$type}[" . max($space, 1) . ']');
            $count = $fill($buffer, $space);
        }
        return FFI::string($buffer, $size * self::count($count));
    }
}
