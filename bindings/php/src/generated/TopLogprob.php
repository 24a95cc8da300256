<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * A token that was likely in a place of a text.
 */
final class TopLogprob implements \JsonSerializable
{
    public function __construct(
        /** The token. */
        public readonly int $token,
        /** Its log probability before the sampler's steps. */
        public readonly float $logprob,
        /** Its log probability after the sampler's steps; minus infinity where one of them, or the constraint, has left it out. */
        public readonly float $sampledLogprob,
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
        ];
    }

    /**
     * Reads a struct that the library has filled.
     *
     * @internal
     */
    public static function ofStruct(\FFI\CData $struct): self
    {
        return new self(
            $struct->token,
            $struct->logprob,
            $struct->sampled_logprob,
        );
    }
}
