"""The native module's conversions of records, unions and enums, both ways, and the numbers that errors carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...meaning.model import Api, Field, Record, RecordKind, Union
from ...meaning.names import Case
from ...meaning.types import EnumRef, MapOf, OptionOf, RecordRef
from ..rust.language import RUST
from ..rust.types import core_field, pascal, quoted, value
from .language import NODE
from .native_values import field_reader, reader, writer
from .spelling import listed, member, type_name


@dataclass(frozen=True, slots=True)
class OptionView:
    """One property that a record can be given: what sets it. Where it has a default, null leaves it as it is."""

    key: str
    statement: str


@dataclass(frozen=True, slots=True)
class ParamsView:
    """A record that is made from an object. Where a field has no default, all wait in `variables` until they are put together."""

    name: str
    core: str
    options: tuple[OptionView, ...]
    variables: tuple[tuple[str, str], ...]  # name, initial value
    fields: tuple[tuple[str, str], ...]  # field, expression
    shorthand: tuple[str, ...]
    nested: str | None
    names: str
    list: str  # the function that reads several
    list_reader: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case of a union."""

    key: str
    variant: str
    read: str
    write: str


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union, read from and written as an object with one property."""

    name: str
    core: str
    cases: tuple[CaseView, ...]
    names: str
    is_given: bool  # callers may give it
    comes_back: bool  # core may give it


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record that is written as an object."""

    name: str
    core: str
    fields: tuple[tuple[str, str], ...]  # property, expression


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum, read from its value's name."""

    name: str
    core: str
    names: str


@dataclass(frozen=True, slots=True)
class HandleView:
    """A native object behind a JavaScript one."""

    name: str
    core: str
    article: str


@dataclass(frozen=True, slots=True)
class ValuesView:
    """Everything in the files of conversions."""

    params: tuple[ParamsView, ...]
    unions: tuple[UnionView, ...]
    records: tuple[RecordView, ...]
    enums: tuple[EnumView, ...]
    handles: tuple[HandleView, ...]
    streams: tuple[HandleView, ...]
    errors: tuple[tuple[str, str], ...]  # core's variant, the list of keys with their names
    modules: tuple[str, ...]


def values(api: Api, modules: tuple[str, ...]) -> ValuesView:
    """The conversions of a whole API."""
    return ValuesView(
        params=tuple(_params(r) for r in api.records if r.kind is RecordKind.PARAMS),
        unions=tuple(_union(api, u) for u in api.unions),
        records=tuple(_record(r) for r in api.records if r.kind is RecordKind.RESULT),
        enums=tuple(
            EnumView(RUST.escape(e.id), type_name(e.id), f"one of {listed(tuple(repr(v.id) for v in e.values))}") for e in api.enums
        ),
        handles=tuple(_handle(h.id) for h in api.handles if NODE.id in h.surface),
        streams=tuple(_handle(s.id) for s in api.streams),
        errors=tuple(_errors(api)),
        modules=modules,
    )


def _handle(id_: str) -> HandleView:
    name = type_name(id_)
    return HandleView(RUST.escape(id_), name, f"{'an' if name[0] in 'AEIOU' else 'a'} {name}")


def _params(record: Record) -> ParamsView:
    fields = [f for f in record.fields if NODE.id in f.surface]
    keys = {f.id: member(f.name, f.surface) for f in fields}
    in_parts, every = any(f.default is None for f in fields), (*record.fields, *record.others)
    return ParamsView(
        name=RUST.escape(record.id),
        core=type_name(record.id),
        options=tuple(_option(f, keys[f.id], in_parts) for f in fields),
        variables=tuple((_waiting(f), _initial(f)) for f in every) if in_parts else (),
        fields=tuple((core_field(f), _final(f, keys)) for f in every) if in_parts else (),
        shorthand=tuple(keys[id_] for id_ in record.shorthand if id_ in keys),
        nested=record.nested,
        names=listed(list(keys.values())),
        list=f"list_{record.id}",
        list_reader="input::list_or_map" if record.keyed_by else "input::list",
    )


def _option(field: Field, key: str, in_parts: bool) -> OptionView:
    read = field_reader(field)
    if field.default is None:
        return OptionView(key, f"{_waiting(field)} = Some({read.of('&value', quoted(key))}?)")
    target = _waiting(field) if in_parts else f"params.{core_field(field)}"
    if isinstance(field.type, OptionOf):
        return OptionView(key, f"{target} = {read.of('&value', quoted(key))}?")
    return OptionView(key, f"input::fill(&mut {target}, &value, {quoted(key)}, {read.as_function})?")


def _waiting(field: Field) -> str:
    """The variable of a field that waits for the others."""
    return f"given_{field.id}"


def _initial(field: Field) -> str:
    match field.type, field.default:
        case _, None:
            return "None"
        case EnumRef() | RecordRef(), default:
            return f"core::{value(field.type, default)}"
        case MapOf(), _:
            return "Default::default()"
        case _, default:
            return value(field.type, default)


def _final(field: Field, keys: Mapping[str, str]) -> str:
    name = _waiting(field)
    if field.default is not None:
        return name
    return f"{name}.ok_or_else(|| input::missing_option(value, what, {quoted(keys[field.id])}))?"


def _union(api: Api, union: Union) -> UnionView:
    cases = tuple(
        CaseView(
            key=member(c.name),
            variant=pascal(c.id),
            read=reader(c.type).of("&value", quoted(member(c.name))),
            write=writer(c.type, False).inline("value"),
        )
        for c in union.cases
    )
    # A record is read or written, never both.
    kinds = {api.record(c.type.id).kind for c in union.cases if isinstance(c.type, RecordRef)}
    return UnionView(
        name=RUST.escape(union.id),
        core=pascal(union.id),
        cases=cases,
        names=listed([c.key for c in cases]),
        is_given=RecordKind.RESULT not in kinds,
        comes_back=RecordKind.PARAMS not in kinds,
    )


def _record(record: Record) -> RecordView:
    fields = tuple(
        (member(f.name, f.surface), writer(f.type, False).inline(f"record.{core_field(f)}")) for f in record.fields if NODE.id in f.surface
    )
    return RecordView(RUST.escape(record.id), type_name(record.id), fields)


def _errors(api: Api) -> Iterator[tuple[str, str]]:
    for error in api.errors:
        if error.data:
            keys = ", ".join(f'("{key}", "{key_name(key)}")' for key, _ in error.data)
            yield error.name.to(Case.PASCAL), keys


def key_name(key: str) -> str:
    """A number that an error carries, as a property."""
    first, *rest = key.split("_")
    return first + "".join(word.capitalize() for word in rest)
