"""The public package: enums, errors, records, unions and the asynchronous streams, in Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ...meaning.model import Api, Default, Enum, Field, Record, RecordKind, Stream, Union
from ...meaning.names import Case
from ...meaning.types import EnumRef, ListOf, OptionOf, RecordRef, Type
from .imports import Groups, Import, grouped, modules, named, sort_names
from .language import PYTHON
from .native import NativeView
from .spelling import (
    Described,
    case_name,
    docstring,
    field_name,
    fields_of,
    held,
    is_late,
    is_spread,
    is_taken,
    literal_of,
    mapping_name,
    pascal,
    returned,
    taken,
)


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An exception class."""

    name: str
    bases: str
    code: int
    doc: str


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum class and the names that stand for its members."""

    name: str
    doc: str
    members: tuple[tuple[str, str, str], ...]  # member, name, doc
    names: str


@dataclass(frozen=True, slots=True)
class AttributeView:
    """A record's attribute."""

    name: str
    type: str
    default: str | None


@dataclass(frozen=True, slots=True)
class PresetView:
    """A preset as a call of the record's class."""

    name: str
    doc: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappingView:
    """A dict that stands for a record, or the part of it that no such dict leaves out."""

    name: str
    base: str
    doc: str
    attributes: tuple[AttributeView, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record's class."""

    name: str
    doc: str
    decorator: str
    attributes: tuple[AttributeView, ...]
    named: tuple[AttributeView, ...]  # those that cannot be given by position
    mappings: tuple[MappingView, ...]
    presets: tuple[PresetView, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """A union's case as the function that makes it."""

    method: str
    kind: str
    type: str
    doc: str


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union's class."""

    name: str
    doc: str
    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True)
class StreamView:
    """A stream that asyncio iterates over."""

    name: str
    native: str
    item: str
    result: str
    doc: str
    bases: tuple[tuple[str, str], ...]  # each class, and what it is made of


@dataclass(frozen=True, slots=True)
class PackageView:
    """Everything that the public package prints."""

    doc: str
    version: str
    errors: tuple[ErrorView, ...]
    enums: tuple[EnumView, ...]
    records: tuple[RecordView, ...]
    unions: tuple[UnionView, ...]
    streams: tuple[StreamView, ...]
    is_fed: bool  # whether a stream takes something
    streamed: tuple[str, ...]  # records that streams end with or give
    record_imports: Groups
    union_imports: Groups
    union_records: Groups  # for type checkers alone
    imports: Groups  # of `__init__`
    aliases: tuple[tuple[str, str], ...]
    exported: tuple[str, ...]


def package_view(api: Api, native: NativeView) -> PackageView:
    """The public package of a description."""
    errors = tuple(error_views(api))
    enums = tuple(enum_view(api, e) for e in api.enums)
    in_records: set[str] = {"public"}
    in_unions: set[str] = {"Tagged", "public"}
    records = tuple(record_view(api, r, in_records) for r in api.records if r.kind is RecordKind.RESULT or has_class(api, r))
    unions = tuple(union_view(api, u, in_unions) for u in api.unions)
    union_records = _of_records(api, frozenset(in_unions))
    in_unions |= {"TYPE_CHECKING"} if union_records else set()
    streams = tuple(_stream(api, s) for s in api.streams)
    functions = [f.name for f in native.functions] + [name for name, _, _ in native.attributes]
    aliases = tuple((alias, pascal(h.id)) for h in api.handles for alias in h.surface.aliases.get(PYTHON.id, ()))
    imports = tuple(
        Import(module, sort_names(names))
        for module, names in (
            ("._mullama", [*native.classes, *functions]),
            (".generated.enums", [e.name for e in enums]),
            (".generated.errors", [e.name for e in errors]),
            (".generated.records", [name for r in records for name in (r.name, *(m.name for m in r.mappings[-1:]))]),
            (".generated.streams", [name for s in streams for name, _ in s.bases]),
            (".generated.unions", [u.name for u in unions]),
            ("._runtime.errors", ["MullamaError"]),
            ("._runtime.tools", ["Tool"] if native.has_tools else []),
        )
    )
    return PackageView(
        doc=docstring(api, api.library.doc),
        version=api.library.version,
        errors=errors,
        enums=enums,
        records=records,
        unions=unions,
        streams=streams,
        is_fed=any(s.takes is not None for s in api.streams),
        streamed=sort_names(name for s in api.streams for name in (pascal(s.result), *_records_in(s.item))),
        record_imports=_record_imports(api, frozenset(in_records)),
        union_imports=_union_imports(api, frozenset(in_unions)),
        union_records=union_records,
        imports=grouped((), imports),
        aliases=aliases,
        exported=sort_names([*(name for i in imports for name in i.names), *(alias for alias, _ in aliases)]),
    )


def has_class(api: Api, record: Record) -> bool:
    """Whether a params record has a class: one that is only ever spread into keywords needs none."""

    def inside(type_: Type) -> bool:
        match type_:
            case RecordRef(id_):
                return id_ == record.id
            case ListOf(item) | OptionOf(item):
                return inside(item)
            case _:
                return False

    if record.kind is RecordKind.PARAMS and not is_spread(record):
        return True
    operations = [op for h in api.handles for op in (*h.constructors, *h.methods)] + list(api.functions)
    nested = [f.type for r in api.records for f in r.fields] + [c.type for u in api.unions for c in u.cases]
    passed = [p.type for op in operations for p in op.params if not isinstance(p.type, RecordRef)]
    return bool(record.presets) or any(inside(t) for t in (*nested, *passed))


def error_views(api: Api) -> Iterator[ErrorView]:
    """The exception classes, in the order of the description."""
    for error in api.errors:
        doc = docstring(api, error.doc)
        if error.data:
            doc += "\n\n`data` has " + " and ".join(f"`{key}`" for key, _ in error.data) + "."
        bases = ", ".join(["MullamaError", *([error.also[PYTHON.id]] if PYTHON.id in error.also else [])])
        yield ErrorView(f"{pascal(error.id)}Error", bases, error.code, doc)


def enum_view(api: Api, enum: Enum) -> EnumView:
    """An enum's class."""
    members = tuple((PYTHON.escape(v.name.to(Case.SCREAMING)), v.id, v.doc.summary) for v in enum.values)
    return EnumView(pascal(enum.id), docstring(api, enum.doc), members, ", ".join(f'"{v.id}"' for v in enum.values))


def record_view(api: Api, record: Record, names: set[str] | None = None) -> RecordView:
    """A record's class; what it names goes into `names`."""
    names = set() if names is None else names
    is_result = record.kind is RecordKind.RESULT
    decorator = "result" if is_result else "params"
    own = {f.id: f for f in fields_of(record)}
    positional = tuple(own) if is_result else tuple(id_ for id_ in record.by_position if id_ in own)
    fields = (*map(own.__getitem__, positional), *(f for id_, f in own.items() if id_ not in positional))
    attributes = [AttributeView(field_name(f), _held(api, record, f, names), None if is_result else _default(f, names)) for f in fields]
    mappings = () if is_result else tuple(_mappings(record, attributes))
    names |= {decorator, *(["KW_ONLY"] if len(positional) < len(fields) else []), *(["TypedDict"] if mappings else [])}
    described = [Described(a.name, a.type, f.doc.summary) for a, f in zip(attributes, fields, strict=True)]
    return RecordView(
        name=pascal(record.id),
        doc=docstring(api, record.doc, described, heading="Attributes"),
        decorator=decorator,
        attributes=tuple(attributes[: len(positional)]),
        named=tuple(attributes[len(positional) :]),
        mappings=mappings,
        presets=tuple(
            PresetView(
                PYTHON.escape(p.id),
                docstring(api, p.doc),
                tuple(f"{field_name(record.field(key))}={_literal(record.field(key), value, names)}" for key, value in p.values.items()),
            )
            for p in record.presets
        ),
    )


def _mappings(record: Record, attributes: list[AttributeView]) -> Iterator[MappingView]:
    """A dict's type; where some of its keys must be there and others need not, it has a base with those that must."""
    name, doc = mapping_name(record.id), f"What may be given as a dict instead of a `{pascal(record.id)}`."
    needed = tuple(a for a in attributes if a.default is None)
    optional = tuple(a for a in attributes if a.default is not None)
    if needed and optional:
        yield MappingView(f"_{name}", "TypedDict", "What such a dict must have.", needed)
        yield MappingView(name, f"_{name}, total=False", doc, optional)
    else:
        yield MappingView(name, "TypedDict" if needed else "TypedDict, total=False", doc, (*needed, *optional))


def _held(api: Api, record: Record, field: Field, names: set[str]) -> str:
    return returned(field.type, names) if record.kind is RecordKind.RESULT else held(api, field, names)


def _default(field: Field, names: set[str]) -> str | None:
    return None if field.default is None else "None" if is_late(field.type) else _literal(field, field.default, names)


def _literal(field: Field, default: Default, names: set[str]) -> str:
    """A default as an expression of the package; an enum's is its member."""
    if isinstance(field.type, EnumRef):
        names.add(pascal(field.type.id))
        return f"{pascal(field.type.id)}.{PYTHON.escape(default.text.upper())}"
    return literal_of(field, default)


def union_view(api: Api, union: Union, names: set[str] | None = None) -> UnionView:
    """A union's class; what it names goes into `names`."""
    spelt = partial(taken, api) if is_taken(api, union) else returned
    cases = tuple(CaseView(case_name(c.id), c.id, spelt(c.type, names), c.doc.summary) for c in union.cases)
    return UnionView(pascal(union.id), docstring(api, union.doc), cases)


def _records_in(item: Type) -> tuple[str, ...]:
    return (pascal(item.id),) if isinstance(item, RecordRef) else ()


def _stream(api: Api, stream: Stream) -> StreamView:
    name = pascal(stream.id)
    bases = [(f"Async{name}", "AsyncPull")]
    if stream.takes is not None:
        bases += [(f"Fed{name}", "Fed"), (f"AsyncFed{name}", "AsyncFed")]
    return StreamView(f"Async{name}", name, returned(stream.item), pascal(stream.result), docstring(api, stream.doc), tuple(bases))


def _record_imports(api: Api, used: frozenset[str]) -> Groups:
    return grouped(modules(used), [*_common(api, used), named(used, ".unions", [pascal(u.id) for u in api.unions])])


def _union_imports(api: Api, used: frozenset[str]) -> Groups:
    return grouped(modules(used), _common(api, used))


def _of_records(api: Api, used: frozenset[str]) -> Groups:
    """Records that only annotations of unions name, for their module needs that of the unions."""
    names = (name for r in api.records for name in (pascal(r.id), mapping_name(r.id)))
    return grouped((), [named(used, ".records", names)])


def _common(api: Api, used: frozenset[str]) -> list[Import]:
    return [
        named(used, "collections.abc", ("Iterable", "Mapping")),
        named(used, "typing", ("TYPE_CHECKING", "Any", "Literal", "TypedDict")),
        named(used, ".._mullama", [pascal(h.id) for h in api.handles]),
        named(used, ".._runtime.values", ("KW_ONLY", "Tagged", "params", "public", "result")),
        named(used, ".enums", [n for e in api.enums for n in (pascal(e.id), f"{pascal(e.id)}Name")]),
    ]
