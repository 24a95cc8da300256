<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI;
use FFI\CData;

/**
 * A stream whose pieces are pulled one by one; looping over it pulls them. It is freed once nothing holds it any more, so that a
 * loop over a stream that has no name may be left at any time.
 *
 * @implements \IteratorAggregate<int, string|object>
 */
abstract class Pulled extends Handle implements \IteratorAggregate
{
    /** The function that waits for the next piece or record. */
    protected const WAIT = '';

    /** The function that starts such a wait. */
    protected const START = '';

    private const BUFFER_TOO_SMALL = -9;

    private ?CData $buffer = null;
    private int $space = 256;

    /** What a loop waits for since the last piece. */
    private ?Pending $awaited = null;

    /**
     * Waits for the next piece; null at the end.
     */
    abstract public function next(): string|object|null;

    /**
     * Stops what still runs and gives the record of what was delivered.
     */
    abstract public function finish(): object;

    /**
     * Stops the work and frees the stream; doing it again does nothing.
     */
    public function close(): void
    {
        $this->free();
    }

    /**
     * The pieces as they come; the generator's return value is the record.
     *
     * @return \Generator<int, string|object, mixed, object>
     */
    public function getIterator(): \Generator
    {
        while (($piece = $this->next()) !== null) {
            yield $piece;
        }
        return $this->finish();
    }

    /**
     * Calls back with each piece until the callback answers false, and frees the stream.
     *
     * @param callable(string): (bool|void) $callback
     */
    public function each(callable $callback): void
    {
        try {
            while (($piece = $this->next()) !== null && $callback($piece) !== false) {
                continue;
            }
        } finally {
            $this->free();
        }
    }

    /**
     * One piece through a C function, or null at the end. Where it waits, it does so in slices, and takes what is there then.
     */
    protected function pull(string $function, bool $waits): ?string
    {
        $waits ? $this->wait() : $this->awaited = null;
        $length = Answer::count($this->length($function));
        return $length === 0 ? null : FFI::string($this->buffer, $length);
    }

    /**
     * One record through a C function, or null at the end; as with a piece, it is waited for in slices.
     *
     * @template T of object
     * @param \Closure(CData): T $take reads a record and frees it
     * @return T|null
     */
    protected function pulled(string $function, \Closure $take, bool $waits): ?object
    {
        $waits ? $this->wait() : $this->awaited = null;
        return Answer::optional(Library::ffi()->$function($this->pointer()), $take);
    }

    /**
     * A call that is done when there is something to take.
     *
     * @internal
     */
    public function awaited(): Pending
    {
        return $this->awaited ??= Pending::adopt(Library::ffi()->{static::START}($this->pointer()));
    }

    /**
     * Waits until there is something to take. What went wrong comes with the taking.
     */
    private function wait(): void
    {
        $library = Library::ffi();
        Slices::until(
            fn (int $milliseconds): int => $library->{static::WAIT}($this->pointer(), $milliseconds),
            fn (): array => [$this->awaited()],
        );
        $this->awaited = null;
    }

    /**
     * What a C function that pulls answers: the length of the piece in the buffer, 0 at the end, or a failure's number.
     */
    private function length(string $function): int
    {
        $library = Library::ffi();
        $this->buffer ??= $library->new("char[$this->space]");
        $length = $library->$function($this->pointer(), $this->buffer, $this->space);
        if ($length !== self::BUFFER_TOO_SMALL) {
            return $length;
        }
        // The piece is kept; it comes again into a buffer that holds it.
        $this->space = Failure::numbers(['needed'])['needed'];
        $this->buffer = null;
        return $this->length($function);
    }
}
