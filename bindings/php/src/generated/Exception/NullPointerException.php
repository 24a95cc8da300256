<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * A null pointer was given where a value is needed.
 */
final class NullPointerException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -1;

    /** What `data()` has. */
    public const DATA = [];
}
