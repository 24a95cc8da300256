<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI\CData;

/**
 * Reads values through C functions that take one handle: an object's facts, a record's fields.
 *
 * @internal
 */
final class Reader
{
    private readonly CData $pointer;

    public function __construct(?CData $pointer)
    {
        $this->pointer = $pointer ?? throw Failure::last();
    }

    public function count(string $function): int
    {
        return Answer::count($this->call($function));
    }

    public function code(string $function): int
    {
        return Answer::code($this->call($function));
    }

    public function id(string $function): ?int
    {
        return Answer::id($this->call($function));
    }

    public function truth(string $function): bool
    {
        return Answer::truth($this->call($function));
    }

    public function number(string $function): float
    {
        return Answer::number($this->call($function));
    }

    public function constant(string $function): string
    {
        return $this->call($function);
    }

    public function handle(string $function): ?CData
    {
        return $this->call($function);
    }

    public function at(string $function, int $index): ?CData
    {
        return $this->call($function, $index);
    }

    public function text(string $function): string
    {
        return Answer::text(fn (CData $out, int $space): int => $this->call($function, $out, $space));
    }

    public function json(string $function, ?Holds $holds = null): mixed
    {
        return Json::value($this->text($function), $holds);
    }

    public function bytes(string $function): string
    {
        return Answer::bytes(fn (CData $out, int $space): int => $this->call($function, $out, $space));
    }

    /**
     * @return list<int>
     */
    public function integers(string $function): array
    {
        return Answer::integers(fn (CData $out, int $space): int => $this->call($function, $out, $space));
    }

    /**
     * @return list<float>
     */
    public function floats(string $function): array
    {
        return Answer::floats(fn (CData $out, int $space): int => $this->call($function, $out, $space));
    }

    /**
     * Structs that a function fills.
     *
     * @template T
     * @param \Closure(CData): T $made what becomes of each
     * @return list<T>
     */
    public function structs(string $function, string $type, \Closure $made): array
    {
        return Answer::structs($type, $made, fn (CData $out, int $space): int => $this->call($function, $out, $space));
    }

    /**
     * A struct that a function fills.
     */
    public function struct(string $function, string $type): CData
    {
        $struct = Library::ffi()->new($type);
        Answer::status($this->call($function, \FFI::addr($struct)));
        return $struct;
    }

    /**
     * A map that is read by count, key and value.
     *
     * @return array<string, string>
     */
    public function map(string $count, string $key, string $value): array
    {
        $map = [];
        for ($index = 0, $end = $this->count($count); $index < $end; $index++) {
            $name = Answer::text(fn (CData $out, int $space): int => $this->call($key, $index, $out, $space));
            $map[$name] = Answer::text(fn (CData $out, int $space): int => $this->call($value, $name, $out, $space));
        }
        return $map;
    }

    /**
     * Frees what the handle stands for.
     */
    public function free(string $function): void
    {
        $this->call($function);
    }

    private function call(string $function, mixed ...$arguments): mixed
    {
        return Library::ffi()->$function($this->pointer, ...$arguments);
    }
}
