<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Exception\InvalidInputException;
use Mullama\Task;

/**
 * What runs a loop's tasks: those that can go on have turns, and for what the others wait for it waits in one call.
 *
 * @internal
 */
final class Scheduler
{
    private static ?self $running = null;

    /** @var \SplQueue<Task> whose turn it is */
    private readonly \SplQueue $ready;

    /** @var array<int, Sleeper> who waits, by the task's number */
    private array $sleepers = [];

    /** @var array<int, Task> what has not ended, or has failed and nobody knows it */
    private array $tasks = [];

    /** @var \WeakMap<\Fiber<mixed, mixed, mixed, mixed>, Task> */
    private readonly \WeakMap $byFiber;

    private function __construct()
    {
        $this->ready = new \SplQueue();
        $this->byFiber = new \WeakMap();
    }

    /**
     * The scheduler whose task runs at this moment; none outside of tasks, and in a fiber that is somebody else's.
     */
    public static function here(): ?self
    {
        return self::$running?->task() === null ? null : self::$running;
    }

    /**
     * The scheduler that runs, for what has to be inside of a loop.
     */
    public static function running(): self
    {
        return self::here() ?? throw new InvalidInputException('this works inside of a loop alone; call it in a function that Loop::run() was given');
    }

    /**
     * Runs a function as a task, and others that it begins, until it ends. The others are cancelled then.
     */
    public static function run(\Closure $main): mixed
    {
        if (self::here() !== null) {
            throw new InvalidInputException('a loop runs here already; call the function itself, or give it to Loop::async()');
        }
        $outer = self::$running;
        self::$running = new self();
        try {
            return self::$running->toTheEnd($main);
        } finally {
            self::$running = $outer;
        }
    }

    /**
     * Begins a task; its turn comes when this one waits.
     */
    public function begin(\Closure $function): Task
    {
        $fiber = new \Fiber($function);
        $task = new Task($this, $fiber);
        $this->byFiber[$fiber] = $task;
        $this->tasks[spl_object_id($task)] = $task;
        $this->ready->enqueue($task);
        return $task;
    }

    /**
     * Lets the other tasks go on.
     */
    public function pause(): void
    {
        $this->wake($this->task() ?? throw new \LogicException('no task runs'), true);
        \Fiber::suspend();
    }

    /**
     * Lets the task wait for the first of several calls, for some seconds at most; whether one is done.
     *
     * @param list<Pending> $calls
     */
    public function sleep(array $calls, ?float $seconds): bool
    {
        $task = $this->task() ?? throw new \LogicException('no task runs');
        $until = $seconds === null ? null : self::now() + $seconds;
        $this->sleepers[spl_object_id($task)] = new Sleeper($task, $calls, $until);
        return \Fiber::suspend();
    }

    /**
     * Gives a task its turn, with what its wait has come to.
     */
    public function wake(Task $task, bool $isDone): void
    {
        unset($this->sleepers[spl_object_id($task)]);
        $task->answer = $isDone;
        $this->ready->enqueue($task);
    }

    /**
     * Whether a task waits, for anything but its turn.
     */
    public function sleeps(Task $task): bool
    {
        return isset($this->sleepers[spl_object_id($task)]);
    }

    /**
     * Forgets a task that has ended, if somebody knows how.
     */
    public function forget(Task $task): void
    {
        unset($this->tasks[spl_object_id($task)]);
    }

    /**
     * The task that runs.
     */
    public function task(): ?Task
    {
        $fiber = \Fiber::getCurrent();
        return $fiber === null ? null : $this->byFiber[$fiber] ?? null;
    }

    /**
     * Seconds of a clock that only goes on.
     */
    public static function now(): float
    {
        return hrtime(true) / 1e9;
    }

    private function toTheEnd(\Closure $main): mixed
    {
        $first = $this->begin($main);
        try {
            while (!$first->isReady()) {
                $this->turn();
            }
        } finally {
            // Also where a signal's handler has thrown: what the tasks wait for ends with them.
            $this->cancelAll();
        }
        $value = $first->await();
        foreach ($this->tasks as $task) {
            $task->await();  // it has failed, and nobody was told
        }
        return $value;
    }

    private function cancelAll(): void
    {
        foreach ($this->tasks as $task) {
            $task->cancel();
        }
        while (array_filter($this->tasks, static fn (Task $task): bool => !$task->isReady()) !== []) {
            $this->turn();
        }
    }

    /**
     * A turn for each task that can go on; then those are looked for whose wait is over.
     */
    private function turn(): void
    {
        for ($n = count($this->ready); $n > 0; $n--) {
            $this->ready->dequeue()->goOn();
        }
        if ($this->sleepers !== []) {
            $this->wait($this->ready->isEmpty());
        }
    }

    /**
     * Wakes whose call is done or whose time is over; where nobody can go on, it waits for that as long as signals can.
     */
    private function wait(bool $mayWait): void
    {
        $calls = array_merge(...array_map(static fn (Sleeper $one): array => $one->calls, array_values($this->sleepers)));
        $times = array_filter(array_map(static fn (Sleeper $one): ?float => $one->until, $this->sleepers), is_float(...));
        if ($calls === [] && $times === [] && $mayWait) {
            throw new \LogicException('every task of the loop waits for another one; cancel one of them');
        }
        $left = $times === [] ? INF : (min($times) - self::now()) * 1000;
        $milliseconds = $mayWait ? (int) ceil(max(0, min(Slices::LONGEST, $left))) : 0;
        Slices::dispatch();
        if ($calls !== []) {
            $isDone = Pending::first($calls, $milliseconds) !== Slices::WOULD_BLOCK;
        } else {
            usleep($milliseconds * 1000);
            $isDone = false;
        }
        $now = self::now();
        foreach ($this->sleepers as $one) {
            if ($isDone && $one->isDone()) {
                $this->wake($one->task, true);
            } elseif ($one->until !== null && $one->until <= $now) {
                $this->wake($one->task, false);
            }
        }
    }
}
