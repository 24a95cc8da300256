<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How a context is created.
 *
 * Users give an array with these keys:
 * - `nCtx` (default `0`): Tokens that fit into the context. 0 takes the model's own, or where their cache
 *   would take more than a quarter of the memory that is left, the most that fits, 512 at least;
 *   {@see Context::nCtx()} says how many, and a program whose results are to repeat gives its own number.
 * - `nBatch` (default `2048`): Tokens evaluated in one call of the engine.
 * - `nUbatch` (default `512`): Tokens evaluated in one compute graph.
 * - `nSeqMax` (default `1`): Generations that are computed at once; they share `nCtx`. Any number can be open:
 *   they take turns.
 * - `nThreads` (default `0`): Threads for single tokens, at most; 0 takes the physical cores. A step gets
 *   fewer while more are slower, as they can be beside other work, unless the context is `deterministic`. The
 *   context goes on with fewer where the system refuses some.
 * - `nThreadsBatch` (default `0`): Threads for prompts, at most, in the same way; 0 takes `nThreads`.
 * - `embeddings` (default `false`): Keep embeddings of what is decoded.
 * - `offloadKqv` (default `true`): Keep the KV cache on the GPU with its layers.
 * - `deterministic` (default `false`): Evaluate every prompt from its start and alone, with exactly
 *   `nThreads`, so that results repeat to the bit. Creating fails where the system refuses a thread.
 * - `flashAttn` (default `FlashAttn::Auto`): Whether flash attention is used.
 * - `typeK` (default `KvType::F16`): Number format of the cached keys.
 * - `typeV` (default `KvType::F16`): Number format of the cached values; a quantised one needs flash
 *   attention.
 * - `overflow` (default `Overflow::Stop`): What happens when the context is full in the middle of a
 *   generation.
 * - `swapMib` (default `0`): Memory in MiB for the states of generations that gave up their sequence; 0 takes
 *   a quarter of what is available when the context is created, -1 keeps none. What is not kept is evaluated
 *   again; in a deterministic context a request that would need that answers
 *   {@see \Mullama\Exception\ContextFullException}.
 *
 * @phpstan-type ContextParamsArray array{nCtx?: int|null, nBatch?: int|null, nUbatch?: int|null,
 *     nSeqMax?: int|null, nThreads?: int|null, nThreadsBatch?: int|null, embeddings?: bool|null,
 *     offloadKqv?: bool|null, deterministic?: bool|null, flashAttn?: FlashAttn|null, typeK?: KvType|null,
 *     typeV?: KvType|null, overflow?: Overflow|null, swapMib?: int|null}
 */
final class ContextParams extends Runtime\Params
{
    public const FIELDS = [
        'nCtx' => [[Runtime\Type::U32], 'n_ctx'],
        'nBatch' => [[Runtime\Type::U32], 'n_batch'],
        'nUbatch' => [[Runtime\Type::U32], 'n_ubatch'],
        'nSeqMax' => [[Runtime\Type::U32], 'n_seq_max'],
        'nThreads' => [[Runtime\Type::I32], 'n_threads'],
        'nThreadsBatch' => [[Runtime\Type::I32], 'n_threads_batch'],
        'embeddings' => [[Runtime\Type::Bool], 'embeddings'],
        'offloadKqv' => [[Runtime\Type::Bool], 'offload_kqv'],
        'deterministic' => [[Runtime\Type::Bool], 'deterministic'],
        'flashAttn' => [[Runtime\Type::Enum, FlashAttn::class], 'flash_attn'],
        'typeK' => [[Runtime\Type::Enum, KvType::class], 'type_k'],
        'typeV' => [[Runtime\Type::Enum, KvType::class], 'type_v'],
        'overflow' => [[Runtime\Type::Enum, Overflow::class], 'overflow'],
        'swapMib' => [[Runtime\Type::I32], 'swap_mib'],
    ];

    protected const STRUCT = 'MullamaContextParams';
    protected const DEFAULTED_BY = 'mullama_context_default_params';
    protected const DEFAULTS = [
        'nCtx' => 0,
        'nBatch' => 2048,
        'nUbatch' => 512,
        'nSeqMax' => 1,
        'nThreads' => 0,
        'nThreadsBatch' => 0,
        'embeddings' => false,
        'offloadKqv' => true,
        'deterministic' => false,
        'flashAttn' => FlashAttn::Auto,
        'typeK' => KvType::F16,
        'typeV' => KvType::F16,
        'overflow' => Overflow::Stop,
        'swapMib' => 0,
    ];
}
