"""Functions as tools: what a model is told of one, and a call of one with the arguments that a model gave."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import json
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

from . import docstrings
from .schema import Schema, Schemas
from .typed import fitted, hints_of
from .values import public

FILLED = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)


@public
@dataclasses.dataclass(frozen=True)
class Tool:
    """A tool that says itself what it is; a function with annotations needs none, its docstring and they say it.

    Parameters
    ----------
    name : str
        What the model calls it.
    description : str
        What it does and when it is of use: all that the model knows of it.
    parameters : Mapping[str, Any]
        The JSON Schema of its arguments: an object.
    function : Callable[..., Any]
        What is called, with the members of that object as keywords. A text that it gives goes to the model as it is, another value
        as JSON.
    """

    name: str
    description: str
    parameters: Mapping[str, Any]
    function: Callable[..., Any]

    @property
    def is_coroutine(self) -> bool:
        """Whether calling it gives something to await."""
        bottom = _bottom(self.function)
        return inspect.iscoroutinefunction(bottom) or inspect.iscoroutinefunction(type(bottom).__call__)

    def keywords(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments of a call, as the function takes them."""
        return dict(arguments)


@dataclasses.dataclass(frozen=True)
class Reflected(Tool):
    """A tool that is a function's annotations and docstring."""

    hints: Mapping[str, Any]
    required: frozenset[str]

    def keywords(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """The same, as values of the types that the annotations name."""
        for name in arguments:
            if name not in self.hints:
                raise ValueError(f"there is no argument '{name}'; {self.name} takes {', '.join(self.hints) or 'none'}")
        for name in self.hints:
            if name in self.required and name not in arguments:
                raise ValueError(f"the argument '{name}' is missing")
        return {name: fitted(self.hints[name], value, name) for name, value in arguments.items()}


def taken(tools: Iterable[Tool | Callable[..., Any]], later: bool) -> dict[str, Tool]:
    """The tools by their names; `later` where coroutines are awaited."""
    made: dict[str, Tool] = {}
    for at, given in enumerate(tools):
        tool = given if isinstance(given, Tool) else _reflected(given, f"tools[{at}]")
        if tool.name in made:
            raise ValueError(f"two tools are named '{tool.name}'; the model could not tell one from the other")
        if tool.is_coroutine and not later:
            raise TypeError(f"{tool.name} is a coroutine function, which only the asynchronous form awaits")
        made[tool.name] = tool
    return made


def text_of(tools: Iterable[Tool]) -> str:
    """What the model is told of them, as JSON."""
    described = [{"name": t.name, "description": t.description, "parameters": dict(t.parameters)} for t in tools]
    return json.dumps(described, ensure_ascii=False)


def shown(value: Any) -> str:
    """What the model is told of a function's value: a text as it is, anything else as JSON."""
    value = value.value if isinstance(value, Enum) else value
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    """A value that JSON does not have as one that it has."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, (set, frozenset)) else str(value)


def _reflected(function: Any, at: str) -> Reflected:
    """A function as a tool."""
    if not callable(function):
        raise TypeError(f"{at} is {function!r}; give a function with annotations, or a Tool")
    bottom = _bottom(function)
    name = getattr(bottom, "__name__", type(bottom).__name__)
    if not name.isidentifier():
        raise TypeError(f"{at} is a function without a name; give `Tool(name, description, parameters, function)`")
    try:
        hints = hints_of(bottom if hasattr(bottom, "__annotations__") else type(bottom).__call__)
    except NameError as error:
        raise TypeError(f"the annotations of {name} name what is not known in its module: {error}") from error
    schemas, parameters = Schemas(), inspect.signature(function).parameters
    typed = {each.name: _type_of(each, name, hints) for each in parameters.values()}
    required = frozenset(each.name for each in parameters.values() if each.default is each.empty)
    schema = schemas.object(typed, required)
    words = docstrings.parameters(bottom)
    for each in parameters.values():
        schema["properties"][each.name] = _annotated(schema["properties"][each.name], each, words)
    whole: Schema = {**schema, **({"$defs": schemas.definitions} if schemas.definitions else {})}
    return Reflected(name, docstrings.summary(bottom), whole, function, typed, required)


def _type_of(parameter: inspect.Parameter, name: str, hints: Mapping[str, Any]) -> Any:
    if parameter.kind not in FILLED:
        raise TypeError(f"{name} takes {parameter}, which a model cannot fill by name; give it named parameters")
    if parameter.name not in hints:
        raise TypeError(f"the parameter '{parameter.name}' of {name} has no annotation; annotate it, so that the model knows what to give")
    return hints[parameter.name]


def _annotated(schema: Schema, parameter: inspect.Parameter, words: Mapping[str, str]) -> Schema:
    """A parameter's schema with what is said of it, and with its default where JSON has that."""
    said: Schema = {"description": words[parameter.name]} if parameter.name in words and "description" not in schema else {}
    if isinstance(parameter.default, (bool, int, float, str)):
        said["default"] = parameter.default.value if isinstance(parameter.default, Enum) else parameter.default
    return {**schema, **said}


def _bottom(function: Any) -> Any:
    """What is within `functools.partial`."""
    return _bottom(function.func) if isinstance(function, functools.partial) else function
