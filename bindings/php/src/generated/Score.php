<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How likely a model finds a text.
 */
final class Score implements \JsonSerializable
{
    public function __construct(
        /** The log probability of the whole: the sum of `logprobs`, to the base e. */
        public readonly float $sum,
        /** The tokens that were scored, shape (n,). @var list<int> */
        public readonly array $tokens,
        /** The log probability of each after all that stands before it, shape (n,). @var list<float> */
        public readonly array $logprobs,
        /** Whether each was the likeliest in its place, so that a greedy generation would have gone on with this text. */
        public readonly bool $isGreedy,
    ) {
    }

    /**
     * What JSON has: the names that every language's JSON has.
     *
     * @return array<string, mixed>
     */
    public function jsonSerialize(): array
    {
        return [
            'sum' => $this->sum,
            'tokens' => $this->tokens,
            'logprobs' => $this->logprobs,
            'is_greedy' => $this->isGreedy,
        ];
    }

    /**
     * Reads a record that the library has given, and frees it.
     *
     * @internal
     */
    public static function take(?\FFI\CData $pointer): self
    {
        $read = new Runtime\Reader($pointer);
        try {
            return new self(
                $read->number('mullama_score_sum'),
                $read->integers('mullama_score_tokens'),
                $read->floats('mullama_score_logprobs'),
                $read->truth('mullama_score_is_greedy'),
            );
        } finally {
            $read->free('mullama_score_free');
        }
    }
}
