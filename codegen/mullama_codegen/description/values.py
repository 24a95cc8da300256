"""What `api.yaml` may say of values: fields, enums, unions and records."""

# ruff: noqa: RUF009 (`need` and `may` make dataclass fields, which RUF009 knows under the name `field` alone)

from __future__ import annotations

from dataclasses import dataclass

from .keys import Described, Hints, Named, PerhapsDescribed, Selective, may, need
from .words import Absence, Holds, Identifier, LanguageId, Number, PassAs, RecordKind, Snake, Value, Whole


@dataclass(frozen=True, kw_only=True)
class Absent:
    """The value that stands in C for an optional number, flag or enum that is absent; no second field says so."""

    value: Absence = need(
        "The value. A field that came later than its record reads 0 as absent, for older programs have zeroed space there; a flag is"
        " a whole number in C, and its absence neither 0 nor 1.",
        '"0xFFFFFFFF"',
    )
    name: Snake | None = may("Its constant in C; only 0 and `nan` need none.", "seed_random")


@dataclass(frozen=True, kw_only=True)
class Field(PerhapsDescribed, Named):
    """A named value: a parameter of a call, or a field of a record. Their order is kept."""

    type: str = need("What the value means; see the types below.", "option<u32>")
    default: Value = may(
        "What it is where the caller leaves it out; `none` is an absent value, `[]` an empty list, `{}` a record's defaults.",
        '"0.8"',
    )
    min: Number | None = may("The least value that is accepted.", '"0"')
    max: Number | None = may("The greatest value that is accepted.", '"1"')
    named: dict[Snake, Whole] = may(
        "Of a whole number in a params record: names of numbers that mean something of their own, in and out of its range."
        " A default may be one of the names. C has a constant for each.",
        "{ auto: -2 }",
        {},
    )
    instead: str | None = may(
        "Of a number: what the message about a negative one ends with, for users of other libraries, where it means `off` or `all`."
        " Fields and parameters of one name say the same.",
        '"use 0 for all"',
    )
    built: bool = may("`false`: it is there already and not built yet; setting it answers NOT_AVAILABLE.", "false", True)
    changed: tuple[LanguageId, ...] = may(
        "Languages in which the call writes its result over this vector; others get another one. With `rust`, core itself writes over it.",
        "[c]",
        (),
    )
    parts: bool = may(
        "Of a string, or an optional one, in a params record: where users write objects, a list of text parts, as other APIs have it, is"
        " taken for what they are together; a part of another type is NOT_AVAILABLE.",
        "true",
        False,
    )
    holds: Holds | None = may(
        "Of a json: what it is, where that is known. A language whose empty list and empty object are the same value writes and reads the"
        " one that is meant.",
        "object",
    )
    absent: Absent | None = may(
        "Of an optional number, flag or enum that C is given: the value that means absent.", '{ value: "0xFFFFFFFF", name: seed_random }'
    )
    types: dict[LanguageId, str] = may(
        "Of an optional number or string in a params record: languages whose users give the plain one; 0 or an empty text is absence then.",
        "{ go: u32 }",
        {},
    )


@dataclass(frozen=True, kw_only=True)
class Input(Field):
    """One of the things that an operation may start from: each makes a call of its own, or is merged with the others into one."""

    noun: str = may("What docs of the operation call it where they say `[[input]]`.", "a prompt", "")
    suffix: str | None = may("What this start adds to the call's name; the first input goes without.", "from_tokens")
    merged: tuple[LanguageId, ...] = may("Languages that take any of the inputs in one place of one call.", "[python, cpp]", ())
    c: Hints | None = may("Hints for the C ABI: `suffix`.", "{ suffix: text }")


@dataclass(frozen=True, kw_only=True)
class Returned(PerhapsDescribed):
    """What a call gives back."""

    type: str = need("What the value means; see the types below.", "list<token>")
    static: bool = may("The text lives as long as the library.", "true", False)
    length: str | None = may("The fact of the handle that tells the length of the vector, or of each of the vectors.", "n_embd")


@dataclass(frozen=True, kw_only=True)
class EnumValue(Described):
    """One value of an enum."""

    code: Whole = need("Its number in the C ABI. It never changes.", "3")


@dataclass(frozen=True, kw_only=True)
class Enum(Described):
    """A closed set of named values."""

    values: dict[Snake, EnumValue] = need("The values, in the order of the docs.", '{ stop: { code: 0, summary: "Stops." } }')


@dataclass(frozen=True, kw_only=True)
class UnionCase(Described):
    """One case of a union."""

    type: str = need(
        "What it carries: text or, in a union that is given, a params record, in one that comes back a number, an enum or a result record.",
        "json",
    )
    holds: Holds | None = may("Of a json: what it is, as for a field.", "schema")


@dataclass(frozen=True, kw_only=True)
class Union(Described, Selective):
    """Exactly one of several cases."""

    cases: dict[Snake, UnionCase] = need(
        "The cases; their order numbers them in the C ABI.", '{ regex: { type: string, summary: "A pattern." } }'
    )


@dataclass(frozen=True, kw_only=True)
class Preset(Described):
    """A named set of a record's values."""

    set: dict[Snake, str] = need("The values; fields that are not named keep their defaults.", '{ temperature: "0", top_k: "1" }')


@dataclass(frozen=True, kw_only=True)
class Record(Described, Selective):
    """Named values that travel together."""

    kind: RecordKind = need("`params` is filled by the caller, `result` by the library.", "params")
    fields: dict[Snake, Field] = need(
        "The fields. New ones come last.", '{ top_k: { type: i32, default: "40", summary: "Tokens to keep." } }'
    )
    presets: dict[Snake, Preset] = may(
        "Named sets of values; `default` describes the defaults.", '{ greedy: { summary: "Repeats.", set: { top_k: "1" } } }', {}
    )
    pass_as: dict[LanguageId, PassAs] = may("How a language's users expect to give it.", "{ python: keywords, go: options }", {})
    lead: tuple[str, ...] = may(
        "Fields that come first as plain arguments where the record is spread over a call.", "[n_ctx, normalize]", ()
    )
    positional: tuple[str, ...] = may(
        "Fields that may be given by position, in this order, where a language can give them either way; the others need their names."
        " Grows at its end only. Where it is left out, those of `lead`.",
        "[n_ctx, n_batch, n_threads, embeddings]",
        (),
    )
    shorthand: tuple[str, ...] = may("A tuple of these fields is accepted where the record is.", "[role, content]", ())
    keyed_by: str | None = may(
        "A field whose map to the only other one says the same as a list of these, where the language's users write maps.", "token"
    )
    nested: str | None = may(
        "The key under which other APIs put the fields of this record, with the same word as its `type` beside it: taken as if they stood"
        " above, where a record may be given as the values of its shorthand.",
        "function",
    )
    aliases: dict[LanguageId, tuple[Identifier, ...]] = may(
        "Further names of its type, in languages that give every record one.", "{ node: [JsModelParams] }", {}
    )
    range_error: str | None = may("The error for a value outside `min` and `max`; INVALID_INPUT where it is left out.", "sampler")
    c: Hints | None = may("Hints for the C ABI: `symbol`, `default_symbol`, `short`, `handle`.", "{ default_symbol: model_default_params }")
