"""How a C answer becomes a Go value: where it is returned with its error, and where it is one of many that are read at once."""

from __future__ import annotations

from ...cabi.shapes import CField, CFunction, Returns, Role
from ...meaning.types import EnumRef, Kind, ListOf, MapOf, OptionOf, Scalar, Type, Vector
from ...plan.unforeseen import Unforeseen
from .cwrap import Wrappers, cgo, out_params
from .spell import c_field, received, type_name

# A buffer that is asked for answers with a helper of this kind; the guess is made by the caller.
FILLS = {Returns.TEXT: "Text", Returns.BYTES: "Bytes"}


def filling(function: CFunction, args: dict[str, str], wrappers: Wrappers) -> str:
    """The function literal that fills a buffer; `args` are the expressions of the other parameters."""
    buffer, capacity = out_params(function)
    passed = [{buffer.name: "out", capacity.name: "capacity"}.get(p.name) or args[p.name] for p in function.params]
    call = f"{wrappers.use(function)}({', '.join(passed)})"
    return f"func(out {cgo(buffer.type)}, capacity {cgo(capacity.type)}) C.go_int {{\nreturn {call}\n}}"


def helper(type_: Type, function: CFunction, number: str | None = None) -> str:
    """The suffix of the runtime's helpers for a type: `fillText` and `readText`, `numberOf` and `readNumber`."""
    match type_:
        case Scalar(Kind.JSON):
            return "JSON"
        case OptionOf(item):
            return "Token" if function.kind is Returns.ID else helper(item, function, number)
        case Scalar(Kind.BOOL):
            return "Truth"
        case Scalar(Kind.F32 | Kind.F64):
            return f"Float[{received(type_)}]"
        case ListOf(Vector()) | Vector():
            return "Floats"
        case ListOf():
            return "Tokens"
        case _ if function.kind in FILLS:
            return FILLS[function.kind]
        case _:
            return f"Number[{number or received(type_)}]"


def answered(type_: Type, function: CFunction, args: dict[str, str], guess: str, wrappers: Wrappers, rows: str | None) -> str:
    """The expression that gives a call's result and its error."""
    if function.kind in (Returns.TEXT, Returns.BYTES, Returns.LIST):
        filled = f"fill{helper(type_, function)}({guess}, {filling(function, args, wrappers)})"
        return f"rowsOf({rows})({filled})" if rows is not None else filled
    call = f"{wrappers.use(function)}({', '.join(args[p.name] for p in function.params)})"
    if function.kind is Returns.STATUS:
        return f"statusOf({call})"
    suffix = helper(type_, function)
    name, bracket, argument = suffix.partition("[")
    return f"{name[:1].lower()}{name[1:]}Of{bracket}{argument}({call})"


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
        return f"read{helper(type_, function)}(&values, {filling(function, receiver, wrappers)})"
    return f"read{helper(type_, function, number)}(&values, {wrappers.use(function)}({raw}))"


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
