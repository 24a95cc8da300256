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

    /**
     * @param \Closure(Runtime\Pending): T $take waits for the answer and reads it
     * @internal
     */
    public function __construct(private ?Runtime\Pending $call, \Closure $take)
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
     * Whether `await` would not wait.
     */
    public function isReady(): bool
    {
        return $this->call === null || $this->call->isDone();
    }

    /**
     * The fraction in [0, 1] that is done: of a call that does not tell, 0 until it is 1.
     */
    public function progress(): float
    {
        return $this->call === null ? 1.0 : $this->call->fraction();
    }

    /**
     * Asks the call to end and does not wait for that. A generation then gives what it has made, with `FinishReason::Cancelled`; any
     * other call throws a `CancelledException`. A call that is done keeps its answer.
     */
    public function cancel(): void
    {
        $this->call?->stop();
    }

    /**
     * A descriptor that is readable once the call is done, as what `stream_select` takes; it is never read from. PHP opens
     * descriptors on its command line alone, and on Unix.
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
     * The call, for what waits for several.
     *
     * @internal
     */
    public function pending(): ?Runtime\Pending
    {
        return $this->call;
    }

    private function settle(): void
    {
        $take = $this->take;
        if ($this->call === null || $take === null) {
            return;
        }
        if ($this->isSettling) {
            // Another task waits already, and takes the answer.
            $this->call->settled();
            return;
        }
        $this->isSettling = true;
        try {
            $this->value = $take($this->call);
        } catch (MullamaException $failure) {
            $this->failure = $failure;
        } catch (\Throwable $thrown) {
            // A handler or a listener has ended the work: there is no answer.
            $this->failure = new CancelledException('the call was ended while it was waited for; start it again');
            throw $thrown;
        } finally {
            $this->take = $this->call = null;
        }
    }
}
