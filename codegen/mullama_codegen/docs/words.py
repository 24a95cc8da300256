"""Types, defaults and ranges in words that belong to no language."""

from __future__ import annotations

from collections.abc import Iterable

from ..meaning.model import Default, Doc, Field, Surface
from ..meaning.names import Case, Name
from ..meaning.types import (
    EitherOf,
    EnumRef,
    HandleRef,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    StreamRef,
    Type,
    UnionRef,
    Vector,
    strip_option,
)
from .parts import Table
from .places import Places, anchored, cell_anchor

NOTHING = "—"


def type_words(type_: Type, places: Places) -> str:
    """A type as a table's cell says it."""
    match type_:
        case Scalar(kind):
            return f"`{kind.value}`"
        case ListOf(item):
            return f"list of {type_words(item, places)}"
        case OptionOf(item):
            return f"{type_words(item, places)} or nothing"
        case MapOf():
            return "map of `string` to `string`"
        case Vector():
            return "vector of `f32`"
        case EitherOf(options):
            return " or ".join(type_words(option, places) for option in options)
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_) | HandleRef(id_) | StreamRef(id_):
            return places.link(Name.of(id_).to(Case.PASCAL))


def default_words(type_: Type, default: Default | None) -> str:
    """A default; what a record, a list or an absent value stands for is said in words."""
    if default is None:
        return "required"
    match type_:
        case RecordRef():
            return "its defaults"
        case ListOf() | MapOf() | Vector():
            return "empty"
        case OptionOf() | UnionRef() if not default.text or default.value is None:
            return "nothing"
        case _:
            return f"`{default.text}`" if default.text else "empty"


def range_words(field: Field) -> str:
    """The values that are allowed, where not all of the type's are."""
    low, high = field.min, field.max
    if low and high:
        return f"[{low.text}, {high.text}]"
    if low:
        return f"at least {low.text}"
    return f"at most {high.text}" if high else NOTHING


def summary(field: Field, owner: Doc, titles: dict[str, str], places: Places) -> str:
    """What a field means, and where and since when it is there."""
    parts = [places.text(field.doc.summary), *([places.text(field.doc.details)] if field.doc.details else [])]
    if not field.built:
        parts.append("Not built yet: any other value is an error.")
    if field.named:
        parts.append(f"{', '.join(f'`{key}` is {number}' for key, number in field.named.items())}.")
    parts.append(absence(field.surface, titles))
    if field.doc.since != owner.since:
        parts.append(f"Since {field.doc.since}.")
    return " ".join(filter(None, parts))


def absence(surface: Surface, titles: dict[str, str]) -> str:
    """The languages that do not have an item."""
    missing = [titles[language] for language in titles if language not in surface]
    return f"Not in {', '.join(missing)}." if missing else ""


def fields_table(fields: Iterable[Field], owner: Doc, group: str, titles: dict[str, str], places: Places) -> Table | None:
    """Parameters, or a record's fields; `group` makes the rows' anchors and is empty where nothing links to them."""
    rows = tuple(
        (
            anchored(cell_anchor(group, f.id), f"`{f.id}`") if group else f"`{f.id}`",
            type_words(f.type, places),
            default_words(strip_option(f.type) if f.default and f.default.value is not None else f.type, f.default),
            range_words(f),
            summary(f, owner, titles, places),
        )
        for f in fields
    )
    return Table(("name", "type", "default", "range", "meaning and unit"), rows) if rows else None
