"""How the types of the C ABI are spelt in C; the C and C++ views share it."""

from __future__ import annotations

import json
import math

from ...cabi.names import absent_constant
from ...cabi.shapes import CFunction, CParam, CType, Pointer
from ...meaning.model import Absent
from ...plan.unforeseen import Unforeseen

SPELT = {
    "bool": "bool",
    "char": "char",
    "void": "void",
    "u8": "uint8_t",
    "i32": "int32_t",
    "u32": "uint32_t",
    "i64": "int64_t",
    "u64": "uint64_t",
    "usize": "size_t",
    "f32": "float",
    "f64": "double",
}
POINTERS = {
    Pointer.NONE: "{}",
    Pointer.CONST: "const {} *",
    Pointer.MUT: "{} *",
    Pointer.CONST_CONST: "const {} *const *",
}
LEAST = {-(2**31): "(-2147483647 - 1)", -(2**63): "(-9223372036854775807 - 1)"}


def spelt(type_: CType) -> str:
    """The type alone, as in `const char *`."""
    return POINTERS[type_.pointer].format(SPELT.get(type_.base, type_.base))


def declared(type_: CType, name: str) -> str:
    """A declaration, as in `const char *text`."""
    return f"{spelt(type_)}{' ' if type_.pointer is Pointer.NONE else ''}{name}"


def absent_value(absent: Absent | None) -> str:
    """The value that means absent; NaN needs `math.h`."""
    if absent is None:
        raise Unforeseen("an optional number needs a value that means absent")
    if absent.name is not None:
        return absent_constant(absent.name)
    return "NAN" if math.isnan(absent.value) else str(absent.value)


def parameter_list(params: tuple[CParam, ...]) -> str:
    """What stands between a prototype's parentheses."""
    return ", ".join(declared(p.type, p.name) for p in params) or "void"


def prototype(function: CFunction) -> str:
    """The function's declaration."""
    return f"{declared(function.returns, function.symbol)}({parameter_list(function.params)});"


def quoted(text: str) -> str:
    """A string literal; JSON's escapes are C's but for what lies outside ASCII, which stays as it is."""
    return json.dumps(text, ensure_ascii=False)
