<?php

declare(strict_types=1);

namespace Mullama;

/**
 * A value to come: a call that was started, or a task of a loop.
 *
 * @template-covariant T
 */
interface Awaitable
{
    /**
     * Waits for the value and gives it, as often as it is asked for; throws what its work has thrown. Inside a task of `Loop` only
     * that task waits.
     *
     * @return T
     */
    public function await(): mixed;

    /**
     * Whether `await` would not wait.
     */
    public function isReady(): bool;

    /**
     * Asks the work to end and does not wait for that.
     */
    public function cancel(): void;
}
