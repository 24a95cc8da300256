<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * What the text must conform to.
 */
final class Constraint extends Runtime\Choice
{
    protected const HOLDS = [
        'json_schema' => Runtime\Holds::Schema,
    ];

    /**
     * A JSON Schema 2020-12 document; the text is compact.
     */
    public static function jsonSchema(mixed $value): self
    {
        return new self('json_schema', 1, Runtime\Json::encodable($value, 'json_schema'));
    }

    /**
     * A regular expression over the whole text, in the syntax of Rust's regex crate.
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
