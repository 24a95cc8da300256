<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * Waits in slices: PHP runs signal handlers and ends at its time limit between two calls of C and never inside one. A task of a loop
 * makes way for others instead, and the loop waits for all of them.
 *
 * @internal
 */
final class Slices
{
    public const WOULD_BLOCK = -20;

    /**
     * The last slice's length in milliseconds. Where somebody listens each is twice as long as the one before, so that a short call is
     * heard of often; signals and the time limit can wait so long.
     */
    public const LONGEST = 32;

    /**
     * Waits until a function answers that the time is not over; signal handlers, the time limit and what else is to be done have
     * their turn with each slice.
     *
     * @param \Closure(int): int $wait waits for so many milliseconds at most
     * @param \Closure(): list<Pending> $calls the same as started calls, of which one has to be done
     * @param (\Closure(): void)|null $between
     */
    public static function until(\Closure $wait, \Closure $calls, ?\Closure $between = null): void
    {
        $scheduler = Scheduler::here();
        $slice = $between === null ? self::LONGEST : 1;
        do {
            if ($scheduler === null) {
                self::dispatch();
                $isOver = $wait($slice) !== self::WOULD_BLOCK;
            } elseif ($wait(0) !== self::WOULD_BLOCK) {
                // Who never has to wait lets the others go on, too.
                $scheduler->pause();
                $isOver = true;
            } else {
                $isOver = $scheduler->sleep($calls(), $between === null ? null : $slice / 1000);
            }
            $slice = min(2 * $slice, self::LONGEST);
            $isOver || $between === null || $between();
        } while (!$isOver);
    }

    /**
     * Runs the handlers of signals that have come. A program that has asked for asynchronous signals has had them run already.
     */
    public static function dispatch(): void
    {
        function_exists('pcntl_signal_dispatch') && pcntl_signal_dispatch();
    }
}
