<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * One message of a conversation.
 *
 * Users give an array with these keys:
 * - `role`: `system`, `user`, `assistant` or `tool`.
 * - `content` (default `null`): The text; a special token written in it stays text. A message that has
 *   `tool_calls` can go without.
 * - `name` (default `null`): Who speaks, or which tool answers, for templates that write it.
 * - `tool_calls` (default `[]`): The calls of tools that the assistant made.
 * - `tool_call_id` (default `null`): Which call a tool's answer belongs to, by its `id`.
 * - `extra` (default `null`): A JSON object whose keys the template finds beside the others.
 *
 * @phpstan-import-type ToolCallArray from ToolCall
 * @phpstan-type ChatMessageArray array{role: string, content?: list<array<string, string>>|string|null,
 *     name?: string|null, tool_calls?: list<ToolCallArray>|null, tool_call_id?: string|null, extra?: mixed}
 */
final class ChatMessage extends Runtime\Params
{
    public const FIELDS = [
        'role' => [[Runtime\Type::Text], 'role'],
        'content' => [[Runtime\Type::Option, Runtime\Type::Parts], 'content'],
        'name' => [[Runtime\Type::Option, Runtime\Type::Text], 'name'],
        'tool_calls' => [[Runtime\Type::ListOf, Runtime\Type::Record, ToolCall::class], 'tool_calls', 'n_tool_calls'],
        'tool_call_id' => [[Runtime\Type::Option, Runtime\Type::Text], 'tool_call_id'],
        'extra' => [[Runtime\Type::Option, Runtime\Type::Json, Runtime\Holds::Object], 'extra'],
    ];

    protected const STRUCT = 'MullamaMessage';
    protected const DEFAULTS = [
        'content' => null,
        'name' => null,
        'tool_calls' => [],
        'tool_call_id' => null,
        'extra' => null,
    ];
    protected const SHORTHAND = ['role', 'content'];
}
