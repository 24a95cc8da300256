"""The first page: what there is, and what a type is in each language."""

from __future__ import annotations

from ..meaning.names import Case
from ..meaning.types import Kind, ListOf, MapOf, Scalar, Type, Vector
from ..plan.constructs import Construct, Position, constructs
from .guide import Guide
from .parts import Page, Section, Table
from .places import CALLBACKS, ENUMS, ERRORS, FUNCTIONS, INDEX, RECORDS, code
from .words import NOTHING, type_words

TYPES: tuple[tuple[Type, str], ...] = (
    (Scalar(Kind.BOOL), "True or false."),
    (Scalar(Kind.I32), "A whole number of 32 bits."),
    (Scalar(Kind.U32), "The same without a sign."),
    (Scalar(Kind.I64), "A whole number of 64 bits."),
    (Scalar(Kind.U64), "The same without a sign."),
    (Scalar(Kind.F32), "A floating-point number of 32 bits."),
    (Scalar(Kind.F64), "A floating-point number of 64 bits."),
    (Scalar(Kind.STRING), "UTF-8 text without a NUL."),
    (Scalar(Kind.BYTES), "Any bytes."),
    (Scalar(Kind.DURATION), "A length of time, from 0 on; where the language has no type for it, in seconds, in Node.js in milliseconds."),
    (Scalar(Kind.PATH), "A file's path."),
    (Scalar(Kind.JSON), "A JSON value; text where the language has none of its own."),
    (Scalar(Kind.TOKEN), "A token's id in the vocabulary."),
    (Scalar(Kind.TOKEN_COUNT), "A number of tokens."),
    (ListOf(Scalar(Kind.TOKEN)), "Values in order."),
    (Vector(), "Numbers for arithmetic, side by side in memory."),
    (MapOf(), "Text by text; C reads it by count, key and value."),
)


def page(guide: Guide) -> Page:
    """`index.md`."""
    api = guide.api
    top = Section(
        level=1,
        title=f"Reference of {api.library.name.title()} {api.library.version}",
        paragraphs=(
            *guide.places.paragraphs(api.library.doc),
            "Each call stands once, with its signature in every language that has it.",
            "Tables use the names of the description; the tabs have each language's own.",
        ),
        tables=(Table(("page", "what it has"), tuple(_contents(guide))),),
    )
    rows = tuple((type_words(t, guide.places), meaning, *(_spelt(guide, t))) for t, meaning in TYPES)
    head = ("type", "meaning", *(s.language.title for s in guide.spellers))
    about = "The type of a value that a call gives; C's is the one in which it is taken."
    return Page(INDEX, (top, Section(2, "Types by language", (about,), tables=(Table(head, rows),))))


def _contents(guide: Guide) -> list[tuple[str, str]]:
    api, places = guide.api, guide.places
    items = [(item.name, item.doc) for item in api.handles] + [(item.name, item.doc) for item in api.streams]
    objects = [(places.link(name.to(Case.PASCAL)), places.text(doc.summary)) for name, doc in items]
    rest = (
        (FUNCTIONS, "Free functions."),
        (RECORDS, "Parameters with their defaults and ranges, and what calls give."),
        (ENUMS, "Enums and unions."),
        (CALLBACKS, "Users' functions that are called."),
        (ERRORS, "Every code, and what it is called."),
    )
    return objects + [(f"[{stem}]({stem}.md)", text) for stem, text in rest]


def _spelt(guide: Guide, type_: Type) -> list[str]:
    needed = set(constructs(guide.api, type_, Position.GIVEN)) - {Construct.MAPS}  # every language has maps that are facts
    return [_cell(s.type(type_)) if needed <= s.language.constructs else NOTHING for s in guide.spellers]


def _cell(text: str) -> str:
    return code(text) if text else "functions"
