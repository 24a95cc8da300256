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

    /** What the JSON of cases is, where that is known, by the cases' names. */
    protected const HOLDS = [];

    /**
     * @param string $kind the case's name
     * @param int $code its number in the C ABI
     * @param mixed $value what it carries; of a case that holds JSON, that is what was given, or what `Json` makes of it
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
        return [$this->kind => Json::held($this->value, static::HOLDS[$this->kind] ?? null)];
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
        if ($record !== null) {
            return $record::filled($this->value, $what);
        }
        return Memory::text(Json::text($this->value, $what, static::HOLDS[$this->kind] ?? null));
    }
}
