<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * An argument is out of range or malformed.
 */
final class InvalidInputException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -8;

    /** What `data()` has. */
    public const DATA = [];
}
