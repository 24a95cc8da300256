"""The native module: its classes, its functions, and the conversions of the description's own types."""

from __future__ import annotations

from dataclasses import dataclass

from ...meaning.model import Api, Enum, Fact, Field, Handle, Record, RecordKind, Stream, Union
from ...meaning.names import Case
from ...meaning.types import HandleRef, Kind, ListOf, MapOf, RecordRef, Scalar, StreamRef, Type
from ...meaning.walk import answered
from ...plan.calls import Call
from ...plan.core import CoreMethod
from ...plan.planned import Fed, LoopOver, Plan, PlannedCall, Runs
from ..rust.language import RUST
from ..rust.types import pascal as rust_pascal
from . import rust
from .calls import CallView, call_view
from .imports import Groups, grouped, modules, named, sort_names
from .language import PYTHON
from .spelling import call_name, docstring, field_name, is_given_back, is_taken, mapping_name, pascal, returned

# The classes that the hand-written runtime exports for the package's own use.
RUNTIME = ("Bell", "Job")


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact: a property, or a method where it makes a new dict."""

    doc: str
    name: str
    function: str
    attribute: str | None
    takes: str
    asks: str  # what the handle is called in the error of a closed one; empty where a closed one tells all the same
    result: str
    gives: str
    stub_decorator: str | None
    stub_gives: str


@dataclass(frozen=True, slots=True)
class HandleView:
    """A class over one of core's handles."""

    module: str
    doc: str
    name: str
    facts: tuple[FactView, ...]
    shown: tuple[tuple[str, str], ...]  # what `repr` tells: label, expression
    clone: str | None  # its doc
    calls: tuple[CallView, ...]
    streams: tuple[str, ...]  # classes that its calls give
    handles: tuple[str, ...]  # classes that its calls take or give


@dataclass(frozen=True, slots=True)
class StreamView:
    """A class over one of core's streams."""

    module: str
    doc: str
    name: str
    item: str  # the Rust type of a piece
    put: str | None  # the conversion of a piece that needs one
    put_result: str
    next_doc: str
    try_next_doc: str | None
    finish_doc: str
    stub_item: str
    stub_result: str
    fd_doc: str | None
    takes: tuple[str, str, str] | None  # identifier in Rust, name in messages, name in Python
    give_doc: str | None
    end_doc: str | None


@dataclass(frozen=True, slots=True)
class EnumView:
    """Conversions of an enum."""

    id: str
    name: str
    expected: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A union's case."""

    kind: str
    variant: str
    read: str
    put: str


@dataclass(frozen=True, slots=True)
class UnionView:
    """Conversions of a union."""

    id: str
    name: str
    cases: tuple[CaseView, ...]
    expected: str
    is_read: bool
    is_put: bool


@dataclass(frozen=True, slots=True)
class RecordFieldView:
    """A record's field on its way to core or from it."""

    name: str
    core: str
    read: str
    put: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """Conversions of a record."""

    id: str
    name: str
    constant: str
    fields: tuple[RecordFieldView, ...]
    shorthand: tuple[str, ...]
    again: tuple[str, ...]  # classes of results that are taken for it
    nested: str | None
    list: str  # the reader of several
    is_read: bool
    is_put: bool
    has_defaults: bool
    leaves_out: bool  # core has fields that Python has not


@dataclass(frozen=True, slots=True)
class NativeView:
    """Everything that the native module and its stub print."""

    handles: tuple[HandleView, ...]
    streams: tuple[StreamView, ...]
    functions: tuple[CallView, ...]
    attributes: tuple[tuple[str, str, str], ...]  # name, expression, stub type
    enums: tuple[EnumView, ...]
    unions: tuple[UnionView, ...]
    records: tuple[RecordView, ...]
    cloned: tuple[tuple[str, str], ...]  # handles that travel inside other values: id, class
    data_keys: tuple[str, ...]
    classes: tuple[str, ...]
    exported: tuple[str, ...]
    imports: Groups  # of the stub
    has_typed: bool  # whether a call gives a value of a type that its caller names
    has_tools: bool  # whether a call takes functions of the user's


