<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The prompt does not fit into the context, or a deterministic context has no memory for the state of another
 * stream.
 */
final class ContextFullException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -17;

    /** What `data()` has. */
    public const DATA = ['needed', 'available'];
}
