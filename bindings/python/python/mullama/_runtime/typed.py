"""JSON as a value of a type that the caller names: dataclasses, TypedDicts, models of Pydantic's, and what annotations spell."""

from __future__ import annotations

import dataclasses
import json
import sys
import types
import typing
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Literal, Union

from .limits import broken

SCALARS = (bool, int, float, str)
UNIONS = (Union, types.UnionType) if sys.version_info >= (3, 10) else (Union,)
LISTS = (list, tuple, set, frozenset, Sequence)


def read(wanted: Any, text: str) -> Any:
    """The value; a type that reads JSON itself, as Pydantic's models do, reads it."""
    own = getattr(wanted, "model_validate_json", None)
    return own(text) if own is not None else fitted(wanted, json.loads(text), "$")


def adapter(wanted: Any) -> Any:
    """What reads one of Pydantic's dataclasses; none for all other types."""
    if hasattr(wanted, "__pydantic_validator__") and not hasattr(wanted, "model_validate"):
        return sys.modules["pydantic"].TypeAdapter(wanted)
    return None


def fitted(wanted: Any, value: Any, path: str) -> Any:
    """A value of JSON as one of a type; `path` says where in the answer it stands."""
    wanted = str if wanted is typing.AnyStr else wanted
    origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
    if wanted is Any or wanted is object:
        return value
    if wanted is None or wanted is type(None):
        return value if value is None else refused(wanted, value, path)
    if hasattr(wanted, "model_validate"):
        return wanted.model_validate(value)
    if adapter(wanted) is not None:
        return adapter(wanted).validate_python(value)
    if hasattr(wanted, "__metadata__"):
        return _limited(wanted, value, path)
    if origin in UNIONS:
        return _first(wanted, inner, value, path)
    if origin is Literal:
        return value if any(value == one and type(value) is type(one) for one in inner) else refused(wanted, value, path)
    if origin in (dict, Mapping) or wanted is dict:
        return _mapping(wanted, inner, value, path)
    if (origin or wanted) in LISTS:
        return _list(wanted, origin or wanted, inner, value, path)
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        optional = {f.name for f in dataclasses.fields(wanted) if has_default(f)}
        return wanted(**_members(wanted, value, path, optional))
    if hasattr(wanted, "__required_keys__"):
        return _members(wanted, value, path, wanted.__optional_keys__)
    if hasattr(wanted, "_field_defaults"):
        return wanted(**_members(wanted, value, path, set(wanted._field_defaults)))
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        found = [member for member in wanted if member.value == value and type(member.value) is type(value)]
        return found[0] if found else refused(wanted, value, path)
    return _scalar(wanted, value, path)


def refused(wanted: Any, value: Any, path: str) -> Any:
    """Says where the answer does not fit."""
    shown = wanted.__name__ if isinstance(wanted, type) else str(wanted)
    raise ValueError(f"{path} is {json.dumps(value)}; it must be {shown}")


def _limited(wanted: Any, value: Any, path: str) -> Any:
    """A value of an annotated type, which keeps to the limits that stand beside it."""
    made = fitted(wanted.__origin__, value, path)
    limit = broken(made, wanted.__metadata__)
    if limit is not None:
        raise ValueError(f"{path} is {json.dumps(value)}, which is not within {limit}")
    return made


def _scalar(wanted: Any, value: Any, path: str) -> Any:
    if wanted not in SCALARS:
        raise TypeError(f"{wanted!r} is no type that JSON can become; give a dataclass, a TypedDict, a model, a list or a scalar")
    if wanted is float and type(value) is int:
        return float(value)
    return value if type(value) is wanted else refused(wanted, value, path)


def _first(wanted: Any, options: tuple[Any, ...], value: Any, path: str) -> Any:
    """The first of several types that the value fits."""
    for option in options:
        try:
            return fitted(option, value, path)
        except ValueError:
            continue
    return refused(wanted, value, path)


def _mapping(wanted: Any, inner: tuple[Any, ...], value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        return refused(wanted, value, path)
    key_type, item_type = inner or (str, Any)
    return {fitted(key_type, key, path): fitted(item_type, item, f"{path}.{key}") for key, item in value.items()}


def _list(wanted: Any, origin: Any, inner: tuple[Any, ...], value: Any, path: str) -> Any:
    if not isinstance(value, list):
        return refused(wanted, value, path)
    if origin is tuple and inner and inner[-1] is not Ellipsis:
        if len(inner) != len(value):
            return refused(wanted, value, path)
        return tuple(fitted(type_, item, f"{path}[{at}]") for at, (type_, item) in enumerate(zip(inner, value)))
    items = [fitted(inner[0] if inner else Any, item, f"{path}[{at}]") for at, item in enumerate(value)]
    return items if origin in (list, Sequence) else origin(items)


def _members(wanted: Any, value: Any, path: str, optional: typing.AbstractSet[str]) -> dict[str, Any]:
    """The members of an object by the annotations of a class; more than these are refused, and so are fewer."""
    if not isinstance(value, dict):
        refused(wanted, value, path)
    hints = {name: bare(hint) for name, hint in hints_of(wanted).items()}
    for name in value.keys() - hints.keys():
        raise ValueError(f"{path} has '{name}', which {wanted.__name__} does not have")
    for name in hints.keys() - value.keys() - optional:
        raise ValueError(f"{path} lacks '{name}', which {wanted.__name__} must have")
    return {name: fitted(hints[name], item, f"{path}.{name}") for name, item in value.items()}


def has_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def hints_of(what: Any) -> dict[str, Any]:
    """The annotations of a class or a function, with what stands beside their types."""
    # Before 3.9 there is no `Annotated` of Python's own, and nothing takes off what another one says.
    return typing.get_type_hints(what, include_extras=True) if sys.version_info >= (3, 9) else typing.get_type_hints(what)


def bare(hint: Any) -> Any:
    """A member's type without what a TypedDict says of its presence."""
    return typing.get_args(hint)[0] if str(typing.get_origin(hint)) in PRESENCE else hint


PRESENCE = tuple(f"{module}.{name}" for module in ("typing", "typing_extensions") for name in ("Required", "NotRequired", "ReadOnly"))
