<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What a vocabulary has on one token.
 */
final class TokenDetail implements \JsonSerializable
{
    public function __construct(
        /** As the vocabulary spells it, where a space may be another character; bytes that are no UTF-8 are U+FFFD. */
        public readonly string $text,
        /** What it is. */
        public readonly TokenKind $kind,
        /** Its score, which a SentencePiece vocabulary merges by; 0 where the vocabulary has none. */
        public readonly float $score,
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
            'text' => $this->text,
            'kind' => $this->kind,
            'score' => $this->score,
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
                $read->text('mullama_token_detail_text'),
                TokenKind::ofCode($read->code('mullama_token_detail_kind')),
                $read->number('mullama_token_detail_score'),
            );
        } finally {
            $read->free('mullama_token_detail_free');
        }
    }
}
