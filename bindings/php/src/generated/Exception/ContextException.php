<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The context cannot be created.
 */
final class ContextException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -3;

    /** What `data()` has. */
    public const DATA = [];
}
