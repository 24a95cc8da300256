<?php

declare(strict_types=1);

namespace Mullama;

use Mullama\Runtime\Schema;
use Mullama\Runtime\Typed;

/**
 * A function of the program's that a model may call. Its parameters' names and types say what the model gives; `Description` says what they
 * mean:
 *
 *     new Tool('get_weather', 'Current weather in a city', fn (string $city): array => ['degrees' => 21, 'sky' => 'sunny'])
 */
final class Tool
{
    private const JSON = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION;

    /** @var array<string, mixed> the JSON Schema of the object that the function's parameters make */
    public readonly array $parameters;

    private readonly \Closure $function;
    private readonly \ReflectionFunction $reflected;

    /**
     * @param string $name what the model calls it: letters, digits, `_` and `-`
     * @param string $description what it does and when to call it, for the model
     * @param callable $function what is called; a result that is no text is told to the model as JSON
     */
    public function __construct(public readonly string $name, public readonly string $description, callable $function)
    {
        $this->function = $function(...);
        $this->reflected = new \ReflectionFunction($this->function);
        $this->parameters = Schema::ofParameters($this->reflected);
    }

    /**
     * A function as it stands: its own name, and the description that its attribute has.
     */
    public static function from(callable $function): self
    {
        $reflected = new \ReflectionFunction($function(...));
        if ($reflected->isClosure() && str_contains($reflected->getName(), '{closure')) {
            throw new \TypeError("a closure has no name that a model could call; use new Tool('name', 'description', \$function)");
        }
        $described = Description::of($reflected) ?? throw new \TypeError(
            "{$reflected->getName()}() has no #[Description('...')], which tells the model what it does"
        );
        return new self($reflected->getShortName(), $described, $function);
    }

    /**
     * Calls the function with decoded arguments; an \UnexpectedValueException says what does not fit.
     *
     * @return string the result as the model is told it
     */
    public function call(mixed $arguments): string
    {
        $given = Typed::members($this->reflected->getParameters(), $arguments, '$', "{$this->name}()");
        $result = ($this->function)(...$given);
        return is_string($result) ? $result : json_encode($result, self::JSON);
    }
}
