"""Classes of records, enums and errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...cabi.shapes import Abi, CStruct, Role
from ...meaning.model import Api, Enum, ErrorCode, Field, Preset, Record, RecordKind
from ...meaning.names import Case, Name
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...meaning.walk import answered
from ...plan.unforeseen import Unforeseen
from . import docs
from .arguments import absent_value, holds
from .language import PHP
from .reads import Read, member, read
from .spelling import (
    case_name,
    class_name,
    documented,
    free_method,
    is_object,
    key,
    literal,
    native,
    quoted,
    shape,
    shape_name,
    shapes_in,
    value,
)

TYPES = {
    Kind.BOOL: "Bool",
    Kind.I32: "I32",
    Kind.TOKEN: "I32",
    Kind.TOKEN_COUNT: "I32",
    Kind.U32: "U32",
    Kind.I64: "I64",
    Kind.U64: "U64",
    Kind.F32: "F32",
    Kind.F64: "F64",
    Kind.DURATION: "F64",
    Kind.STRING: "Text",
    Kind.PATH: "Text",
    Kind.JSON: "Json",
    Kind.BYTES: "Bytes",
}


@dataclass(frozen=True, slots=True)
class PropertyView:
    """A property, or a key of an array."""

    doc: tuple[str, ...]
    type: str
    name: str
    id: str  # in the description, and in JSON
    in_json: str = ""  # what JSON has, where that is not the property's own value


@dataclass(frozen=True, slots=True)
class PresetView:
    """A preset: a method that gives its values."""

    doc: tuple[str, ...]
    name: str
    returns: str
    body: str


@dataclass(frozen=True, slots=True)
class ParamsView:
    """A record that the caller fills."""

    doc: tuple[str, ...]
    name: str
    struct: str
    defaulted_by: str
    fields: tuple[tuple[str, str, str], ...]  # key, type list, C fields
    defaults: tuple[tuple[str, str], ...]
    shorthand: str
    again: str  # classes of results that are taken for it
    nested: str | None
    keyed_by: str  # the keys of a map that says the same as a list of these: its key's, its value's
    numbers: tuple[tuple[tuple[str, ...], str, str], ...]  # numbers with names of their own: doc, constant, value
    properties: tuple[PropertyView, ...]  # of an object; an array has none
    given: tuple[str, ...]  # the array's tag in the constructor's doc comment
    changed: tuple[str, ...]  # the same for `with`
    presets: tuple[PresetView, ...]
    optional: bool  # whether nothing at all may be given


@dataclass(frozen=True, slots=True)
class ResultView:
    """A record that the library fills: by accessors of a handle, or as a struct."""

    doc: tuple[str, ...]
    name: str
    properties: tuple[PropertyView, ...]
    reads: tuple[Read, ...]
    freed_by: str  # empty for a struct


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum: its cases and their numbers."""

    doc: tuple[str, ...]
    name: str
    cases: tuple[tuple[tuple[str, ...], str, str, int], ...]  # doc, case, value, code


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An exception class."""

    doc: tuple[str, ...]
    name: str
    code: int
    data: str


def params(api: Api, abi: Abi, record: Record) -> ParamsView:
    """The class of a record that the caller fills."""
    struct = abi.struct(record.id)
    fields = tuple(f for f in record.fields if PHP.id in f.surface)
    as_object = is_object(api, record.id)
    return ParamsView(
        doc=(*docs.lines(record.doc), *(() if as_object else _keys(fields)), *_shape(api, record, fields)),
        name=class_name(record.id),
        struct=struct.name,
        defaulted_by=f"mullama_{record.c.default_symbol}" if record.c.default_symbol else "",
        fields=tuple((key(f), f"[{', '.join(_field_type(f))}]", _places(struct, f)) for f in fields),
        defaults=tuple((key(f), value(f.type, f.default)) for f in fields if f.default is not None),
        shorthand=", ".join(quoted(key(record.field(f))) for f in record.shorthand),
        again=", ".join(f"{class_name(r.id)}::class" for r in answered(api, record)),
        nested=record.nested,
        keyed_by=", ".join(quoted(key(f)) for f in sorted(fields, key=lambda f: f.id != record.keyed_by)[:2]) if record.keyed_by else "",
        numbers=tuple(number for f in fields for number in _numbers(f)),
        properties=tuple(_property(api, f) for f in fields) if as_object else (),
        given=(f"@param {shape_name(record.id)} $values",),
        changed=(f"@param {shape_name(record.id)} $changes",),
        presets=tuple(_preset(record, p, as_object) for p in record.presets),
        optional=all(f.default is not None for f in fields),
    )


def _keys(fields: tuple[Field, ...]) -> Iterator[str]:
    """What an array's keys mean, and what stands where one is left out."""
    yield from ("", "Users give an array with these keys:")
    for field in fields:
        default = f" (default `{value(field.type, field.default)}`)" if field.default is not None else ""
        first, *rest = docs.wrapped(f"- `{key(field)}`{default}: {field.doc.summary}")
        yield from (first, *(f"  {line}" for line in rest))


