"""The clients that look names up do so with any table: each is asked the same over a fake package, and answers the same."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mullama_codegen.languages import LANGUAGES
from runner import client as clients
from runner.client import Client
from runner.values import Tagged

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
# The languages whose client looks names up. Each has a fake package in its folder under `fakes`, with a `fake.json`: how the client is
# started over it, and how it takes the two records.
TABLES = [id_ for id_, language in LANGUAGES.items() if (ROOT / language.client / "table.json").is_file()]

BOOK: Tagged = ["record", {"title": ["str", "a"], "part": ["record", {"title": ["str", "b"], "part": ["none"]}]}]
LEAF: Tagged = ["record", {"title": ["str", "c"], "part": ["none"]}]
ECHOED: list[tuple[str, str, Tagged]] = [
    ("shelf.echo", "value", ["bytes", "AP+A"]),
    ("shelf.number", "value", ["i64", "9007199254740993"]),
    ("shelf.number", "value", ["i64", "-1"]),
    ("shelf.later/async", "value", ["f64", "3fb999999999999a"]),
    ("shelf.labels", "value", ["map", {"a": ["str", "b"]}]),
    ("shelf.labels", "value", ["map", {}]),
    ("shelf.perhaps", "book", ["none"]),
    ("shelf.perhaps", "book", BOOK),
    ("shelf.pick", "value", ["union", ["query", ["str", "x"]]]),
]


@pytest.fixture(params=TABLES)
def client(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Client]:
    """A client over its fake package, with an open shelf."""
    package = HERE / "fakes" / request.param
    fake = json.loads((package / "fake.json").read_text(encoding="utf-8"))
    shutil.copytree(package, tmp_path, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    folder = ROOT / LANGUAGES[request.param].client
    shutil.copytree(folder, tmp_path / "conformance", ignore=shutil.ignore_patterns("__pycache__"))
    table = json.loads((HERE / "fakes" / "table.json").read_text(encoding="utf-8"))
    for record, passed in fake["passed"].items():
        table["records"][record]["passed"] = passed
    (tmp_path / "conformance" / "table.json").write_text(json.dumps(table), encoding="utf-8")
    command = [part.replace("{python}", sys.executable) for part in fake["command"]]
    client = Client(request.param, command, tmp_path, tmp_path / "log")
    assert call(client, "shelf.open", bind="s", path=["str", "p"]) == ["handle", "s"]
    yield client
    client.stop()


def call(client: Client, method: str, /, bind: str | None = None, **args: Tagged) -> Tagged | int | None:
    """What the client answers, or the code of the error."""
    answer = client.ask("call", method=method, target="s", bind=bind, args=args)
    return answer.code if answer.ok is None else answer.ok


@pytest.mark.parametrize(("method", "name", "value"), ECHOED)
def test_a_value_comes_back_as_it_was_given(client: Client, method: str, name: str, value: Tagged) -> None:
    found = call(client, method, None, **{name: value})
    # An empty map is one in JSON as well.
    assert json.dumps(found) == json.dumps(value)


def test_records_in_lists_are_read_and_written(client: Client) -> None:
    assert call(client, "shelf.books", books=["list", [BOOK, LEAF]]) == ["list", [LEAF, BOOK]]


def test_json_is_written_without_spaces_and_escapes(client: Client) -> None:
    assert call(client, "shelf.look") == ["str", '{"é":[1,"/"]}']


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({}, "p 10 "),
        ({"width": ["i64", "3"]}, "p 3 "),
        ({"tags": ["list", [["str", "x"], ["str", "y"]]], "width": ["i64", "4"]}, "p 4 x+y"),
    ],
)
def test_a_record_is_passed_as_the_language_takes_it(client: Client, given: dict[str, Any], title: str) -> None:
    call(client, "shelf.open", bind="t", path=["str", "p"], params=["record", given], progress=["calls", 0])
    assert client.ask("fact", target="t", name="title").ok == ["str", title]


def test_a_handle_that_another_gives_is_kept_and_has_its_own_facts(client: Client) -> None:
    assert call(client, "shelf.reader", bind="r") == ["handle", "r"]
    assert client.ask("fact", target="r", name="title").ok == ["str", "reader of p 10 "]


def test_an_object_of_another_class_is_refused(client: Client) -> None:
    with pytest.raises(clients.ClientDied, match="is no Shelf"):
        call(client, "shelf.impostor", bind="r")


def test_a_value_of_another_type_is_refused(client: Client) -> None:
    with pytest.raises(clients.ClientDied, match="crashed"):
        call(client, "shelf.number", value=["str", "1"])


@pytest.mark.parametrize(("last", "heard"), [(0, "abc"), (2, "ab")])
def test_a_callback_form_answers_what_was_heard(client: Client, last: int, heard: str) -> None:
    assert call(client, "shelf.read/callback", callback=["calls", last]) == ["list", [["str", piece] for piece in heard]]


def test_the_input_that_is_given_chooses_the_call(client: Client) -> None:
    assert call(client, "shelf.find", text=["str", "x"]) == ["str", "text x"]
    assert call(client, "shelf.find", pages=["i32s", "1,2"]) == ["str", "pages 2"]


def test_an_argument_that_no_call_takes_is_refused(client: Client) -> None:
    with pytest.raises(clients.ClientDied, match=r"shelf\.find"):
        call(client, "shelf.find", nothing=["none"])


def test_an_error_of_the_package_is_an_answer(client: Client) -> None:
    assert call(client, "shelf.fail") == -8


def test_the_features_are_the_tables(client: Client) -> None:
    hello = client.ask("hello").ok
    assert hello is not None
    assert {key: hello[1][key] for key in ("version", "abi", "api_digest", "features")} == {
        "version": ["str", "1.2.3"],
        "abi": ["i64", "3"],
        "api_digest": ["str", "d1"],
        "features": ["list", [["str", "shelf.open"]]],
    }
