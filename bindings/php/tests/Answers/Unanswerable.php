<?php

declare(strict_types=1);

namespace Mullama\Tests\Answers;

/**
 * Holds one of itself, always, so that no answer could come to its end.
 */
final class Unanswerable
{
    public function __construct(public readonly Unanswerable $again)
    {
    }
}
