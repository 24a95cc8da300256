"""The tables of names for clients that look names up: JSON that says of every call what it takes and gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mullama_codegen import pipeline
from mullama_codegen.languages import client
from mullama_codegen.meaning.model import Api

# The languages whose client looks names up: those that have a table.
TABLES = {
    id_: path
    for id_, files in pipeline.make(pipeline.read(Path(__file__).parent / "features.yaml")).views.items()
    for path in (file.path for file in files)
    if path.endswith("/table.json")
}


Table = dict[str, Any]
Read = Callable[[str], Table]


@pytest.fixture
def read(features: Api, printed: Callable[[Api], pipeline.Made]) -> Read:
    """Reads a language's table as its client does."""

    def read_of(language: str) -> Table:
        (file,) = (file for file in printed(features).views[language] if file.path == TABLES[language])
        table: Table = json.loads(pipeline.texts([file])[file.path])
        return table

    return read_of


@pytest.mark.parametrize("language", TABLES)
def test_a_table_has_every_call_and_claims_the_features_of_its_language(
    features: Api, printed: Callable[[Api], pipeline.Made], read: Read, language: str
) -> None:
    table = read(language)
    plan = printed(features).plan[language]
    assert set(table["calls"]) == {p.call.path for p in plan.calls if not p.tried_apart}
    assert tuple(table["features"]) == plan.features


@pytest.mark.parametrize("language", TABLES)
def test_every_type_in_a_table_is_one_that_the_table_knows(read: Read, language: str) -> None:
    table = read(language)
    for type_ in types(table):
        for outer, inner in opened(type_):
            assert outer in PLAIN or inner in table[NAMING[outer]], type_


def test_a_table_says_where_the_answer_stands_that_a_call_writes_over_its_argument(read: Read) -> None:
    table = read("python")
    assert table["calls"]["polish"] == [
        {"function": "polish", "takes": [["vector", "vector", "f32s"]], "gives": "f32s", "changed": "vector"}
    ]
    assert all("changed" not in way for path, ways in table["calls"].items() for way in ways if path != "polish")


@pytest.mark.parametrize("language", TABLES)
def test_a_table_has_what_a_call_takes_in_its_order(features: Api, read: Read, language: str) -> None:
    call, *_ = read(language)["calls"]["shelf.find"]
    operation = next(op for op in features.handle("shelf").methods if op.id == "find")
    assert [id_ for id_, _, _ in call["takes"]] == [param.id for param in operation.params]


def test_a_value_that_would_make_a_long_line_stands_on_several() -> None:
    short, long = {"a": [1, 2]}, {"name": ["x" * 60, "y" * 60, {"z": ["w" * 30]}]}
    assert client.members({"short": short}) == '  "short": {"a": [1, 2]}'
    lines = client.members({"long": long}).splitlines()
    assert max(map(len, lines)) < client.WIDTH
    assert len(lines) > 3
    assert json.loads("{" + "\n".join(lines) + "}") == {"long": long}


SCALARS = ("none", "bool", "i64", "f32", "f64", "duration", "str", "path", "json", "bytes")
PLAIN = (*SCALARS, "i32s", "f32s", "map", "callback", "list", "option", "heard")
NAMING = {"record": "records", "union": "unions", "enum": "enums", "handle": "handles", "stream": "streams"}


def types(table: dict[str, Any]) -> list[str]:
    """Every type that a table names."""
    calls = [way for ways in table["calls"].values() for way in ways]
    named = [{id_: (name, type_) for id_, name, type_ in way["takes"]} for way in calls]
    named += [handle["facts"] for handle in table["handles"].values()]
    named += [record["fields"] for record in table["records"].values()] + [union["cases"] for union in table["unions"].values()]
    return [type_ for group in named for _, type_ in group.values()] + [way["gives"] for way in calls]


def opened(type_: str) -> list[tuple[str, str]]:
    """A type's words from the outermost in, each with what stands in its brackets."""
    outer, _, inner = type_.partition("<")
    inner = inner[:-1]
    return [(outer, inner), *(opened(inner) if outer in ("list", "option", "heard") else [])]
