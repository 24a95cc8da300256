"""Values between JavaScript and core, as expressions of the native module."""

from __future__ import annotations

from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from ..rust.language import RUST

READERS = {
    Kind.BOOL: "bool",
    Kind.I32: "i32",
    Kind.U32: "u32",
    Kind.I64: "i64",
    Kind.U64: "u64",
    Kind.F32: "f32",
    Kind.F64: "f64",
    Kind.STRING: "text",
    Kind.BYTES: "bytes",
    Kind.PATH: "path",
    Kind.JSON: "json",
    Kind.TOKEN: "i32",
    Kind.TOKEN_COUNT: "i32",
}
PRINTED = {
    Kind.BOOL: "bool",
    Kind.I32: "i32",
    Kind.U32: "u32",
    Kind.I64: "i64",
    Kind.U64: "BigInt",
    Kind.F32: "f32",
    Kind.F64: "f64",
    Kind.STRING: "String",
    Kind.BYTES: "Uint8Array",
    Kind.PATH: "String",
    Kind.JSON: "String",
    Kind.TOKEN: "i32",
    Kind.TOKEN_COUNT: "i32",
}
SMALL_INTEGERS = (Kind.I32, Kind.TOKEN, Kind.TOKEN_COUNT)


def is_integers(type_: Type) -> bool:
    """Whether a value crosses as an Int32Array, which is forty times faster than an array."""
    return isinstance(type_, ListOf) and isinstance(type_.item, Scalar) and type_.item.kind in SMALL_INTEGERS


def read(type_: Type, value: str, what: str, owned: bool = True) -> str:
    """A `Result` of core's value; `value` is a reference to an `Unknown`, `what` names it in messages."""
    match type_:
        case Scalar(kind):
            return f"input::{READERS[kind]}({value}, {what})"
        case ListOf() if is_integers(type_):
            return f"input::integers({value}, {what})"
        case ListOf(RecordRef(id_)):
            return f"params::list_{id_}({value}, {what})"
        case ListOf(item):
            return f"input::list({value}, {what}, {reader(item)})"
        case OptionOf(item):
            return f"input::option({value}, {what}, {reader(item, owned)})"
        case MapOf():
            return f"input::map({value}, {what})"
        case Vector():
            return f"input::vector({value}, {what})"
        case EnumRef(id_):
            return f"names::{RUST.escape(id_)}({value}, {what})"
        case UnionRef(id_) | RecordRef(id_):
            return f"params::{RUST.escape(id_)}({value}, {what})"
        case HandleRef(id_) | StreamRef(id_):
            return f"handles::{RUST.escape(id_)}({value}, {what}){'.cloned()' if owned else ''}"
        case other:
            raise Unforeseen(f"the native module takes no {other}")


def reader(type_: Type, owned: bool = True) -> str:
    """The same as a function of the value and its name."""
    text = read(type_, "value", "what", owned)
    path, _, rest = text.partition("(")
    return path if rest == "value, what)" else f"|value, what| {text}"


def given(type_: Type, variable: str) -> str:
    """A value as core's method takes it."""
    match type_:
        case OptionOf(Scalar(kind)) if kind.is_text or kind is Kind.BYTES:
            return f"{variable}.as_deref()"
        case OptionOf(ListOf() | Vector()):
            return f"{variable}.as_deref()"
        case OptionOf(RecordRef() | UnionRef()):
            return f"{variable}.as_ref()"
        case Scalar(kind) if kind.is_text or kind is Kind.BYTES:
            return f"&{variable}"
        case ListOf() | MapOf() | Vector() | RecordRef() | UnionRef():
            return f"&{variable}"
        case _:
            return variable


def printed(type_: Type, top: bool = True) -> str:
    """The Rust type that napi turns into the JavaScript value."""
    match type_:
        case Scalar(kind):
            return PRINTED[kind]
        case ListOf(item):
            return "Int32Array" if top and is_integers(type_) else f"Vec<{printed(item, False)}>"
        case OptionOf(item):
            return f"Option<{printed(item, False)}>"
        case EnumRef():
            return "&'static str"
        case Vector() | MapOf() | UnionRef() | RecordRef():
            return "Object<'env>"
        case HandleRef() | StreamRef():
            return "Unknown<'env>"
        case other:
            raise Unforeseen(f"the native module gives no {other}")


def write(type_: Type, value: str, env: str, top: bool = True) -> str:
    """Core's owned value as one that napi can turn into JavaScript; the expression may use `?`."""
    match type_:
        case Scalar(Kind.U64):
            return f"BigInt::from({value})"
        case Scalar(Kind.BYTES):
            return f"Uint8Array::new({value})"
        case Scalar(Kind.PATH):
            return f"{value}.to_string_lossy().into_owned()"
        case Scalar():
            return value
        case ListOf() if is_integers(type_):
            return f"Int32Array::new({value})" if top else value
        case ListOf(item) | OptionOf(item):
            one = write(item, "value", env, False)
            if one == "value":
                return value
            many = isinstance(type_, ListOf)
            start, end = (".into_iter()", ".collect::<Result<Vec<_>>>()?") if many else ("", ".transpose()?")
            path, _, rest = one.partition("(")
            if rest == "value)":
                return f"{value}{start}.map({path}){'.collect::<Vec<_>>()' if many else ''}"
            if not one.endswith("?"):
                return f"{value}{start}.map(|value| {one}){'.collect::<Vec<_>>()' if many else ''}"
            return f"{value}{start}.map(|value| {one[:-1]}){end}"
        case MapOf():
            return f"output::map({env}, {value})?"
        case Vector():
            return f"output::vector({env}, {value})?"
        case EnumRef():
            return f"{value}.as_str()"
        case UnionRef(id_) | RecordRef(id_):
            return f"records::{RUST.escape(id_)}({env}, {value})?"
        case other:
            raise Unforeseen(f"the native module gives no {other}")


def ok(value: str) -> str:
    """A written value as the last expression of a function that gives a `Result`."""
    return value[:-1] if value.endswith("?") else f"Ok({value})"


def borrowed_fact(type_: Type) -> bool:
    """Whether core lends a fact instead of copying it."""
    match type_:
        case Scalar(kind):
            return kind.is_text or kind is Kind.BYTES
        case OptionOf(item):
            return borrowed_fact(item)
        case ListOf() | MapOf() | Vector():
            return True
        case _:
            return False
