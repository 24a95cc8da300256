<?php

declare(strict_types=1);

namespace Mullama;

/**
 * What the values of an array with keys are, of a constructor's parameter of a class that answers become: `#[MapOf('int')]`,
 * `#[MapOf(Item::class)]`. The keys are text.
 */
#[\Attribute(\Attribute::TARGET_PARAMETER | \Attribute::TARGET_PROPERTY)]
final class MapOf
{
    /**
     * @param string $type the name of a class or of an enum, or `string`, `int`, `float`, `bool`
     */
    public function __construct(public readonly string $type)
    {
    }

    /**
     * The type that a parameter names for its values, if it does.
     */
    public static function of(\ReflectionParameter $parameter): ?string
    {
        $found = $parameter->getAttributes(self::class);
        return $found === [] ? null : $found[0]->newInstance()->type;
    }
}
