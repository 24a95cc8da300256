<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What a token is to its vocabulary.
 */
enum TokenKind: string
{
    use Runtime\Coded;

    /** The file does not say. */
    case Undefined = 'undefined';

    /** A piece of ordinary text. */
    case Normal = 'normal';

    /** Stands for what the vocabulary cannot spell. */
    case Unknown = 'unknown';

    /** Marks the structure of a text, like its beginning; no text of its own. */
    case Control = 'control';

    /** Added to the vocabulary as a whole; its text is never split. */
    case UserDefined = 'user_defined';

    /** A place that is free. */
    case Unused = 'unused';

    /** One byte of a character that has no token of its own. */
    case Byte = 'byte';

    private const CODES = [
        'undefined' => 0,
        'normal' => 1,
        'unknown' => 2,
        'control' => 3,
        'user_defined' => 4,
        'unused' => 5,
        'byte' => 6,
    ];
}
