"""C++'s enums, unions and records, and how a record goes into and comes out of the C ABI."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.shapes import Abi, CFunction, CStruct, Role
from ...meaning.model import Api, Callback, Doc, Enum, Field, Preset, Record, RecordKind, Union
from ...meaning.names import Case
from ...meaning.types import EnumRef, RecordRef, Type, strip_option
from ..c.types import quoted
from .answers import Answer, answer_of
from .language import CPP
from .lower import lower
from .types import class_name, comment, identifier, literal, param_type, value_type


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
    presets: tuple[PresetView, ...]


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
    unions: tuple[EnumView, ...]
    callbacks: tuple[CallbackView, ...]
    records: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True)
class StorageView:
    """A member that keeps what C points at."""

    type: str
    name: str
    argument: str


@dataclass(frozen=True, slots=True)
class ParamsView:
    """A params record as C sees it."""

    name: str
    source: str
    struct: str
    initial: str
    storage: tuple[StorageView, ...]
    assignments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StructResultView:
    """A record that C hands out as a struct."""

    name: str
    struct: str
    assignments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AccessorView:
    """One field of a record that is a handle in C."""

    name: str
    function: str
    type: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class HandleResultView:
    """A record that is a handle in C."""

    name: str
    c_name: str
    free: str
    accessors: tuple[AccessorView, ...]


@dataclass(frozen=True, slots=True)
class LoweredView:
    """Everything in `lowered.hpp`."""

    params: tuple[ParamsView, ...]
    structs: tuple[StructResultView, ...]
    handles: tuple[HandleResultView, ...]


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
        unions=tuple(_union(u) for u in api.unions),
        callbacks=tuple(callback_view(c) for c in api.callbacks if CPP.id in c.surface and not c.any_thread),
        records=tuple(record_view(api, r) for r in _in_order(api)),
    )


def _doc(doc: Doc) -> str:
    return comment(doc)


def _enum(enum: Enum) -> EnumView:
    return EnumView(_doc(enum.doc), class_name(enum.id), tuple(ValueView(_doc(v.doc), identifier(v.id), v.code, v.id) for v in enum.values))


def _union(union: Union) -> EnumView:
    cases = tuple(ValueView(_doc(c.doc), case_name(c.id), c.code, c.id) for c in union.cases)
    return EnumView(_doc(union.doc), class_name(union.id), cases)


def case_name(id_: str) -> str:
    """A case's function, clear of the members that every union has."""
    return f"{id_}_" if id_ in ("kind", "text") else identifier(id_)


def callback_name(callback: str) -> str:
    """The name of a callable's type."""
    return class_name(f"{callback}_callback")


def callback_view(callback: Callback) -> CallbackView:
    """A callable type."""
    params = ", ".join(f"{param_type(p.type)} {identifier(p.id)}" for p in callback.params)
    returns = "void" if callback.returns is None else value_type(callback.returns.type)
    return CallbackView(_doc(callback.doc), callback_name(callback.id), f"{returns}({params})")


def _in_order(api: Api) -> Iterator[Record]:
    """Records behind those that they hold."""
    done: set[str] = set()

    def visit(record: Record) -> Iterator[Record]:
        if record.id in done:
            return
        done.add(record.id)
        for field in record.fields:
            inner = strip_option(field.type)
            inner = getattr(inner, "item", inner)
            if isinstance(inner, RecordRef):
                yield from visit(api.record(inner.id))
        yield record

    for record in api.records:
        yield from visit(record)


def field_name(field: Field) -> str:
    """A field's name in C++."""
    return identifier(field.surface.names.get(CPP.id, field.id))


def _fields(record: Record) -> tuple[Field, ...]:
    return tuple(f for f in record.fields if CPP.id in f.surface)


def record_view(api: Api, record: Record) -> RecordView:
    """A record's struct."""
    fields = tuple(FieldView(_doc(f.doc), value_type(f.type), field_name(f), _initial(api, f)) for f in _fields(record))
    presets = tuple(_preset(api, record, p) for p in record.presets)
    return RecordView(_doc(record.doc), class_name(record.id), fields, presets)


def _initial(api: Api, field: Field) -> str:
    if field.default is None or field.default.value in ((), None):
        return "{}"
    return f" = {literal(api, field.type, field.default)}"


def preset_name(preset: Preset) -> str:
    """A preset's static function."""
    return identifier(preset.name.to(Case.SNAKE))


def _preset(api: Api, record: Record, preset: Preset) -> PresetView:
    set_ = tuple((field_name(f), literal(api, f.type, preset.values[f.id])) for f in _fields(record) if f.id in preset.values)
    return PresetView(_doc(preset.doc), preset_name(preset), set_)


def lowered(api: Api, abi: Abi) -> LoweredView:
    """The view of `lowered.hpp`."""
    order = {r.id: i for i, r in enumerate(_in_order(api))}
    structs = sorted((s for s in abi.structs if s.record.id in order and not s.is_short), key=lambda s: order[s.record.id])
    return LoweredView(
        params=tuple(_params(s) for s in structs if s.record.kind is RecordKind.PARAMS),
        structs=tuple(_struct_result(s) for s in structs if s.record.kind is RecordKind.RESULT),
        handles=tuple(_handle_result(abi, r) for r in sorted(api.records, key=lambda r: order[r.id]) if r.c.handle),
    )


def _params(struct: CStruct) -> ParamsView:
    storage: list[StorageView] = []
    assignments: list[tuple[str, str]] = []
    for field in _fields(struct.record):
        slots = struct.fields_of(field.id)
        if not slots:
            continue
        name = field_name(field)
        made = lower(field.type, f"from.{name}", f"c_{name}", field.id, owned_text=True, absent=field.absent)
        if made.storage_type:
            storage.append(StorageView(made.storage_type, f"c_{name}", made.storage_argument))
        assignments += [(slot.name, expression) for slot, expression in zip(slots, made.slots, strict=True)]
    initial = f" = mullama_{struct.default_symbol}()" if struct.default_symbol else "{}"
    return ParamsView(
        f"{class_name(struct.record.id)}C", class_name(struct.record.id), struct.name, initial, tuple(storage), tuple(assignments)
    )


def _struct_result(struct: CStruct) -> StructResultView:
    assignments = []
    for field in _fields(struct.record):
        slots = struct.fields_of(field.id)
        assignments.append((field_name(field), _cast(field.type, f"from.{slots[-1].name}")))
    id_ = struct.record.id
    return StructResultView(class_name(id_), struct.name, tuple(assignments))


def _cast(type_: Type, expression: str) -> str:
    return f"static_cast<{value_type(type_)}>({expression})" if isinstance(type_, EnumRef) else expression


def _handle_result(abi: Abi, record: Record) -> HandleResultView:
    mine = {f.field.id: f for f in abi.functions if f.role is Role.RECORD_FIELD and f.field is not None and f.record is record}
    free = next(f for f in abi.functions if f.role is Role.RECORD_FREE and f.record is record)
    accessors = tuple(_accessor(record, f, mine[f.id]) for f in _fields(record) if f.id in mine)
    return HandleResultView(class_name(record.id), free.params[0].type.base, free.symbol, accessors)


def _accessor(record: Record, field: Field, function: CFunction) -> AccessorView:
    if isinstance(field.type, RecordRef):
        struct = function.params[-1].type.base
        answer = Answer("struct", function.symbol, "from", struct)
    else:
        answer = answer_of(function, field.type, ("from",))
    return AccessorView(field_name(field), f"{record.id}_{field.id}", value_type(field.type), answer)
