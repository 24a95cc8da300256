<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How likely a token of a text was, and which others were likely in its place.
 *
 * Logarithms to the base e, twice: before the sampler's steps, of the model's own distribution, which no bias,
 * constraint, penalty or temperature has changed; and after them, of the distribution that the token was drawn
 * from.
 */
final class TokenLogprobs implements \JsonSerializable
{
    public function __construct(
        /** The token; {@see Model::tokenToPiece()} has its bytes. */
        public readonly int $token,
        /** Its log probability before the sampler's steps. */
        public readonly float $logprob,
        /** Its log probability after the sampler's steps; 0 where it was certain, as it always is at temperature 0. */
        public readonly float $sampledLogprob,
        /** The likeliest tokens before the sampler's steps, the likeliest first and of equals the lower number, as many as `nLogprobs` says. @var list<TopLogprob> */
        public readonly array $top,
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
            'token' => $this->token,
            'logprob' => $this->logprob,
            'sampled_logprob' => $this->sampledLogprob,
            'top' => $this->top,
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
                $read->count('mullama_token_logprobs_token'),
                $read->number('mullama_token_logprobs_logprob'),
                $read->number('mullama_token_logprobs_sampled_logprob'),
                $read->structs('mullama_token_logprobs_top', 'MullamaTopLogprob', TopLogprob::ofStruct(...)),
            );
        } finally {
            $read->free('mullama_token_logprobs_free');
        }
    }
}
