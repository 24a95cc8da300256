<?php

declare(strict_types=1);

namespace Mullama\Conformance;

/**
 * The generated table of names: what the client looks up in the package, and of which types it is.
 */
final class Table
{
    /** @var list<string> */
    public readonly array $features;

    /** @var array<string, list<array<string, mixed>>> the calls of each path */
    public readonly array $calls;

    /** @var array<string, array<string, mixed>> */
    public readonly array $handles;

    /** @var array<string, array<string, string>> */
    public readonly array $streams;

    /** @var array<string, array<string, mixed>> */
    public readonly array $records;

    /** @var array<string, array<string, mixed>> */
    public readonly array $unions;

    /** @var array<string, string> */
    public readonly array $enums;

    public function __construct(string $file)
    {
        $table = json_decode(file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
        foreach (['features', 'calls', 'handles', 'streams', 'records', 'unions', 'enums'] as $section) {
            $this->$section = $table[$section];
        }
    }

    /**
     * The outermost word of a type and what stands in its angle brackets: `list` and `record<note>` of `list<record<note>>`.
     *
     * @return array{string, string}
     */
    public static function parts(string $type): array
    {
        [$outer, $rest] = explode('<', $type, 2) + [1 => '>'];
        return [$outer, substr($rest, 0, -1)];
    }

    /**
     * A class of the package by its short name.
     */
    public static function classOf(string $name): string
    {
        return "Mullama\\$name";
    }

    /**
     * What a name such as `Model.load` stands for.
     */
    public static function method(string $name): callable
    {
        [$class, $method] = explode('.', $name);
        return [self::classOf($class), $method];
    }
}
