"""Reads a description: YAML with line numbers, every scalar a string, then the JSON Schema, then the classes of `shape.py`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from .problems import DescriptionError, Problem, Problems
from .read import read
from .schema import schema
from .shape import Description

KeyPath = tuple[str | int, ...]
# libyaml's, which is C, where PyYAML was built with it.
YAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Source:
    """A description, and the line of each of its parts."""

    file: str
    description: Description
    lines: dict[KeyPath, int]

    def where(self, path: Iterable[str | int]) -> str:
        """`file:line` of a part, or of the nearest part above it."""
        return _place(self.file, self.lines, path)


def load(path: Path, languages: Iterable[str]) -> Source:
    """The description in a file, known to fit the schema."""
    return parse(path.read_text(encoding="utf-8"), path.name, languages)


def parse(text: str, file: str, languages: Iterable[str]) -> Source:
    """The description in a text, known to fit the schema."""
    problems = Problems()
    try:
        node = yaml.compose(text, Loader=YAML)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DescriptionError([Problem(f"{file}:{line}", "", f"not YAML: {error.problem}")]) from error
    lines: dict[KeyPath, int] = {}
    data = _plain(node, (), file, lines, problems)
    for broken in jsonschema.Draft202012Validator(schema(languages)).iter_errors(data):
        for leaf in _leaves(broken):
            place = leaf.absolute_path
            problems.add(_place(file, lines, place), ".".join(map(str, place)), _rule(leaf))
    problems.raise_any()
    return Source(file, read(Description, data), lines)


def _place(file: str, lines: dict[KeyPath, int], path: Iterable[str | int]) -> str:
    keys = tuple(path)
    while keys and keys not in lines:
        keys = keys[:-1]
    return f"{file}:{lines.get(keys, 1)}"


def _plain(node: yaml.Node | None, path: KeyPath, file: str, lines: dict[KeyPath, int], problems: Problems) -> Any:
    if node is None:
        return {}
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = key_node.value, key_node.start_mark.line + 1
            if key in result:
                problems.add(f"{file}:{line}", ".".join(map(str, path)), f"key '{key}' is given twice")
            lines[(*path, key)] = line
            result[key] = _plain(value_node, (*path, key), file, lines, problems)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), file, lines, problems) for i, item in enumerate(node.value)]
    return node.value


def _leaves(error: jsonschema.ValidationError) -> Iterable[jsonschema.ValidationError]:
    """The innermost errors; of an `anyOf`, those of the branch that came closest."""
    if not error.context:
        yield error
        return
    branches: dict[Any, list[jsonschema.ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    for inner in max(branches.values(), key=lambda b: max(len(e.absolute_path) for e in b)):
        yield from _leaves(inner)


def _rule(error: jsonschema.ValidationError) -> str:
    schema: Any = error.schema
    value: Any = error.validator_value
    given: Any = error.instance
    match error.validator:
        case "additionalProperties":
            allowed = set(schema.get("properties", ()))
            extra = sorted(set(given) - allowed)
            return f"unknown key {', '.join(map(repr, extra))}; known are {', '.join(sorted(allowed))}"
        case "required":
            missing = sorted(set(value) - set(given))
            return f"missing {', '.join(map(repr, missing))}"
        case "propertyNames" | "pattern":
            return f"{given!r} is not of the form {schema.get('pattern', '')}"
        case "enum":
            return f"{given!r} is none of {', '.join(value)}"
        case "type":
            return f"{given!r} is not {_article(value)}"
        case _:
            return error.message


def _article(kind: str | list[str]) -> str:
    words = {"object": "a mapping", "array": "a list", "string": "a scalar"}
    return words.get(kind, str(kind)) if isinstance(kind, str) else " or ".join(words.get(k, k) for k in kind)
