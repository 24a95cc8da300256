<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * An answer that is still being generated, pulled part by part.
 *
 * It is as {@see Stream} is, but for what it gives.
 */
final class EventStream extends Runtime\Pulled
{
    protected const FREE = 'mullama_event_stream_free';
    protected const WAIT = 'mullama_event_stream_wait';
    protected const START = 'mullama_event_stream_wait_start';

    private function __construct()
    {
    }

    /**
     * Waits for the next part.
     */
    public function next(): ?GenerationEvent
    {
        return $this->pulled('mullama_event_stream_next', GenerationEvent::take(...), true);
    }

    /**
     * Gives the next part if one is ready.
     */
    public function tryNext(): ?GenerationEvent
    {
        return $this->pulled('mullama_event_stream_try_next', GenerationEvent::take(...), false);
    }

    /**
     * Gives a descriptor for `poll` and its like, readable while the next part or the end can be taken without
     * waiting.
     *
     * It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none.
     */
    public function fd(): mixed
    {
        return $this->descriptor('mullama_event_stream_fd');
    }

    /**
     * Stops what still runs and gives the record of what was delivered.
     */
    public function finish(): Generation
    {
        return Generation::take(Runtime\Library::ffi()->mullama_event_stream_finish($this->pointer()));
    }
}
