<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * Exactly one of several cases with its text; the generated subclasses have one constructor for each case.
 */
abstract class Choice
{
    /**
     * @param string $case the case's name
     * @param int $code its number in the C ABI
     * @param string $text what it carries
     */
    final protected function __construct(
        public readonly string $case,
        public readonly int $code,
        public readonly string $text,
    ) {
    }
}
