<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * A generation that is still running, pulled piece by piece.
 *
 * Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing
 * the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read
 * beside the event loop, and what is wrong with it comes instead of the first piece.
 */
final class Stream extends Runtime\Pulled
{
    protected const FREE = 'mullama_stream_free';
    protected const WAIT = 'mullama_stream_wait';
    protected const START = 'mullama_stream_wait_start';

    private function __construct()
    {
    }

    /**
     * Waits for the next piece.
     */
    public function next(): ?string
    {
        return $this->pull('mullama_stream_next', true);
    }

    /**
     * Gives the next piece if one is ready.
     */
    public function tryNext(): ?string
    {
        return $this->pull('mullama_stream_try_next', false);
    }

    /**
     * Gives a descriptor for `poll` and its like, readable while the next piece or the end can be taken without
     * waiting.
     *
     * It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none.
     */
    public function fd(): mixed
    {
        return $this->descriptor('mullama_stream_fd');
    }

    /**
     * Stops what still runs and gives the record of what was delivered.
     */
    public function finish(): Generation
    {
        return Generation::take(Runtime\Library::ffi()->mullama_stream_finish($this->pointer()));
    }
}
