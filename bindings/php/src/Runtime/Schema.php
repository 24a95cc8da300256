<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\ListOf;

/**
 * What a class says of itself as a JSON Schema: its constructor's parameters are the members of an object, in their
 * order; those with a default may be left out. `ListOf` says what an array holds.
 */
final class Schema
{
    private const SCALARS = ['int' => 'integer', 'float' => 'number', 'string' => 'string', 'bool' => 'boolean', 'null' => 'null'];

    /** @var array<class-string, string> the classes that are described, by the names they have there */
    private array $names = [];

    /** @var array<string, array<string, mixed>> */
    private array $definitions = [];

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
        $whole = $schemas->named($class, $class);
        return $schemas->definitions === [] ? $whole : [...$whole, '$defs' => $schemas->definitions];
    }

    /**
     * @return array<string, mixed>|\stdClass
     */
    private function typed(?\ReflectionType $type, string $place, ?string $items): array|\stdClass
    {
        if ($type instanceof \ReflectionUnionType) {
            $each = array_map(fn (\ReflectionNamedType $one) => $this->typed($one, $place, $items), $type->getTypes());
            return ['anyOf' => $each];
        }
        if (!$type instanceof \ReflectionNamedType) {
            return $type === null ? new \stdClass() : throw self::refused($place, (string) $type);
        }
        $schema = $this->named($type->getName(), $place, $items);
        $more = $type->allowsNull() && !in_array($type->getName(), ['null', 'mixed'], true);
        return $more ? ['anyOf' => [$schema, ['type' => 'null']]] : $schema;
    }

    /**
     * @return array<string, mixed>|\stdClass
     */
    private function named(string $name, string $place, ?string $items = null): array|\stdClass
    {
        if (isset(self::SCALARS[$name])) {
            return ['type' => self::SCALARS[$name]];
        }
        if ($name === 'array' || $name === 'iterable') {
            return $items === null
                ? throw self::refused($place, "$name without the type of its items: add #[ListOf('string')], or of a class")
                : ['type' => 'array', 'items' => $this->named($items, "the items of $place")];
        }
        return match (true) {
            $name === 'mixed' => new \stdClass(),
            $name === 'true', $name === 'false' => ['const' => $name === 'true'],
            $name === 'object', $name === \stdClass::class => ['type' => 'object'],
            enum_exists($name) => $this->cases($name, $place),
            class_exists($name) => $this->reference($name),
            default => throw self::refused($place, $name),
        };
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
    private function reference(string $class): array
    {
        if (!isset($this->names[$class])) {
            $reflected = new \ReflectionClass($class);
            $name = $reflected->getShortName();
            $this->names[$class] = isset($this->definitions[$name]) ? $name . count($this->names) : $name;
            $this->definitions[$this->names[$class]] = [];
            $this->definitions[$this->names[$class]] = $this->members($reflected);
        }
        return ['$ref' => "#/\$defs/{$this->names[$class]}"];
    }

    /**
     * @param \ReflectionClass<object> $class
     * @return array<string, mixed>
     */
    private function members(\ReflectionClass $class): array
    {
        $properties = $required = [];
        foreach ($class->getConstructor()?->getParameters() ?? [] as $parameter) {
            $name = $parameter->getName();
            $place = "{$class->getShortName()}::\$$name";
            $properties[$name] = $this->typed($parameter->getType(), $place, ListOf::of($parameter));
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
        return new \TypeError("$place is of type $type, which JSON cannot become; use a scalar, an enum with values, a class or a list");
    }
}
