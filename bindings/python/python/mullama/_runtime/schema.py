"""What a type says of itself as a JSON Schema: dataclasses, TypedDicts, models of Pydantic's, and what annotations spell."""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any, Literal

from .limits import described
from .typed import LISTS, UNIONS, adapter, bare, has_default, hints_of

Schema = typing.Dict[str, Any]  # Python 3.8 has no dict[…] at run time
SCALARS = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}


def text_of(wanted: Any) -> str:
    """The schema of a type, with the classes that contain themselves under `$defs`."""
    return json.dumps(Schemas().whole(wanted), ensure_ascii=False)


class Schemas:
    """Makes one schema; a class is described once, so that one may contain itself."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self.names: dict[Any, str] = {}

    def whole(self, wanted: Any) -> Schema:
        """The schema of a type, and those of its classes beside it."""
        schema = self.of(wanted)
        return {**schema, "$defs": self.definitions} if self.definitions else schema

    def of(self, wanted: Any) -> Schema:
        """The schema of a type, inside the whole."""
        origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
        if wanted is Any or wanted is object:
            return {}
        if hasattr(wanted, "__metadata__"):
            return described(self.of(wanted.__origin__), wanted.__metadata__)
        if hasattr(wanted, "model_json_schema"):
            return self._model(wanted.model_json_schema())
        if adapter(wanted) is not None:
            return self._model(adapter(wanted).json_schema())
        if wanted is None:
            return {"type": "null"}
        if origin in UNIONS:
            return {"anyOf": [self.of(one) for one in inner]}
        if origin is Literal:
            return {"enum": list(inner)}
        if origin in (dict, Mapping) or wanted is dict:
            return self._mapping(wanted, inner)
        if (origin or wanted) in LISTS:
            return self._list(wanted, origin, inner)
        if isinstance(wanted, type) and issubclass(wanted, Enum):
            return {"enum": [member.value for member in wanted]}
        if (required := _required(wanted)) is not None:
            return self._reference(wanted, required)
        if isinstance(wanted, type) and wanted in SCALARS:
            return {"type": SCALARS[wanted]}
        raise TypeError(f"{wanted!r} is no type that JSON can become; give a dataclass, a TypedDict, a model, a list or a scalar")

    def object(self, members: Mapping[str, Any], required: Collection[str]) -> Schema:
        """An object with these members by their types, and no others."""
        return {
            "type": "object",
            "properties": {name: self.of(hint) for name, hint in members.items()},
            "required": [name for name in members if name in required],
            "additionalProperties": False,
        }

    def _model(self, said: Schema) -> Schema:
        """What Pydantic says; its definitions join the others, for its references lead to the whole."""
        schema = dict(said) if "allOf" in str(said) else closed(said)
        for name, definition in schema.pop("$defs", {}).items():
            if self.definitions.setdefault(name, definition) != definition:
                raise TypeError(f"two classes of the type are named {name}; rename one")
        return schema

    def _mapping(self, wanted: Any, inner: tuple[Any, ...]) -> Schema:
        key, item = inner or (str, Any)
        if key is not str:
            raise TypeError(f"{wanted!r} has keys that are no text; JSON has no others")
        return {"type": "object", "additionalProperties": self.of(item)}

    def _list(self, wanted: Any, origin: Any, inner: tuple[Any, ...]) -> Schema:
        if origin is tuple and inner and inner[-1] is not Ellipsis:
            each = [self.of(one) for one in inner]
            return {"type": "array", "prefixItems": each, "items": False, "minItems": len(each), "maxItems": len(each)}
        items = {"items": self.of(inner[0])} if inner else {}
        # The library refuses this keyword and says where: a model would have to be kept from saying a thing twice.
        alone = {"uniqueItems": True} if (origin or wanted) in (set, frozenset) else {}
        return {"type": "array", **items, **alone}

    def _reference(self, wanted: Any, required: list[str]) -> Schema:
        """A class by its name, described where that was not done yet."""
        if wanted not in self.names:
            name = wanted.__name__
            if name in self.definitions:
                raise TypeError(f"two classes of the type are named {name}; rename one")
            self.names[wanted], self.definitions[name] = name, {}
            self.definitions[name] = self.object({key: bare(hint) for key, hint in hints_of(wanted).items()}, required)
        return {"$ref": f"#/$defs/{self.names[wanted]}"}


def closed(schema: Any) -> Any:
    """The schema with objects that have no members but those that they list: Pydantic ignores others, and a model may go on with them."""
    if not isinstance(schema, dict):
        return schema
    made = {key: _closed_within(key, value) for key, value in schema.items()}
    if "discriminator" in made and "oneOf" in made:
        made["anyOf"] = made.pop("oneOf")  # no value fits two of them, which cannot be seen through references
    return {**made, "additionalProperties": made.get("additionalProperties", False)} if "properties" in made else made


def _closed_within(key: str, value: Any) -> Any:
    if key in ("properties", "$defs"):
        return {name: closed(schema) for name, schema in value.items()}
    if key in ("anyOf", "oneOf", "prefixItems"):
        return [closed(schema) for schema in value]
    return closed(value) if key in ("items", "additionalProperties") else value


def _required(wanted: Any) -> list[str] | None:
    """The members that an object of a class must have; none where it is no class with members."""
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return [field.name for field in dataclasses.fields(wanted) if not has_default(field)]
    if hasattr(wanted, "__required_keys__"):
        return list(wanted.__required_keys__)
    if hasattr(wanted, "_field_defaults"):
        return [name for name in wanted._fields if name not in wanted._field_defaults]
    return None
