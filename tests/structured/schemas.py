"""JSON Schemas by chance: every keyword that constraints keep to, nested."""

from __future__ import annotations

import random
from typing import Any

NAMES = ("id", "name", "größe", 'a"b', "tags", "x/y", "~", "a b", "猫")
WORDS = ("red", "green", "", "ü", 'say "hi"', "tab\there", "back\\slash", "🐈‍⬛")
PATTERNS = ("^[a-z]{1,4}$", "^\\d{2}-\\d{2}$", "[ab]", "^(x|yy)+$", "^$", "^.{2}$")
FORMATS = ("date", "time", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "uuid", "uri")
# With this depth only what has nothing within it is drawn.
DEEPEST = 3


def schema(chance: random.Random) -> dict[str, Any]:
    """A whole schema; now and then a part of it is a reference."""
    parts = [_any(chance, DEEPEST - 1) for _ in range(chance.randint(0, 2))]
    whole = _any(chance, 0, n_parts=len(parts))
    if parts:
        whole = {**whole, "$defs": {f"part{at}": part for at, part in enumerate(parts)}}
    return whole


def _any(chance: random.Random, depth: int, n_parts: int = 0) -> dict[str, Any]:
    if n_parts and depth and chance.random() < 0.2:
        return {"$ref": f"#/$defs/part{chance.randrange(n_parts)}"}
    simple = (_string, _number, _integer, _fixed, _type_only)
    nested = (_object, _object, _array, _array, _either, _all)
    make = chance.choice(simple if depth >= DEEPEST else simple + nested)
    return make(chance, depth, n_parts)


def _string(chance: random.Random, depth: int, n_parts: int) -> dict[str, Any]:
    kind = chance.random()
    if kind < 0.3:
        return {"type": "string", "pattern": chance.choice(PATTERNS)}
    if kind < 0.6:
        return {"type": "string", "format": chance.choice(FORMATS)}
    least = chance.randint(0, 3)
    return {"type": "string", "minLength": least, "maxLength": least + chance.randint(0, 12)}


def _number(chance: random.Random, depth: int, n_parts: int) -> dict[str, Any]:
    low = round(chance.uniform(-50, 50), 1)
    bounds: dict[str, Any] = {"minimum": low, "maximum": low + chance.randint(1, 100)}
    if chance.random() < 0.3:
        bounds = {"exclusiveMinimum": low, "exclusiveMaximum": low + 2}
    return {"type": "number", **bounds}


def _integer(chance: random.Random, depth: int, n_parts: int) -> dict[str, Any]:
    low = chance.randint(-200, 200)
    found: dict[str, Any] = {"type": "integer", "minimum": low, "maximum": low + chance.randint(0, 300)}
    if chance.random() < 0.2:
        found = {"type": "integer", "multipleOf": chance.choice((2, 5, 10)), "minimum": 0, "maximum": 1000}
    return found


def _fixed(chance: random.Random, depth: int, n_parts: int) -> dict[str, Any]:
    values: list[Any] = [*chance.sample(WORDS, 3), 7, None, True, 1.5, [1, "a"], {"b": {}}]
    if chance.random() < 0.4:
        return {"const": chance.choice(values)}
    return {"enum": chance.sample(values, chance.randint(1, 5))}


def _type_only(chance: random.Random, depth: int, n_parts: int) -> dict[str, Any]:
    return {"type": chance.choice(("boolean", "null", ["boolean", "null"], ["integer", "null"]))}


def _object(chance: random.Random, depth: int, n_parts: int) -> dict[str, Any]:
    names = chance.sample(NAMES, chance.randint(0, 4))
    found: dict[str, Any] = {
        "type": "object",
        "properties": {name: _any(chance, depth + 1, n_parts) for name in names},
        "required": [name for name in names if chance.random() < 0.6],
        "additionalProperties": False,
    }
    if chance.random() < 0.2:
        found["additionalProperties"] = {"type": "integer", "minimum": 0, "maximum": 9}
        # Properties are counted only where none of those listed may be left out.
        found |= {"required": names, "maxProperties": len(names) + 2}
    if chance.random() < 0.1:
        found["patternProperties"] = {"^x-[a-c]{1,3}$": {"type": "boolean"}}
    return found


def _array(chance: random.Random, depth: int, n_parts: int) -> dict[str, Any]:
    least = chance.randint(0, 2)
    found: dict[str, Any] = {"type": "array", "minItems": least, "maxItems": least + chance.randint(0, 3)}
    if chance.random() < 0.3:
        found["prefixItems"] = [_any(chance, depth + 1, n_parts) for _ in range(chance.randint(1, 2))]
    return {**found, "items": _any(chance, depth + 1, n_parts)}


def _either(chance: random.Random, depth: int, n_parts: int) -> dict[str, Any]:
    return {"anyOf": [_any(chance, depth + 1, n_parts) for _ in range(chance.randint(2, 3))]}


def _all(chance: random.Random, depth: int, n_parts: int) -> dict[str, Any]:
    low = chance.randint(0, 20)
    return {"allOf": [{"type": "integer", "minimum": low}, {"maximum": low + chance.randint(0, 40)}]}
