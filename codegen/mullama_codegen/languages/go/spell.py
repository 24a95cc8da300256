"""How Go spells names, types and default values."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...meaning.model import Default, Fact, Field
from ...meaning.names import Case, Name
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .language import GO

SCALARS = {
    Kind.BOOL: "bool",
    Kind.I32: "int32",
    Kind.U32: "uint32",
    Kind.I64: "int64",
    Kind.U64: "uint64",
    Kind.F32: "float32",
    Kind.F64: "float64",
    Kind.STRING: "string",
    Kind.BYTES: "[]byte",
    Kind.PATH: "string",
    Kind.JSON: "json.RawMessage",
    Kind.TOKEN: "int32",
    Kind.TOKEN_COUNT: "int32",
}

# What calls take and give as a plain `int`; records and facts have it as wide as the library.
COUNTS = (Kind.I32, Kind.TOKEN_COUNT)

# C's names in cgo for the bases of the ABI.
CGO = {
    "bool": "C.bool",
    "char": "C.char",
    "u8": "C.uint8_t",
    "i32": "C.int32_t",
    "u32": "C.uint32_t",
    "i64": "C.int64_t",
    "u64": "C.uint64_t",
    "f32": "C.float",
    "f64": "C.double",
    "usize": "C.size_t",
}

# Words that generated methods use themselves, and packages that they import.
LOCALS = frozenset("C a callback capacity context err json lent options opts out record runtime unsafe".split())
# cgo puts an underscore before a C field that is a keyword of Go.
GO_KEYWORDS = frozenset(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range"
    " return select struct switch type var".split()
)


def exported(name: Name) -> str:
    """A public identifier."""
    return name.to(Case.GO)


def type_name(id_: str) -> str:
    """The type of a record, an enum, a union, a handle or a stream."""
    return exported(Name.of(id_))


def unexported(name: Name) -> str:
    """A private identifier: the first word small, initialisms behind it in capitals."""
    first, *rest = name.words
    if not rest:
        return first
    tail = Name(tuple(rest)).to(Case.GO)
    return f"{first}_{tail}" if first[-1:].isdigit() and tail[:1].isdigit() else first + tail


def argument(field: Field, taken: Iterable[str] = ()) -> str:
    """The identifier of a parameter, clear of keywords and of what the method needs itself."""
    spelt = GO.escape(field.surface.names.get(GO.id) or unexported(field.name))
    return spelt + "_" if spelt in LOCALS or spelt in taken else spelt


def field_name(field: Field) -> str:
    """The identifier of a record's field."""
    return field.surface.names.get(GO.id) or exported(field.name)


def c_field(name: str) -> str:
    """A field of a C struct as cgo spells it."""
    return "_" + name if name in GO_KEYWORDS else name


def given(type_: Type) -> str:
    """The type of a value that a Go user gives: absence is nil, and the zero union is absent."""
    match type_:
        case OptionOf(UnionRef() | HandleRef() as item):
            return given(item)
        case OptionOf(RecordRef(id_)):
            return "*" + type_name(id_)
        case OptionOf(Scalar(Kind.BYTES) | Scalar(Kind.JSON) | ListOf() | MapOf() | Vector() as item):
            return given(item)
        case OptionOf(Scalar(kind)):
            return "*" + SCALARS[kind]
        case OptionOf(item):
            return "*" + given(item)
        case _:
            return plain(type_, given)


def received(type_: Type) -> str:
    """The type of a value that a Go user gets: an absent token is -1."""
    match type_:
        case OptionOf(Scalar(kind)):
            return SCALARS[kind]
        case OptionOf(item):
            return received(item)
        case _:
            return plain(type_, received)


def stored(item: Field | Fact) -> str:
    """The type of a params record's field or of a fact: a number has its own width, or what the description says for Go."""
    type_ = item.types.get(GO.id, item.type)
    if isinstance(type_, Scalar):
        return SCALARS[type_.kind]
    return given(type_) if isinstance(item, Field) else received(type_)


def plain(type_: Type, spell: Callable[[Type], str]) -> str:
    """What both directions share."""
    match type_:
        case Scalar(kind):
            return "int" if kind in COUNTS else SCALARS[kind]
        case ListOf(Scalar(kind)):
            return "[]" + SCALARS[kind]
        case ListOf(item):
            return "[]" + spell(item)
        case MapOf():
            return "map[string]string"
        case Vector():
            return "[]float32"
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_):
            return type_name(id_)
        case HandleRef(id_) | StreamRef(id_):
            return "*" + type_name(id_)
        case other:
            raise Unforeseen(f"Go has no type for {other}")


def zero(go_type: str) -> str:
    """What a call gives back beside an error."""
    if go_type.startswith(("*", "[]", "map[", "func(", "json.")):
        return "nil"
    if go_type == "bool":
        return "false"
    if go_type == "string":
        return '""'
    return "0" if go_type[:1].islower() else f"{go_type}{{}}"


def literal(type_: Type, default: Default) -> str | None:
    """A default as a Go expression; none where it is Go's zero value anyway."""
    match type_:
        case Scalar(Kind.BOOL):
            return "true" if default.text == "true" else None
        case Scalar(Kind.F32 | Kind.F64):
            return None if float(default.text) == 0 else default.text
        case Scalar(Kind.JSON) if default.text:
            return f"json.RawMessage({quoted(default.text)})"
        case Scalar(kind) if kind.is_text:
            return quoted(default.text) if default.text else None
        case Scalar(kind) if kind.is_integer:
            return None if int(default.text) == 0 else default.text
        case EnumRef(id_):
            return type_name(id_) + exported(Name.of(default.text))
        case _:
            return None


def quoted(text: str) -> str:
    """A Go string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
