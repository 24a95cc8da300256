<?php

declare(strict_types=1);

namespace Mullama\Conformance;

/**
 * Arguments: tagged values of the suite as PHP's own, passed as a user passes them. Nothing is checked: that is the library's work.
 */
final class Arguments
{
    /**
     * @param \Closure(string): object $objectOf the object that the suite has named
     */
    public function __construct(private readonly Table $table, private readonly \Closure $objectOf)
    {
    }

    /**
     * A call's arguments by the names of its parameters. A record's leading fields are parameters of their own.
     *
     * @param list<array{string, string, string}> $takes
     * @param array<string, array<mixed>> $given
     * @return array<string, mixed>
     */
    public function named(array $takes, array $given): array
    {
        $arguments = [];
        foreach ($takes as [$id, $name, $type]) {
            if (!array_key_exists($id, $given)) {
                continue;
            }
            $value = $this->value($given[$id], $type);
            $lead = $this->takenOut($value, $type);
            $arguments += $lead;
            if ($lead === [] || $value !== []) {
                $arguments[$name] = $value;
            }
        }
        return $arguments;
    }

    /**
     * Takes the leading fields out of an array, and gives them under their parameters' names.
     *
     * @return array<string, mixed>
     */
    private function takenOut(mixed &$value, string $type): array
    {
        [$outer, $id] = Table::parts($type);
        $shape = $outer === 'record' ? $this->table->records[$id] : [];
        $taken = [];
        foreach ($shape['lead'] ?? [] as [$field, $name]) {
            $key = $shape['fields'][$field][0];
            if (array_key_exists($key, $value)) {
                $taken[$name] = $value[$key];
                unset($value[$key]);
            }
        }
        return $taken;
    }

    /**
     * A tagged value as PHP's own. The tag decides: a mistake may give one that is not of the parameter's type.
     *
     * @param array{string, 1?: mixed} $tagged
     */
    private function value(array $tagged, string $type): mixed
    {
        [$tag, $payload] = $tagged + [1 => null];
        [$outer, $inner] = Table::parts($type);
        if ($outer === 'option' && $tag !== 'none') {
            return $this->value($tagged, $inner);
        }
        return match ($tag) {
            'none' => null,
            'bool', 'str' => $payload,
            'i64' => (int) $payload,
            'f32' => unpack('G', hex2bin($payload))[1],
            'f64', 'duration' => unpack('E', hex2bin($payload))[1],
            'bytes' => base64_decode($payload, true),
            'i32s' => $payload === '' ? [] : array_map(intval(...), explode(',', $payload)),
            'f32s' => array_values(unpack('G*', hex2bin($payload))),
            'map' => array_map(static fn (array $one): string => $one[1], $payload),
            'list' => array_map(fn (array $one): mixed => $this->value($one, $inner), $payload),
            'enum' => Table::classOf($this->table->enums[$inner])::from($payload),
            'union' => $this->choice($this->table->unions[$inner], ...$payload),
            'record' => $this->record($this->table->records[$inner], $payload),
            'preset' => Table::method($this->table->records[$payload[0]]['presets'][$payload[1]])(),
            'handle' => ($this->objectOf)($payload),
            'calls' => new Listener($payload),
        };
    }

    /**
     * A record with the given fields only: an object where users give one, else an array.
     *
     * @param array<string, mixed> $shape
     * @param array<string, array<mixed>> $given
     * @return object|array<string, mixed>
     */
    private function record(array $shape, array $given): object|array
    {
        $values = [];
        foreach ($given as $id => $tagged) {
            [$key, $type] = $shape['fields'][$id];
            $values[$key] = $this->value($tagged, $type);
        }
        return $shape['passed'] === 'object' ? new (Table::classOf($shape['type']))($values) : $values;
    }

    /**
     * One case of a union.
     *
     * @param array<string, mixed> $shape
     * @param array<mixed> $payload
     */
    private function choice(array $shape, string $case, array $payload): object
    {
        [$method, $type] = $shape['cases'][$case];
        return Table::method("{$shape['type']}.$method")($this->value($payload, $type));
    }
}
