<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * One call of a tool that a message carries.
 *
 * Users give an array with these keys:
 * - `name`: The tool.
 * - `arguments`: A JSON object; an empty text is one without keys.
 * - `id` (default `null`): What the tool's answer names the call by.
 *
 * @phpstan-type ToolCallArray array{name: string, arguments: mixed, id?: string|null}
 */
final class ToolCall extends Runtime\Params
{
    public const FIELDS = [
        'name' => [[Runtime\Type::Text], 'name'],
        'arguments' => [[Runtime\Type::Json], 'arguments'],
        'id' => [[Runtime\Type::Option, Runtime\Type::Text], 'id'],
    ];

    protected const STRUCT = 'MullamaToolCall';
    protected const DEFAULTS = [
        'id' => null,
    ];
    protected const SHORTHAND = ['name', 'arguments'];
}
