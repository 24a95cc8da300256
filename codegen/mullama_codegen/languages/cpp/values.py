"""C++'s enums and records, and all that stands beside them in `values.hpp`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.shapes import Abi
from ...meaning.model import Api, Callback, Default, Doc, Enum, Field, Preset, Record, Union
from ...meaning.names import Case
from ..c.types import quoted
from .language import CPP
from .order import in_order
from .types import class_name, comment, held, identifier, literal, param_type, value_type
from .unions import UnionView, union_view


@dataclass(frozen=True, slots=True)
class ValueView:
    """One enumerator, union case or error code."""

    doc: str
    name: str
    number: int
    text: str  # its name in the description


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum class."""

    doc: str
    name: str
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A member with its initialiser."""

    doc: str
    type: str
    name: str
    default: str


@dataclass(frozen=True, slots=True)
class ConstantView:
    """A number of a field that has a name of its own."""

    doc: str
    type: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PresetView:
    """A static function that gives a record with some values set."""

    doc: str
    name: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A struct."""

    doc: str
    name: str
    fields: tuple[FieldView, ...]
    constants: tuple[ConstantView, ...]
    presets: tuple[PresetView, ...]
    kind: str = "record"  # its macro in `templates/_shapes.hpp.j2`


@dataclass(frozen=True, slots=True)
class CallbackView:
    """A callable type, and the C function's parameters."""

    doc: str
    name: str
    signature: str


@dataclass(frozen=True, slots=True)
class ValuesView:
    """Everything in `values.hpp`."""

    version: str
    abi_version: int
    api_digest: str
    classes: tuple[str, ...]
    error: EnumView
    data_keys: tuple[str, ...]
    enums: tuple[EnumView, ...]
    callbacks: tuple[CallbackView, ...]
    shapes: tuple[RecordView | UnionView, ...]  # behind those that they hold


def values(api: Api, abi: Abi) -> ValuesView:
    """The view of `values.hpp`."""
    handles = [class_name(h.id) for h in api.handles if CPP.id in h.surface]
    streams = [class_name(s.id) for s in api.streams]
    codes = tuple(ValueView(_doc(e.doc), identifier(e.id), e.code, e.id) for e in api.errors)
    return ValuesView(
        version=quoted(api.library.version),
        abi_version=abi.version,
        api_digest=quoted(abi.digest),
        classes=(*handles, *streams),
        error=EnumView("Why a call failed; the numbers are the same in all languages.", "ErrorCode", codes),
        data_keys=tuple(dict.fromkeys(key for e in api.errors for key, _ in e.data)),
        enums=tuple(_enum(e) for e in api.enums),
        callbacks=tuple(callback_view(c) for c in api.callbacks if CPP.id in c.surface and not c.any_thread),
        shapes=tuple(union_view(x) if isinstance(x, Union) else record_view(api, x) for x in in_order(api)),
    )


def _doc(doc: Doc) -> str:
    return comment(doc)


def _enum(enum: Enum) -> EnumView:
    return EnumView(_doc(enum.doc), class_name(enum.id), tuple(ValueView(_doc(v.doc), identifier(v.id), v.code, v.id) for v in enum.values))


def callback_name(callback: str) -> str:
    """The name of a callable's type."""
    return class_name(f"{callback}_callback")


def callback_view(callback: Callback) -> CallbackView:
    """A callable type."""
    params = ", ".join(f"{param_type(p.type)} {identifier(p.id)}" for p in callback.params)
    returns = "void" if callback.returns is None else value_type(callback.returns.type)
    return CallbackView(_doc(callback.doc), callback_name(callback.id), f"{returns}({params})")


def field_name(field: Field) -> str:
    """A field's name in C++."""
    return identifier(field.surface.names.get(CPP.id, field.id))


def fields_of(record: Record) -> tuple[Field, ...]:
    """The fields that C++ has."""
    return tuple(f for f in record.fields if CPP.id in f.surface)


def record_view(api: Api, record: Record) -> RecordView:
    """A record's struct."""
    fields = tuple(FieldView(_doc(f.doc), value_type(held(f.type)), field_name(f), _initial(api, f)) for f in fields_of(record))
    constants = tuple(c for f in fields_of(record) for c in _constants(api, f))
    presets = tuple(_preset(api, record, p) for p in record.presets)
    return RecordView(_doc(record.doc), class_name(record.id), fields, constants, presets)


def _initial(api: Api, field: Field) -> str:
    if field.default is None or field.default.value in ((), None):
        return "{}"
    named = next((_constant(field, name) for name, number in field.named.items() if number == field.default.value), None)
    return f" = {named or literal(api, field.type, field.default)}"


def _constants(api: Api, field: Field) -> Iterator[ConstantView]:
    for name, number in field.named.items():
        doc = f"The value of `{field_name(field)}` that means {name.replace('_', ' ')}."
        yield ConstantView(doc, value_type(field.type), _constant(field, name), literal(api, field.type, Default(str(number), number)))


def _constant(field: Field, name: str) -> str:
    return f"{field.id}_{name}"


def preset_name(preset: Preset) -> str:
    """A preset's static function."""
    return identifier(preset.name.to(Case.SNAKE))


def _preset(api: Api, record: Record, preset: Preset) -> PresetView:
    set_ = tuple((field_name(f), literal(api, f.type, preset.values[f.id])) for f in fields_of(record) if f.id in preset.values)
    return PresetView(_doc(preset.doc), preset_name(preset), set_)
