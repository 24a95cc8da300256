<?php

declare(strict_types=1);

namespace Mullama\Conformance;

/**
 * A callback that remembers what it heard and answers false at its nth call; 0 never does.
 */
final class Listener
{
    /** @var list<float|string> */
    public array $heard = [];

    public function __construct(private readonly int $last)
    {
    }

    public function __invoke(float|string $what): bool
    {
        $this->heard[] = $what;
        return count($this->heard) !== $this->last;
    }
}
