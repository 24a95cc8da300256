"""How a C answer becomes a Go value: where it is returned with its error, and where it is one of many that are read at once."""

from __future__ import annotations

from dataclasses import dataclass

from ...cabi.shapes import CField, CFunction, Returns, Role
from ...meaning.types import EnumRef, Kind, ListOf, MapOf, OptionOf, Scalar, Type, Vector
from ...plan.unforeseen import Unforeseen
from .cwrap import Wrappers, cgo, out_params
from .spell import c_field, received, type_name


def filling(function: CFunction, args: dict[str, str], wrappers: Wrappers) -> str:
    """The function literal that fills a buffer; `args` are the expressions of the other parameters."""
    buffer, capacity = out_params(function)
    passed = [{buffer.name: "out", capacity.name: "capacity"}.get(p.name) or args[p.name] for p in function.params]
    call = f"{wrappers.use(function)}({', '.join(passed)})"
    return f"func(out {cgo(buffer.type)}, capacity {cgo(capacity.type)}) C.go_int {{\nreturn {call}\n}}"


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


def helper(type_: Type, function: CFunction, number: str | None = None) -> Helper:
    """The helpers for an answer of a type."""
    match type_:
        case Scalar(Kind.JSON):
            return Helper("JSON", "json")
        case OptionOf(item):
            return Helper("Token", "token") if function.kind is Returns.ID else helper(item, function, number)
        case Scalar(Kind.BOOL):
            return Helper("Truth", "truth")
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


def read(type_: Type, functions: tuple[CFunction, ...], raw: str, wrappers: Wrappers, number: str | None = None) -> str:
    """The expression that reads one of many values behind the handle `raw`, its error going to the reader `values`.

    `number` is the type of a number that is not what a call would give.
    """
    function = functions[0]
    receiver = {function.params[0].name: raw} if function.params else {}
    if isinstance(type_, MapOf):
        count, key, value = (_role(functions, role) for role in (Role.MAP_COUNT, Role.MAP_KEY, Role.MAP_VALUE))
        buffer = "out *C.char, capacity C.size_t"
        key_at = f"func(index C.int32_t, {buffer}) C.go_int {{\nreturn {wrappers.use(key)}({raw}, index, out, capacity)\n}}"
        value_of = f"func(key *C.char, {buffer}) C.go_int {{\nreturn {wrappers.use(value)}({raw}, key, out, capacity)\n}}"
        return f"readMap(&values, {wrappers.use(count)}({raw}), {key_at}, {value_of})"
    if function.kind is Returns.STATIC_TEXT:
        return f"C.GoString(C.{function.symbol}({raw}))"
    if function.kind in (Returns.TEXT, Returns.BYTES, Returns.LIST):
        return f"read{helper(type_, function).behind}(&values, {filling(function, receiver, wrappers)})"
    return f"read{helper(type_, function, number).behind}(&values, {wrappers.use(function)}({raw}))"


def _role(functions: tuple[CFunction, ...], role: Role) -> CFunction:
    return next(f for f in functions if f.role is role)


def loaded(type_: Type, slots: tuple[CField, ...]) -> str:
    """The expression that reads a field of the C struct `c`."""
    names = [f"c.{c_field(s.name)}" for s in slots]
    match type_:
        case Scalar(Kind.JSON):
            return f"json.RawMessage(C.GoString({names[0]}))"
        case Scalar(kind) if kind.is_text:
            return f"C.GoString({names[0]})"
        case Scalar(Kind.BYTES):
            return f"C.GoBytes(unsafe.Pointer({names[0]}), C.int({names[1]}))"
        case OptionOf(Scalar(Kind.TOKEN)):
            return f"tokenOr({names[0]}, {names[1]})"
        case EnumRef(id_):
            return f"{type_name(id_)}({names[0]})"
        case Scalar():
            return f"{received(type_)}({names[0]})"
        case ListOf(Scalar(kind)) if not kind.is_text:
            return f"borrowed[{received(type_.item)}]({names[0]}, int({names[1]}))"
        case Vector():
            return f"borrowed[float32]({names[0]}, int({names[1]}))"
        case other:
            raise Unforeseen(f"Go cannot read a field of type {other} from a C struct")
