"""The words of `api.yaml` that are a closed set, and the forms that a scalar may have. `meaning/` uses the same enums."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated


class RecordKind(Enum):
    """Who fills a record."""

    PARAMS = "params"
    RESULT = "result"


class PassAs(Enum):
    """How a language's users expect to give a params record."""

    KEYWORDS = "keywords"
    OBJECT = "object"
    ARRAY = "array"
    POINTER = "pointer"
    VALUE = "value"
    OPTIONS = "options"


class Holds(Enum):
    """What a JSON is."""

    OBJECT = "object"
    SCHEMA = "schema"
    TOOLS = "tools"  # a list of tools, each with a schema of its parameters
    MESSAGES = "messages"  # a list of messages, whose calls have objects as arguments


class FormKind(Enum):
    """The forms in which one operation is offered."""

    PLAIN = "plain"  # never written: what produces no stream has it
    TEXT = "text"
    RESULT = "result"
    ASYNC = "async"
    ASYNC_RESULT = "async_result"
    STREAM = "stream"
    ASYNC_STREAM = "async_stream"
    CALLBACK = "callback"
    CALLBACK_CANCELLABLE = "callback_cancellable"
    TYPED = "typed"
    ASYNC_TYPED = "async_typed"
    EACH = "each"
    ASYNC_EACH = "async_each"
    RUN = "run"
    ASYNC_RUN = "async_run"


class Blocking(Enum):
    """Whether a call makes its caller wait."""

    NO = "false"
    BRIEF = "brief"  # for no longer than anybody would mind
    LONG = "true"  # so long that a person may want to end it


class Thread(Enum):
    """Where a callback is called."""

    CALLER = "caller"
    ANY = "any"


class Buffer(Enum):
    """What the caller's buffer is in C, where it is more than space for the answer."""

    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Form:
    """How a scalar is written: a pattern, and what the manual calls it."""

    pattern: str
    words: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word of a set that is known only when the languages are: their ids, and perhaps `all`."""

    words: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """A value in the words of its type: a scalar, `[]` or `{}`."""

    words: str


Version = Annotated[str, Form(r"^[0-9]+\.[0-9]+\.[0-9]+$", "version")]
Whole = Annotated[int, Form(r"^-?[0-9]+$", "whole number")]
Number = Annotated[str, Form(r"^-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?$", "number")]
Absence = Annotated[str, Form(r"^(nan|-?[0-9]+(\.[0-9]+)?|0x[0-9A-Fa-f]+)$", "number, hexadecimal number or `nan`")]
Identifier = Annotated[str, Form(r"^[A-Za-z_][A-Za-z0-9_]*$", "identifier")]
Snake = Annotated[str, Form(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "name in snake_case")]
LanguageId = Annotated[str, OneOf("language")]
LanguageOrWay = Annotated[str, OneOf("language, `through_c` or `through_core`", ("through_c", "through_core"))]
LanguageOrAll = Annotated[str, OneOf("language or `all`", ("all",))]
Value = Annotated[object, Literal("value")]
