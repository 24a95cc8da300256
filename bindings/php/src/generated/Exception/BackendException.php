<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The compute backend cannot be started.
 */
final class BackendException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -10;

    /** What `data()` has. */
    public const DATA = [];
}
