<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * A file cannot be written or read, or it is not what was written to it.
 */
final class FileException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -23;

    /** What `data()` has. */
    public const DATA = [];
}
