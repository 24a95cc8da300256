<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * A part of an answer that is still being generated.
 */
final class GenerationEvent implements \JsonSerializable
{
    public function __construct(
        /** What it is. */
        public readonly EventKind $kind,
        /** Whole characters; of a call what the model wrote for it. */
        public readonly string $text,
        /** The tokens behind it, shape (n,). @var list<int> */
        public readonly array $tokens,
        /** The call; `null` for the other kinds. */
        public readonly ?ToolRequest $toolCall,
        /** Log probabilities of each of `tokens`, as {@see Generation::$logprobs} has them. @var list<TokenLogprobs> */
        public readonly array $logprobs,
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
            'kind' => $this->kind,
            'text' => $this->text,
            'tokens' => $this->tokens,
            'tool_call' => $this->toolCall,
            'logprobs' => $this->logprobs,
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
                EventKind::ofCode($read->code('mullama_generation_event_kind')),
                $read->text('mullama_generation_event_text'),
                $read->integers('mullama_generation_event_tokens'),
                Runtime\Answer::optional($read->handle('mullama_generation_event_tool_call'), ToolRequest::take(...)),
                Runtime\Answer::records($read->handle('mullama_generation_event_logprobs'), 'mullama_token_logprobs_list', TokenLogprobs::take(...)),
            );
        } finally {
            $read->free('mullama_generation_event_free');
        }
    }
}
