<?php

declare(strict_types=1);

namespace Mullama\Tests\Answers;

final class Flag
{
    public function __construct(public readonly bool $yes)
    {
    }
}
