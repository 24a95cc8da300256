<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What an embedding of many texts may be given.
 *
 * Users give an array with these keys:
 * - `cancel` (default `null`): Stops the work when it is set.
 *
 * @phpstan-type EmbedOptionsArray array{cancel?: CancelToken|null}
 */
final class EmbedOptions extends Runtime\Params
{
    public const FIELDS = [
        'cancel' => [[Runtime\Type::Option, Runtime\Type::Handle, CancelToken::class], 'cancel'],
    ];

    protected const STRUCT = 'MullamaEmbedOptions';
    protected const DEFAULTED_BY = 'mullama_embed_default_options';
    protected const DEFAULTS = [
        'cancel' => null,
    ];
}
