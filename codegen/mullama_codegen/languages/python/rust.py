"""How the native module spells conversions: functions of its runtime and of its generated `values`, composed."""

from __future__ import annotations

from collections.abc import Sequence

from ...meaning.model import Api, Default, Field
from ...meaning.types import (
    EitherOf,
    EnumRef,
    HandleRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    StreamRef,
    Type,
    UnionRef,
    Vector,
)
from ...plan.unforeseen import Unforeseen
from ..rust.language import RUST
from ..rust.types import OWNED, pascal, value

# Words that even `r#` does not turn into identifiers.
NEVER_RAW = frozenset({"self", "Self", "super", "crate"})
SAME_SIZE = {Kind.TOKEN: "i32", Kind.TOKEN_COUNT: "i32"}


def identifier(python_name: str) -> str:
    """A Rust identifier that Python sees as this name."""
    if python_name in NEVER_RAW:
        return f"{python_name}_"
    return f"r#{python_name}" if python_name in RUST.keywords else python_name


def text(words: str) -> str:
    """A Rust string literal."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def core_field(field: Field) -> str:
    """The field's identifier in core."""
    return RUST.escape(field.surface.names.get("rust", field.name.to(RUST.case)))


def reader_of(field: Field) -> str:
    """The function from a field's value to core's; a number may have names, too, and a text may come in parts."""
    if field.parts:
        return "given::option(given::parts)" if isinstance(field.type, OptionOf) else "given::parts"
    names = ", ".join(f"({text(name)}, {number})" for name, number in field.named.items())
    return f"given::named({reader(field.type)}, &[{names}])" if names else reader(field.type)


def reader(type_: Type) -> str:
    """The function from Python's value to core's."""
    match type_:
        case Scalar(kind):
            return f"given::{SAME_SIZE.get(kind, kind.value)}"
        case ListOf(RecordRef(id_)):
            return f"values::list_{id_}"
        case ListOf(item):
            return f"given::list({reader(item)})"
        case OptionOf(item):
            return f"given::option({reader(item)})"
        case MapOf():
            return "given::map"
        case Vector():
            return "given::vector"
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_) | HandleRef(id_):
            return f"values::read_{id_}"
        case other:
            raise Unforeseen(f"Python passes no {other}")


def last_reader(types: Sequence[Type]) -> str:
    """The function for the last of several types that a value may be of, which refuses what is none of them."""
    match types[-1]:
        case ListOf(item) if not isinstance(item, RecordRef):
            return f"given::list_or({reader(item)}, {text(' or '.join(map(noun, types)))})"
        case last:
            return reader(last)


def noun(type_: Type) -> str:
    """What a message calls a type."""
    match type_:
        case Scalar(Kind.BYTES):
            return "bytes"
        case Scalar(kind) if kind.is_text:
            return "str"
        case ListOf(Scalar(Kind.TOKEN)):
            return "token ids"
        case _:
            return "a sequence"


def borrowed(name: str, type_: Type) -> str:
    """A converted argument as core's method takes it."""
    match type_:
        case Scalar(Kind.STRING | Kind.BYTES | Kind.PATH | Kind.JSON):
            return f"&{name}"
        case Scalar() | EnumRef() | OptionOf(Scalar(Kind.BOOL) | EnumRef()):
            return name
        case OptionOf(Scalar(Kind.STRING | Kind.BYTES | Kind.PATH | Kind.JSON) | ListOf() | Vector()):
            return f"{name}.as_deref()"
        case OptionOf(Scalar()):
            return name
        case OptionOf():
            return f"{name}.as_ref()"
        case HandleRef():
            return f"&{name}.core"
        case _:
            return f"&{name}"


def test_of(type_: Type) -> str:
    """The function that tells whether a value is of this one of several types."""
    match type_:
        case Scalar(Kind.BYTES):
            return "given::is_bytes"
        case Scalar(kind) if kind.is_text:
            return "given::is_string"
        case other:
            raise Unforeseen(f"Python cannot tell {other} from the other inputs of a call; put text or bytes first")


def default_value(type_: Type, default: Default) -> str:
    """A default as an expression over core."""
    match type_:
        case EnumRef() | RecordRef():
            return f"mullama::{value(type_, default)}"
        case MapOf():
            return "Default::default()"
        case _:
            return value(type_, default)


def native(type_: Type) -> str | None:
    """The Rust type, where PyO3 converts it to the right thing by itself."""
    match type_:
        case Scalar(Kind.JSON | Kind.DURATION):
            return None
        case Scalar(kind):
            return {**SAME_SIZE, Kind.PATH: "std::path::PathBuf"}.get(kind) or OWNED[kind]
        case ListOf(item):
            inner = native(item)
            return f"Vec<{inner}>" if inner else None
        case OptionOf(item):
            inner = native(item)
            return f"Option<{inner}>" if inner else None
        case MapOf():
            return "std::collections::BTreeMap<String, String>"
        case _:
            return None


def writer(type_: Type) -> str:
    """The function from core's value to Python's."""
    if native(type_):
        return "put::plain"
    match type_:
        case Scalar(Kind.DURATION):
            return "put::seconds"
        case Scalar():
            return "put::json"
        case ListOf(Vector()):
            return "put::rows"
        case Vector():
            return "put::vector"
        case ListOf(item):
            return f"put::list({writer(item)})"
        case OptionOf(item):
            return f"put::option({writer(item)})"
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_):
            return f"values::put_{id_}"
        case HandleRef(id_) | StreamRef(id_):
            return f"put::object::<{pascal(id_)}, _>"
        case other:
            raise Unforeseen(f"Python is given no {other}")


def cloned_handles(api: Api) -> tuple[str, ...]:
    """The handles that travel inside records and lists, where core's own object is held."""

    def inside(type_: Type, nested: bool) -> list[str]:
        match type_:
            case HandleRef(id_):
                return [id_] if nested else []
            case ListOf(item) | OptionOf(item):
                return inside(item, True)
            case EitherOf(options):
                return [found for option in options for found in inside(option, nested)]
            case _:
                return []

    operations = [op for h in api.handles for op in (*h.constructors, *h.methods)] + list(api.functions)
    found = [id_ for r in api.records for f in r.fields for id_ in inside(f.type, True)]
    found += [id_ for op in operations for p in op.params for id_ in inside(p.type, False)]
    found += [id_ for u in api.unions for c in u.cases for id_ in inside(c.type, True)]
    return tuple(dict.fromkeys(found))
