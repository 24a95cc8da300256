<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * JSON as PHP's arrays, and back. An array cannot say whether it was an object once its keys are those of a list, as those of an empty one
 * are: such an object is an `\ArrayObject`, which is read as an array is, and `[]` is `{}` where an object must stand.
 *
 * @internal
 */
final class Json
{
    private const FLAGS = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION;

    /** Keys of a schema behind which schemas stand: one, a list of them, or one for each name. */
    private const SCHEMAS = [
        'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not', 'propertyNames', 'then',
        'unevaluatedItems', 'unevaluatedProperties',
    ];
    private const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
    private const NAMED = ['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'];

    /**
     * A value as JSON text; a string is JSON text already.
     */
    public static function text(mixed $value, string $what, ?Holds $holds = null): string
    {
        if (is_string($value)) {
            return Text::check($value, $what);
        }
        try {
            return json_encode(self::held($value, $holds), self::FLAGS);
        } catch (\JsonException $cause) {
            $why = $cause->getMessage();
            throw Failure::input($what, "no JSON ($why)", 'what json_encode takes, or JSON text');
        }
    }

    /**
     * The value, if JSON can say it.
     */
    public static function encodable(mixed $value, string $what): mixed
    {
        self::text($value, $what);
        return $value;
    }

    /**
     * What JSON text says. What is known to be an object is an array also where it is empty.
     */
    public static function value(string $text, ?Holds $holds = null): mixed
    {
        try {
            $value = self::kept(json_decode($text, false, 512, JSON_THROW_ON_ERROR));
        } catch (\JsonException $cause) {
            // PHP's objects have no members whose names begin with NUL; its arrays do.
            $value = $cause->getCode() === JSON_ERROR_INVALID_PROPERTY_NAME ? json_decode($text, true) : throw $cause;
        }
        return $holds === Holds::Object && $value instanceof \ArrayObject && count($value) === 0 ? [] : $value;
    }

    /**
     * The value with objects where they must stand.
     */
    public static function held(mixed $value, ?Holds $holds): mixed
    {
        return match ($holds) {
            null => $value,
            Holds::Object => self::object($value),
            Holds::Schema => self::schema($value),
            Holds::Tools => self::each($value, self::tool(...)),
            Holds::Messages => self::each($value, self::message(...)),
        };
    }

    private static function kept(mixed $value): mixed
    {
        if (is_array($value)) {
            return array_map(self::kept(...), $value);
        }
        if (!$value instanceof \stdClass) {
            return $value;
        }
        $members = array_map(self::kept(...), get_object_vars($value));
        return array_is_list($members) ? new \ArrayObject($members) : $members;
    }

    private static function object(mixed $value): mixed
    {
        return $value === [] ? new \ArrayObject() : $value;
    }

    private static function schema(mixed $value): mixed
    {
        if ($value instanceof \stdClass) {
            return (object) self::schema(get_object_vars($value));
        }
        $made = self::within($value, self::SCHEMAS, self::schema(...));
        $made = self::within($made, self::LISTS, static fn (mixed $list): mixed => self::each($list, self::schema(...)));
        $named = static fn (mixed $schemas): mixed => self::object(self::each($schemas, self::schema(...)));
        return self::object(self::within($made, self::NAMED, $named));
    }

    private static function tool(mixed $tool): mixed
    {
        $nested = self::within($tool, ['function'], self::tool(...));
        return self::within($nested, ['parameters'], self::schema(...));
    }

    private static function message(mixed $message): mixed
    {
        $call = static fn (mixed $call): mixed => self::within($call, ['arguments'], self::object(...));
        $nested = static fn (mixed $one): mixed => $call(self::within($one, ['function'], $call));
        return self::within($message, ['tool_calls'], static fn (mixed $calls): mixed => self::each($calls, $nested));
    }

    /**
     * An array with something else made of the members of some names.
     *
     * @param list<string> $names
     */
    private static function within(mixed $value, array $names, \Closure $made): mixed
    {
        foreach (is_array($value) ? array_intersect($names, array_keys($value)) : [] as $name) {
            $value[$name] = $made($value[$name]);
        }
        return $value;
    }

    private static function each(mixed $values, \Closure $made): mixed
    {
        return is_array($values) ? array_map($made, $values) : $values;
    }
}
