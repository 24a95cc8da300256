<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The text cannot be embedded.
 */
final class EmbeddingException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -7;

    /** What `data()` has. */
    public const DATA = ['needed', 'available', 'index'];
}
