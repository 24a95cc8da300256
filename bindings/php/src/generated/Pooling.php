<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How the vectors of a text's tokens become one.
 */
enum Pooling: string
{
    use Runtime\Coded;

    /** As the model's metadata says, else the mean. */
    case Unspecified = 'unspecified';

    /** Not at all; no embedding can be made. */
    case None = 'none';

    /** Their mean. */
    case Mean = 'mean';

    /** The first token's. */
    case Cls = 'cls';

    /** The last token's. */
    case Last = 'last';

    /** A reranker's score; no embedding can be made. */
    case Rank = 'rank';

    private const CODES = [
        'unspecified' => -1,
        'none' => 0,
        'mean' => 1,
        'cls' => 2,
        'last' => 3,
        'rank' => 4,
    ];
}
