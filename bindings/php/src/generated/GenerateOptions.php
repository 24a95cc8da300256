<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What one generation may be given besides its sampler.
 *
 * Users give an array with these keys:
 * - `stop` (default `[]`): Strings that end the text; they are not part of it.
 * - `constraint` (default `null`): What the text must conform to; of a conversation's answer, neither the
 *   thought before it nor a call of a tool. Each token is drawn among those that can still become such a text,
 *   and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON
 *   is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like
 *   `not`, `if`, `contains`, `uniqueItems`) is refused with its place.
 * - `nLogprobs` (default `-1`): Log probabilities in the record: -1 none, 0 those of each token of the text, k
 *   those of the k likeliest tokens at each place, too. A place costs a look at every token of the vocabulary;
 *   without them nothing.
 * - `logitBias` (default `[]`): Numbers added to single logits before anything else; a token named twice gets
 *   the sum.
 * - `cancel` (default `null`): Ends the generation when it is set; the text so far is kept.
 * - `cacheKey` (default `null`): Whose prompt this is: only tokens that were cached under the same key are
 *   found again. A server that shares a context between clients who do not trust each other gives each one a key
 *   of its own, for {@see GenerationStats::$nCached} and times tell one how a prompt begins that another sent.
 *
 * @phpstan-import-type LogitBiasArray from LogitBias
 * @phpstan-type GenerateOptionsArray array{stop?: list<string>|null, constraint?: Constraint|null,
 *     nLogprobs?: int|null, logitBias?: list<LogitBiasArray>|array<int, float>|null,
 *     cancel?: CancelToken|null, cacheKey?: string|null}
 */
final class GenerateOptions extends Runtime\Params
{
    public const FIELDS = [
        'stop' => [[Runtime\Type::ListOf, Runtime\Type::Text], 'stop', 'n_stop'],
        'constraint' => [[Runtime\Type::Option, Runtime\Type::Choice, Constraint::class], 'constraint_kind', 'constraint'],
        'nLogprobs' => [[Runtime\Type::I32], 'n_logprobs'],
        'logitBias' => [[Runtime\Type::ListOf, Runtime\Type::Record, LogitBias::class], 'logit_bias', 'n_logit_bias'],
        'cancel' => [[Runtime\Type::Option, Runtime\Type::Handle, CancelToken::class], 'cancel'],
        'cacheKey' => [[Runtime\Type::Option, Runtime\Type::Text], 'cache_key'],
    ];

    protected const STRUCT = 'MullamaGenerateOptions';
    protected const DEFAULTED_BY = 'mullama_generate_default_options';
    protected const DEFAULTS = [
        'stop' => [],
        'constraint' => null,
        'nLogprobs' => -1,
        'logitBias' => [],
        'cancel' => null,
        'cacheKey' => null,
    ];
}
