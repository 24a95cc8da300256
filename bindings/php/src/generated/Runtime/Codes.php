<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Exception;

/**
 * The exception class of each error code.
 *
 * @internal
 */
final class Codes
{
    /** @var array<int, class-string<Exception\MullamaException>> */
    public const EXCEPTIONS = [
        -1 => Exception\NullPointerException::class,
        -2 => Exception\ModelLoadException::class,
        -3 => Exception\ContextException::class,
        -4 => Exception\TokenizationException::class,
        -5 => Exception\GenerationException::class,
        -6 => Exception\SamplerException::class,
        -7 => Exception\EmbeddingException::class,
        -8 => Exception\InvalidInputException::class,
        -9 => Exception\BufferTooSmallException::class,
        -10 => Exception\BackendException::class,
        -11 => Exception\CancelledException::class,
        -12 => Exception\InternalException::class,
        -13 => Exception\NotAvailableException::class,
        -14 => Exception\Utf8Exception::class,
        -15 => Exception\LockException::class,
        -16 => Exception\InvalidHandleException::class,
        -17 => Exception\ContextFullException::class,
        -18 => Exception\ContextBusyException::class,
        -19 => Exception\WrongProcessException::class,
        -20 => Exception\WouldBlockException::class,
        -21 => Exception\EngineException::class,
        -23 => Exception\FileException::class,
    ];
}
