<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * A text and what may follow it.
 *
 * Users give an array with these keys:
 * - `prompt`: What stands before; empty where the continuation begins a text.
 * - `continuation`: What is scored.
 *
 * @phpstan-type ScorePairArray array{prompt: string, continuation: string}
 */
final class ScorePair extends Runtime\Params
{
    public const FIELDS = [
        'prompt' => [[Runtime\Type::Text], 'prompt'],
        'continuation' => [[Runtime\Type::Text], 'continuation'],
    ];

    protected const STRUCT = 'MullamaScorePair';
    protected const DEFAULTS = [
    ];
    protected const SHORTHAND = ['prompt', 'continuation'];
}
