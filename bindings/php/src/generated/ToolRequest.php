<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * A call of a tool in an answer.
 */
final class ToolRequest implements \JsonSerializable
{
    public function __construct(
        /** What the tool's answer names it by: `call_0` and so on, counted over the conversation; nine letters and digits where the template asks for that. */
        public readonly string $id,
        /** The tool, as the model wrote it; it need not be one of those that it was given. */
        public readonly string $name,
        /** The arguments as the model wrote them, in its order; a JSON object, unless the model does not keep to that. */
        public readonly mixed $arguments,
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
            'id' => $this->id,
            'name' => $this->name,
            'arguments' => Runtime\Json::held($this->arguments, Runtime\Holds::Object),
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
                $read->text('mullama_tool_request_id'),
                $read->text('mullama_tool_request_name'),
                $read->json('mullama_tool_request_arguments', Runtime\Holds::Object),
            );
        } finally {
            $read->free('mullama_tool_request_free');
        }
    }
}
