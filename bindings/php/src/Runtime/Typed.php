<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\ListOf;

/**
 * Objects of a class that the caller names, made of decoded JSON: a constructor's parameters say what the members are.
 * Classes inside, enums with values, scalars, arrays (`ListOf` says of what) and unions of these are known; a parameter with a default may
 * be missing.
 *
 * @template T of object
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
        if ($value instanceof \stdClass) {
            $value = get_object_vars($value);
        }
        if (!is_array($value) || ($value !== [] && array_is_list($value))) {
            throw self::refused($value, $path, $class->getShortName());
        }
        $parameters = $class->getConstructor()?->getParameters() ?? [];
        $given = [];
        foreach ($parameters as $parameter) {
            $name = $parameter->getName();
            if (array_key_exists($name, $value)) {
                $fitted = self::fitted($parameter->getType(), $value[$name], "$path.$name");
                $items = is_array($fitted) ? ListOf::of($parameter) : null;
                $given[$name] = $items === null ? $fitted : self::items($items, $fitted, "$path.$name");
            } elseif (!$parameter->isOptional()) {
                throw new \UnexpectedValueException("$path lacks '$name', which {$class->getShortName()} must have");
            }
        }
        foreach (array_keys(array_diff_key($value, $given)) as $name) {
            throw new \UnexpectedValueException("$path has '$name', which {$class->getShortName()} does not have");
        }
        return $class->newInstanceArgs($given);
    }

    /**
     * Each item of a list as one of the type that the list's attribute names.
     *
     * @param array<mixed> $values
     * @return list<mixed>
     */
    private static function items(string $type, array $values, string $path): array
    {
        $made = [];
        foreach (array_values($values) as $at => $value) {
            $made[] = self::byName($type, $value, "{$path}[$at]");
        }
        return $made;
    }

    private static function fitted(?\ReflectionType $type, mixed $value, string $path): mixed
    {
        if ($type === null || ($value === null && $type->allowsNull())) {
            return $value;
        }
        if ($type instanceof \ReflectionNamedType) {
            return self::named($type, $value, $path);
        }
        foreach ($type instanceof \ReflectionUnionType ? $type->getTypes() : [] as $one) {
            try {
                return self::fitted($one, $value, $path);
            } catch (\UnexpectedValueException) {
                continue;
            }
        }
        throw self::refused($value, $path, (string) $type);
    }

    private static function named(\ReflectionNamedType $type, mixed $value, string $path): mixed
    {
        return self::byName($type->getName(), $value, $path);
    }

    private static function byName(string $name, mixed $value, string $path): mixed
    {
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
            'array', 'iterable' => is_array($value) || $value instanceof \stdClass,
            'object', \stdClass::class => is_object($value) || is_array($value),
            default => false,
        };
        if (!$fits) {
            throw self::refused($value, $path, $name);
        }
        return match ($name) {
            'float' => (float) $value,
            'array', 'iterable' => (array) $value,
            'object', \stdClass::class => (object) $value,
            default => $value,
        };
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
