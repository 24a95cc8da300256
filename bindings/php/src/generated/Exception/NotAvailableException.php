<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The feature is not built into this library.
 */
final class NotAvailableException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -13;

    /** What `data()` has. */
    public const DATA = [];
}
