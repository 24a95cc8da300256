<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The handle belongs to the process that was forked from.
 */
final class WrongProcessException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -19;

    /** What `data()` has. */
    public const DATA = [];
}
