<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * What the description says of the library as a whole.
 *
 * @internal
 */
final class Described
{
    public const VERSION = '0.1.0';
    public const ABI_VERSION = 1;
    public const API_DIGEST = 'bd76343cfa85f6f7bf038bc36201e19662a9441ec5be51cff0f52772f32ff5f6';
    public const NUL_IN_TEXT = '{what} has a NUL character at byte {at}; text must not contain one: remove it';
    public const INVALID_UTF8 = '{what} is not valid UTF-8 at byte {at}; text must be UTF-8: convert or replace the bytes first';
    public const CLOSED_UNDER_CALL = 'the context was closed while the call waited, tokens made so far: {n}; close a context after its calls, or use the call that gives a record';
}
