<?php

declare(strict_types=1);

namespace Mullama;

/**
 * What something means, for the model: a parameter of a tool's function, a member of a class that answers become, or a function that is a
 * tool as it stands. `#[Description('the city')]`.
 */
#[\Attribute(
    \Attribute::TARGET_PARAMETER | \Attribute::TARGET_PROPERTY | \Attribute::TARGET_FUNCTION | \Attribute::TARGET_METHOD
)]
final class Description
{
    public function __construct(public readonly string $text)
    {
    }

    /**
     * The text that a parameter or a function has, if it has one.
     */
    public static function of(\ReflectionParameter|\ReflectionFunctionAbstract $described): ?string
    {
        $found = $described->getAttributes(self::class);
        return $found === [] ? null : $found[0]->newInstance()->text;
    }
}
