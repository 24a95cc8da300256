<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What happens when the context is full in the middle of a generation.
 */
enum Overflow: string
{
    use Runtime\Coded;

    /** The generation ends with {@see FinishReason::ContextFull}. */
    case Stop = 'stop';

    /** The older half behind BOS is dropped, the rest evaluated anew; without a limit of tokens it is endless. */
    case Shift = 'shift';

    private const CODES = [
        'stop' => 0,
        'shift' => 1,
    ];
}
