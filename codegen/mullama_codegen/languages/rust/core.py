"""Core's own generated part: parameter structs with defaults, presets and ranges, enums, error codes, records, doc texts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.shapes import Abi
from ...meaning.model import Absent, Api, Default, Enum, Field, Record, RecordKind, Union
from ...meaning.types import (
    EnumRef,
    HandleRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    Type,
    UnionRef,
    Vector,
    strip_option,
    uses,
)
from ...meaning.walk import replaced
from ...output import File
from ...plan.planned import Plan, PlannedCall
from ..texts import doc_text
from .docs import core_method, of_call
from .language import RUST
from .types import owned, pascal, quoted, value

FOLDER = "core/src/generated"
RUST_DEFAULTS = ("0", "0.0", "false", "None", "Vec::new()", "BTreeMap::new()")  # what `derive(Default)` gives by itself


@dataclass(frozen=True, slots=True)
class VariantView:
    """One value of an enum."""

    doc: str
    name: str
    code: int
    id: str
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum or the error codes: variants with their numbers."""

    doc: str
    name: str
    variants: tuple[VariantView, ...]
    has_default: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """A struct's field."""

    doc: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class PresetView:
    """A preset: the expressions of the fields it sets."""

    doc: str
    name: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NamedView:
    """A number of a field that means something of its own, as a constant."""

    doc: str
    name: str
    type: str
    number: int


@dataclass(frozen=True, slots=True)
class ParamsView:
    """A params record; `defaults` is absent where a field has none, `checks` are statements."""

    doc: str
    name: str
    derives: str
    fields: tuple[FieldView, ...]
    defaults: tuple[tuple[str, str], ...]
    named: tuple[NamedView, ...]
    presets: tuple[PresetView, ...]
    checks: tuple[str, ...]
    settled: tuple[tuple[str, str, str, str], ...]  # id, field, type, condition over `value`: numbers of which one means absent


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case of a union, its number in the C ABI, and the method that gives its payload."""

    doc: str
    name: str
    payload: str
    code: int
    method: str


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union as an enum with payloads."""

    doc: str
    name: str
    derives: str
    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True)
class CoreView:
    """Everything that core's generated files print."""

    version: str
    abi: int
    digest: str
    messages: tuple[tuple[str, str], ...]
    instead: tuple[tuple[str, str], ...]  # a value's name without underscores, and what a message about a negative one ends with
    errors: EnumView
    descriptions: tuple[tuple[str, str], ...]  # variant, literal
    enums: tuple[EnumView, ...]
    unions: tuple[UnionView, ...]
    params: tuple[ParamsView, ...]
    records: tuple[ParamsView, ...]
    docs: tuple[tuple[str, str], ...]
    uses_maps: bool
    uses_paths: bool
    handles: tuple[str, ...]  # handle types that params hold
    uses_tokens: bool


def files(api: Api, abi: Abi, plan: Plan) -> Iterator[File]:
    """The files of `core/src/generated`."""
    view = _view(api, abi, plan)
    for stem in ("mod", "library", "errors", "enums", "params", "records", "docs"):
        yield File(f"{FOLDER}/{stem}.rs", f"rust/core/{stem}.rs.j2", view)


def _view(api: Api, abi: Abi, plan: Plan) -> CoreView:
    params = tuple(record_view(api, r) for r in api.records if r.kind is RecordKind.PARAMS)
    records = tuple(record_view(api, r) for r in api.records if r.kind is RecordKind.RESULT)
    held = [t for r in api.records for f in r.fields if RUST.id in f.surface for t in uses(f.type)]
    in_params = [strip_option(f.type) for r in api.records for f in r.fields]
    return CoreView(
        version=api.library.version,
        abi=abi.version,
        digest=abi.digest,
        messages=tuple((k.upper(), quoted(v)) for k, v in api.messages.items()),
        instead=tuple(sorted({(quoted(_folded(n)), quoted(f": {text}")) for v, text in replaced(api) for n in _every_name(v)})),
        errors=EnumView(
            "What kind of thing went wrong.",
            "ErrorCode",
            tuple(VariantView(doc_text(e.doc), pascal(e.id), e.code, e.id) for e in api.errors),
            has_default=False,
        ),
        descriptions=tuple((pascal(e.id), quoted(e.doc.summary)) for e in api.errors),
        enums=tuple(_enum(api, e) for e in api.enums),
        unions=tuple(_union(api, u) for u in api.unions),
        params=params,
        records=records,
        docs=tuple((key, quoted(text)) for key, text in _docs(api, plan)),
        uses_maps=any(isinstance(t, MapOf) for t in held),
        uses_paths=Scalar(Kind.PATH) in held,
        handles=tuple(dict.fromkeys(pascal(t.id) for t in in_params if isinstance(t, HandleRef))),
        uses_tokens=Scalar(Kind.TOKEN) in held,
    )


