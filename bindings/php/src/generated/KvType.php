<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * The number format of the KV cache.
 */
enum KvType: string
{
    use Runtime\Coded;

    /** 32-bit floats. */
    case F32 = 'f32';

    /** 16-bit floats. */
    case F16 = 'f16';

    /** 4 bits in blocks of 32. */
    case Q4_0 = 'q4_0';

    /** 4 bits in blocks of 32, with an offset. */
    case Q4_1 = 'q4_1';

    /** 5 bits in blocks of 32. */
    case Q5_0 = 'q5_0';

    /** 5 bits in blocks of 32, with an offset. */
    case Q5_1 = 'q5_1';

    /** 8 bits in blocks of 32. */
    case Q8_0 = 'q8_0';

    /** 16-bit brain floats. */
    case Bf16 = 'bf16';

    private const CODES = [
        'f32' => 0,
        'f16' => 1,
        'q4_0' => 2,
        'q4_1' => 3,
        'q5_0' => 6,
        'q5_1' => 7,
        'q8_0' => 8,
        'bf16' => 30,
    ];
}
