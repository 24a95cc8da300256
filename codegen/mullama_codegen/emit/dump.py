"""Shows what a pass has made, as JSON that a person can read."""

from __future__ import annotations

import dataclasses
import json
from enum import Enum
from typing import Any, get_args

from ..meaning.model import Doc, Field, Handle, Operation, Record, Stream
from ..meaning.names import Name
from ..meaning.types import EitherOf, StreamRef, Type, spelt
from ..plan.calls import Call

# What an earlier pass has made whole, and later ones refer to.
KNOWN = (Handle, Operation, Record, Stream, Field, Call)
TYPES = get_args(Type)


def dump(value: Any, in_full: bool = True) -> str:
    """Any of the passes' values as indented JSON; a class's name stands under `is`.

    `in_full` is for the model itself; what later passes refer to in it is shown by its id, a type as the description spells it.
    """
    return json.dumps(_plain(value, in_full), indent=2, ensure_ascii=False)


def _plain(value: Any, in_full: bool) -> Any:
    if not in_full and (short := _short(value)) is not None:
        return short
    if dataclasses.is_dataclass(value):
        fields = {f.name: _plain(getattr(value, f.name), in_full) for f in dataclasses.fields(value)}
        return {"is": type(value).__name__, **{k: v for k, v in fields.items() if v not in (None, [], {}, "")}}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [_plain(item, in_full) for item in value]
    if isinstance(value, frozenset):
        return sorted(_plain(item, in_full) for item in value)
    if isinstance(value, dict):
        return {".".join(map(str, k)) if isinstance(k, tuple) else str(k): _plain(v, in_full) for k, v in value.items()}
    return value


def _short(value: Any) -> str | None:
    """What stands for a value that is known from an earlier pass."""
    match value:
        case _ if isinstance(value, KNOWN):
            return f"{type(value).__name__.lower()} {value.id}"
        case Doc(summary):
            return summary
        case Name():
            return str(value)
        case StreamRef(id_):
            return f"stream<{id_}>"
        case EitherOf(options):
            return " or ".join(map(spelt, options))
        case _ if isinstance(value, TYPES):
            return spelt(value)
        case _:
            return None
