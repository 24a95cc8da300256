<?php

declare(strict_types=1);

namespace Mullama;

/**
 * The least and the most, of a constructor's parameter of a class that answers become: of a number, of a list's items, of a text's
 * characters. `#[Range(1, 5)]`, `#[Range(most: 3)]`.
 */
#[\Attribute(\Attribute::TARGET_PARAMETER | \Attribute::TARGET_PROPERTY)]
final class Range
{
    public function __construct(
        public readonly int|float|null $least = null,
        public readonly int|float|null $most = null,
    ) {
        if ($least !== null && $most !== null && $least > $most) {
            throw new \TypeError("the range from $least to $most is empty; give the least first");
        }
    }

    /**
     * The range that a parameter has, if it has one.
     */
    public static function of(\ReflectionParameter $parameter): ?self
    {
        $found = $parameter->getAttributes(self::class);
        return $found === [] ? null : $found[0]->newInstance();
    }

    public function holds(int|float $value): bool
    {
        return ($this->least === null || $value >= $this->least) && ($this->most === null || $value <= $this->most);
    }

    public function __toString(): string
    {
        return match (true) {
            $this->most === null => "at least $this->least",
            $this->least === null => "at most $this->most",
            default => "from $this->least to $this->most",
        };
    }
}
