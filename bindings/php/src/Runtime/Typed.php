<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\ListOf;
use Mullama\MapOf;
use Mullama\Range;

/**
 * Objects of a class that the caller names, made of decoded JSON: a constructor's parameters say what the members are.
 * Classes inside, enums with values, times, scalars, arrays (`ListOf` and `MapOf` say of what) and unions of these are
 * known; a parameter with a default may be missing.
 *
 * @template T of object
 * @internal
 */
final class Typed
{
    /**
     * @param \ReflectionClass<T> $class
     */
    private function __construct(private readonly \ReflectionClass $class)
    {
    }

    /**
     * The maker of a class.
     *
     * @template U of object
     * @param class-string<U> $class
     * @return self<U>
     */
    public static function as(string $class): self
    {
        if (!class_exists($class)) {
            throw new \TypeError("type is '$class'; it must be the name of a class");
        }
        return new self(new \ReflectionClass($class));
    }

    /**
     * An object of what was decoded.
     *
     * @return T
     */
    public function read(mixed $value, string $path = '$'): object
    {
        $class = $this->class;
        if ($class->isEnum()) {
            return self::case($class->getName(), $value, $path);
        }
        return $class->newInstanceArgs(self::members(Members::of($class), $value, $path, $class->getShortName()));
    }

    /**
     * What parameters are given, by their names, of a decoded object.
     *
     * @param array<\ReflectionParameter> $parameters
     * @return array<string, mixed>
     */
    public static function members(array $parameters, mixed $value, string $path, string $owner): array
    {
        if ($value instanceof \stdClass || $value instanceof \ArrayObject) {
            $value = (array) $value;
        }
        if (!is_array($value) || ($value !== [] && array_is_list($value))) {
            throw self::refused($value, $path, "an object that becomes $owner");
        }
        $given = [];
        foreach ($parameters as $parameter) {
            $name = $parameter->getName();
            if (array_key_exists($name, $value)) {
                $given[$name] = self::member($parameter, $value[$name], "$path.$name");
            } elseif (!$parameter->isOptional()) {
                throw new \UnexpectedValueException("$path lacks '$name', which $owner must have");
            }
        }
        foreach (array_keys(array_diff_key($value, $given)) as $name) {
            throw new \UnexpectedValueException("$path has '$name', which $owner does not have");
        }
        return $given;
    }

    /**
     * The value of one parameter, with what its attributes say.
     */
    private static function member(\ReflectionParameter $parameter, mixed $value, string $path): mixed
    {
        $fitted = self::fitted($parameter, $parameter->getType(), $value, $path);
        if (is_array($fitted)) {
            $items = ListOf::of($parameter);
            if ($items !== null && !is_array($value)) {
                throw self::refused($value, $path, 'a list');
            }
            $fitted = self::items($items ?? MapOf::of($parameter), $items !== null, $fitted, $path);
        }
        $measured = match (true) {
            is_array($fitted) => count($fitted),
            is_string($fitted) => (int) preg_match_all('/./us', $fitted),
            is_int($fitted), is_float($fitted) => $fitted,
            default => null,
        };
        $range = Range::of($parameter);
        if ($range !== null && $measured !== null && !$range->holds($measured)) {
            $what = is_array($fitted) ? ' items' : (is_string($fitted) ? ' characters' : '');
            throw self::refused($value, $path, "$range$what");
        }
        return $fitted;
    }

    /**
     * Each item of an array as one of the type that the array's attribute names; without one they are what they are.
     *
     * @param array<mixed> $values
     * @return array<mixed>
     */
    private static function items(?string $type, bool $listed, array $values, string $path): array
    {
        if ($type === null) {
            return $values;
        }
        if ($listed && !array_is_list($values)) {
            throw self::refused($values, $path, 'a list');
        }
        $made = [];
        foreach ($values as $at => $value) {
            $made[$at] = self::byName($type, $value, $listed ? "{$path}[$at]" : "$path.$at");
        }
        return $made;
    }

    private static function fitted(\ReflectionParameter $parameter, ?\ReflectionType $type, mixed $value, string $path): mixed
    {
        if ($type === null || ($value === null && $type->allowsNull())) {
            return $value;
        }
        if ($type instanceof \ReflectionNamedType) {
            return self::byName(Members::className($parameter, $type->getName()), $value, $path);
        }
        foreach ($type instanceof \ReflectionUnionType ? $type->getTypes() : [] as $one) {
            try {
                return self::fitted($parameter, $one, $value, $path);
            } catch (\UnexpectedValueException) {
                continue;
            }
        }
        throw self::refused($value, $path, (string) $type);
    }

    private static function byName(string $name, mixed $value, string $path): mixed
    {
        if (is_a($name, \DateTimeInterface::class, true)) {
            return self::time($name, $value, $path);
        }
        if (class_exists($name) && $name !== \stdClass::class) {
            return self::as($name)->read($value, $path);
        }
        $fits = match ($name) {
            'mixed' => true,
            'int' => is_int($value),
            'float' => is_float($value) || is_int($value),
            'string' => is_string($value),
            'bool' => is_bool($value),
            'true' => $value === true,
            'false' => $value === false,
            'array', 'iterable' => is_array($value) || $value instanceof \stdClass || $value instanceof \ArrayObject,
            'object', \stdClass::class => is_object($value) || is_array($value),
            default => false,
        };
        if (!$fits) {
            throw self::refused($value, $path, $name);
        }
        return match ($name) {
            'float' => (float) $value,
            'array', 'iterable' => (array) $value,
            'object', \stdClass::class => (object) (array) $value,
            default => $value,
        };
    }

    private static function time(string $class, mixed $value, string $path): \DateTimeInterface
    {
        $made = $class === \DateTimeInterface::class ? \DateTimeImmutable::class : $class;
        try {
            return new $made(is_string($value) ? $value : throw self::refused($value, $path, 'a time as RFC 3339 writes it'));
        } catch (\UnexpectedValueException $refused) {
            throw $refused;
        } catch (\Exception) {
            throw self::refused($value, $path, 'a time as RFC 3339 writes it');
        }
    }

    private static function case(string $enum, mixed $value, string $path): object
    {
        $found = null;
        if (is_subclass_of($enum, \BackedEnum::class) && (is_int($value) || is_string($value))) {
            $cases = array_filter($enum::cases(), static fn (\BackedEnum $case): bool => $case->value === $value);
            $found = reset($cases) ?: null;
        }
        return $found ?? throw self::refused($value, $path, $enum);
    }

    private static function refused(mixed $value, string $path, string $wanted): \UnexpectedValueException
    {
        $shown = json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PARTIAL_OUTPUT_ON_ERROR);
        return new \UnexpectedValueException("$path is $shown; it must be $wanted");
    }
}
