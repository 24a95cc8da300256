<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What one generation of a {@see ToolRun} came to: calls that wait for their results, or the answer.
 */
final class ToolStep implements \JsonSerializable
{
    public function __construct(
        /** The calls, none where there is an answer. @var list<ToolRequest> */
        public readonly array $calls,
        /** The record of the answer; `null` where there are calls. */
        public readonly ?Generation $answer,
        /** Which generation it was, from 1 on. */
        public readonly int $step,
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
            'calls' => $this->calls,
            'answer' => $this->answer,
            'step' => $this->step,
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
                Runtime\Answer::records($read->handle('mullama_tool_step_calls'), 'mullama_tool_request_list', ToolRequest::take(...)),
                Runtime\Answer::optional($read->handle('mullama_tool_step_answer'), Generation::take(...)),
                $read->count('mullama_tool_step_step'),
            );
        } finally {
            $read->free('mullama_tool_step_free');
        }
    }
}
