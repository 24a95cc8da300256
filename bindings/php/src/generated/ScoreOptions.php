<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What a score of texts may be given.
 *
 * Users give an array with these keys:
 * - `cancel` (default `null`): Stops the work when it is set.
 * - `truncate` (default `false`): Leave out the beginning of a prompt with which a pair does not fit into the
 *   context, instead of refusing it.
 * - `cacheKey` (default `null`): Whose texts these are, as `cacheKey` says.
 *
 * @phpstan-type ScoreOptionsArray array{cancel?: CancelToken|null, truncate?: bool|null,
 *     cacheKey?: string|null}
 */
final class ScoreOptions extends Runtime\Params
{
    public const FIELDS = [
        'cancel' => [[Runtime\Type::Option, Runtime\Type::Handle, CancelToken::class], 'cancel'],
        'truncate' => [[Runtime\Type::Bool], 'truncate'],
        'cacheKey' => [[Runtime\Type::Option, Runtime\Type::Text], 'cache_key'],
    ];

    protected const STRUCT = 'MullamaScoreOptions';
    protected const DEFAULTED_BY = 'mullama_score_default_options';
    protected const DEFAULTS = [
        'cancel' => null,
        'truncate' => false,
        'cacheKey' => null,
    ];
}
