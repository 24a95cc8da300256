<?php

declare(strict_types=1);

namespace Mullama\Testee;

use Mullama\Runtime\Type;

/**
 * Turns tagged values into PHP's and back, by the types of the dispatch table.
 */
final class Codec
{
    private const JSON = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION;

    /**
     * @param array<string, mixed> $table the generated dispatch table
     * @param \Closure(string): object $object the object that a handle's name stands for
     */
    public function __construct(private readonly array $table, private readonly \Closure $object)
    {
    }

    /**
     * A tagged value as PHP's own.
     *
     * @param array{string, 1?: mixed} $tagged
     * @param list<Type|string> $type
     */
    public function decode(array $tagged, array $type): mixed
    {
        [$tag, $value] = $tagged + [1 => null];
        if ($type[0] === Type::Option) {
            return $tag === 'none' ? null : $this->decode($tagged, array_slice($type, 1));
        }
        return match ($tag) {
            'i64' => (int) $value,
            'f32' => unpack('G', hex2bin($value))[1],
            'f64' => unpack('E', hex2bin($value))[1],
            'bool', 'str' => $value,
            'bytes' => base64_decode($value, true),
            'i32s' => $value === '' ? [] : array_map(intval(...), explode(',', $value)),
            'f32s' => array_values(unpack('G*', hex2bin($value))),
            'list' => array_map(fn (array $one): mixed => $this->decode($one, array_slice($type, 1)), $value),
            'map' => array_map(static fn (array $one): string => $one[1], $value),
            'enum' => $type[1]::from($value),
            'union' => $this->choice($type[1], $value[0], $value[1]),
            'record' => $this->record($type[1], $value),
            'preset' => $this->preset($value[0], $value[1]),
            'handle' => ($this->object)($value),
        };
    }

    /**
     * PHP's value as a tagged one.
     *
     * @param list<Type|string> $type
     * @return array{string, 1?: mixed}
     */
    public function encode(mixed $value, array $type): array
    {
        return match ($type[0] ?? null) {
            null => ['none'],
            Type::Option => $value === null ? ['none'] : $this->encode($value, array_slice($type, 1)),
            Type::Bool => ['bool', $value],
            Type::I32, Type::U32, Type::I64, Type::U64 => ['i64', (string) $value],
            Type::F32 => ['f32', bin2hex(pack('G', $value))],
            Type::F64 => ['f64', bin2hex(pack('E', $value))],
            Type::Text => ['str', $value],
            Type::Json => ['str', json_encode($value, self::JSON)],
            Type::Bytes => ['bytes', base64_encode($value)],
            Type::Enum => ['enum', $value->value],
            Type::Choice => ['union', [$value->case, ['str', $value->text]]],
            Type::Record => ['record', $this->fields($value, $type[1])],
            Type::Map => ['map', (object) array_map(static fn (string $one): array => ['str', $one], $value)],
            Type::Vector => ['f32s', bin2hex(pack('G*', ...$value))],
            Type::ListOf => $this->list($value, array_slice($type, 1)),
        };
    }

    /**
     * @param array<mixed> $values
     * @param list<Type|string> $item
     * @return array{string, mixed}
     */
    private function list(array $values, array $item): array
    {
        return match ($item[0]) {
            Type::I32, Type::U32, Type::I64, Type::U64 => ['i32s', implode(',', $values)],
            Type::F32 => ['f32s', bin2hex(pack('G*', ...$values))],
            default => ['list', array_map(fn (mixed $one): array => $this->encode($one, $item), $values)],
        };
    }

    /**
     * @return array<string, mixed>
     */
    private function fields(object $record, string $class): array
    {
        $fields = [];
        foreach ($this->table['records'][$class]['fields'] as $id => [$key, $type]) {
            $fields[$id] = $this->encode($record->$key, $type);
        }
        return $fields;
    }

    /**
     * A record with the given fields only: an object where users give one, else an array.
     *
     * @param array<string, array{string, 1?: mixed}> $given
     */
    private function record(string $class, array $given): object|array
    {
        $values = [];
        foreach ($given as $id => $tagged) {
            [$key, $type] = $this->table['records'][$class]['fields'][$id];
            $values[$key] = $this->decode($tagged, $type);
        }
        return method_exists($class, '__construct') ? new $class($values) : $values;
    }

    private function preset(string $record, string $preset): object|array
    {
        $class = $this->table['ids'][$record];
        return $class::{$this->table['records'][$class]['presets'][$preset]}();
    }

    /**
     * @param array{string, mixed} $payload
     */
    private function choice(string $class, string $case, array $payload): object
    {
        return $class::{$this->table['choices'][$class][$case]}($payload[1]);
    }
}
