"""Values as the suite writes them: each with a tag, because JSON alone loses some."""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Encoder = Callable[[Any], "list[Any]"]


@dataclass(frozen=True)
class Fact:
    """How a fact is read, and how it is tagged."""

    read: Callable[[Any], Any]
    encode: Encoder


def nothing(_: object) -> list[Any]:
    """No value."""
    return ["none"]


def boolean(value: object) -> list[Any]:
    """True or false, and no number."""
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is no bool")
    return ["bool", value]


def integer(value: object) -> list[Any]:
    """A whole number, and no bool."""
    if type(value) is not int:
        raise TypeError(f"{value!r} is no int")
    return ["i64", str(value)]


def f32(value: float) -> list[Any]:
    """The bits of a number of 32."""
    return ["f32", struct.pack(">f", value).hex()]


def f64(value: float) -> list[Any]:
    """The bits of a number of 64."""
    return ["f64", struct.pack(">d", value).hex()]


def text(value: object) -> list[Any]:
    """Text."""
    if type(value) is not str:
        raise TypeError(f"{value!r} is no str")
    return ["str", value]


def json_text(value: object) -> list[Any]:
    """JSON as its text."""
    return ["str", json.dumps(value, ensure_ascii=False)]


def octets(value: bytes) -> list[Any]:
    """Bytes."""
    if type(value) is not bytes:
        raise TypeError(f"{value!r} is no bytes")
    return ["bytes", base64.b64encode(value).decode()]


def name(value: Any) -> list[Any]:
    """An enum's member."""
    return ["enum", value.value]


def integers(values: list[int]) -> list[Any]:
    """Whole numbers in a list."""
    return ["i32s", ",".join(integer(value)[1] for value in values)]


def vector(values: Iterable[float]) -> list[Any]:
    """NumPy's array of float32."""
    return ["f32s", "".join(f32(value)[1] for value in values)]


def mapping(values: Mapping[str, str]) -> list[Any]:
    """Text to text."""
    return ["map", {key: text(value) for key, value in values.items()}]


def tagged(value: Any) -> list[Any]:
    """A union's case."""
    return ["union", [value.kind, text(value.value)]]


def handle(value: object) -> list[Any]:
    """An object; the loop names it."""
    return ["handle", value]


def list_of(item: Encoder) -> Encoder:
    """A list."""
    return lambda values: ["list", [item(value) for value in values]]


def option(item: Encoder) -> Encoder:
    """A value or `None`."""
    return lambda value: ["none"] if value is None else item(value)


def record(fields: Mapping[str, tuple[str, Encoder]]) -> Encoder:
    """A record's fields: the attribute and its encoder, by the field's id."""
    return lambda value: ["record", {id_: encode(getattr(value, attribute)) for id_, (attribute, encode) in fields.items()}]


def facts(*rows: tuple[type, str, Callable[[Any], Any], Encoder]) -> dict[type, dict[str, Fact]]:
    """The facts of each class."""
    found: dict[type, dict[str, Fact]] = {}
    for class_, id_, read, encode in rows:
        found.setdefault(class_, {})[id_] = Fact(read, encode)
    return found


def counted(last: int) -> Callable[[Any], bool]:
    """A callback that answers false at its n-th call; 0 never does."""
    calls = 0

    def hear(_: Any) -> bool:
        nonlocal calls
        calls += 1
        return calls != last

    return hear


def plain(value: list[Any]) -> Any:
    """The value of a tag that needs no object and no class."""
    tag, payload = value[0], value[1] if len(value) > 1 else None
    if tag in PLAIN:
        return PLAIN[tag](payload)
    raise ValueError(f"not a tagged value: {value!r}")


PLAIN: Mapping[str, Callable[[Any], Any]] = {
    "none": lambda _: None,
    "bool": bool,
    "str": str,
    "enum": str,
    "i64": int,
    "f32": lambda bits: struct.unpack(">f", bytes.fromhex(bits))[0],
    "f64": lambda bits: struct.unpack(">d", bytes.fromhex(bits))[0],
    "bytes": base64.b64decode,
    "i32s": lambda numbers: [int(number) for number in numbers.split(",") if number],
    "f32s": lambda bits: [struct.unpack(">f", bytes.fromhex(bits[i : i + 8]))[0] for i in range(0, len(bits), 8)],
    "surrogate": lambda _: "a lone surrogate: \ud800",
    "calls": counted,
}
