<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The call was cancelled before it had anything to give.
 */
final class CancelledException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -11;

    /** What `data()` has. */
    public const DATA = [];
}
