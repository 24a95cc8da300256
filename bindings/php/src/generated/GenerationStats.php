<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * Counts and times of one generation.
 */
final class GenerationStats implements \JsonSerializable
{
    public function __construct(
        /** Tokens of the prompt. */
        public readonly int $nPrompt,
        /** Prompt tokens that were already in the KV cache. */
        public readonly int $nCached,
        /** Tokens that were delivered. */
        public readonly int $nGenerated,
        /** The seed that was used. */
        public readonly int $seed,
        /** Milliseconds that loading the model took. */
        public readonly float $loadMs,
        /** Milliseconds spent on the prompt. */
        public readonly float $promptMs,
        /** Milliseconds spent on generating. */
        public readonly float $generateMs,
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
            'n_prompt' => $this->nPrompt,
            'n_cached' => $this->nCached,
            'n_generated' => $this->nGenerated,
            'seed' => $this->seed,
            'load_ms' => $this->loadMs,
            'prompt_ms' => $this->promptMs,
            'generate_ms' => $this->generateMs,
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
            $struct->n_prompt,
            $struct->n_cached,
            $struct->n_generated,
            $struct->seed,
            $struct->load_ms,
            $struct->prompt_ms,
            $struct->generate_ms,
        );
    }
}