def native_view(api: Api, plan: Plan) -> NativeView:
    """The native module of a description."""
    names: set[str] = set()
    handles = tuple(_handle(api, plan, h, names) for h in api.handles if PYTHON.id in h.surface)
    free = plan.functions_on(None)
    streams = tuple(_stream(api, s, names) for s in api.streams)
    calls = tuple(call_view(api, p, in_class=False, names=names) for p in free if not is_attribute(p.call))
    attributes = tuple(_attribute(p) for p in free if is_attribute(p.call))
    classes = (*(h.name for h in handles), *(s.name for s in streams))
    return NativeView(
        handles=handles,
        streams=streams,
        functions=calls,
        attributes=attributes,
        enums=tuple(_enum(e) for e in api.enums),
        unions=tuple(_union(api, u) for u in api.unions),
        records=tuple(_record(api, r) for r in api.records),
        cloned=tuple((id_, pascal(id_)) for id_ in rust.cloned_handles(api)),
        data_keys=tuple(dict.fromkeys(key for e in api.errors for key, _ in e.data)),
        classes=classes,
        exported=sort_names([*RUNTIME, *classes, *(c.name for c in calls), *(name for name, _, _ in attributes)]),
        imports=_stub_imports(api, names),
        has_typed="_T" in names,
        has_tools="Tool" in names,
    )


def is_attribute(call: Call) -> bool:
    """Whether Python spells the function as one of a module's own attributes, as in `__version__`."""
    return call_name(call).startswith("__") and not call.params


def _attribute(planned: PlannedCall) -> tuple[str, str, str]:
    method = planned.only_way.to
    assert isinstance(method, CoreMethod) and planned.result.type is not None
    return call_name(planned.call), f"mullama::{RUST.escape(method.name)}()", returned(planned.result.type)


def _handle(api: Api, plan: Plan, handle: Handle, names: set[str]) -> HandleView:
    calls = (*plan.constructors(handle), *plan.methods(handle), *plan.functions_on(handle.id))
    types = [t for c in calls for t in (*(p.type for p in c.call.params), *([c.result.type] if c.result.type else []))]
    types += [StreamRef(c.does.stream) for c in calls if isinstance(c.does, (LoopOver, Fed))]
    types += [HandleRef(id_) for c in calls if isinstance(c.does, Runs) for id_ in (c.does.handle.id, "cancel_token")]
    facts = tuple(f for f in handle.facts if PYTHON.id in f.surface)
    direct = {t.id for t in types if isinstance(t, HandleRef)} - {handle.id}
    return HandleView(
        module=RUST.escape(handle.id),
        doc=docstring(api, handle.doc),
        name=pascal(handle.id),
        facts=tuple(_fact(api, handle, f, names) for f in facts),
        shown=tuple((fact_name(f), f"self.core.{_core_fact(f)}()") for f in facts if rust.native(f.type) and not _is_map(f.type))[:3],
        clone=docstring(api, handle.clone) if handle.clone else None,
        calls=tuple(call_view(api, c, in_class=True, names=names) for c in calls),
        streams=tuple(dict.fromkeys(pascal(t.id) for t in types if isinstance(t, StreamRef))),
        handles=tuple(sorted(map(pascal, direct))),
    )


def _is_map(type_: Type) -> bool:
    return isinstance(type_, MapOf)


def fact_name(fact: Fact) -> str:
    """A fact's identifier."""
    return PYTHON.escape(fact.surface.names.get(PYTHON.id, fact.name.to(Case.SNAKE)))


def _core_fact(fact: Fact) -> str:
    return RUST.escape(fact.surface.names.get("rust", fact.name.to(Case.SNAKE)))


def _fact(api: Api, handle: Handle, fact: Fact, names: set[str]) -> FactView:
    name, plain = fact_name(fact), rust.native(fact.type)
    core = f"self.core.{_core_fact(fact)}()"
    if fact.changes:
        return FactView(
            doc=docstring(api, fact.doc),
            name=name,
            function=rust.identifier(name),
            attribute="#[getter]",
            takes="&self, py: Python<'_>",
            asks=handle.id.replace("_", " "),
            result=f"{rust.writer(fact.type)}(py, {core})",
            gives="PyResult<Object>",
            stub_decorator="@property",
            stub_gives=returned(fact.type, names),
        )
    simple = plain is not None and not _is_map(fact.type)
    # Core lends what has parts; PyO3 takes text as it is lent.
    lent = simple and (isinstance(fact.type, ListOf) or fact.type in (Scalar(Kind.PATH), Scalar(Kind.BYTES)))
    gives = "&str" if fact.type == Scalar(Kind.STRING) else plain
    return FactView(
        doc=docstring(api, fact.doc),
        name=name,
        function=rust.identifier(name),
        attribute=None if _is_map(fact.type) else "#[getter]",
        takes="&self" if simple else "&self, py: Python<'_>",
        asks="",
        result=f"{core}.to_owned()" if lent else core if simple else f"{rust.writer(fact.type)}(py, {core}.to_owned())",
        gives=gives if gives and simple else "PyResult<Object>",
        stub_decorator=None if _is_map(fact.type) else "@property",
        stub_gives=returned(fact.type, names),
    )