def _shape(api: Api, record: Record, fields: tuple[Field, ...]) -> Iterator[str]:
    """What the record's array has, once for all docs that name it."""
    imported = docs.imports(shapes_in(api, (f.type for f in fields)))
    yield from imported or ("",)
    yield from docs.shaped(f"@phpstan-type {shape_name(record.id)} {shape(api, record.id)}")


def _places(struct: CStruct, field: Field) -> str:
    return ", ".join(quoted(c.name) for c in struct.fields_of(field.id))


def _preset(record: Record, preset: Preset, as_object: bool) -> PresetView:
    values = (f"'{key(record.field(id_))}' => {value(record.field(id_).type, found)}" for id_, found in preset.values.items())
    given = f"[{', '.join(values)}]"
    return PresetView(
        docs.lines(preset.doc),
        free_method(preset.name.to(Case.CAMEL)),
        "self" if as_object else "array",
        f"return {f'new self({given})' if as_object else given};",
    )


def _property(api: Api, field: Field) -> PropertyView:
    type_, exact = native(api, field.type), documented(api, field.type)
    if field.named:
        type_, exact = f"{type_}|string", "|".join((exact, *map(quoted, field.named)))
    tail = (f"@var {exact}",) if type_ in ("array", "?array") or field.named else ()
    name = key(field)
    in_json = f"Runtime\\Json::held($this->{name}, {holds(field)})" if field.holds is not None else f"$this->{name}"
    return PropertyView((*docs.lines(field.doc), *tail), type_, name, field.id, in_json)


def _numbers(field: Field) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The constants of a field's numbers that mean something of their own."""
    for name, number in field.named.items():
        doc = docs.wrapped(f"`{key(field)}` as `{name}` says it.")
        yield doc, (field.name + Name.of(name)).to(Case.SCREAMING), literal(number, field.type)


def _field_type(field: Field) -> Iterator[str]:
    """A field's type, with the names of its numbers, the number that C has for its absence, or the parts that its text may come in."""
    if field.parts:
        yield from (*(["Runtime\\Type::Option"] if isinstance(field.type, OptionOf) else []), "Runtime\\Type::Parts")
        return
    if field.named:
        names = ", ".join(f"{quoted(name)} => {literal(number, field.type)}" for name, number in field.named.items())
        yield from ("Runtime\\Type::Named", f"[{names}]")
    if isinstance(field.type, OptionOf) and field.absent is not None:
        yield from ("Runtime\\Type::Unless", absent_value(field.absent), *type_list(field.type.item))
    else:
        yield from type_list(field.type)
    if field.holds is not None:
        yield holds(field)


def type_list(type_: Type) -> Iterator[str]:
    """A field's type as the runtime reads it, from the left."""
    match type_:
        case OptionOf(item):
            yield "Runtime\\Type::Option"
            yield from type_list(item)
        case ListOf(item):
            yield "Runtime\\Type::ListOf"
            yield from type_list(item)
        case Vector():
            yield "Runtime\\Type::Vector"
        case MapOf():
            yield "Runtime\\Type::Map"
        case Scalar(kind):
            yield f"Runtime\\Type::{TYPES[kind]}"
        case EnumRef(id_):
            yield from ("Runtime\\Type::Enum", f"{class_name(id_)}::class")
        case UnionRef(id_):
            yield from ("Runtime\\Type::Choice", f"{class_name(id_)}::class")
        case HandleRef(id_):
            yield from ("Runtime\\Type::Handle", f"{class_name(id_)}::class")
        case RecordRef(id_):
            yield from ("Runtime\\Type::Record", f"{class_name(id_)}::class")
        case other:
            raise Unforeseen(f"a record of PHP cannot hold a {other}")


def result(api: Api, abi: Abi, record: Record) -> ResultView:
    """The class of a record that the library fills."""
    fields = tuple(f for f in record.fields if PHP.id in f.surface)
    read_ = _accessor if record.c.handle else member
    reads = tuple(replace(read_(abi, record, f), holds=holds(f, ", ")) for f in fields)
    return ResultView(
        doc=docs.lines(record.doc),
        name=class_name(record.id),
        properties=tuple(_property(api, f) for f in fields),
        reads=reads,
        freed_by=next(f.symbol for f in abi.functions if f.role is Role.RECORD_FREE and f.of(record)) if record.c.handle else "",
    )


def _accessor(abi: Abi, record: Record, field: Field) -> Read:
    return read(field.type, [f for f in abi.functions if f.role is Role.RECORD_FIELD and f.of(record) and f.field == field])


def enum(item: Enum) -> EnumView:
    """The class of an enum."""
    cases = tuple((docs.lines(v.doc), case_name(v.name), v.id, v.code) for v in item.values)
    return EnumView(docs.lines(item.doc), class_name(item.id), cases)


def error(item: ErrorCode) -> ErrorView:
    """The exception of an error code."""
    return ErrorView(
        doc=docs.lines(item.doc),
        name=f"{class_name(item.id)}Exception",
        code=item.code,
        data=", ".join(quoted(name) for name, _ in item.data),
    )


def kinds(api: Api, kind: RecordKind) -> tuple[Record, ...]:
    """The records of one kind."""
    return tuple(r for r in api.records if r.kind is kind)
