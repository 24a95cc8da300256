<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * The oldest messages of a conversation that have to go so that there is space.
 */
final class Excess implements \JsonSerializable
{
    public function __construct(
        /** How many they are; 0 where there is space. */
        public readonly int $nMessages,
        /** These messages, as a JSON list. */
        public readonly mixed $messages,
        /** Tokens of the whole conversation as its next prompt. */
        public readonly int $nTokens,
        /** Tokens that it may have beside what is kept free. */
        public readonly int $nAvailable,
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
            'n_messages' => $this->nMessages,
            'messages' => Runtime\Json::held($this->messages, Runtime\Holds::Messages),
            'n_tokens' => $this->nTokens,
            'n_available' => $this->nAvailable,
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
                $read->count('mullama_excess_n_messages'),
                $read->json('mullama_excess_messages', Runtime\Holds::Messages),
                $read->count('mullama_excess_n_tokens'),
                $read->count('mullama_excess_n_available'),
            );
        } finally {
            $read->free('mullama_excess_free');
        }
    }
}
