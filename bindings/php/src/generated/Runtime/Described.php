<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * What the description says of the library as a whole.
 *
 * @internal
 */
final class Described
{
    public const VERSION = '0.4.0';
    public const ABI_VERSION = 2;
    public const API_DIGEST = '3b050a3e1e3aa06465ec5217b39902a9b33e51940b74689cc4405091a52cb7f1';
    public const NUL_IN_TEXT = '{what} has a NUL character at byte {at}; text must not contain one: remove it';
    public const INVALID_UTF8 = '{what} is not valid UTF-8 at byte {at}; text must be UTF-8: convert or replace the bytes first';
    public const CLOSED_UNDER_CALL = 'the context was closed while the call waited, tokens made so far: {n}; close a context after its calls, or use the call that gives a record';
    public const PART_NOT_AVAILABLE = '{what} is a part of type \'{kind}\', which is not available in this version; give parts of type \'text\', each with its text';

    /** What a message about a negative number ends with, by the name of the parameter. */
    public const INSTEAD = [
        'dryPenaltyLastN' => ': use -1 for the whole context',
        'minP' => ': use 0 to switch it off',
        'mirostat' => ': use 0 to switch it off',
        'nCtx' => ': use 0 for the model\'s own',
        'nGpuLayers' => ': use -1 for all',
        'nLogprobs' => ': use -1 to switch it off',
        'nReserve' => ': use 0 for a quarter of the context',
        'nThreads' => ': use 0 for the physical cores',
        'nThreadsBatch' => ': use 0 for as many as for single tokens',
        'penaltyLastN' => ': use -1 for the whole context',
        'penaltyRepeat' => ': use 1 to switch it off',
        'seed' => ': leave it out for a fresh one',
        'swapMib' => ': use 0 for a quarter of what is available, -1 for none',
        'temperature' => ': use 0 for the most likely token',
        'topK' => ': use 0 for all',
        'topP' => ': use 1 to switch it off',
        'typicalP' => ': use 1 to switch it off',
    ];
}
