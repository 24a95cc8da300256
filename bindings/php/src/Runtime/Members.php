<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * The members that an object of a class has in JSON: its constructor's parameters.
 *
 * @internal
 */
final class Members
{
    /**
     * The parameters of a class's constructor; a class that nobody can make of an answer is refused.
     *
     * @param \ReflectionClass<object> $class
     * @return list<\ReflectionParameter>
     */
    public static function of(\ReflectionClass $class): array
    {
        if (!$class->isInstantiable()) {
            throw new \TypeError("{$class->getName()} is abstract or has no public constructor; an answer cannot become one");
        }
        $parameters = $class->getConstructor()?->getParameters() ?? [];
        $public = $class->getProperties(\ReflectionProperty::IS_PUBLIC);
        if ($parameters === [] && $public !== []) {
            throw new \TypeError(
                "{$class->getName()} takes nothing in its constructor, so \${$public[0]->getName()} would never be set;"
                . ' write its properties as parameters of the constructor'
            );
        }
        return $parameters;
    }

    /**
     * A type's name, `self` being the class that the parameter stands in.
     */
    public static function className(\ReflectionParameter $parameter, string $name): string
    {
        return match ($name) {
            'self', 'static' => $parameter->getDeclaringClass()?->getName() ?? $name,
            default => $name,
        };
    }

    /**
     * Whether each object has to hold one of the parameter's class.
     */
    public static function isNeeded(\ReflectionParameter $parameter): bool
    {
        $type = $parameter->getType();
        return !$parameter->isOptional() && $type instanceof \ReflectionNamedType && !$type->allowsNull()
            && !in_array($type->getName(), ['array', 'iterable'], true);
    }
}
