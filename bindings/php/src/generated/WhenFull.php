<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What a conversation does when it no longer fits into its context.
 */
enum WhenFull: string
{
    use Runtime\Coded;

    /** The oldest turns are dropped as a whole; system messages, tools and the turn that is to be answered stay. */
    case DropOldest = 'drop_oldest';

    /** The call answers {@see \Mullama\Exception\ContextFullException} and changes nothing. */
    case Fail = 'fail';

    private const CODES = [
        'drop_oldest' => 0,
        'fail' => 1,
    ];
}
