"""How core spells types, values and docs: shared by the views that print Rust."""

from __future__ import annotations

from ...meaning.model import Default, Field
from ...meaning.names import Case, Name
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .language import RUST

OWNED = {
    Kind.BOOL: "bool",
    Kind.I32: "i32",
    Kind.U32: "u32",
    Kind.I64: "i64",
    Kind.U64: "u64",
    Kind.F32: "f32",
    Kind.F64: "f64",
    Kind.STRING: "String",
    Kind.BYTES: "Vec<u8>",
    Kind.PATH: "PathBuf",
    Kind.JSON: "String",
    Kind.DURATION: "std::time::Duration",
    Kind.TOKEN: "Token",
    Kind.TOKEN_COUNT: "i32",
}


def pascal(id_: str) -> str:
    """A type's or a variant's name in Rust; `Self` is taken in every case."""
    return RUST.escape(Name.of(id_).to(Case.PASCAL))


def owned(type_: Type) -> str:
    """The type of a value that its holder owns."""
    match type_:
        case Scalar(kind):
            return OWNED[kind]
        case ListOf(item):
            return f"Vec<{owned(item)}>"
        case OptionOf(item):
            return f"Option<{owned(item)}>"
        case MapOf():
            return "BTreeMap<String, String>"
        case Vector():
            return "Vec<f32>"
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_) | HandleRef(id_) | StreamRef(id_):
            return pascal(id_)
        case other:
            raise Unforeseen(f"core has no type for {other}")


def awaited(stream: StreamRef) -> str:
    """The type of a stream whose pieces are awaited."""
    return f"Async{pascal(stream.id)}"


def core_field(field: Field) -> str:
    """The field's identifier in core."""
    return RUST.escape(field.surface.names.get(RUST.id, field.id))


def value(type_: Type, default: Default) -> str:
    """A default as a Rust expression."""
    match type_:
        case Scalar(Kind.F32 | Kind.F64):
            return repr(float(default.text))
        case Scalar(Kind.DURATION):
            return f"std::time::Duration::from_secs_f64({float(default.text)!r})"
        case Scalar(kind) if kind.is_text:
            return f"{quoted(default.text)}.into()"
        case Scalar(Kind.BYTES) | ListOf() | MapOf() | Vector():
            return f"{'BTreeMap' if isinstance(type_, MapOf) else 'Vec'}::new()"
        case OptionOf():
            return "None"
        case EnumRef(id_):
            return f"{pascal(id_)}::{pascal(default.text)}"
        case RecordRef(id_):
            return f"{pascal(id_)}::default()"
        case _:
            return default.text


def shown(type_: Type, default: Default) -> str:
    """A default as docs show it."""
    return quoted(default.text) if isinstance(type_, Scalar) and type_.kind.is_text else value(type_, default)


def lent_default(type_: Type, default: Default | None, path: str = "") -> str:
    """A default as core's method takes it, for a language that does not have the parameter; a rule says that there is one."""
    assert default is not None
    match type_:
        case Scalar(kind) if kind.is_text:
            return quoted(default.text)
        case ListOf(Scalar(kind)) if kind.is_text:
            return "&[] as &[&str]"
        case Scalar(Kind.BYTES) | ListOf() | Vector():
            return "&[]"
        case MapOf():
            return "&std::collections::BTreeMap::new()"
        case OptionOf(Scalar(Kind.PATH)):
            return "None::<&str>"
        case RecordRef() | MapOf():
            return f"&{path}{value(type_, default)}"
        case EnumRef():
            return f"{path}{value(type_, default)}"
        case _:
            return value(type_, default)


def quoted(text: str) -> str:
    """A Rust string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
