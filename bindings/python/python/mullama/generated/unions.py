# Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
"""Exactly one of several cases, with what it carries."""

from __future__ import annotations

from typing import (
    Any,
)

from .._runtime.values import (
    Tagged,
    public,
)


@public
class Constraint(Tagged):
    """What the text must conform to."""

    @staticmethod
    def json_schema(value: Any) -> Constraint:
        """A JSON Schema 2020-12 document; the text is compact."""
        return Constraint("json_schema", value)

    @staticmethod
    def regex(value: str) -> Constraint:
        """A regular expression over the whole text, in the syntax of Rust's regex crate."""
        return Constraint("regex", value)

    @staticmethod
    def lark(value: str) -> Constraint:
        """A Lark grammar, whose first rule is `start`."""
        return Constraint("lark", value)

    @staticmethod
    def gbnf(value: str) -> Constraint:
        """A GBNF grammar, as llama.cpp has it, whose first rule is `root`."""
        return Constraint("gbnf", value)
