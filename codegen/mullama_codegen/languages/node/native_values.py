"""Values between JavaScript and core, as expressions of the native module."""

from __future__ import annotations

from dataclasses import dataclass

from ...meaning.model import Field
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
    uses,
)
from ..rust.language import RUST
from ..rust.types import quoted

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
    Kind.DURATION: "duration",
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
    Kind.JSON: "Unknown<'env>",
    Kind.DURATION: "f64",
    Kind.TOKEN: "i32",
    Kind.TOKEN_COUNT: "i32",
}
SMALL_INTEGERS = (Kind.I32, Kind.TOKEN, Kind.TOKEN_COUNT)


def is_integers(type_: Type) -> bool:
    """Whether a value crosses as an Int32Array, which is forty times faster than an array."""
    return isinstance(type_, ListOf) and isinstance(type_.item, Scalar) and type_.item.kind in SMALL_INTEGERS


@dataclass(frozen=True, slots=True)
class Reader:
    """A function of the runtime that makes core's value: of a reference to an `Unknown`, and of its name in messages."""

    path: str
    more: str = ""  # further arguments
    behind: str = ""

    def of(self, value: str, what: str) -> str:
        """A `Result` of core's value."""
        return f"{self.path}({value}, {what}{self.more}){self.behind}"

    @property
    def as_function(self) -> str:
        """The same as a function of the value and its name."""
        return f"|value, what| {self.of('value', 'what')}" if self.more or self.behind else self.path


def reader(type_: Type, owned: bool = True) -> Reader:
    """How core's value is read."""
    match type_:
        case Scalar(kind):
            return Reader(f"input::{READERS[kind]}")
        case ListOf() if is_integers(type_):
            return Reader("input::integers")
        case ListOf(RecordRef(id_)):
            return Reader(f"params::list_{id_}")
        case ListOf(item):
            return Reader("input::list", f", {reader(item).as_function}")
        case OptionOf(item):
            return Reader("input::option", f", {reader(item, owned).as_function}")
        case MapOf():
            return Reader("input::map")
        case Vector():
            return Reader("input::vector")
        case EnumRef(id_):
            return Reader(f"names::{RUST.escape(id_)}")
        case UnionRef(id_) | RecordRef(id_):
            return Reader(f"params::{RUST.escape(id_)}")
        case HandleRef(id_) | StreamRef(id_):
            return Reader(f"handles::{RUST.escape(id_)}", behind=".cloned()" if owned else "")
        case EitherOf(options):
            return reader(options[0], owned)


def field_reader(field: Field) -> Reader:
    """How core's value of a field is read; a number that has a name may be given by it, and a text may come in parts."""
    if field.parts:
        return Reader("input::option", ", input::parts") if isinstance(field.type, OptionOf) else Reader("input::parts")
    read = reader(field.type)
    if not field.named:
        return read
    names = ", ".join(f"({quoted(word)}, {number})" for word, number in field.named.items())
    expected = quoted(f"{', '.join(repr(word) for word in field.named)} or a whole number")
    return Reader("input::named", f", {read.as_function}, &[{names}], {expected}")


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
        case EitherOf(options):
            return printed(options[0], top)


def is_lent(type_: Type) -> bool:
    """Whether what napi makes of a value lives as long as the environment."""
    lent = (Vector, MapOf, UnionRef, RecordRef, HandleRef, StreamRef)
    return any(isinstance(one, lent) or one == Scalar(Kind.JSON) for one in uses(type_))


@dataclass(frozen=True, slots=True)
class Writer:
    """How core's owned value becomes one that napi can turn into JavaScript. `text` has `{}` where the value stands."""

    text: str = "{}"
    path: str = ""  # the function, where the text is a call of it with the value alone
    fails: bool = False
    needs_env: bool = False

    @property
    def is_same(self) -> bool:
        """Whether the value stays what it is."""
        return self.text == "{}"

    def result(self, value: str) -> str:
        """The value as a `Result`."""
        return self.text.format(value) if self.fails else f"Ok({self.text.format(value)})"

    def inline(self, value: str) -> str:
        """The value in a function that gives a `Result`."""
        return self.text.format(value) + ("?" if self.fails else "")


def writer(type_: Type, top: bool = True) -> Writer:
    """How a value is written; only at the top does a list of integers become an array of their own kind."""
    match type_:
        case Scalar(Kind.U64):
            return _by("BigInt::from")
        case Scalar(Kind.BYTES):
            return _by("Uint8Array::new")
        case Scalar(Kind.PATH):
            return Writer("{}.to_string_lossy().into_owned()")
        case Scalar(Kind.DURATION):
            return _by("output::milliseconds")
        case Scalar(Kind.JSON):
            return Writer("output::json(env, {})", fails=True, needs_env=True)
        case ListOf() if is_integers(type_):
            return _by("Int32Array::new") if top else Writer()
        case ListOf(item):
            return _each(writer(item, False), ".into_iter()", ".collect::<Vec<_>>()", ".collect::<Result<Vec<_>>>()")
        case OptionOf(item):
            return _each(writer(item, False), "", "", ".transpose()")
        case MapOf():
            return Writer("output::map(env, {})", fails=True, needs_env=True)
        case Vector():
            return Writer("output::vector(env, {})", fails=True, needs_env=True)
        case EnumRef():
            return Writer("{}.as_str()")
        case UnionRef(id_) | RecordRef(id_):
            return Writer(f"records::{RUST.escape(id_)}(env, {{}})", fails=True, needs_env=True)
        case _:
            return Writer()


def _by(path: str) -> Writer:
    return Writer(f"{path}({{}})", path)


def _each(one: Writer, start: str, end: str, failing_end: str) -> Writer:
    """What stands inside a list or an option, one by one."""
    if one.is_same:
        return one
    function = one.path or f"|value| {one.text.format('value')}"
    return Writer(f"{{}}{start}.map({function}){failing_end if one.fails else end}", fails=one.fails, needs_env=one.needs_env)


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
