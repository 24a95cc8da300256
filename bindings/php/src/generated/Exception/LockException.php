<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * A lock is poisoned.
 */
final class LockException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -15;

    /** What `data()` has. */
    public const DATA = [];
}