def _enum(api: Api, enum: Enum) -> EnumView:
    defaults = [f.default.text for r in api.records for f in r.fields if f.type == EnumRef(enum.id) and f.default]
    variants = tuple(VariantView(doc_text(v.doc), pascal(v.id), v.code, v.id, v.id in defaults[:1]) for v in enum.values)
    return EnumView(doc_text(enum.doc), pascal(enum.id), variants, bool(defaults))


def _union(api: Api, union: Union) -> UnionView:
    of_text = all(isinstance(c.type, Scalar) and c.type.kind.is_text for c in union.cases)
    compared = ("PartialEq", "Eq") if of_text else ("PartialEq",) if _is_comparable(api, UnionRef(union.id)) else ()
    cases = tuple(CaseView(doc_text(c.doc), pascal(c.id), owned(c.type), c.code, f"as_{c.id}") for c in union.cases)
    return UnionView(doc_text(union.doc), pascal(union.id), ", ".join(("Clone", "Debug", *compared)), cases)


def _is_comparable(api: Api, type_: Type) -> bool:
    """Whether two values can be compared: not where a params record, which may hold a handle, or a handle is inside."""
    for inner in _inside(type_):
        if isinstance(inner, HandleRef) or (isinstance(inner, RecordRef) and api.record(inner.id).kind is RecordKind.PARAMS):
            return False
        if isinstance(inner, UnionRef) and not all(_is_comparable(api, c.type) for c in api.union(inner.id).cases):
            return False
    return True


def record_view(api: Api, record: Record) -> ParamsView:
    """A record's struct."""
    fields = tuple(f for f in record.fields if RUST.id in f.surface)
    complete = record.kind is RecordKind.PARAMS and all(f.default is not None for f in fields)
    defaults = tuple((_name(f), value(f.type, f.default)) for f in fields if f.default is not None) if complete else ()
    presets = tuple(
        PresetView(
            doc_text(p.doc),
            RUST.escape(p.id),
            tuple((_name(record.field(k)), value(record.field(k).type, v)) for k, v in p.values.items()),
        )
        for p in record.presets
        if p.id != "default"
    )
    comparable = all(_is_comparable(api, f.type) for f in fields)
    derivable = bool(defaults) and all(given in RUST_DEFAULTS for _, given in defaults)
    return ParamsView(
        doc=doc_text(record.doc),
        name=pascal(record.id),
        derives=", ".join(
            name for name, holds in (("Clone", True), ("Debug", True), ("PartialEq", comparable), ("Default", derivable)) if holds
        ),
        fields=tuple(FieldView(doc_text(f.doc), _name(f), owned(f.type)) for f in fields),
        defaults=() if derivable else defaults,
        named=tuple(_named(fields)),
        presets=presets,
        checks=tuple(_checks(api, record)) if record.kind is RecordKind.PARAMS else (),
        settled=tuple((f.id, _name(f), owned(f.type), _is_there(f.absent)) for f in fields if f.absent is not None and _is_number(f)),
    )


def _named(fields: tuple[Field, ...]) -> Iterator[NamedView]:
    for field in fields:
        for key, number in field.named.items():
            doc = f"A value of `{_name(field)}`: {key}."
            yield NamedView(doc, f"{field.id}_{key}".upper(), owned(field.type), number)


def _name(field: Field) -> str:
    return RUST.escape(field.surface.names.get(RUST.id, field.id))


def _inside(type_: Type) -> Iterator[Type]:
    yield type_
    if isinstance(type_, (ListOf, OptionOf)):
        yield from _inside(type_.item)


