<?php

declare(strict_types=1);

namespace Mullama;

use Mullama\Exception\CancelledException;
use Mullama\Runtime\Scheduler;

/**
 * A function that runs beside others in a loop: `Loop::async` gives one.
 *
 * @template-covariant T
 * @implements Awaitable<T>
 */
final class Task implements Awaitable
{
    /** What its wait has come to. @internal */
    public ?bool $answer = null;

    private mixed $value = null;
    private ?\Throwable $failure = null;
    private bool $isEnded = false;
    private bool $isCancelled = false;

    /** @var list<Task<mixed>> who awaits it */
    private array $waiting = [];

    /**
     * @param \Fiber<mixed, mixed, T, mixed> $fiber
     * @internal
     */
    public function __construct(private readonly Scheduler $scheduler, private readonly \Fiber $fiber)
    {
    }

    /**
     * Lets this task go on and the one that awaits it wait; gives what the function gives and throws what it throws.
     *
     * @return T
     */
    public function await(): mixed
    {
        while (!$this->isEnded) {
            $this->waiting[] = Scheduler::running()->task() ?? throw new \LogicException('no task runs');
            $this->scheduler->sleep([], null);
        }
        $this->scheduler->forget($this);
        return $this->failure === null ? $this->value : throw $this->failure;
    }

    /**
     * Whether the function has ended.
     */
    public function isReady(): bool
    {
        return $this->isEnded;
    }

    /**
     * Throws a `CancelledException` into the function, where it waits: the call that it waits for ends with that. What it does
     * about it is its own affair.
     */
    public function cancel(): void
    {
        if ($this->isEnded || $this->isCancelled) {
            return;
        }
        $this->isCancelled = true;
        if ($this->scheduler->sleeps($this)) {
            $this->scheduler->wake($this, false);
        }
    }

    /**
     * Its turn.
     *
     * @internal
     */
    public function goOn(): void
    {
        if ($this->isEnded) {
            return;
        }
        try {
            $this->resume();
        } catch (\Throwable $failure) {
            $this->end($failure);
            return;
        }
        if ($this->fiber->isTerminated()) {
            $this->value = $this->fiber->getReturn();
            $this->end(null);
        } elseif (!$this->scheduler->sleeps($this) && $this->answer === null) {
            // It has suspended its fiber by itself: that is no more than making way.
            $this->scheduler->wake($this, true);
        }
    }

    private function resume(): void
    {
        $cancelled = $this->isCancelled ? new CancelledException('the task was cancelled') : null;
        $this->isCancelled = false;
        [$answer, $this->answer] = [$this->answer, null];
        if (!$this->fiber->isStarted()) {
            $cancelled === null ? $this->fiber->start() : throw $cancelled;
        } elseif ($cancelled !== null) {
            $this->fiber->throw($cancelled);
        } else {
            $this->fiber->resume($answer ?? true);
        }
    }

    private function end(?\Throwable $failure): void
    {
        $this->failure = $failure;
        $this->isEnded = true;
        if ($failure === null || $failure instanceof CancelledException) {
            $this->scheduler->forget($this);
        }
        foreach ($this->waiting as $task) {
            $this->scheduler->sleeps($task) && $this->scheduler->wake($task, true);
        }
        $this->waiting = [];
    }
}
