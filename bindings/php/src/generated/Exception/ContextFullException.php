<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The prompt does not fit into the context.
 */
final class ContextFullException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -17;

    /** What `data()` has. */
    public const DATA = ['needed', 'available'];
}
