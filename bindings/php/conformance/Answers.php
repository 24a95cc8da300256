<?php

declare(strict_types=1);

namespace Mullama\Conformance;

/**
 * Answers: values of the package as the suite writes them, each with a tag, because JSON alone loses some.
 */
final class Answers
{
    private const JSON = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION;

    public function __construct(private readonly Table $table)
    {
    }

    /**
     * A value of a type; one that PHP should not have given for it is refused.
     *
     * @return array{string, 1?: mixed}
     */
    public function tagged(string $type, mixed $value): array
    {
        [$outer, $inner] = Table::parts($type);
        return match ($outer) {
            'none' => ['none'],
            'option' => $value === null ? ['none'] : $this->tagged($inner, $value),
            'bool' => ['bool', self::exactly('bool', $value)],
            'i64' => ['i64', (string) self::exactly('int', $value)],
            'f32' => ['f32', self::bits('G', [$value])],
            'f64', 'duration' => [$outer, self::bits('E', [$value])],
            'str', 'path' => ['str', self::exactly('string', $value)],
            'json' => ['str', json_encode($value, self::JSON)],
            'bytes' => ['bytes', base64_encode(self::exactly('string', $value))],
            'i32s' => ['i32s', implode(',', array_map(static fn (int $one): string => (string) $one, $value))],
            'f32s' => ['f32s', self::bits('G', $value)],
            'map' => ['map', (object) array_map(static fn (string $one): array => ['str', $one], $value)],
            'list' => ['list', array_map(fn (mixed $one): array => $this->tagged($inner, $one), $value)],
            'enum' => ['enum', self::member($this->table->enums[$inner], $value)->value],
            'union' => ['union', $this->chosen($this->table->unions[$inner], $value)],
            'record' => ['record', $this->fields($this->table->records[$inner], $value)],
        };
    }

    /**
     * The value, which is an object of one of the package's classes.
     */
    public static function member(string $class, mixed $value): object
    {
        return is_a($value, Table::classOf($class)) ? $value : throw new \TypeError(get_debug_type($value) . " is no $class");
    }

    /**
     * The value, which is of one of PHP's own types.
     */
    private static function exactly(string $type, mixed $value): mixed
    {
        return get_debug_type($value) === $type ? $value : throw new \TypeError(get_debug_type($value) . " is no $type");
    }

    /**
     * The bits of numbers in hexadecimal digits.
     *
     * @param array<mixed> $values
     */
    private static function bits(string $format, array $values): string
    {
        return bin2hex(pack("$format*", ...array_map(static fn (mixed $one): float => self::exactly('float', $one), $values)));
    }

    /**
     * A union's case and what it carries.
     *
     * @param array<string, mixed> $shape
     * @return array{string, array{string, mixed}}
     */
    private function chosen(array $shape, mixed $value): array
    {
        $choice = self::member($shape['type'], $value);
        return [$choice->kind, $this->tagged($shape['cases'][$choice->kind][1], $choice->value)];
    }

    /**
     * A record's properties by the ids of its fields.
     *
     * @param array<string, mixed> $shape
     */
    private function fields(array $shape, mixed $value): object
    {
        $record = self::member($shape['type'], $value);
        $fields = [];
        foreach ($shape['fields'] as $id => [$name, $type]) {
            // An empty array is an object where JSON has one.
            $fields[$id] = $this->tagged($type, $type === 'json' ? $record->jsonSerialize()[$id] : $record->$name);
        }
        return (object) $fields;
    }
}
