<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI;
use FFI\CData;

/**
 * C memory that a call borrows: it lives as long as this object. An empty list is a null pointer with count 0.
 *
 * What is made of many values is made in statements that hand no answer of a built-in function on to another call: where a signal's
 * handler throws between the two, PHP 8.2 frees the argument that was not passed yet, and crashes.
 *
 * @internal
 */
final class Memory
{
    private const PACKED = [
        'int32_t' => 'l',
        'uint32_t' => 'L',
        'int64_t' => 'q',
        'uint64_t' => 'Q',
        'float' => 'f',
        'double' => 'd',
    ];
    private const RANGES = [
        'int32_t' => [-2147483648, 2147483647],
        'uint32_t' => [0, 4294967295],
        'int64_t' => [PHP_INT_MIN, PHP_INT_MAX],
        'uint64_t' => [0, PHP_INT_MAX],
    ];

    /**
     * @param array<mixed> $kept what the memory points at
     */
    public function __construct(
        public readonly ?CData $pointer = null,
        public readonly int $count = 0,
        private readonly array $kept = [],
    ) {
    }

    /**
     * Whole numbers in one of C's types.
     *
     * @param array<int> $values
     */
    public static function integers(string $type, array $values, string $what): self
    {
        [$min, $max] = self::RANGES[$type];
        foreach ($values as $key => $value) {
            if (!is_int($value) || $value < $min || $value > $max) {
                throw Failure::input("{$what}[$key]", self::shown($value), "a whole number in [$min, $max]");
            }
        }
        return self::numbers($type, $values);
    }

    /**
     * Floating-point numbers in one of C's types.
     *
     * @param array<int|float> $values
     */
    public static function floats(string $type, array $values, string $what): self
    {
        foreach ($values as $key => $value) {
            if (!is_float($value) && !is_int($value)) {
                throw Failure::input("{$what}[$key]", self::shown($value), 'a number');
            }
        }
        return self::numbers($type, $values);
    }

    /**
     * Refuses a list that is not as long as the other one of its call: C is told one length for both.
     */
    public function asLongAs(self $other, string $what, string $expected): self
    {
        if ($this->count !== $other->count) {
            throw Failure::input($what, "{$this->count} numbers long", "as long as $expected, which has {$other->count}");
        }
        return $this;
    }

    /**
     * Truth values.
     *
     * @param array<bool> $values
     */
    public static function bools(array $values, string $what): self
    {
        foreach ($values as $key => $value) {
            is_bool($value) || throw Failure::input("{$what}[$key]", self::shown($value), 'true or false');
        }
        return self::bytes(implode('', array_map(static fn (bool $one): string => $one ? "\1" : "\0", $values)), 'bool');
    }

    /**
     * The codes of an enum's cases.
     *
     * @param array<\BackedEnum> $values
     * @param class-string $enum
     */
    public static function codes(string $enum, array $values, string $what): self
    {
        foreach ($values as $key => $value) {
            $value instanceof $enum || throw Failure::input("{$what}[$key]", self::shown($value), "a case of $enum");
        }
        return self::numbers('int32_t', array_map(static fn (object $case): int => $case->code(), $values));
    }

    /**
     * Bytes, or other values of one byte.
     */
    public static function bytes(string $bytes, string $type = 'uint8_t'): self
    {
        return self::copied($type, strlen($bytes), $bytes);
    }

    /**
     * One text ended by NUL.
     */
    public static function text(string $text): self
    {
        $length = strlen($text);
        return self::copied('char', $length + 1, $text);
    }

    /**
     * Several texts.
     *
     * @param array<string> $texts
     */
    public static function texts(array $texts, string $what): self
    {
        if ($texts === []) {
            return new self();
        }
        $ffi = Library::ffi();
        $count = count($texts);
        $pointers = $ffi->new("const char *[$count]");
        $kept = [$pointers];
        foreach (array_values($texts) as $index => $text) {
            is_string($text) || throw Failure::input("{$what}[$index]", self::shown($text), 'a string');
            $text = Text::check($text, "{$what}[$index]");
            $kept[] = $one = self::text($text);
            $pointers[$index] = $one->pointer;
        }
        $start = $ffi->cast('const char *const *', $pointers);
        return new self($start, $count, $kept);
    }

    /**
     * Names and values, alternating.
     *
     * @param array<string, string> $map
     */
    public static function map(array $map, string $what): self
    {
        $flat = [];
        foreach ($map as $name => $value) {
            array_push($flat, (string) $name, $value);
        }
        $texts = self::texts($flat, $what);
        return new self($texts->pointer, count($map), [$texts]);
    }

    /**
     * The numbers as they are now, for a value that the library has changed.
     *
     * @return list<float>
     */
    public function toFloats(): array
    {
        return $this->count === 0 ? [] : array_values(unpack('f*', FFI::string($this->pointer, 4 * $this->count)));
    }

    /**
     * The whole numbers as they are now.
     *
     * @return list<int>
     */
    public function toIntegers(): array
    {
        return $this->count === 0 ? [] : array_values(unpack('l*', FFI::string($this->pointer, 4 * $this->count)));
    }

    /**
     * The bytes as they are now.
     */
    public function toBytes(): string
    {
        return $this->count === 0 ? '' : FFI::string($this->pointer, $this->count);
    }

    /**
     * How a message names a value.
     */
    public static function shown(mixed $value): string
    {
        return match (true) {
            is_string($value) => 'a string',
            is_scalar($value) => var_export($value, true),
            default => get_debug_type($value),
        };
    }

    /**
     * @param array<int|float> $values
     */
    private static function numbers(string $type, array $values): self
    {
        return self::copied($type, count($values), pack(self::PACKED[$type] . '*', ...array_values($values)));
    }

    private static function copied(string $type, int $count, string $bytes): self
    {
        if ($count === 0) {
            return new self();
        }
        $ffi = Library::ffi();
        $memory = $ffi->new("{$type}[$count]");
        $size = strlen($bytes);
        FFI::memcpy($memory, $bytes, $size);
        $start = $ffi->cast("$type *", $memory);
        return new self($start, $count, [$memory]);
    }
}
