<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * Nothing is ready yet.
 */
final class WouldBlockException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -20;

    /** What `data()` has. */
    public const DATA = [];
}
