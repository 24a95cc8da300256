<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The sampler parameters are out of range.
 */
final class SamplerException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -6;

    /** What `data()` has. */
    public const DATA = [];
}
