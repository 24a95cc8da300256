<?php

declare(strict_types=1);

namespace Mullama;

use Mullama\Exception\CancelledException;
use Mullama\Exception\MullamaException;

/**
 * The answer to come of a call that was started: `generateAsync` and its like give one. The work goes on beside PHP whether or not
 * anybody waits; dropping the last hold on this ends it.
 *
 * @template-covariant T
 * @implements Awaitable<T>
 */
final class Future implements Awaitable
{
    private ?\Closure $take;
    private mixed $value = null;
    private ?MullamaException $failure = null;
    private bool $isSettling = false;
    private bool $isStopped = false;

    /** @var list<Task<mixed>> who awaits it while another task takes the answer */
    private array $waiting = [];

    /**
     * @param \Closure(Runtime\Pending, \Closure(): bool): (T|self<T>) $take waits for the answer and reads it, or gives the call that
     *     follows; what it is given tells whether the work was asked to end
     * @param bool $hasSteps whether a call may follow
     * @internal
     */
    public function __construct(private ?Runtime\Pending $call, \Closure $take, private readonly bool $hasSteps = false)
    {
        $this->take = $take;
    }

    /**
     * Waits for the answer and gives it, as often as it is asked for; throws the error of the call. Signal handlers, the time limit and
     * the call's listener have their turn meanwhile. Inside a task of `Loop` only that task waits.
     *
     * @return T
     */
    public function await(): mixed
    {
        while ($this->take !== null) {
            $this->settle();
        }
        return $this->failure === null ? $this->value : throw $this->failure;
    }

    /**
     * Whether `await` would not wait. Where the program's functions take part in the work, those that it waits for are called here.
     */
    public function isReady(): bool
    {
        while ($this->hasSteps && $this->call?->isDone() && !$this->isSettling) {
            $this->settle();
        }
        return $this->call === null || (!$this->hasSteps && $this->call->isDone());
    }

    /**
     * The fraction in [0, 1] that is done: of a call that does not tell, 0 until it is 1.
     */
    public function progress(): float
    {
        return $this->hasSteps || $this->call === null ? (float) $this->isReady() : $this->call->fraction();
    }

    /**
     * Asks the call to end and does not wait for that. A generation then gives what it has made, with `FinishReason::Cancelled`; any
     * other call throws a `CancelledException`. A call that is done keeps its answer.
     */
    public function cancel(): void
    {
        $this->isStopped = true;
        $this->call?->stop();
    }

    /**
     * A descriptor that is readable once the call is done, as what `stream_select` takes; it is never read from. PHP opens
     * descriptors on its command line alone, and on Unix. Where the program's functions take part in the work, it is that of the step
     * which goes on: ask `isReady` once it is readable, and for the next one where it says no.
     *
     * @return resource
     */
    public function fd(): mixed
    {
        return ($this->call ?? throw new \RuntimeException('the answer was taken; ask for the descriptor before await()'))->fd();
    }

    /**
     * The same call with what a function makes of its answer.
     *
     * @template R
     * @param \Closure(T): R $made
     * @return self<R>
     * @internal
     */
    public function mapped(\Closure $made): self
    {
        $take = $this->take;
        assert($take !== null && $this->call !== null);
        return new self($this->call, static fn (Runtime\Pending $call): mixed => $made($take($call)));
    }

    /**
     * The same call as a step, of whose answer a function makes the value or the next step.
     *
     * @template R
     * @param \Closure(T, \Closure(): bool): (R|self<R>) $made
     * @return self<R>
     * @internal
     */
    public function followed(\Closure $made): self
    {
        $take = $this->take;
        assert($take !== null && $this->call !== null);
        $step = static fn (Runtime\Pending $call, \Closure $isStopped): mixed => $made($take($call), $isStopped);
        return new self($this->call, $step, true);
    }

    /**
     * Whether the program's functions take part in the work.
     *
     * @internal
     */
    public function hasSteps(): bool
    {
        return $this->hasSteps;
    }

    /**
     * The call, for what waits for several.
     *
     * @internal
     */
    public function pending(): ?Runtime\Pending
    {
        return $this->call;
    }

    /**
     * Waits for the call and takes its answer; where another call follows, that one is the future's from then on.
     */
    private function settle(): void
    {
        $take = $this->take;
        if ($this->call === null || $take === null) {
            return;
        }
        if ($this->isSettling) {
            $this->waitForAnother();
            return;
        }
        $this->isSettling = true;
        $next = null;
        try {
            $taken = $take($this->call, fn (): bool => $this->isStopped);
            $taken instanceof self ? $next = $taken : $this->value = $taken;
        } catch (MullamaException $failure) {
            $this->failure = $failure;
        } catch (\Throwable $thrown) {
            // A handler or a listener has ended the work: there is no answer.
            $this->failure = new CancelledException('the call was ended while it was waited for; start it again');
            throw $thrown;
        } finally {
            [$this->call, $this->take] = [$next?->call, $next?->take];
            $this->isSettling = false;
            $this->isStopped && $this->call?->stop();
            $this->wakeOthers();
        }
    }

    /**
     * Another task waits already, and takes the answer.
     */
    private function waitForAnother(): void
    {
        $scheduler = Runtime\Scheduler::here() ?? throw new \LogicException(
            'the answer is awaited by what must end before it comes: a function of its own, a listener or a handler of signals'
        );
        $task = $scheduler->task();
        assert($task !== null);
        $this->waiting[] = $task;
        $scheduler->sleep([], null);
    }

    private function wakeOthers(): void
    {
        [$waiting, $this->waiting] = [$this->waiting, []];
        $scheduler = Runtime\Scheduler::here();
        foreach ($waiting as $task) {
            $scheduler?->sleeps($task) && $scheduler->wake($task, true);
        }
    }
}
