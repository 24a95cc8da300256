<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI\CData;

/**
 * Writes values into a C struct by the types of its fields, and keeps the memory that the struct points at.
 *
 * @internal
 */
final class Writer
{
    /** @var list<Memory|Chosen|Handle> */
    private array $kept = [];

    /**
     * Refuses values that are not of their fields' types.
     *
     * @param array<string, array{list<Type|Holds|string|int|float>}> $fields
     * @param array<string, mixed> $values
     */
    public function check(array $fields, array $values, string $what): void
    {
        foreach ($values as $key => $value) {
            $this->carried($fields[$key][0], $value, "$what.$key");
        }
    }

    /**
     * Fills a struct.
     *
     * @param array<string, array{list<Type|Holds|string|int|float>, string}> $fields
     * @param array<string, mixed> $values
     */
    public function record(CData $struct, array $fields, array $values, string $what): void
    {
        foreach ($values as $key => $value) {
            [$type, $first, $second] = $fields[$key] + [2 => null];
            $carried = $this->carried($type, $value, "$what.$key");
            $struct->$first = $carried[0];
            if ($second !== null) {
                $struct->$second = $carried[1];
            }
        }
    }

    /**
     * What C's fields hold for a value: one or two numbers and pointers.
     *
     * @param list<Type|Holds|string|int|float> $type
     * @return array{mixed, 1?: mixed}
     */
    private function carried(array $type, mixed $value, string $what): array
    {
        return match ($type[0]) {
            Type::Bool => [is_bool($value) ? $value : $this->refuse($value, $what, 'true or false')],
            Type::I32 => [Number::i32($this->whole($value, $what), $what)],
            Type::U32 => [Number::u32($this->whole($value, $what), $what)],
            Type::I64 => [$this->whole($value, $what)],
            Type::U64 => [Number::u64($this->whole($value, $what), $what)],
            Type::F32, Type::F64 => [$this->number($value, $what)],
            Type::Text => [$this->keep(Memory::text(Text::check($this->string($value, $what), $what)))->pointer],
            Type::Parts => [$this->keep(Memory::text(Text::joined($value, $what)))->pointer],
            Type::Json => [$this->keep(Memory::text(Json::text($value, $what, $type[1] ?? null)))->pointer],
            Type::Bytes => $this->list(Memory::bytes($this->string($value, $what))),
            Type::Enum => [$this->object($value, $type[1], $what, 'a case of')->code()],
            Type::Choice => $this->choice($this->object($value, $type[1], $what), $what),
            Type::Handle => [$this->keep($this->object($value, $type[1], $what))->pointer()],
            Type::Record => [$this->keep($type[1]::memory($value, $what))->pointer],
            Type::Map => $this->list(Memory::map($this->array($value, $what), $what)),
            Type::Vector => $this->list(Memory::floats('float', $this->array($value, $what), $what)),
            Type::ListOf => $this->list($this->items(array_slice($type, 1), $this->array($value, $what), $what)),
            Type::Option => $this->optional(array_slice($type, 1), $value, $what),
            Type::Named => $this->carried(array_slice($type, 2), $this->unnamed($type[1], $value, $what), $what),
            Type::Unless => $value === null ? [$type[1]] : $this->carried(array_slice($type, 2), $value, $what),
        };
    }

    /**
     * @param list<Type|Holds|string|int|float> $item
     * @param array<mixed> $values
     */
    private function items(array $item, array $values, string $what): Memory
    {
        return match ($item[0]) {
            Type::Bool => Memory::bools($values, $what),
            Type::I32 => Memory::integers('int32_t', $values, $what),
            Type::U32 => Memory::integers('uint32_t', $values, $what),
            Type::I64 => Memory::integers('int64_t', $values, $what),
            Type::U64 => Memory::integers('uint64_t', $values, $what),
            Type::F32 => Memory::floats('float', $values, $what),
            Type::F64 => Memory::floats('double', $values, $what),
            Type::Enum => Memory::codes($item[1], $values, $what),
            Type::Record => $item[1]::structs($values, $what),
            default => Memory::texts($values, $what),
        };
    }

    /**
     * @param list<Type|Holds|string|int|float> $type
     * @return array{mixed, 1?: mixed}
     */
    private function optional(array $type, mixed $value, string $what): array
    {
        // What C holds by pointer is null, and a choice has kind 0.
        if ($value === null) {
            return $type[0] === Type::Choice ? [0, null] : [null];
        }
        // A record that is given is there, even where every value of it is left out.
        return $type[0] === Type::Record ? [$this->keep($type[1]::filled($value, $what))->pointer] : $this->carried($type, $value, $what);
    }

    /**
     * @return array{int, ?CData}
     */
    private function choice(Choice $choice, string $what): array
    {
        $chosen = $this->keep(new Chosen($choice, $what));
        return [$chosen->kind, $chosen->pointer];
    }

    /**
     * @return array{?CData, int}
     */
    private function list(Memory $memory): array
    {
        return [$this->keep($memory)->pointer, $memory->count];
    }

    /**
     * @template T of Memory|Chosen|Handle
     * @param T $memory
     * @return T
     */
    private function keep(Memory|Chosen|Handle $memory): Memory|Chosen|Handle
    {
        return $this->kept[] = $memory;
    }

    /**
     * The number that a word means.
     *
     * @param array<string, int> $names
     */
    private function unnamed(array $names, mixed $value, string $what): mixed
    {
        if (!is_string($value)) {
            return $value;
        }
        return $names[$value] ?? throw Failure::input($what, "'$value'", "a whole number, '" . implode("' or '", array_keys($names)) . "'");
    }

    private function whole(mixed $value, string $what): int
    {
        return is_int($value) ? $value : $this->refuse($value, $what, 'a whole number');
    }

    private function number(mixed $value, string $what): float
    {
        return is_int($value) || is_float($value) ? (float) $value : $this->refuse($value, $what, 'a number');
    }

    private function string(mixed $value, string $what): string
    {
        return is_string($value) ? $value : $this->refuse($value, $what, 'a string');
    }

    /**
     * @return array<mixed>
     */
    private function array(mixed $value, string $what): array
    {
        return is_array($value) ? $value : $this->refuse($value, $what, 'an array');
    }

    /**
     * @template T of object
     * @param class-string<T> $class
     * @return T
     */
    private function object(mixed $value, string $class, string $what, string $article = 'a'): object
    {
        return $value instanceof $class ? $value : $this->refuse($value, $what, "$article $class");
    }

    private function refuse(mixed $value, string $what, string $expected): never
    {
        throw Failure::input($what, Memory::shown($value), $expected);
    }
}
