<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How a model is spread over several GPUs.
 */
enum SplitMode: string
{
    use Runtime\Coded;

    /** One GPU holds everything. */
    case None = 'none';

    /** Layers and their KV cache are spread. */
    case Layer = 'layer';

    /** Rows of the matrices are spread. */
    case Row = 'row';

    private const CODES = [
        'none' => 0,
        'layer' => 1,
        'row' => 2,
    ];
}
