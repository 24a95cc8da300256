<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The handle was freed, forged or is of another type.
 */
final class InvalidHandleException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -16;

    /** What `data()` has. */
    public const DATA = ['n_generated'];
}
