<?php

declare(strict_types=1);

namespace Mullama\Tests\Answers;

use Mullama\Description;
use Mullama\ListOf;
use Mullama\MapOf;
use Mullama\Range;

/**
 * Each kind of member that a class may have.
 */
final class Stock
{
    /**
     * @param list<Flag> $flags
     * @param array<string, int> $counts
     */
    public function __construct(
        #[Description('what it is called')] #[Range(1, 20)] public readonly string $name,
        #[ListOf(Flag::class)] #[Range(most: 3)] public readonly array $flags,
        #[MapOf('int')] public readonly array $counts,
        #[Range(0.5, 2.5)] public readonly float $height,
        public readonly \DateTimeImmutable $since,
        public readonly int|string $code,
        public readonly ?self $next,
        public readonly Level $level = Level::Low,
    ) {
    }
}
