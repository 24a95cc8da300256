<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How an embedding generator is created.
 *
 * Users give an array with these keys:
 * - `nCtx` (default `512`): Longest text in tokens; the model's own limit cuts it.
 * - `normalize` (default `true`): Scale every embedding to length 1.
 * - `nBatch` (default `0`): Tokens evaluated together; 0 takes 256, and at least `nCtx`.
 * - `nThreads` (default `0`): Threads; 0 takes the physical cores.
 * - `pooling` (default `Pooling::Unspecified`): How the vectors of a text's tokens become one.
 * - `truncate` (default `false`): Cut a text that is too long instead of refusing it.
 *
 * @phpstan-type EmbeddingConfigArray array{nCtx?: int|null, normalize?: bool|null, nBatch?: int|null,
 *     nThreads?: int|null, pooling?: Pooling|null, truncate?: bool|null}
 */
final class EmbeddingConfig extends Runtime\Params
{
    public const FIELDS = [
        'nCtx' => [[Runtime\Type::U32], 'n_ctx'],
        'normalize' => [[Runtime\Type::Bool], 'normalize'],
        'nBatch' => [[Runtime\Type::U32], 'n_batch'],
        'nThreads' => [[Runtime\Type::I32], 'n_threads'],
        'pooling' => [[Runtime\Type::Enum, Pooling::class], 'pooling_type'],
        'truncate' => [[Runtime\Type::Bool], 'truncate'],
    ];

    protected const STRUCT = 'MullamaEmbeddingConfig';
    protected const DEFAULTED_BY = 'mullama_embedding_default_config';
    protected const DEFAULTS = [
        'nCtx' => 512,
        'normalize' => true,
        'nBatch' => 0,
        'nThreads' => 0,
        'pooling' => Pooling::Unspecified,
        'truncate' => false,
    ];
}
