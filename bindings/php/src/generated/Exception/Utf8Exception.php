<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The text is not valid UTF-8.
 */
final class Utf8Exception extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -14;

    /** What `data()` has. */
    public const DATA = [];
}
