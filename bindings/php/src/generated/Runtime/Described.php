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
    public const API_DIGEST = '0e922d203cb96eb85122756d92cdbd5ebb6ea898a5352e9ae59813833380742c';
    public const NUL_IN_TEXT = '{what} has a NUL character at byte {at}; text must not contain one: remove it';
    public const INVALID_UTF8 = '{what} is not valid UTF-8 at byte {at}; text must be UTF-8: convert or replace the bytes first';
}
