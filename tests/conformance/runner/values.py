"""Tagged values: JSON alone loses them (2^53 + 1 in Node, u64 in PHP, 1.0, -0.0, {} against [])."""

from __future__ import annotations

import base64
import json
import struct
from typing import Any

from mullama_codegen.meaning.model import Api
from mullama_codegen.meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector

Tagged = list[Any]
# Tags that a case writes itself, for what no type has: bytes that are no text, a lone surrogate, a null pointer, a callback.
RAW_TAGS = ("bytes", "surrogate", "null", "forged", "calls", "preset", "handle")


class CaseError(Exception):
    """A case says something that the description does not know."""


def encode(api: Api, type_: Type, plain: Any, handles: dict[str, str]) -> Tagged:
    """A case's plain value as the tagged value of its type."""
    if isinstance(plain, dict) and len(plain) == 1 and next(iter(plain)) in RAW_TAGS:
        return _raw(*next(iter(plain.items())), handles)
    match type_:
        case OptionOf(item):
            return ["none"] if plain is None else encode(api, item, plain, handles)
        case Scalar(Kind.BOOL):
            return ["bool", _typed(bool, plain)]
        case Scalar(kind) if kind.is_integer:
            return ["i64", str(_typed(int, plain))]
        case Scalar(Kind.F32):
            return ["f32", struct.pack(">f", float(plain)).hex()]
        case Scalar(Kind.F64):
            return ["f64", struct.pack(">d", float(plain)).hex()]
        case Scalar(Kind.DURATION):
            return ["duration", struct.pack(">d", float(plain)).hex()]
        case Scalar(Kind.BYTES):
            return ["bytes", base64.b64encode(bytes(plain)).decode()]
        case Scalar():
            return ["str", _typed(str, plain)]
        case ListOf(Scalar(kind)) if kind.is_integer:
            return ["i32s", ",".join(str(_typed(int, one)) for one in plain)]
        case Vector() | ListOf(Scalar(Kind.F32)):
            return ["f32s", "".join(struct.pack(">f", float(one)).hex() for one in plain)]
        case ListOf(item):
            return ["list", [encode(api, item, one, handles) for one in plain]]
        case MapOf():
            return ["map", {key: ["str", value] for key, value in plain.items()}]
        case EnumRef():
            return ["enum", plain]
        case UnionRef(id_):
            ((case_id, payload),) = plain.items()
            payload_type = next(c.type for c in api.union(id_).cases if c.id == case_id)
            return ["union", [case_id, encode(api, payload_type, payload, handles)]]
        case RecordRef(id_):
            fields = {f.id: f.type for f in api.record(id_).fields}
            if unknown := set(plain) - set(fields):
                raise CaseError(f"{id_} has no field {', '.join(sorted(unknown))}")
            return ["record", {key: encode(api, fields[key], value, handles) for key, value in plain.items()}]
        case HandleRef():
            return ["handle", handles[plain]]
        case other:
            raise CaseError(f"no tagged form of {other}")


def _typed(kind: type, plain: Any) -> Any:
    if type(plain) is not kind:
        raise CaseError(f"{plain!r} is not of type {kind.__name__}")
    return plain


def _raw(tag: str, plain: Any, handles: dict[str, str]) -> Tagged:
    match tag:
        case "bytes":
            return ["bytes", base64.b64encode(bytes.fromhex(plain)).decode()]
        case "surrogate" | "null" | "forged":
            return [tag]
        case "calls":
            return ["calls", plain]
        case "handle":
            return ["handle", handles[plain]]
        case _:
            return [tag, plain]


def decode(tagged: Tagged) -> Any:
    """A tagged value as Python's own."""
    match tagged:
        case ["none"]:
            return None
        case ["bool", value] | ["str", value] | ["enum", value] | ["handle", value]:
            return value
        case ["i64", text]:
            return int(text)
        case ["f32", text]:
            return struct.unpack(">f", bytes.fromhex(text))[0]
        case ["f64", text] | ["duration", text]:
            return struct.unpack(">d", bytes.fromhex(text))[0]
        case ["bytes", text]:
            return base64.b64decode(text)
        case ["list", items]:
            return [decode(one) for one in items]
        case ["i32s", text]:
            return [int(one) for one in text.split(",") if one]
        case ["f32s", text]:
            return [struct.unpack(">f", bytes.fromhex(text[i : i + 8]))[0] for i in range(0, len(text), 8)]
        case ["record", fields] | ["map", fields]:
            return {key: decode(value) for key, value in fields.items()}
        case ["union", [case, payload]]:
            return {case: decode(payload)}
        case other:
            raise ValueError(f"not a tagged value: {other!r}")


def as_json(text: str) -> str:
    """JSON that a model wrote, without spaces of its own: languages that read it do not keep them. Its order stays."""
    try:
        return json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False)
    except ValueError:
        return text


def _field(key: str, value: Tagged) -> Tagged:
    if key.endswith("ms") and value[0] == "f64":
        return ["f64", "any"]
    if key == "arguments" and value[0] == "str":
        return ["str", as_json(value[1])]
    return without_times(value)


def without_times(tagged: Tagged) -> Tagged:
    """The value without its times, the fields in `ms`, which no two runs share."""
    match tagged:
        case ["list", items]:
            return ["list", [without_times(one) for one in items]]
        case ["record", fields]:
            return ["record", {key: _field(key, value) for key, value in sorted(fields.items())}]
        case _:
            return tagged
