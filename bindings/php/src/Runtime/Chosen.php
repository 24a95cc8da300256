<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI\CData;

/**
 * A union as C takes it: the number of its case, and where lies what it carries, which lives as long as this object. An
 * absent one is 0 and null.
 *
 * @internal
 */
final class Chosen
{
    public readonly int $kind;
    public readonly ?CData $pointer;
    private readonly ?Memory $memory;

    public function __construct(?Choice $choice, string $what)
    {
        $this->kind = $choice?->code ?? 0;
        $this->memory = $choice?->memory($what);
        $this->pointer = $this->memory?->pointer;
    }
}
