<?php

declare(strict_types=1);

namespace Mullama\Tests\Answers;

use Mullama\ListOf;

final class Herd
{
    /**
     * @param list<Flag> $flags
     */
    public function __construct(#[ListOf(Flag::class)] public readonly array $flags)
    {
    }
}
