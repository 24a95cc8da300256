"""How a record or a union goes into the C ABI, and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

from ...cabi.shapes import Abi, CFunction, CStruct, Role
from ...meaning.model import Api, Field, Record, RecordKind, Union
from ...meaning.types import EnumRef, Kind, ListOf, MapOf, RecordRef, Scalar, Type, UnionRef, strip_option
from ...meaning.walk import given_back
from .answers import Answer, answer_of
from .language import CPP
from .lower import lower
from .order import in_order
from .types import class_name, held, value_type
from .unions import GivenUnionView, UnionResultView, given_union, is_given, is_mixed, result_union
from .values import field_name, fields_of


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
    kind: str = "record"  # of its macros in `templates/_lowered.hpp.j2`


@dataclass(frozen=True, slots=True)
class StructResultView:
    """A record that C hands out as a struct."""

    name: str
    struct: str
    assignments: tuple[tuple[str, str], ...]
    is_listed: bool


@dataclass(frozen=True, slots=True)
class AccessorView:
    """One field of a record that is a handle in C."""

    name: str
    function: str
    type: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of such records, and its functions in C."""

    c_name: str
    free: str
    count: str
    at: str


@dataclass(frozen=True, slots=True)
class HandleResultView:
    """A record that is a handle in C."""

    name: str
    c_name: str
    free: str
    accessors: tuple[AccessorView, ...]
    list: ListView | None
    kind: str = "record"  # its macro in `templates/_lowered.hpp.j2`


@dataclass(frozen=True, slots=True)
class LoweredView:
    """Everything in `lowered.hpp`."""

    given: tuple[ParamsView | GivenUnionView, ...]  # behind those that they hold
    structs: tuple[StructResultView, ...]
    handles: tuple[HandleResultView | UnionResultView, ...]  # behind those that they hold
    has_maps: bool


def lowered(api: Api, abi: Abi) -> LoweredView:
    """The view of `lowered.hpp`."""
    had = set(given_back(api, CPP.id))
    structs = {s.record.id: s for s in abi.structs if not s.is_short}
    ordered = tuple(in_order(api))
    records = tuple(x for x in ordered if isinstance(x, Record))
    return LoweredView(
        given=tuple(_params(structs[x.id]) if isinstance(x, Record) else given_union(x) for x in ordered if _is_given(api, x)),
        structs=tuple(
            _struct_result(structs[r.id], ListOf(RecordRef(r.id)) in had) for r in records if r.kind is RecordKind.RESULT and not r.c.handle
        ),
        handles=tuple(
            _handle_result(abi, x, had) if isinstance(x, Record) else result_union(abi, x) for x in ordered if _comes_back(had, x)
        ),
        has_maps=MapOf() in had,
    )


def _is_given(api: Api, item: Record | Union) -> bool:
    if isinstance(item, Record):
        return item.kind is RecordKind.PARAMS
    return is_mixed(item) and is_given(api, item)


def _comes_back(had: set[Type], item: Record | Union) -> bool:
    if isinstance(item, Record):
        return item.c.handle
    return any(isinstance(t := strip_option(type_), UnionRef) and t.id == item.id for type_ in had)


def _params(struct: CStruct) -> ParamsView:
    storage: list[StorageView] = []
    assignments: list[tuple[str, str]] = []
    for field in fields_of(struct.record):
        slots = struct.fields_of(field.id)
        if not slots:
            continue
        name = field_name(field)
        made = lower(held(field.type), f"from.{name}", f"c_{name}", field.id, owned_text=True, absent=field.absent)
        if made.storage_type:
            storage.append(StorageView(made.storage_type, f"c_{name}", made.storage_argument))
        assignments += [(slot.name, expression) for slot, expression in zip(slots, made.slots, strict=True)]
    initial = f" = mullama_{struct.default_symbol}()" if struct.default_symbol else "{}"
    return ParamsView(
        f"{class_name(struct.record.id)}C", class_name(struct.record.id), struct.name, initial, tuple(storage), tuple(assignments)
    )


def _struct_result(struct: CStruct, is_listed: bool) -> StructResultView:
    assignments = []
    for field in fields_of(struct.record):
        slots = struct.fields_of(field.id)
        assignments.append((field_name(field), _cast(field.type, f"from.{slots[-1].name}")))
    id_ = struct.record.id
    return StructResultView(class_name(id_), struct.name, tuple(assignments), is_listed)


def _cast(type_: Type, expression: str) -> str:
    is_made = isinstance(type_, EnumRef) or type_ == Scalar(Kind.DURATION)
    return f"static_cast<{value_type(type_)}>({expression})" if is_made else expression


def _handle_result(abi: Abi, record: Record, had: set[Type]) -> HandleResultView:
    mine = {f.field.id: f for f in abi.functions if f.role is Role.RECORD_FIELD and f.field is not None and f.of(record)}
    free = next(f for f in abi.functions if f.role is Role.RECORD_FREE and f.of(record))
    accessors = tuple(_accessor(record, f, mine[f.id]) for f in fields_of(record) if f.id in mine)
    listed = _list(abi, record) if ListOf(RecordRef(record.id)) in had else None
    return HandleResultView(class_name(record.id), free.params[0].type.base, free.symbol, accessors, listed)


def _list(abi: Abi, record: Record) -> ListView:
    by_role = {f.role: f for f in abi.functions if f.of(record)}
    free = by_role[Role.LIST_FREE]
    return ListView(free.params[0].type.base, free.symbol, by_role[Role.LIST_COUNT].symbol, by_role[Role.LIST_AT].symbol)


def _accessor(record: Record, field: Field, function: CFunction) -> AccessorView:
    return AccessorView(field_name(field), f"{record.id}_{field.id}", value_type(field.type), answer_of(function, field.type, ("from",)))
