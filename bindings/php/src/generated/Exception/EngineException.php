<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * An assertion of the engine failed; the context on which it did answers the same from then on.
 */
final class EngineException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -21;

    /** What `data()` has. */
    public const DATA = ['line'];
}
