<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * Why a generation ended.
 */
enum FinishReason: string
{
    use Runtime\Coded;

    /** An end-of-generation token was produced. */
    case Stop = 'stop';

    /** One of the stop strings was produced; it is not part of the text. */
    case StopString = 'stop_string';

    /** The limit of tokens was reached. */
    case Length = 'length';

    /** The cancel token was set or the stream was closed. */
    case Cancelled = 'cancelled';

    /** The context had no space for another token. */
    case ContextFull = 'context_full';

    private const CODES = [
        'stop' => 0,
        'stop_string' => 1,
        'length' => 2,
        'cancelled' => 3,
        'context_full' => 4,
    ];
}
