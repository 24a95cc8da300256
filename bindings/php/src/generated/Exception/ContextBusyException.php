<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * A conversation whose answer is still running refuses what would change it; a context refuses nothing,
 * requests take turns.
 */
final class ContextBusyException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -18;

    /** What `data()` has. */
    public const DATA = [];
}
