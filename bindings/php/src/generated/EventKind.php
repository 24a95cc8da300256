<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What a part of an answer is.
 */
enum EventKind: string
{
    use Runtime\Coded;

    /** Part of the answer. */
    case Text = 'text';

    /** Part of the thought before it. */
    case Thinking = 'thinking';

    /** A call of a tool, whole. */
    case ToolCall = 'tool_call';

    private const CODES = [
        'text' => 0,
        'thinking' => 1,
        'tool_call' => 2,
    ];
}
