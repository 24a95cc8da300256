<?php

declare(strict_types=1);

namespace Mullama\Tests\Answers;

final class Seen
{
    public function __construct(
        public readonly Animal $animal,
        public readonly Flag $flag,
        public readonly ?Animal $other,
    ) {
    }
}
