<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How a conversation becomes a prompt.
 *
 * Users give an array with these keys:
 * - `addGenerationPrompt` (default `true`): End with what begins the assistant's answer.
 * - `messagesJson` (default `null`): A JSON list of messages instead of the typed ones, as other APIs have it.
 * - `tools` (default `null`): A JSON list of tools that the model may call.
 * - `variables` (default `null`): A JSON object of further variables of the template.
 * - `nowUnix` (default `null`): The template's clock, in seconds since 1970 UTC; `null` takes the machine's.
 *
 * @phpstan-type ChatOptionsArray array{addGenerationPrompt?: bool|null, messagesJson?: mixed, tools?: mixed,
 *     variables?: mixed, nowUnix?: int|null}
 */
final class ChatOptions extends Runtime\Params
{
    public const FIELDS = [
        'addGenerationPrompt' => [[Runtime\Type::Bool], 'add_generation_prompt'],
        'messagesJson' => [[Runtime\Type::Option, Runtime\Type::Json], 'messages_json'],
        'tools' => [[Runtime\Type::Option, Runtime\Type::Json], 'tools'],
        'variables' => [[Runtime\Type::Option, Runtime\Type::Json], 'variables'],
        'nowUnix' => [[Runtime\Type::Unless, PHP_INT_MIN, Runtime\Type::I64], 'now_unix'],
    ];

    protected const STRUCT = 'MullamaChatOptions';
    protected const DEFAULTED_BY = 'mullama_chat_default_options';
    protected const DEFAULTS = [
        'addGenerationPrompt' => true,
        'messagesJson' => null,
        'tools' => null,
        'variables' => null,
        'nowUnix' => null,
    ];
}
