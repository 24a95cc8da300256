<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Description;
use Mullama\ListOf;
use Mullama\MapOf;
use Mullama\Range;

/**
 * What a class says of itself as a JSON Schema: its constructor's parameters are the members of an object, in their
 * order; those with a default may be left out. `ListOf` and `MapOf` say what an array holds, `Range` what bounds it.
 *
 * @internal
 */
final class Schema
{
    private const SCALARS = ['int' => 'integer', 'float' => 'number', 'string' => 'string', 'bool' => 'boolean', 'null' => 'null'];

    /** @var array<class-string, string> the classes that are described, by the names they have there */
    private array $names = [];

    /** @var array<string, array<string, mixed>> */
    private array $definitions = [];

    /** @var array<class-string, int> how often each is referred to */
    private array $references = [];

    /** @var list<string> the classes that are being described, each of which must be in the one before */
    private array $needed = [];

    private function __construct()
    {
    }

    /**
     * The schema of a class; one that contains itself is described once.
     *
     * @return array<string, mixed>
     */
    public static function of(string $class): array
    {
        if (!class_exists($class)) {
            throw new \TypeError("type is '$class'; it must be the name of a class");
        }
        $schemas = new self();
        $schema = $schemas->one($class, $class, $class);
        if (($schemas->references[$class] ?? 0) === 1) {
            // Nothing else refers to it, so it stands in the open, as models know schemas.
            $name = $schemas->names[$class];
            $schema = $schemas->definitions[$name];
            unset($schemas->definitions[$name]);
        }
        return $schemas->whole($schema);
    }

    /**
     * The schema of the object that a function's parameters make, by their names.
     *
     * @return array<string, mixed>
     */
    public static function ofParameters(\ReflectionFunctionAbstract $function): array
    {
        $schemas = new self();
        return $schemas->whole($schemas->members($function->getParameters(), "{$function->getName()}()"));
    }

    /**
     * @param array<string, mixed> $schema
     * @return array<string, mixed>
     */
    private function whole(array $schema): array
    {
        return $this->definitions === [] ? $schema : [...$schema, '$defs' => $this->definitions];
    }

    /**
     * The type of a parameter, whose attributes say more.
     *
     * @return array<string, mixed>|\stdClass
     */
    private function typed(\ReflectionParameter $parameter, ?\ReflectionType $type, string $place): array|\stdClass
    {
        if ($type instanceof \ReflectionUnionType) {
            return ['anyOf' => array_map(fn (\ReflectionType $one) => $this->typed($parameter, $one, $place), $type->getTypes())];
        }
        if (!$type instanceof \ReflectionNamedType) {
            return $type === null ? new \stdClass() : throw self::refused($place, (string) $type);
        }
        $name = Members::className($parameter, $type->getName());
        $schema = match ($name) {
            'array', 'iterable' => $this->held($parameter, $place),
            default => $this->one($name, $place, $name),
        };
        $schema = self::bounded($schema, $name, Range::of($parameter), $place);
        $more = $type->allowsNull() && !in_array($name, ['null', 'mixed'], true);
        return $more ? ['anyOf' => [$schema, ['type' => 'null']]] : $schema;
    }

    /**
     * What an array holds, which its attribute says.
     *
     * @return array<string, mixed>
     */
    private function held(\ReflectionParameter $parameter, string $place): array
    {
        $items = ListOf::of($parameter);
        if ($items !== null) {
            return ['type' => 'array', 'items' => $this->one($items, "the items of $place", $items)];
        }
        $values = MapOf::of($parameter) ?? throw self::refused(
            $place,
            "array without the type of its items: add #[ListOf('string')] or #[MapOf('string')], or one of a class"
        );
        return ['type' => 'object', 'additionalProperties' => $this->one($values, "the values of $place", $values)];
    }

