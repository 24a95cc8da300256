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
    public const ABI_VERSION = 2;
    public const API_DIGEST = 'fd7d07d83f764ded5b2f644a5db09d177615781818e707b77459a840da3630d0';
    public const NUL_IN_TEXT = '{what} has a NUL character at byte {at}; text must not contain one: remove it';
    public const INVALID_UTF8 = '{what} is not valid UTF-8 at byte {at}; text must be UTF-8: convert or replace the bytes first';
}