def _checks(api: Api, record: Record) -> Iterator[str]:
    """Statements that answer the first field out of range or not built yet."""
    code = f"ErrorCode::{pascal(record.range_error)}"
    for field in record.fields:
        if RUST.id not in field.surface:
            continue
        name, label = f"self.{_name(field)}", quoted(field.id)
        if field.min or field.max:
            given, type_ = (f"{name}.as_secs_f64()", Scalar(Kind.F64)) if field.type == Scalar(Kind.DURATION) else (name, field.type)
            check = f"in_range({code}, {label}, {given}, {_bounds(type_, field.min, field.max)}, {quoted(_expected(field))})?;"
            numbers = ", ".join(map(str, field.named.values()))
            yield f"if ![{numbers}].contains(&{name}) {{ {check} }}" if numbers else check
        if not field.built and field.default is not None:
            yield f"built({label}, {_is_default(name, field.type, field.default)})?;"
        match field.type:
            case ListOf(RecordRef(id_)) if any(_checks(api, api.record(id_))):
                yield f"{name}.iter().try_for_each({pascal(id_)}::check)?;"
            case OptionOf(RecordRef(id_)) if any(_checks(api, api.record(id_))):
                yield f"{name}.iter().try_for_each({pascal(id_)}::check)?;"
            case RecordRef(id_) if any(_checks(api, api.record(id_))):
                yield f"{name}.check()?;"
            case _:
                pass


def _is_number(field: Field) -> bool:
    """Whether every language could give the number that means absent; of flags, enums and times it is none of theirs."""
    item = strip_option(field.type)
    return isinstance(item, Scalar) and item.kind not in (Kind.BOOL, Kind.DURATION)


def _is_there(absent: Absent) -> str:
    """A condition that a value is not the one that means absent."""
    return "!value.is_nan()" if math.isnan(absent.value) else f"*value != {absent.value!r}"


def _bounds(type_: Type, low: Default | None, high: Default | None) -> str:
    def text(bound: Default | None) -> str:
        return value(strip_option(type_), bound) if bound else ""

    return f"{text(low)}..={text(high)}" if high else f"{text(low)}.."


def _expected(field: Field) -> str:
    if field.min and field.max:
        expected = f"in [{field.min.text}, {field.max.text}]"
    else:
        expected = f"at least {field.min.text}" if field.min else f"at most {field.max.text if field.max else ''}"
    return ", or ".join((expected, *(f"{number} ({key})" for key, number in field.named.items())))


def _is_default(name: str, type_: Type, default: Default) -> str:
    match type_:
        case Scalar() if default.text in ("true", "false"):
            return name if default.text == "true" else f"!{name}"
        case ListOf() | MapOf() | Vector():
            return f"{name}.is_empty()"
        case OptionOf():
            return f"{name}.is_none()"
        case UnionRef() | RecordRef():
            return "true"
        case _:
            return f"{name} == {value(type_, default)}"


def _docs(api: Api, plan: Plan) -> Iterator[tuple[str, str]]:
    """The texts that hand-written core takes with `#[doc = doc!("model.load")]`, of methods by the names that the plan gives them."""

    def of(planned: PlannedCall, owner: str) -> tuple[str, str]:
        return owner + core_method(planned).name, of_call(api, planned)

    by_hand = [planned for planned in plan.calls if not core_method(planned).over]
    yield from (of(planned, "") for planned in by_hand if planned.owner is None)
    for handle in api.handles:
        yield handle.id, doc_text(handle.doc)
        for fact in handle.facts:
            yield f"{handle.id}.{fact.id}", doc_text(fact.doc)
        yield from (of(planned, f"{handle.id}.") for planned in by_hand if planned.owner and planned.owner.id == handle.id)
    for stream in api.streams:
        yield stream.id, doc_text(stream.doc)
        for method in stream.methods:
            yield f"{stream.id}.{method.id}", doc_text(method.doc)


def _every_name(value_: Field) -> set[str]:
    """What any language calls a value."""
    return {value_.id, *value_.surface.names.values()}


def _folded(name: str) -> str:
    """A name as it is compared: its letters and digits."""
    return name.replace("_", "").lower()
