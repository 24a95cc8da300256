<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How a conversation begins, and what it does when it is full.
 *
 * Users give an array with these keys:
 * - `system` (default `null`): A system message that stands first.
 * - `messages` (default `[]`): Messages that were said before, oldest first.
 * - `chat` (default `[]`): Tools, variables and the clock, which stands still from here on where it is not
 *   given, so that a date in the prompt stays what it was. Messages that were said before can be its
 *   `messagesJson`, in place of `messages`; its `addGenerationPrompt` is not looked at.
 * - `cacheKey` (default `null`): Whose conversation this is, where the call gives no `cacheKey` of its own.
 * - `whenFull` (default `WhenFull::DropOldest`): What happens when messages and answer do not fit.
 * - `nReserve` (default `0`): Tokens that are kept free for an answer, or as many as the answer may have where
 *   those are fewer; 0 takes a quarter of the context. A conversation that leaves no such space is full, and
 *   what is dropped then leaves it three quarters of what it may have.
 *
 * @phpstan-import-type ChatMessageArray from ChatMessage
 * @phpstan-import-type ChatOptionsArray from ChatOptions
 * @phpstan-type ConversationParamsArray array{system?: string|null, messages?: list<ChatMessageArray>|null,
 *     chat?: ChatOptionsArray|null, cacheKey?: string|null, whenFull?: WhenFull|null, nReserve?: int|null}
 */
final class ConversationParams extends Runtime\Params
{
    public const FIELDS = [
        'system' => [[Runtime\Type::Option, Runtime\Type::Text], 'system'],
        'messages' => [[Runtime\Type::ListOf, Runtime\Type::Record, ChatMessage::class], 'messages', 'n_messages'],
        'chat' => [[Runtime\Type::Record, ChatOptions::class], 'chat'],
        'cacheKey' => [[Runtime\Type::Option, Runtime\Type::Text], 'cache_key'],
        'whenFull' => [[Runtime\Type::Enum, WhenFull::class], 'when_full'],
        'nReserve' => [[Runtime\Type::I32], 'n_reserve'],
    ];

    protected const STRUCT = 'MullamaConversationParams';
    protected const DEFAULTED_BY = 'mullama_conversation_default_params';
    protected const DEFAULTS = [
        'system' => null,
        'messages' => [],
        'chat' => [],
        'cacheKey' => null,
        'whenFull' => WhenFull::DropOldest,
        'nReserve' => 0,
    ];
}
