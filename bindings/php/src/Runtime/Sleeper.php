<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Task;

/**
 * A task that waits.
 *
 * @internal
 */
final class Sleeper
{
    /**
     * @param list<Pending> $calls the first of which wakes it
     * @param float|null $until the moment that wakes it, by the scheduler's clock
     */
    public function __construct(public readonly Task $task, public readonly array $calls, public readonly ?float $until)
    {
    }

    /**
     * Whether one of the calls is done.
     */
    public function isDone(): bool
    {
        return $this->calls !== [] && Pending::first($this->calls, 0) !== Slices::WOULD_BLOCK;
    }
}
