<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI\CData;
use Mullama\Exception\MullamaException;

/**
 * Lets a user's function hear how far a call has come, on the caller's thread.
 *
 * PHP leaks memory for each closure that is handed to C, so that there is one for all calls; and an exception that leaves it would
 * end the process, so that it is kept, stops the work, and is thrown once C has returned.
 *
 * @internal
 */
final class Progress
{
    private static ?CData $trampoline = null;

    /** @var list<self> those that listen now; a call inside a listener is behind it */
    private static array $listening = [];

    private ?\Throwable $thrown = null;

    private function __construct(private readonly \Closure $listener)
    {
    }

    /**
     * Runs a call whose parameters can carry a listener, and gives what `$answer` makes of its result.
     *
     * @template T
     * @param (callable(float): (bool|void))|null $listener false stops the work
     * @param \Closure(): mixed $work
     * @param \Closure(mixed): T $answer
     * @return T
     */
    public static function during(?callable $listener, Memory $params, \Closure $work, \Closure $answer): mixed
    {
        if ($listener === null) {
            return $answer($work());
        }
        self::$trampoline ??= self::made();
        $params->pointer->progress = self::$trampoline->call;
        self::$listening[] = $heard = new self($listener(...));
        try {
            $made = $answer($work());
        } catch (MullamaException $stopped) {
            throw $heard->thrown ?? $stopped;
        } finally {
            array_pop(self::$listening);
        }
        return $heard->thrown === null ? $made : throw $heard->thrown;
    }

    private static function made(): CData
    {
        $holder = Library::ffi()->new('struct { MullamaProgressCallback call; }');
        $holder->call = static fn (float $fraction): bool => end(self::$listening)->hears($fraction);
        return $holder;
    }

    private function hears(float $fraction): bool
    {
        try {
            return ($this->listener)($fraction) !== false;
        } catch (\Throwable $thrown) {
            $this->thrown = $thrown;
            return false;
        }
    }
}
