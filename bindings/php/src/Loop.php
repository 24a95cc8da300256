<?php

declare(strict_types=1);

namespace Mullama;

use Mullama\Exception\InvalidInputException;
use Mullama\Runtime\Pending;
use Mullama\Runtime\Pulled;
use Mullama\Runtime\Scheduler;
use Mullama\Runtime\Slices;

/**
 * Several calls and streams at once in one thread. Inside of `run` every wait of the package is that of its task alone: while one
 * waits for a generation, a piece of a stream, a load or an embedding, the others go on. It works wherever PHP does, web servers
 * among them, for nothing of the library's calls PHP.
 */
final class Loop
{
    private function __construct()
    {
    }

    /**
     * Runs a function as a loop's first task until it ends, and gives what it gives. Tasks that it has begun and that still run are
     * cancelled then; the failure of one that nobody has awaited is thrown.
     *
     * @template T
     * @param \Closure(): T $main
     * @return T
     */
    public static function run(\Closure $main): mixed
    {
        return Scheduler::run($main);
    }

    /**
     * Begins a task beside the one that runs; its first turn comes when that one waits.
     *
     * @template T
     * @param \Closure(): T $function
     * @return Task<T>
     */
    public static function async(\Closure $function): Task
    {
        return Scheduler::running()->begin($function);
    }

    /**
     * Awaits all of several tasks and started calls, under the same keys. Where one throws, the others are cancelled.
     *
     * @template K of array-key
     * @template T
     * @param array<K, Awaitable<T>> $awaited
     * @return array<K, T>
     */
    public static function all(array $awaited): array
    {
        if (Scheduler::here() !== null) {
            // One whose functions take part in it goes on in a task, so that those of several do at once.
            $begun = static fn (Awaitable $one): Awaitable => $one instanceof Future && $one->hasSteps() ? self::async($one->await(...)) : $one;
            $awaited = array_map($begun, $awaited);
        }
        try {
            return array_map(static fn (Awaitable $one): mixed => $one->await(), $awaited);
        } catch (\Throwable $failure) {
            array_map(static fn (Awaitable $one) => $one->cancel(), $awaited);
            throw $failure;
        }
    }

    /**
     * Lets this task wait for some seconds, and the others go on.
     */
    public static function delay(float $seconds): void
    {
        Scheduler::running()->sleep([], max(0.0, $seconds));
    }

    /**
     * Waits until one of several streams and started calls has something to give, and takes nothing: `tryNext()` and `await()` do that
     * then without waiting. It needs no loop.
     *
     * @template K of array-key
     * @param array<K, Stream|Pulled|Future<mixed>> $sources
     * @param float|null $timeout in seconds; 0 looks and does not wait, null waits as long as it takes
     * @return list<K> the keys of all that are ready; none where the time is over
     */
    public static function poll(array $sources, ?float $timeout = null): array
    {
        $until = $timeout === null ? INF : Scheduler::now() + $timeout;
        do {
            $calls = array_map(self::call(...), $sources);
            $waited = array_values(array_filter($calls));
            if ($waited !== [] && count($waited) === count($calls)) {
                self::wait($waited, $until);
            }
            $isReady = static fn (Future|Pulled $source, int|string $key): bool => match (true) {
                $calls[$key] === null => true,
                $source instanceof Future => $source->isReady(),
                default => $calls[$key]->isDone(),
            };
            $ready = array_keys(array_filter($sources, $isReady, ARRAY_FILTER_USE_BOTH));
            // Where none is, a step of a call was done, and another one has begun.
        } while ($ready === [] && $calls !== [] && Scheduler::now() < $until);
        return $ready;
    }

    /**
     * What is waited for; null of a call whose answer was taken.
     */
    private static function call(mixed $source): ?Pending
    {
        return match (true) {
            $source instanceof Future => $source->isReady() ? null : $source->pending(),
            $source instanceof Pulled => $source->awaited(),
            default => throw new InvalidInputException('sources has ' . get_debug_type($source) . '; expected streams and started calls'),
        };
    }

    /**
     * @param non-empty-list<Pending> $calls
     */
    private static function wait(array $calls, float $until): void
    {
        $scheduler = Scheduler::here();
        if ($scheduler !== null) {
            $scheduler->sleep($calls, $until === INF ? null : max(0, $until - Scheduler::now()));
            return;
        }
        do {
            Slices::dispatch();
            $left = max(0, ceil(($until - Scheduler::now()) * 1000));
            $isDone = Pending::first($calls, (int) min(Slices::LONGEST, $left)) !== Slices::WOULD_BLOCK;
        } while (!$isDone && Scheduler::now() < $until);
    }
}
