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
 * - `tools` (default `null`): A JSON list of tools that the model may call: objects with a `name`, a
 *   `description` and `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under
 *   `function` beside the `type` of that name.
 * - `variables` (default `null`): A JSON object of further variables of the template.
 * - `nowUnix` (default `null`): The template's clock, in seconds since 1970 UTC; `null` takes the machine's.
 * - `toolChoice` (default `'auto'`): Whether the answer calls one of `tools`: `"auto"` leaves it to the model,
 *   `"none"` takes what it writes for text, `"required"` makes it call one or more of them, and a tool's name
 *   that one, once. Calls are read in the form in which the model's template writes them. A call that is asked
 *   for is generated under a constraint: it is whole unless the generation is cut short, and its arguments
 *   conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not known,
 *   `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no tools refuses
 *   them with {@see \Mullama\Exception\NotAvailableException}.
 *
 * @phpstan-type ChatOptionsArray array{addGenerationPrompt?: bool|null, messagesJson?: mixed, tools?: mixed,
 *     variables?: mixed, nowUnix?: int|null, toolChoice?: string|null}
 */
final class ChatOptions extends Runtime\Params
{
    public const FIELDS = [
        'addGenerationPrompt' => [[Runtime\Type::Bool], 'add_generation_prompt'],
        'messagesJson' => [[Runtime\Type::Option, Runtime\Type::Json, Runtime\Holds::Messages], 'messages_json'],
        'tools' => [[Runtime\Type::Option, Runtime\Type::Json, Runtime\Holds::Tools], 'tools'],
        'variables' => [[Runtime\Type::Option, Runtime\Type::Json, Runtime\Holds::Object], 'variables'],
        'nowUnix' => [[Runtime\Type::Unless, PHP_INT_MIN, Runtime\Type::I64], 'now_unix'],
        'toolChoice' => [[Runtime\Type::Text], 'tool_choice'],
    ];

    protected const STRUCT = 'MullamaChatOptions';
    protected const DEFAULTED_BY = 'mullama_chat_default_options';
    protected const DEFAULTS = [
        'addGenerationPrompt' => true,
        'messagesJson' => null,
        'tools' => null,
        'variables' => null,
        'nowUnix' => null,
        'toolChoice' => 'auto',
    ];
}
