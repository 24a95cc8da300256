<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Exception\InvalidInputException;
use Mullama\Exception\MullamaException;
use Mullama\LibraryException;

/**
 * Turns the library's last error into an exception.
 *
 * @internal
 */
final class Failure
{
    private static string $last = '';

    /**
     * The exception for the call that has just failed.
     */
    public static function last(): MullamaException
    {
        $library = Library::ffi();
        $code = $library->mullama_last_error_code();
        $message = $library->mullama_get_last_error();
        $class = Codes::EXCEPTIONS[$code] ?? null;
        if ($class === null) {
            return new LibraryException($message, $code);
        }
        return new $class($message, self::numbers($class::DATA));
    }

    /**
     * The exception for an argument that cannot be handed to the library at all.
     */
    public static function input(string $what, string $given, string $expected): InvalidInputException
    {
        return new InvalidInputException("$what is $given; expected $expected");
    }

    /**
     * Keeps what an exception says.
     */
    public static function remember(string $message): void
    {
        self::$last = $message;
    }

    /**
     * What the latest exception said; empty where there was none.
     */
    public static function message(): string
    {
        return self::$last;
    }

    /**
     * The numbers of the library's last error, without raising it.
     *
     * @param list<string> $keys
     * @return array<string, int>
     */
    public static function numbers(array $keys): array
    {
        $library = Library::ffi();
        $value = $library->new('int64_t');
        $data = [];
        foreach ($keys as $key) {
            if ($library->mullama_last_error_data($key, \FFI::addr($value)) === 0) {
                $data[$key] = $value->cdata;
            }
        }
        return $data;
    }
}
