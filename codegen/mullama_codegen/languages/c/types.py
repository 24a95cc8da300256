"""How the values of the C ABI are spelt in C; the C and C++ views share it."""

from __future__ import annotations

import json
import math

from ...cabi.names import absent_constant
from ...meaning.model import Absent
from ...plan.unforeseen import Unforeseen

LEAST = {-(2**31): "(-2147483647 - 1)", -(2**63): "(-9223372036854775807 - 1)"}


def absent_value(absent: Absent | None) -> str:
    """The value that means absent; NaN needs `math.h`."""
    if absent is None:
        raise Unforeseen("an optional number needs a value that means absent")
    if absent.name is not None:
        return absent_constant(absent.name)
    return "NAN" if math.isnan(absent.value) else str(absent.value)


def quoted(text: str) -> str:
    """A string literal; JSON's escapes are C's but for what lies outside ASCII, which stays as it is."""
    return json.dumps(text, ensure_ascii=False)
