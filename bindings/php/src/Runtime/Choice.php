<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * Exactly one of several cases with what it carries; the generated subclasses have one constructor for each case.
 */
abstract class Choice implements \JsonSerializable
{
    /** The classes of the records that cases carry into the library, by the cases' names. */
    protected const RECORDS = [];

    /**
     * @param string $kind the case's name
     * @param int $code its number in the C ABI
     * @param mixed $value what it carries; of a case that holds JSON, that is what was given, or what `json_decode` makes of it
     */
    final protected function __construct(
        public readonly string $kind,
        public readonly int $code,
        public readonly mixed $value,
    ) {
    }

    /**
     * What JSON has: the case's name and what it carries.
     *
     * @return array<string, mixed>
     */
    public function jsonSerialize(): array
    {
        return [$this->kind => $this->value];
    }

    /**
     * What the case carries, as C takes it: a record's struct, or text.
     *
     * @internal
     */
    public function memory(string $what): Memory
    {
        $record = static::RECORDS[$this->kind] ?? null;
        $what = "$what.{$this->kind}";
        return $record === null ? Memory::text(Text::json($this->value, $what)) : $record::filled($this->value, $what);
    }
}
