<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * Waits in slices: PHP runs signal handlers and ends at its time limit between two calls of C and never inside one.
 *
 * @internal
 */
final class Slices
{
    private const WOULD_BLOCK = -20;

    /**
     * The last slice's length in milliseconds. Where somebody listens each is twice as long as the one before, so that a short call is
     * heard of often; signals and the time limit can wait so long.
     */
    private const LONGEST = 32;

    /**
     * Waits until a function answers that the time is not over; signal handlers, the time limit and what else is to be done have
     * their turn with each slice.
     *
     * @param \Closure(int): int $wait waits for so many milliseconds at most
     * @param (\Closure(): void)|null $between
     */
    public static function until(\Closure $wait, ?\Closure $between = null): void
    {
        $slice = $between === null ? self::LONGEST : 1;
        do {
            // A program that has asked for asynchronous signals has had their handlers run already.
            function_exists('pcntl_signal_dispatch') && pcntl_signal_dispatch();
            $isOver = $wait($slice) !== self::WOULD_BLOCK;
            $slice = min(2 * $slice, self::LONGEST);
            $isOver || $between === null || $between();
        } while (!$isOver);
    }
}
