"""How Node.js spells names and literals: in `index.js`, in its types, and in the native module behind it."""

from __future__ import annotations

import json

from ...meaning.model import Default, Field, Surface
from ...meaning.names import Case, Name
from ...meaning.types import Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, Vector
from ..rust.language import RUST
from .language import NODE

# Whole numbers beyond this one may not be the ones that were written.
EXACT = 2**53 - 1
# A duration is a number of these; the description has seconds.
MILLISECONDS = 1000
# Names that a class cannot give to a member of its own.
TAKEN_MEMBERS = frozenset({"constructor", "prototype"})
# What a generated native function calls its own arguments.
TAKEN_VARIABLES = frozenset({"env", "this", "into", "task"})


def type_name(id_: str) -> str:
    """A class or an interface."""
    return Name.of(id_).to(Case.PASCAL)


def member(name: Name, surface: Surface | None = None) -> str:
    """A method, a property or an option; JavaScript allows its keywords there."""
    return reachable(surface.names.get(NODE.id, name.to(Case.CAMEL)) if surface else name.to(Case.CAMEL))


def reachable(spelling: str) -> str:
    """A member's name, unless classes have that one already."""
    return spelling + "_" if spelling in TAKEN_MEMBERS else spelling


def variable(item: Field) -> str:
    """A parameter or a free function."""
    return NODE.escape(item.surface.names.get(NODE.id, item.name.to(Case.CAMEL)))


def native_variable(id_: str) -> str:
    """An argument of a native function."""
    return id_ + "_" if id_ in TAKEN_VARIABLES else RUST.escape(id_)


def native_name(snake: str) -> str:
    """What the native module exports a Rust function as."""
    return Name.of(snake).to(Case.CAMEL)


def shout(name: Name) -> str:
    """A key of a table of constants."""
    return name.to(Case.SCREAMING)


def quoted(text: str) -> str:
    """A string literal with single quotes."""
    inner = json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"'{inner}'"


def literal(type_: Type, default: Default) -> str:
    """A default as a JavaScript expression; a record's is `undefined`, which the native module fills in."""
    match type_:
        case Scalar(Kind.U64):
            return f"{default.text}n"
        case Scalar(Kind.I64) if abs(int(default.text)) > EXACT:
            return f"{default.text}n"
        case Scalar(Kind.BYTES):
            return "new Uint8Array()"
        case Scalar(kind) if kind.is_text:
            return quoted(default.text)
        case Scalar(Kind.DURATION):
            return f"{float(default.text) * MILLISECONDS:.17g}"
        case Scalar(Kind.F32 | Kind.F64):
            return f"{float(default.text):.17g}" if len(default.text) > 17 else default.text
        case Scalar():
            return default.text
        case ListOf() | Vector():
            return "[]"
        case MapOf():
            return "{}"
        case OptionOf():
            return "null"
        case _:
            return quoted(str(default.value)) if isinstance(default.value, str) else "undefined"


def field_literal(field: Field, default: Default) -> str:
    """A field's value as a JavaScript expression: a number that has a name is called by it, a record of defaults is empty."""
    if isinstance(field.type, RecordRef):
        return "{}"
    word = next((word for word, number in field.named.items() if default.text == str(number)), None)
    return literal(field.type, default) if word is None else quoted(word)


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a message."""
    return ", ".join(names)


def comment_safe(text: str) -> str:
    """Text that cannot end the comment it stands in."""
    return text.replace("*/", "*\\/")
