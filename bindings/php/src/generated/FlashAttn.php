<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * Whether flash attention is used.
 */
enum FlashAttn: string
{
    use Runtime\Coded;

    /** The engine decides. */
    case Auto = 'auto';

    /** Never. */
    case Off = 'off';

    /** Always. */
    case On = 'on';

    private const CODES = [
        'auto' => -1,
        'off' => 0,
        'on' => 1,
    ];
}
