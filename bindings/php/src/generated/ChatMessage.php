<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * One message of a conversation.
 *
 * Users give an array with these keys:
 * - `role`: `system`, `user`, `assistant` or `tool`.
 * - `content`: The text; a special token written in it stays text.
 *
 * @phpstan-type ChatMessageArray array{role: string, content: string}
 */
final class ChatMessage extends Runtime\Params
{
    public const FIELDS = [
        'role' => [[Runtime\Type::Text], 'role'],
        'content' => [[Runtime\Type::Text], 'content'],
    ];

    protected const STRUCT = 'MullamaChatMessage';
    protected const DEFAULTS = [
    ];
    protected const SHORTHAND = ['role', 'content'];
}
