<?php

declare(strict_types=1);

namespace Mullama\Testee;

/**
 * A callback that remembers what it heard and answers false at its nth call; 0 never does.
 */
final class Listener
{
    /** @var list<float|string> */
    private array $heard = [];

    public function __construct(private readonly int $stopsAt)
    {
    }

    public function hears(float|string $what): bool
    {
        $this->heard[] = $what;
        return count($this->heard) !== $this->stopsAt;
    }

    /**
     * @return array{string, list<array{string, string}>}
     */
    public function heard(): array
    {
        $one = static fn (float|string $what): array => is_string($what) ? ['str', $what] : ['f32', bin2hex(pack('G', $what))];
        return ['list', array_map($one, $this->heard)];
    }
}
