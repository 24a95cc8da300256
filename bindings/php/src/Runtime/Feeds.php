<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Exception\WouldBlockException;

/**
 * What a stream has that takes texts while it gives answers.
 */
trait Feeds
{
    /**
     * The answers as they come, while the texts are asked for one by one as there is space for them; the generator's
     * return value is the record. What the texts throw ends the work and goes on to the caller.
     *
     * @param iterable<string> $texts
     * @return \Generator<int, object, mixed, object>
     */
    public function feed(iterable $texts): \Generator
    {
        try {
            foreach ($texts as $text) {
                while ($this->give([$text]) === 0) {
                    yield $this->next();
                }
                while (($answer = $this->readyOrNull()) !== null) {
                    yield $answer;
                }
            }
            $this->endInput();
            while (($answer = $this->next()) !== null) {
                yield $answer;
            }
            return $this->finish();
        } finally {
            $this->free();
        }
    }

    private function readyOrNull(): ?object
    {
        try {
            return $this->tryNext();
        } catch (WouldBlockException) {
            return null;
        }
    }
}
