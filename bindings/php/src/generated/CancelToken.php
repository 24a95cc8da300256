<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * A flag that stops work from any thread.
 *
 * Work ends soon after it is set: on the CPU within one operation of the compute graph, which takes `nUbatch`
 * tokens at most, and on a GPU within one such graph; a load within one tensor; what reads a text, a template
 * or a constraint looks at it all along.
 */
final class CancelToken extends Runtime\Handle
{
    protected const FREE = 'mullama_cancel_token_free';

    /**
     * Creates a token that is not set.
     */
    public function __construct()
    {
        $this->own(Runtime\Library::ffi()->mullama_cancel_token_new());
    }

    /**
     * Sets the token. What watches it stops at its next step.
     */
    public function cancel(): void
    {
        Runtime\Answer::status(Runtime\Library::ffi()->mullama_cancel_token_cancel($this->pointer()));
    }

    /**
     * Tells whether the token is set.
     *
     * @return bool `true` after {@see CancelToken::cancel()}.
     */
    public function isCancelled(): bool
    {
        $answer = Runtime\Library::ffi()->mullama_cancel_token_is_cancelled($this->pointer());
        return Runtime\Answer::truth($answer);
    }
}
