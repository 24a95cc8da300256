<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI\CData;
use Mullama\Exception\CancelledException;
use Mullama\Future;

/**
 * A call that the library has started. It is waited for in slices: PHP runs signal handlers and ends at its time limit between two
 * calls of C and never inside one, and whoever hears how far the call is hears it here, on the caller's thread.
 *
 * It is freed with its answer, and where an exception of a handler or a listener leaves the wait: that ends the work.
 *
 * @internal
 */
final class Pending extends Handle
{
    protected const FREE = 'mullama_pending_free';

    /** The fraction of a call whose answer is there. */
    private const DONE = 1.0;

    private bool $isStopped = false;

    /**
     * What stands for the answer: its caller goes on, and reads it when it is there.
     *
     * @template T
     * @param \Closure(self): T $take
     * @return Future<T>
     */
    public static function later(?CData $started, \Closure $take): Future
    {
        return new Future(self::adopt($started), $take);
    }

    /**
     * Waits until one of several calls is done; the library's answer is its place in the list, or a failure's number.
     *
     * @param non-empty-list<self> $calls
     */
    public static function first(array $calls, int $milliseconds): int
    {
        $library = Library::ffi();
        $n = count($calls);
        $list = $library->new("MullamaPending *[$n]");
        foreach ($calls as $place => $call) {
            $list[$place] = $call->pointer();
        }
        return $library->mullama_pending_wait($list, $n, $milliseconds);
    }

    /**
     * Whether whoever takes the answer would not wait; a call that was freed has a failure to give.
     */
    public function isDone(): bool
    {
        return self::first([$this], 0) !== Slices::WOULD_BLOCK;
    }

    /**
     * Waits for the end and takes nothing.
     */
    public function settled(): void
    {
        $this->wait(null);
    }

    /**
     * The fraction that is done.
     */
    public function fraction(): float
    {
        return Answer::number(Library::ffi()->mullama_pending_progress($this->pointer()));
    }

    /**
     * Asks the call to end.
     */
    public function stop(): void
    {
        Answer::status(Library::ffi()->mullama_pending_cancel($this->pointer()));
    }

    /**
     * A descriptor that is readable once the call is done.
     *
     * @return resource
     */
    public function fd(): mixed
    {
        return $this->descriptor('mullama_pending_fd');
    }

    /**
     * Nothing but success.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function status(?callable $progress = null): void
    {
        $this->taken($progress, fn () => Answer::status(Library::ffi()->mullama_pending_take_status($this->pointer())));
    }

    /**
     * A record; a call that was stopped gives what it has made.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function record(?callable $progress = null): ?CData
    {
        return $this->taken($progress, fn (): ?CData => Library::ffi()->mullama_pending_take_record($this->pointer()), true);
    }

    /**
     * The handle of an object.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function handle(?callable $progress = null): ?CData
    {
        return $this->taken($progress, fn (): ?CData => Library::ffi()->mullama_pending_take_handle($this->pointer()));
    }

    /**
     * A whole number.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function count(?callable $progress = null): int
    {
        return $this->taken($progress, fn (): int => Answer::count(Library::ffi()->mullama_pending_take_integer($this->pointer())));
    }

    /**
     * A number of an enum's case.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function code(?callable $progress = null): int
    {
        return $this->taken($progress, fn (): int => Answer::code(Library::ffi()->mullama_pending_take_integer($this->pointer())));
    }

    /**
     * A token or another id, which may be absent.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function id(?callable $progress = null): ?int
    {
        return $this->taken($progress, fn (): ?int => Answer::id(Library::ffi()->mullama_pending_take_id($this->pointer())));
    }

    /**
     * A floating-point number.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function number(?callable $progress = null): float
    {
        return $this->taken($progress, fn (): float => Answer::number(Library::ffi()->mullama_pending_take_number($this->pointer())));
    }

    /**
     * A truth value.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function truth(?callable $progress = null): bool
    {
        return $this->taken($progress, fn (): bool => Answer::truth(Library::ffi()->mullama_pending_take_bool($this->pointer())));
    }

    /**
     * Text.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function text(int $guess, ?callable $progress = null): string
    {
        return $this->taken($progress, fn (): string => Answer::text($this->filling('mullama_pending_take_text'), $guess));
    }

    /**
     * JSON, decoded.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function json(int $guess, ?callable $progress = null): mixed
    {
        return $this->taken($progress, fn (): mixed => Answer::json($this->filling('mullama_pending_take_text'), $guess));
    }

    /**
     * Bytes.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     */
    public function bytes(int $guess, ?callable $progress = null): string
    {
        return $this->taken($progress, fn (): string => Answer::bytes($this->filling('mullama_pending_take_bytes'), $guess));
    }

    /**
     * Whole numbers.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     * @return list<int>
     */
    public function integers(int $guess, ?callable $progress = null): array
    {
        return $this->taken($progress, fn (): array => Answer::integers($this->filling('mullama_pending_take_tokens'), $guess));
    }

    /**
     * Floating-point numbers.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     * @return list<float>
     */
    public function floats(int $guess, ?callable $progress = null): array
    {
        return $this->taken($progress, fn (): array => Answer::floats($this->filling('mullama_pending_take_vectors'), $guess));
    }

    /**
     * Rows of floating-point numbers.
     *
     * @param (callable(float): (bool|void))|null $progress false stops the work
     * @return list<list<float>>
     */
    public function rows(int $rows, int $guess, ?callable $progress = null): array
    {
        return $this->taken($progress, fn (): array => Answer::rows($rows, $this->filling('mullama_pending_take_vectors'), $guess));
    }

    /**
     * What takes an answer into a buffer.
     *
     * @return \Closure(CData, int): int
     */
    private function filling(string $function): \Closure
    {
        return fn (CData $out, int $space): int => Library::ffi()->$function($this->pointer(), $out, $space);
    }

    /**
     * Waits, takes the answer and frees the call.
     *
     * @template T
     * @param (callable(float): (bool|void))|null $progress
     * @param \Closure(): T $take
     * @return T
     */
    private function taken(?callable $progress, \Closure $take, bool $givesWhatItHas = false): mixed
    {
        try {
            $this->wait($progress);
            if ($this->isStopped && !$givesWhatItHas && Library::ffi()->mullama_pending_progress($this->pointer()) === self::DONE) {
                // It was done when the listener stopped it.
                throw new CancelledException(Library::ffi()->mullama_error_code_description(CancelledException::CODE));
            }
            return $take();
        } finally {
            $this->free();
        }
    }

    /**
     * Waits for the end. After each slice signal handlers, the time limit and the listener have their turn.
     *
     * @param (callable(float): (bool|void))|null $progress
     */
    private function wait(?callable $progress): void
    {
        $this->tell($progress);
        Slices::until(
            fn (int $milliseconds): int => self::first([$this], $milliseconds),
            fn (): array => [$this],
            $progress === null ? null : fn () => $this->tell($progress),
        );
        $this->tell($progress);
    }

    /**
     * Says how far the call is, until the listener has stopped it.
     *
     * @param (callable(float): (bool|void))|null $progress
     */
    private function tell(?callable $progress): void
    {
        if ($progress === null || $this->isStopped) {
            return;
        }
        if ($progress($this->fraction()) === false) {
            $this->isStopped = true;
            $this->stop();
        }
    }
}