def _stream(api: Api, stream: Stream, names: set[str]) -> StreamView:
    plain = rust.native(stream.item)
    docs = {m.id: docstring(api, m.doc) for m in stream.methods if PYTHON.id in m.surface}
    return StreamView(
        module=RUST.escape(stream.id),
        doc=docstring(api, stream.doc),
        name=pascal(stream.id),
        item=plain or "Object",
        put=None if plain else rust.writer(stream.item),
        put_result=rust.writer(RecordRef(stream.result)),
        next_doc=docs.get("next", "The next item."),
        try_next_doc=docs.get("try_next"),
        finish_doc=docs.get("finish", "Stops the stream and gives its record."),
        stub_item=returned(stream.item, names),
        stub_result=returned(RecordRef(stream.result), names),
        fd_doc=docs.get("fd"),
        takes=_takes(stream, names),
        give_doc=docs.get("give", "Gives some of them and tells how many had space."),
        end_doc=docs.get("end_input", "Says that no more come."),
    )


def _takes(stream: Stream, names: set[str]) -> tuple[str, str, str] | None:
    if stream.takes is None:
        return None
    names.add("Iterable")
    name = field_name(stream.takes)
    return rust.identifier(name), rust.text(name), name


def _enum(enum: Enum) -> EnumView:
    *most, last = (f"'{v.id}'" for v in enum.values)
    return EnumView(enum.id, pascal(enum.id), f"{', '.join(most)} or {last}" if most else last)


def _union(api: Api, union: Union) -> UnionView:
    cases = tuple(CaseView(c.id, rust_pascal(c.id), rust.reader(c.type), rust.writer(c.type)) for c in union.cases)
    expected = " or ".join(c.id for c in union.cases)
    return UnionView(union.id, pascal(union.id), cases, expected, is_taken(api, union), is_given_back(api, union))


def _record(api: Api, record: Record) -> RecordView:
    is_read = record.kind is RecordKind.PARAMS
    is_put = record.kind is RecordKind.RESULT
    has_defaults = all(f.default is not None for f in (*record.fields, *record.others))
    return RecordView(
        id=record.id,
        name=pascal(record.id),
        constant=record.id.upper(),
        fields=tuple(
            RecordFieldView(
                name=field_name(f),
                core=rust.core_field(f),
                read=_read(f, has_defaults) if is_read else "",
                put=rust.writer(f.type) if is_put else "",
            )
            for f in record.fields
        ),
        shorthand=tuple(field_name(record.field(f)) for f in record.shorthand),
        again=tuple(pascal(r.id) for r in answered(api, record)),
        nested=record.nested,
        list="given::list_or_map" if record.keyed_by else "given::list",
        is_read=is_read,
        is_put=is_put,
        has_defaults=has_defaults,
        leaves_out=bool(record.others),
    )


def _read(field: Field, has_defaults: bool) -> str:
    name, reader = rust.text(field_name(field)), rust.reader_of(field)
    if field.default is None:
        return f"fields.required({name}, {reader})?"
    default = f"default.{rust.core_field(field)}" if has_defaults else rust.default_value(field.type, field.default)
    return f"fields.get({name}, {reader}, {default})?"


def _stub_imports(api: Api, names: set[str]) -> Groups:
    # What the template itself names stands beside what the annotations do.
    used = frozenset(names | {"Any", "Callable", "final"} | ({"TypeVar"} if "_T" in names else set()))
    return grouped(
        modules(used),
        [
            named(used, "collections.abc", ("AsyncIterable", "Callable", "Coroutine", "Iterable", "Mapping")),
            named(used, "typing", ("Any", "Literal", "TypeVar", "final")),
            named(used, "._runtime.tools", ("Tool",)),
            named(used, ".generated.enums", [n for e in api.enums for n in (pascal(e.id), f"{pascal(e.id)}Name")]),
            named(used, ".generated.records", [name for r in api.records for name in (pascal(r.id), mapping_name(r.id))]),
            named(used, ".generated.streams", [f"{kind}{pascal(s.id)}" for s in api.streams for kind in ("Async", "Fed", "AsyncFed")]),
            named(used, ".generated.unions", [pascal(u.id) for u in api.unions]),
        ],
    )
