"""How the description's types are spelt in C++: owned values, parameters, literals."""

from __future__ import annotations

import textwrap

from ...meaning.model import Api, Default, Doc
from ...meaning.names import Case, Name
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from ..c.types import LEAST, quoted
from ..texts import doc_text
from .language import CPP

SCALARS = {
    Kind.BOOL: "bool",
    Kind.I32: "std::int32_t",
    Kind.U32: "std::uint32_t",
    Kind.I64: "std::int64_t",
    Kind.U64: "std::uint64_t",
    Kind.F32: "float",
    Kind.F64: "double",
    Kind.STRING: "std::string",
    Kind.PATH: "std::filesystem::path",
    Kind.JSON: "std::string",
    Kind.BYTES: "std::vector<std::uint8_t>",
    Kind.DURATION: "std::chrono::duration<double>",
    Kind.TOKEN: "TokenId",
    Kind.TOKEN_COUNT: "std::int32_t",
}


def comment(doc: Doc) -> str:
    """A doc's text in lines that fit."""
    return fold(doc_text(doc))


def fold(text: str) -> str:
    """Text in lines that fit; what goes on behind a tag is indented."""
    folded = (textwrap.wrap(line, 132, subsequent_indent="  " if line.startswith("@") else "") or [""] for line in text.splitlines())
    return "\n".join(line for lines in folded for line in lines)


def identifier(name: str) -> str:
    """A name that C++ does not reserve."""
    return CPP.escape(name)


def class_name(id_: str) -> str:
    """The class of a handle, record, enum or union."""
    return identifier(Name.of(id_).to(Case.PASCAL))


def value_type(type_: Type) -> str:
    """The type that owns such a value: a field's or a result's."""
    match type_:
        case Scalar(kind):
            return SCALARS[kind]
        case OptionOf(HandleRef(id_)):
            return f"const {class_name(id_)}*"
        case OptionOf(item):
            return f"std::optional<{value_type(item)}>"
        case ListOf(item):
            return f"std::vector<{value_type(item)}>"
        case MapOf():
            return "std::map<std::string, std::string>"
        case Vector():
            return "std::vector<float>"
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_) | HandleRef(id_) | StreamRef(id_):
            return class_name(id_)
        case other:
            raise Unforeseen(f"C++ has no type for {other}")


def held(type_: Type) -> Type:
    """The type of a field: a record points at a handle, whether or not it must be there."""
    return OptionOf(type_) if isinstance(type_, HandleRef) else type_


def is_text(type_: Type) -> bool:
    """Whether the value is one text; a path is of a type of its own."""
    return isinstance(type_, Scalar) and type_.kind.is_text and type_.kind is not Kind.PATH


def is_copied(type_: Type) -> bool:
    """Whether a parameter is taken by value: numbers, enums and what may be absent."""
    match type_:
        case Scalar(kind):
            return kind not in (Kind.BYTES, Kind.PATH)
        case OptionOf(Scalar(Kind.PATH)):
            return False
        case EnumRef() | OptionOf(Scalar() | EnumRef() | HandleRef()):
            return True
        case _:
            return False


def param_type(type_: Type, changed: bool = False) -> str:
    """The type in which a parameter is taken."""
    match type_:
        case _ if changed:
            return "FloatView"  # a rule: what is written over is a vector
        case Scalar() if is_text(type_):
            return "std::string_view"
        case OptionOf(item) if is_text(item):
            return "std::optional<std::string_view>"
        case _ if is_copied(type_):
            return value_type(type_)
        case _:
            return f"const {value_type(type_)}&"


def literal(api: Api, type_: Type, default: Default) -> str:
    """A default as C++ writes it."""
    match type_, default.value:
        case (OptionOf(HandleRef()), None):
            return "nullptr"
        case (_, None | ()):
            return "{}"
        case (OptionOf(item), _):
            return literal(api, item, default)
        case (EnumRef(id_), str(value)):
            return f"{class_name(id_)}::{identifier(value)}"
        case (Scalar(Kind.BOOL), value):
            return "true" if value else "false"
        case (Scalar(Kind.F32 | Kind.F64 as kind), _):
            return _real(default.text) + ("F" if kind is Kind.F32 else "")
        case (Scalar(Kind.DURATION), _):
            return f"{value_type(type_)}({_real(default.text)})"
        case (Scalar(Kind.U32 | Kind.U64 as kind), int(value)):
            return f"{value}{'U' if kind is Kind.U32 else 'ULL'}"
        case (Scalar(), int(value)):
            return LEAST.get(value, str(value))
        case (_, str(value)):
            return quoted(value)
        case other:
            raise Unforeseen(f"C++ has no literal for {other}")


def _real(text: str) -> str:
    return text if any(mark in text for mark in ".eE") else f"{text}.0"
