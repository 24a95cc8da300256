"""Shows what a pass has made, as JSON that a person can read."""

from __future__ import annotations

import dataclasses
import json
from enum import Enum
from typing import Any

from ..meaning.model import Handle, Operation, Record, Stream

LARGE = (Handle, Operation, Record, Stream)


def dump(value: Any, in_full: bool = True) -> str:
    """Any of the passes' values as indented JSON; a class's name stands under `is`.

    `in_full` is for the model itself; what later passes refer to in it is shown by its id.
    """
    return json.dumps(_plain(value, in_full), indent=2, ensure_ascii=False)


def _plain(value: Any, in_full: bool) -> Any:
    if isinstance(value, LARGE) and not in_full:
        return f"{type(value).__name__.lower()} {value.id}"
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
