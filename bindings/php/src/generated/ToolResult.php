<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What a tool gave for one call.
 *
 * Users give an array with these keys:
 * - `id`: The call, by its {@see ToolRequest::$id}.
 * - `content`: What the model reads; a special token written in it stays text.
 * - `isError` (default `false`): The tool failed, and the text says why; the model is told.
 *
 * @phpstan-type ToolResultArray array{id: string, content: string, isError?: bool|null}
 */
final class ToolResult extends Runtime\Params
{
    public const FIELDS = [
        'id' => [[Runtime\Type::Text], 'id'],
        'content' => [[Runtime\Type::Text], 'content'],
        'isError' => [[Runtime\Type::Bool], 'is_error'],
    ];

    protected const STRUCT = 'MullamaToolResult';
    protected const DEFAULTS = [
        'isError' => false,
    ];
    protected const SHORTHAND = ['id', 'content'];
}
