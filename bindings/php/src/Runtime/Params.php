<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Exception\InvalidInputException;

/**
 * A record that the caller fills. The generated subclasses say what its keys are; this turns an array with those keys
 * into the C struct.
 *
 * @internal
 */
abstract class Params
{
    /** The C struct. */
    protected const STRUCT = '';

    /** The function that gives the struct with its defaults; absent where every field is the caller's to give. */
    protected const DEFAULTED_BY = null;

    /** Key => its type, then the C fields that carry it. */
    public const FIELDS = [];

    /** Of a record that says what a pair of a map says: the map's key, then its value. */
    protected const KEYED_BY = null;

    /** The key under which the others may stand, beside a `type` of that name. */
    protected const NESTED = null;

    /** Key => what stands where the caller leaves it out. */
    protected const DEFAULTS = [];

    /** The keys that a plain list of values is for, in order. */
    protected const SHORTHAND = [];

    /** The classes of results that say the same: what came back can be given again. */
    protected const AGAIN = [];

    /**
     * A property that nobody knows would be ignored; its name is refused instead.
     */
    public function __set(string $name, mixed $value): void
    {
        Keys::check([$name], array_keys(static::FIELDS), (new \ReflectionClass($this))->getShortName());
    }

    /**
     * The struct for a call; null, which means the defaults, where nothing was given.
     *
     * @param array<string, mixed>|self|null $values
     */
    public static function memory(array|self|null $values, string $what): Memory
    {
        return $values === null || $values === [] ? new Memory() : static::filled($values, $what);
    }

    /**
     * The struct for a call that may do without; null is the only value that means absent.
     *
     * @param array<string, mixed>|self|null $values
     */
    public static function optional(array|self|null $values, string $what): Memory
    {
        return $values === null ? new Memory() : static::filled($values, $what);
    }

    /**
     * The struct for a call, also where nothing was given.
     *
     * @param array<string, mixed>|self|null $values
     */
    public static function filled(array|self|null $values, string $what): Memory
    {
        return self::sideBySide([$values ?? []], [$what]);
    }

    /**
     * Structs side by side, one for each record of a list.
     *
     * @param array<array<mixed>|self> $records
     */
    public static function structs(array $records, string $what): Memory
    {
        if (static::KEYED_BY !== null) {
            $records = self::ofMap($records);
        }
        $records = array_values($records);
        return self::sideBySide($records, array_map(fn (int $index): string => "{$what}[$index]", array_keys($records)));
    }

    /**
     * The records that a map stands for; what is a record already stays.
     *
     * @param array<mixed> $records
     * @return array<mixed>
     */
    private static function ofMap(array $records): array
    {
        $isPair = static fn (mixed $value): bool => is_int($value) || is_float($value);
        foreach (array_filter($records, $isPair) as $key => $value) {
            $records[$key] = array_combine(static::KEYED_BY, [$key, $value]);
        }
        return $records;
    }

    /**
     * The structs, each with what it is called in messages.
     *
     * @param list<array<mixed>|self> $records
     * @param list<string> $places
     */
    private static function sideBySide(array $records, array $places): Memory
    {
        if ($records === []) {
            return new Memory();
        }
        $ffi = Library::ffi();
        $count = count($records);
        $array = $ffi->new(static::STRUCT . "[$count]");
        $writer = new Writer();
        foreach ($records as $index => $record) {
            $place = $places[$index];
            if (static::DEFAULTED_BY !== null) {
                $array[$index] = $ffi->{static::DEFAULTED_BY}();
            }
            $writer->record($array[$index], static::FIELDS, self::values($record, $place), $place);
        }
        $start = $ffi->cast(static::STRUCT . ' *', $array);
        return new Memory($start, $count, [$array, $writer]);
    }

    /**
     * Every value by its key, those that were left out included.
     *
     * @param array<string, mixed> $given
     * @return array<string, mixed>
     */
    protected static function completed(array $given): array
    {
        $name = (new \ReflectionClass(static::class))->getShortName();
        $values = self::given($given, $name) + static::DEFAULTS;
        (new Writer())->check(static::FIELDS, $values, $name);
        return $values;
    }

    /**
     * @return array<string, mixed>
     */
    private static function values(mixed $record, string $what): array
    {
        if ($record instanceof static) {
            return get_object_vars($record);
        }
        if (is_object($record) && in_array($record::class, static::AGAIN, true)) {
            $record = get_object_vars($record);
        }
        is_array($record) || throw Failure::input($what, Memory::shown($record), 'an array or ' . static::class);
        // Where C has no defaults, those of the description are written; C's defaults never have text.
        $left = static::DEFAULTED_BY === null ? static::DEFAULTS : array_filter(static::DEFAULTS, is_string(...));
        return self::given($record, $what) + $left;
    }

    /**
     * The given values by key, once every key is known and none is missing.
     *
     * @param array<mixed> $given
     * @return array<string, mixed>
     */
    private static function given(array $given, string $what): array
    {
        if (array_is_list($given) && count($given) === count(static::SHORTHAND)) {
            $given = array_combine(static::SHORTHAND, $given);
        }
        $given = static::NESTED === null ? $given : self::unnested($given, $what);
        Keys::check(array_keys($given), array_keys(static::FIELDS), $what);
        // Null is the same as leaving it out, where that is allowed.
        $isGiven = static fn (mixed $value, string $key): bool => $value !== null || !array_key_exists($key, static::DEFAULTS);
        $given = array_filter($given, $isGiven, ARRAY_FILTER_USE_BOTH);
        $missing = array_diff_key(static::FIELDS, static::DEFAULTS, $given);
        if ($missing !== []) {
            throw new InvalidInputException("$what lacks the key '" . implode("', '", array_keys($missing)) . "'; it has no default");
        }
        return $given;
    }
    /**
     * What stands under the record's key, beside the rest.
     *
     * @param array<mixed> $given
     * @return array<mixed>
     */
    private static function unnested(array $given, string $what): array
    {
        $key = static::NESTED;
        if (!array_key_exists($key, $given)) {
            return $given;
        }
        is_array($given[$key]) || throw Failure::input("$what.$key", Memory::shown($given[$key]), 'an array');
        $all = $given[$key] + $given;
        $type = $all['type'] ?? $key;
        $type === $key || throw Failure::input("$what.type", is_string($type) ? "'$type'" : Memory::shown($type), "'$key'");
        return array_diff_key($all, [$key => true, 'type' => true]);
    }
}
