<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * The record of one generation.
 */
final class Generation implements \JsonSerializable
{
    public function __construct(
        /** The text; bytes that never became a whole character are U+FFFD. */
        public readonly string $text,
        /** The tokens behind the text, shape (n,), where n is {@see GenerationStats::$nGenerated}. @var list<int> */
        public readonly array $tokens,
        /** Why the generation ended. */
        public readonly FinishReason $finishReason,
        /** Counts and times. */
        public readonly GenerationStats $stats,
        /** Of a conversation's answer the thought that the model wrote before it, in the tags of its template; empty where there is none. `text` goes without it. */
        public readonly string $thinking,
        /** The calls of tools in a conversation's answer, in their order; `text` goes without them. What is no whole call, as at the end of a generation that was cut short, stays text. @var list<ToolRequest> */
        public readonly array $toolCalls,
        /** Log probabilities of each of `tokens`, one record for each, in their order; none unless `nLogprobs` asks for them. @var list<TokenLogprobs> */
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
            'text' => $this->text,
            'tokens' => $this->tokens,
            'finish_reason' => $this->finishReason,
            'stats' => $this->stats,
            'thinking' => $this->thinking,
            'tool_calls' => $this->toolCalls,
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
                $read->text('mullama_generation_text'),
                $read->integers('mullama_generation_tokens'),
                FinishReason::ofCode($read->code('mullama_generation_finish_reason')),
                GenerationStats::ofStruct($read->struct('mullama_generation_stats', 'MullamaGenerationStats')),
                $read->text('mullama_generation_thinking'),
                Runtime\Answer::records($read->handle('mullama_generation_tool_calls'), 'mullama_tool_request_list', ToolRequest::take(...)),
                Runtime\Answer::records($read->handle('mullama_generation_logprobs'), 'mullama_token_logprobs_list', TokenLogprobs::take(...)),
            );
        } finally {
            $read->free('mullama_generation_free');
        }
    }
}
