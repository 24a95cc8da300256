<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The model file cannot be loaded.
 */
final class ModelLoadException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -2;

    /** What `data()` has. */
    public const DATA = [];
}
