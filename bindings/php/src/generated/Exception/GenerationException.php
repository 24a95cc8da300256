<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Exception;

use Mullama\Runtime\CarriesData;

/**
 * The engine failed or was refused a thread or memory, or the generation ended before it had what the call
 * gives.
 */
final class GenerationException extends \RuntimeException implements MullamaException
{
    use CarriesData;

    public const CODE = -5;

    /** What `data()` has. */
    public const DATA = ['n_generated', 'finish_reason'];
}
