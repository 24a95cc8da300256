<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What the text must conform to. Each token is drawn among those that can still become such a text, and the
 * generation ends where it is complete; one that ends for another reason may have come to no end.
 */
final class Constraint extends Runtime\Choice
{
    /**
     * A JSON Schema 2020-12 document. The answer is compact and has its properties in the schema's order. A
     * keyword that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place; what is
     * no keyword says nothing.
     */
    public static function jsonSchema(mixed $value): self
    {
        return new self('json_schema', 1, Runtime\Text::encodable($value, 'json_schema'));
    }

    /**
     * A regular expression over the whole text, in the syntax of Rust's regex crate, without assertions.
     */
    public static function regex(string $value): self
    {
        return new self('regex', 2, Runtime\Text::check($value, 'regex'));
    }

    /**
     * A Lark grammar, whose first rule is `start`.
     */
    public static function lark(string $value): self
    {
        return new self('lark', 3, Runtime\Text::check($value, 'lark'));
    }

    /**
     * A GBNF grammar, as llama.cpp has it, whose first rule is `root`.
     */
    public static function gbnf(string $value): self
    {
        return new self('gbnf', 4, Runtime\Text::check($value, 'gbnf'));
    }
}
