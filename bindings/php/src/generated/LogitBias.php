<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * A number added to one token's logit.
 *
 * Users give an array with these keys:
 * - `token`: The token.
 * - `bias`: Added to its logit.
 *
 * @phpstan-type LogitBiasArray array{token: int, bias: float}
 */
final class LogitBias extends Runtime\Params
{
    public const FIELDS = [
        'token' => [[Runtime\Type::I32], 'token'],
        'bias' => [[Runtime\Type::F32], 'bias'],
    ];

    protected const STRUCT = 'MullamaLogitBias';
    protected const DEFAULTS = [
    ];
    protected const SHORTHAND = ['token', 'bias'];
    protected const KEYED_BY = ['token', 'bias'];
}
