"""Keys of `api.yaml` and what several kinds of item share: docs, languages, spellings, hints for C."""

# ruff: noqa: RUF009 (`need` and `may` make dataclass fields, which RUF009 knows under the name `field` alone)

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from .words import Buffer, Identifier, LanguageId, LanguageOrAll, LanguageOrWay, Version


@dataclass(frozen=True, slots=True)
class Length:
    """How many items a list must have."""

    least: int
    most: int | None = None


SomeLanguages = Annotated[tuple[LanguageOrWay, ...], Length(1)]
SomeNames = Annotated[tuple[str, ...], Length(1)]


def need(doc: str, example: str) -> Any:
    """A key that must be there."""
    return field(metadata={"doc": doc, "example": example})


def may(doc: str, example: str, absent: Any = None) -> Any:
    """A key that may be left out, and what stands for it then."""
    metadata = {"doc": doc, "example": example}
    return field(default_factory=dict, metadata=metadata) if absent == {} else field(default=absent, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class PerhapsDescribed:
    """Something that has docs of its own, or else those of what it belongs to."""

    summary: str = may("What it is, in one sentence. Where it is left out, what it belongs to speaks for it.", "Gives the text.", "")
    details: str = may("What else its user must know, in paragraphs.", "It can be used from every thread.", "")
    since: Version | None = may("The version that brought it; its parent's where it is left out.", "0.2.0")
    notes: dict[LanguageId, str] = may("What the users of single languages must know besides.", "{ c: It is changed in place. }", {})


@dataclass(frozen=True, kw_only=True)
class Described(PerhapsDescribed):
    """Something that has docs, which users of every language read. They name items of the API by [references](#references-in-docs)."""

    summary: str = need("What it is, in one sentence that ends. Units, ranges and shapes belong here.", "Length of an embedding.")


@dataclass(frozen=True, kw_only=True)
class Selective:
    """Something that not every language must have.

    `through_c` stands for C and all that reach core through it, `through_core` for the others.
    """

    only: SomeLanguages = may("The languages that have it. Where it is left out, all that can express it have it.", "[rust, python]", ())
    except_: SomeLanguages = may("The languages that do not have it; not beside `only`.", "[through_c]", ())


@dataclass(frozen=True, kw_only=True)
class Named(Selective):
    """Something that single languages spell in their own way."""

    names: dict[LanguageOrAll, Identifier] = may(
        "Verbatim spellings, where a language's habits ask for one. On a form, `all` replaces the operation's name.",
        "{ go: Stream, all: generate_stream }",
        {},
    )
    aliases: dict[LanguageId, tuple[Identifier, ...]] = may("Further names of a handle's type.", "{ node: [JsModel] }", {})


@dataclass(frozen=True, kw_only=True)
class Short:
    """A second C function of a call, or a second struct of a params record, that leaves something out; the one takes the other."""

    symbol: Identifier = need("Its name without the prefix.", "model_apply_chat_template")
    omit: tuple[str, ...] = need("The parameters or fields that it does not take; they have their defaults.", "[options]")


@dataclass(frozen=True, kw_only=True)
class Hints:
    """Where the C form of something is irregular. Nothing but the lowering to C reads this."""

    symbol: Identifier | None = may("The name of the function, or of the struct of a params record, without the prefix.", "model_desc")
    default_symbol: Identifier | None = may(
        "Of a params record: the function that gives its defaults. With it the struct has reserved space.", "model_default_params"
    )
    short: Short | None = may("A second function, or a second struct, that takes less.", "{ symbol: apply_chat_template, omit: [options] }")
    suffix: Identifier | None = may(
        "Of an input: what it adds to the names of C's functions; one input of an operation goes without.", "text"
    )
    result_after: str | None = may("The parameter behind which the out-buffer stands; else it comes last.", "text")
    buffer: Buffer | None = may("`limit`: the caller's buffer ends the work, so that nothing is made and lost.", "limit")
    omit: tuple[str, ...] = may("Parameters that this form does not take in C.", "[options]", ())
    handle: bool = may("A result record is a handle, and each of its fields has a function.", "true", False)
    shared_length: bool = may("The vectors among the parameters have one length, which is given once.", "true", False)
    indexed: Annotated[tuple[Identifier, ...], Length(3, 3)] = may(
        "Of a map: the names of the functions that give its count, a key and a value.", "[meta_count, meta_key, meta_val]", ()
    )