    /**
     * @return array<string, mixed>|\stdClass
     */
    private function one(string $name, string $place, string $shown): array|\stdClass
    {
        return match (true) {
            isset(self::SCALARS[$name]) => ['type' => self::SCALARS[$name]],
            $name === 'mixed' => new \stdClass(),
            $name === 'true', $name === 'false' => ['const' => $name === 'true'],
            $name === 'object', $name === \stdClass::class => ['type' => 'object'],
            is_a($name, \DateTimeInterface::class, true) => ['type' => 'string', 'format' => 'date-time'],
            enum_exists($name) => $this->cases($name, $place),
            class_exists($name) => $this->reference($name, $place),
            default => throw self::refused($place, $shown),
        };
    }

    /**
     * A schema with the bounds of its type.
     *
     * @param array<string, mixed>|\stdClass $schema
     * @return array<string, mixed>|\stdClass
     */
    private static function bounded(array|\stdClass $schema, string $name, ?Range $range, string $place): array|\stdClass
    {
        if ($range === null) {
            return $schema;
        }
        $keys = match (true) {
            $name === 'int', $name === 'float' => ['minimum', 'maximum'],
            $name === 'string' => ['minLength', 'maxLength'],
            isset($schema['items']) => ['minItems', 'maxItems'],
            default => throw self::refused($place, "$name with a range, which a number, a list or a text has"),
        };
        return [...$schema, ...array_filter(array_combine($keys, [$range->least, $range->most]), is_numeric(...))];
    }

    /**
     * @return array<string, mixed>
     */
    private function cases(string $enum, string $place): array
    {
        if (!is_subclass_of($enum, \BackedEnum::class)) {
            throw self::refused($place, "$enum, an enum without values");
        }
        return ['enum' => array_map(static fn (\BackedEnum $case): int|string => $case->value, $enum::cases())];
    }

    /**
     * A class by its name, described where that was not done yet.
     *
     * @param class-string $class
     * @return array<string, mixed>
     */
    private function reference(string $class, string $place): array
    {
        if (in_array($class, $this->needed, true)) {
            throw new \TypeError("$place must hold a $class, which must hold it again, and so on without end; let it be null");
        }
        if (!isset($this->names[$class])) {
            $reflected = new \ReflectionClass($class);
            $name = $reflected->getShortName();
            $this->names[$class] = isset($this->definitions[$name]) ? $name . count($this->names) : $name;
            $this->definitions[$this->names[$class]] = [];
            $this->needed[] = $class;
            $this->definitions[$this->names[$class]] = $this->members(Members::of($reflected), $reflected->getShortName());
            array_pop($this->needed);
        }
        $this->references[$class] = ($this->references[$class] ?? 0) + 1;
        return ['$ref' => "#/\$defs/{$this->names[$class]}"];
    }

    /**
     * @param list<\ReflectionParameter> $parameters
     * @return array<string, mixed>
     */
    private function members(array $parameters, string $owner): array
    {
        $properties = $required = [];
        foreach ($parameters as $parameter) {
            $name = $parameter->getName();
            $place = "$owner::\$$name";
            if ($parameter->isVariadic()) {
                throw self::refused($place, "...\${$name}, any number of values");
            }
            $needed = $this->needed;
            if (!Members::isNeeded($parameter)) {
                $this->needed = [];
            }
            $schema = $this->typed($parameter, $parameter->getType(), $place);
            $this->needed = $needed;
            $description = Description::of($parameter);
            $properties[$name] = $description === null ? $schema : ['description' => $description, ...(array) $schema];
            if (!$parameter->isOptional()) {
                $required[] = $name;
            }
        }
        return [
            'type' => 'object',
            'properties' => (object) $properties,
            'required' => $required,
            'additionalProperties' => false,
        ];
    }

    private static function refused(string $place, string $type): \TypeError
    {
        return new \TypeError(
            "$place is of type $type, which JSON cannot become; use a scalar, an enum with values, a class or a list"
        );
    }
}
