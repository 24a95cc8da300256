"""How a C answer becomes a Go value: where it is returned with its error, and where it is one of many that are read at once.

A read is named after its macro in `templates/_read.go.j2`, where it can be read as Go.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...cabi.shapes import Abi, CField, CFunction, Returns, Role
from ...meaning.types import EnumRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .cwrap import Wrappers, cgo, item, out_params
from .spell import c_field, received, type_name

HANDLES = (Returns.HANDLE, Returns.HANDLE_OR_NONE)


@dataclass(frozen=True, slots=True)
class Helper:
    """The runtime's helpers for a type: `fillText` and `readText`, `numberOf[int32]` and `readNumber[int32]`."""

    name: str  # as it stands behind a word
    first: str  # as it stands first
    argument: str = ""  # of the type, in brackets

    @property
    def behind(self) -> str:
        """The name behind a word, with its argument."""
        return self.name + self.argument


@dataclass(frozen=True, slots=True)
class Read:
    """One of many values behind the handle `raw`; its error goes to the reader `values`."""

    kind: str  # its macro
    function: str
    raw: str
    helper: str = ""  # the runtime's helper, behind a word; or what copies a value out of the library
    type: str = ""  # what is made
    buffer: str = ""  # the type that is written to
    capacity: str = ""
    key: str = ""  # of a map, the functions that give a key and a value
    value: str = ""


def helper(type_: Type, function: CFunction, number: str | None = None) -> Helper:
    """The helpers for an answer of a type."""
    match type_:
        case Scalar(Kind.JSON):
            return Helper("JSON", "json")
        case OptionOf(item_):
            return Helper("Token", "token") if function.kind is Returns.ID else helper(item_, function, number)
        case Scalar(Kind.BOOL):
            return Helper("Truth", "truth")
        case Scalar(Kind.DURATION):
            return Helper("Duration", "duration")
        case Scalar(Kind.F32 | Kind.F64):
            return Helper("Float", "float", f"[{received(type_)}]")
        case ListOf(Vector()) | Vector():
            return Helper("Floats", "floats")
        case ListOf():
            return Helper("Tokens", "tokens")
        case Scalar(Kind.BYTES):
            return Helper("Bytes", "bytes")
        case Scalar(kind) if kind.is_text:
            return Helper("Text", "text")
        case _:
            return Helper("Number", "number", f"[{number or received(type_)}]")


def copier(type_: Type) -> str:
    """What copies a value that C gives by a handle, and frees it there."""
    match type_:
        case OptionOf(RecordRef(id_)):
            return f"perhaps(read{type_name(id_)})"
        case RecordRef(id_) | UnionRef(id_) | OptionOf(UnionRef(id_)):
            return f"read{type_name(id_)}"
        case ListOf(RecordRef(id_)):
            return f"read{type_name(id_)}List"
        case MapOf():
            return "readEntries"
        case other:
            raise Unforeseen(f"Go cannot copy {other} out of C")


def read(type_: Type, functions: tuple[CFunction, ...], raw: str, wrappers: Wrappers, number: str | None = None) -> Read:
    """How one of many values is read; `number` is the type of a number that is not what a call would give."""
    function = functions[0]
    if function.role is Role.MAP_COUNT:
        count, key, value = (wrappers.use(_role(functions, role)) for role in (Role.MAP_COUNT, Role.MAP_KEY, Role.MAP_VALUE))
        return Read("map", count, raw, key=key, value=value)
    if function.kind is Returns.STATIC_TEXT:
        return Read("constant", f"C.{function.symbol}", raw)
    used = wrappers.use(function)
    if function.kind in HANDLES:
        return Read("part", used, raw, copier(type_), received(type_))
    if isinstance(type_, RecordRef):
        return Read("struct", used, raw, type=type_name(type_.id), buffer=item(function.params[1].type))
    if function.kind in (Returns.TEXT, Returns.BYTES, Returns.LIST):
        out, capacity = out_params(function)
        if isinstance(type_, ListOf) and isinstance(type_.item, RecordRef):
            return Read("structs", used, raw, type=type_name(type_.item.id), buffer=cgo(out.type), capacity=cgo(capacity.type))
        return Read("filled", used, raw, helper(type_, function).behind, buffer=cgo(out.type), capacity=cgo(capacity.type))
    return Read("value", used, raw, helper(type_, function, number).behind)


def _role(functions: tuple[CFunction, ...], role: Role) -> CFunction:
    return next(f for f in functions if f.role is role)


@dataclass(frozen=True, slots=True)
class Entries:
    """The functions of a map that came back."""

    count: str
    key: str
    value: str
    free: str


def entries(abi: Abi, wrappers: Wrappers) -> Entries | None:
    """How maps are copied out of the library, where any comes back."""
    if not any(f.role is Role.ENTRY_COUNT for f in abi.functions):
        return None
    roles = (Role.ENTRY_COUNT, Role.ENTRY_KEY, Role.ENTRY_VALUE, Role.ENTRIES_FREE)
    return Entries(*(wrappers.use(_role(abi.functions, role)) for role in roles))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A field of the C struct `c`; `kind` is its macro in `templates/_load.go.j2`."""

    kind: str
    fields: tuple[str, ...]
    type: str = ""


def loaded(type_: Type, slots: tuple[CField, ...]) -> Loaded:
    """How a field of a C struct is read."""
    fields = tuple(f"c.{c_field(s.name)}" for s in slots)
    match type_:
        case Scalar(Kind.JSON):
            return Loaded("json", fields)
        case Scalar(kind) if kind.is_text:
            return Loaded("text", fields)
        case Scalar(Kind.BYTES):
            return Loaded("bytes", fields)
        case Scalar(Kind.DURATION):
            return Loaded("duration", fields)
        case OptionOf(Scalar(Kind.TOKEN)):
            return Loaded("token", fields)
        case EnumRef() | Scalar():
            return Loaded("number", fields, received(type_))
        case ListOf(Scalar(kind)) if not kind.is_text:
            return Loaded("list", fields, received(type_.item))
        case Vector():
            return Loaded("list", fields, "float32")
        case other:
            raise Unforeseen(f"Go cannot read a field of type {other} from a C struct")
