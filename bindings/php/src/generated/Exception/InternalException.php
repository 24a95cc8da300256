<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * A bug in Mullama; please report it with the message.
 */
final class InternalException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -12;

    /** What `data()` has. */
    public const DATA = [];
}
