"""Short ways to write params in Rust: a setter for each field that has a default, `new` where others have none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Field, Record, RecordKind
from ...meaning.types import Kind, ListOf, MapOf, OptionOf, Scalar, Type, Vector, strip_option
from ...output import File
from ..texts import doc_text
from .language import RUST
from .types import core_field, owned, pascal, value


@dataclass(frozen=True, slots=True)
class GivenView:
    """A field that is given a value: its name, what a caller may write, and what becomes of it."""

    doc: str
    method: str  # of the setter
    name: str
    type: str
    value: str
    field: str  # as a struct's expression gives it


@dataclass(frozen=True, slots=True)
class ShortView:
    """A record; `required` are the parameters of `new`, which is there only for them."""

    name: str
    summary: str
    required: tuple[GivenView, ...]
    defaults: tuple[tuple[str, str], ...]  # of the other fields
    setters: tuple[GivenView, ...]


@dataclass(frozen=True, slots=True)
class ShortsView:
    """Every params record."""

    records: tuple[ShortView, ...]


def files(api: Api) -> Iterator[File]:
    """The file of all setters."""
    records = tuple(_short(r) for r in api.records if r.kind is RecordKind.PARAMS)
    yield File("core/src/generated/setters.rs", "rust/core/setters.rs.j2", ShortsView(records))


def _short(record: Record) -> ShortView:
    needed = any(f.default is None for f in record.fields)
    # `new` takes what a tuple that stands for the record has.
    first = [f for f in record.fields if f.default is None or (needed and f.id in record.shorthand)]
    free = [f for f in record.fields if f.default is not None]
    return ShortView(
        name=pascal(record.id),
        summary=record.doc.summary,
        required=tuple(_given(f, core_field(f)) for f in first),
        defaults=tuple((core_field(f), value(f.type, f.default)) for f in free if f.default is not None and f not in first),
        setters=tuple(_given(f, "value") for f in free),
    )


def _given(field: Field, argument: str) -> GivenView:
    type_, made = _accepted(strip_option(field.type), argument)
    if isinstance(field.type, OptionOf):
        made = f"Some({made})"
    method = f"with_{field.surface.names.get(RUST.id, field.id)}"
    name = core_field(field)
    return GivenView(doc_text(field.doc), method, name, type_, made, name if made == name else f"{name}: {made}")


def _accepted(type_: Type, argument: str) -> tuple[str, str]:
    """What a caller may write for a type, and what makes the field's own of it."""
    match type_:
        case Scalar(kind) if kind.is_text or kind is Kind.BYTES:
            return f"impl Into<{owned(type_)}>", f"{argument}.into()"
        case ListOf(Scalar(kind) as item) if kind.is_text:
            return f"impl IntoIterator<Item = impl Into<{owned(item)}>>", f"{argument}.into_iter().map(Into::into).collect()"
        case MapOf():
            pair = "(impl Into<String>, impl Into<String>)"
            made = f"{argument}.into_iter().map(|(key, value)| (key.into(), value.into())).collect()"
            return f"impl IntoIterator<Item = {pair}>", made
        case ListOf(item):
            return f"impl IntoIterator<Item = {owned(item)}>", f"{argument}.into_iter().collect()"
        case Vector():
            return "impl IntoIterator<Item = f32>", f"{argument}.into_iter().collect()"
        case _:
            return owned(type_), argument
