<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The text cannot be turned into tokens.
 */
final class TokenizationException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -4;

    /** What `data()` has. */
    public const DATA = [];
}
