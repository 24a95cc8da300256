<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The buffer is too small for the result.
 */
final class BufferTooSmallException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -9;

    /** What `data()` has. */
    public const DATA = ['needed', 'available'];
}
