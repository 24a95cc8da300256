"""How Go spells names, types and default values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from ...meaning.model import Default, Fact, Field, Handle
from ...meaning.names import Case, Name
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Type, UnionRef, Vector, uses
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
    Kind.DURATION: "time.Duration",
    Kind.TOKEN: "int32",
    Kind.TOKEN_COUNT: "int32",
}

PACKAGES = {Kind.JSON: "encoding/json", Kind.DURATION: "time"}

# What calls take and give as a plain `int`; records and facts have it as wide as the library.
COUNTS = (Kind.I32, Kind.TOKEN_COUNT)

UNITS = (("Second", 10**9), ("Millisecond", 10**6), ("Microsecond", 10**3), ("Nanosecond", 1))

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
LOCALS = frozenset("C a callback capacity context ctx err json lent options opts out progress record runtime silent started unsafe".split())
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


def receiver_name(handle: Handle) -> str:
    """One letter, or two where the letter is taken by the arena."""
    return handle.id[:2] if handle.id[0] == "a" else handle.id[0]


def unexported(name: Name) -> str:
    """A private identifier: the first word small, initialisms behind it in capitals."""
    first, *rest = name.words
    if not rest:
        return first
    tail = Name(tuple(rest)).to(Case.GO)
    return f"{first}_{tail}" if first[-1:].isdigit() and tail[:1].isdigit() else first + tail


def argument(field: Field, used: Iterable[str] = ()) -> str:
    """The identifier of a parameter, clear of keywords and of what the method needs itself."""
    spelt = GO.escape(field.surface.names.get(GO.id) or unexported(field.name))
    return spelt + "_" if spelt in LOCALS or spelt in used else spelt


def field_name(field: Field) -> str:
    """The identifier of a record's field."""
    return field.surface.names.get(GO.id) or exported(field.name)


def c_field(name: str) -> str:
    """A field of a C struct as cgo spells it."""
    return "_" + name if name in GO_KEYWORDS else name


def given(type_: Type) -> str:
    """The type of a value that a Go user gives: absence is nil."""
    match type_:
        case OptionOf(item):
            return given(item) if is_absent_by_itself(item) else "*" + _exact(item, given)
        case _:
            return plain(type_, given)


def received(type_: Type) -> str:
    """The type of a value that a Go user gets: an absent token is -1, an absent record nil."""
    match type_:
        case OptionOf(RecordRef() as item):
            return f"*{received(item)}"
        case OptionOf(item):
            return _exact(item, received)
        case _:
            return plain(type_, received)


def _exact(type_: Type, spell: Callable[[Type], str]) -> str:
    """A type in which a number has its own width."""
    return SCALARS[type_.kind] if isinstance(type_, Scalar) else spell(type_)


def stored(item: Field | Fact) -> str:
    """The type of a params record's field or of a fact: a number has its own width, or what the description says for Go."""
    type_ = item.types.get(GO.id, item.type)
    return _exact(type_, given if isinstance(item, Field) else received)


def stored_inside(field: Field) -> str:
    """What a list that is stored holds, or what a pointer points to."""
    type_ = field.types.get(GO.id, field.type)
    return _exact(type_.item if isinstance(type_, (ListOf, OptionOf)) else type_, given)


def is_pointer(field: Field) -> bool:
    """Whether what may be absent is stored as a pointer."""
    type_ = field.types.get(GO.id, field.type)
    return isinstance(type_, OptionOf) and not is_absent_by_itself(type_.item)


def plain(type_: Type, spell: Callable[[Type], str]) -> str:
    """What both directions share."""
    match type_:
        case Scalar(kind):
            return "int" if kind in COUNTS else SCALARS[kind]
        case ListOf(item):
            return "[]" + _exact(item, spell)
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


def packages_of(*types: Type) -> frozenset[str]:
    """The packages that the spellings of some types name."""
    kinds = {one.kind for type_ in types for one in uses(type_) if isinstance(one, Scalar)}
    return frozenset(package for kind, package in PACKAGES.items() if kind in kinds)


def zero(type_: Type, is_given: bool) -> str:
    """Go's zero value of a type: of one that a user gives, or of one that a call gives back beside an error."""
    match type_:
        case UnionRef() | OptionOf(RecordRef()):
            return "nil"
        case OptionOf(item):
            return zero(item, is_given) if not is_given or is_absent_by_itself(item) else "nil"
        case Scalar(Kind.BOOL):
            return "false"
        case Scalar(Kind.BYTES | Kind.JSON) | ListOf() | MapOf() | Vector() | HandleRef() | StreamRef():
            return "nil"
        case Scalar(kind) if kind.is_text:
            return '""'
        case RecordRef(id_):
            return f"{type_name(id_)}{{}}"
        case _:
            return "0"


def is_absent_by_itself(type_: Type) -> bool:
    """Whether a type has a value that stands for absence, so that an option of it needs no pointer."""
    match type_:
        case Scalar(Kind.BYTES | Kind.JSON) | ListOf() | MapOf() | Vector() | UnionRef() | HandleRef():
            return True
        case _:
            return False


def literal(type_: Type, default: Default) -> str | None:
    """A default as a Go expression; none where it is Go's zero value anyway."""
    match type_:
        case Scalar(Kind.BOOL):
            return "true" if default.text == "true" else None
        case Scalar(Kind.F32 | Kind.F64):
            return None if float(default.text) == 0 else default.text
        case Scalar(Kind.DURATION):
            return _duration(default.text)
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


def _duration(seconds: str) -> str | None:
    """A number of seconds as Go writes it, in the largest unit that divides it."""
    nanoseconds = int(Decimal(seconds) * 10**9)
    unit, size = next((unit, size) for unit, size in UNITS if nanoseconds % size == 0)
    return f"{nanoseconds // size} * time.{unit}" if nanoseconds else None


def quoted(text: str) -> str:
    """A Go string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
