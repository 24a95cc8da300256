"""Arguments: tagged values of the suite as Python's own, passed as a user passes them. Nothing is checked: that is the library's work."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .answers import Tagged
from .table import TABLE, found, parts


class Listener:
    """A callback that remembers what it hears and answers false at its n-th call; 0 never does."""

    def __init__(self, last: int) -> None:
        self.heard: list[Any] = []
        self.last = last

    def __call__(self, what: Any) -> bool:
        """Hears the next piece."""
        self.heard.append(what)
        return len(self.heard) != self.last


class Arguments:
    """Reads the arguments of requests; `object_of` gives the object that the suite has named."""

    def __init__(self, object_of: Callable[[str], Any]) -> None:
        self.object_of = object_of

    def keywords(self, takes: Iterable[tuple[str, str, str]], given: Mapping[str, Tagged]) -> dict[str, Any]:
        """The keywords of a call; a record that is passed so gives one for each of its fields."""
        keywords: dict[str, Any] = {}
        for id_, name, type_ in takes:
            if id_ not in given:
                continue
            value = given[id_]
            outer, record = parts(type_)
            read = self.value(value, type_)
            if outer == "record" and TABLE["records"][record].get("passed") == "keywords":
                keywords.update(read if isinstance(read, dict) else vars(read))  # a preset is an object
            else:
                keywords[name] = read
        return keywords

    def value(self, value: Tagged, type_: str, in_list: bool = False) -> Any:
        """A tagged value as Python's own. The tag decides: a mistake may give one that is not of the parameter's type."""
        tag, payload = [*value, None][:2]
        outer, inner = parts(type_)
        if tag in PLAIN:
            return PLAIN[tag](payload)
        if outer == "option":
            return self.value(value, inner, in_list)
        if tag == "handle":
            return self.object_of(payload)
        if tag == "preset":
            return found(TABLE["records"][payload[0]]["presets"][payload[1]])()
        if tag == "list":
            return [self.value(item, inner, in_list=True) for item in payload]
        if tag == "union":
            return self.case(inner, *payload)
        if tag == "record":
            return self.record(inner, payload, in_list)
        raise ValueError(f"not a tagged value of {type_}: {value!r}")

    def case(self, union: str, id_: str, payload: Tagged) -> Any:
        """One case of a union."""
        shape = TABLE["unions"][union]
        name, type_ = shape["cases"][id_]
        return found(f"{shape['type']}.{name}")(self.value(payload, type_))

    def record(self, id_: str, payload: Mapping[str, Tagged], in_list: bool) -> Any:
        """A record: an object on its own, a mapping where there are several or where Python has no class for it."""
        shape, fields = TABLE["records"][id_], self.fields(id_, payload)
        return fields if in_list or shape.get("passed") == "keywords" else found(shape["type"])(**fields)

    def fields(self, record: str, payload: Mapping[str, Tagged]) -> dict[str, Any]:
        """A record's given fields by their names in Python."""
        fields = TABLE["records"][record]["fields"]
        return {fields[id_][0]: self.value(value, fields[id_][1]) for id_, value in payload.items()}


def floats(bits: str) -> list[float]:
    """Numbers of 32 bits."""
    return [number for (number,) in struct.iter_unpack(">f", bytes.fromhex(bits))]


PLAIN: Mapping[str, Callable[[Any], Any]] = {
    "none": lambda _: None,
    "bool": bool,
    "str": str,
    "enum": str,
    "i64": int,
    "f32": lambda bits: floats(bits)[0],
    "f64": lambda bits: struct.unpack(">d", bytes.fromhex(bits))[0],
    "duration": lambda bits: struct.unpack(">d", bytes.fromhex(bits))[0],
    "bytes": base64.b64decode,
    "i32s": lambda numbers: [int(number) for number in numbers.split(",") if number],
    "f32s": floats,
    "map": lambda entries: {key: text for key, (_, text) in entries.items()},
    "surrogate": lambda _: "a lone surrogate: \ud800",
    "calls": Listener,
}
