"""Shows what a pass has made, as JSON that a person can read."""

from __future__ import annotations

import dataclasses
import json
from enum import Enum
from typing import Any


def dump(value: Any) -> str:
    """Any of the passes' dataclasses as indented JSON; a class's name stands under `is`."""
    return json.dumps(_plain(value), indent=2, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"is": type(value).__name__, **{k: v for k, v in fields.items() if v not in (None, [], {}, "")}}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    return value
