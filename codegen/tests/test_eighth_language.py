"""An eighth language is a value in a folder of its own: no list elsewhere in the generator or in a description names it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from mullama_codegen import pipeline
from mullama_codegen.cabi.declarations import declarations
from mullama_codegen.docs.spoken import Words
from mullama_codegen.languages import LANGUAGES, TARGETS, client
from mullama_codegen.languages.client import By, Spelling
from mullama_codegen.languages.go.language import GO
from mullama_codegen.languages.target import Target
from mullama_codegen.meaning.model import Api, Fact, Field, FormKind, Record, Stream, Union
from mullama_codegen.meaning.walk import had_by
from mullama_codegen.plan.constructs import Construct
from mullama_codegen.plan.language import USUAL_MISTAKES, How, Language
from mullama_codegen.plan.realise import plans

HERE = Path(__file__).parent
DESCRIPTIONS = (HERE / "features.yaml", HERE / "hostile.yaml", HERE.parents[1] / "api.yaml")
FORMS = {FormKind.PLAIN: How.DIRECT, FormKind.STREAM: How.DIRECT, FormKind.RESULT: How.DIRECT, FormKind.TEXT: How.DIRECT}
LUA = Language(
    id="lua",
    title="Lua",
    case=GO.case,
    keywords=frozenset({"end", "then"}),
    through=GO.through,
    fence="lua",
    kinds=(),
    client="bindings/lua/conformance",
    forms=FORMS,
)
PLAIN = Spelling(
    language=LUA,
    call=lambda planned: (By.FUNCTION, str(planned.call.name)),
    parameter=lambda param: param.id,
    field=lambda field: field.id,
    fact=lambda fact: fact.id,
    type=str,
    case=lambda case: case.id,
    preset=lambda _, preset: preset.id,
    passed=lambda _: "object",
    lead=lambda _: (),
)


class Silent:
    """Spells nothing."""

    language = LUA

    def __init__(self, *_: object) -> None: ...

    def __getattr__(self, _: str) -> Callable[..., str]:
        return lambda *_: ""


class Speaking(Words):
    """Has the words of every language that brings none of its own."""

    language = LUA

    def __init__(self, api: Api, *_: object) -> None:
        super().__init__(api)


@pytest.fixture(autouse=True)
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registers the language, which is one line in `languages/__init__.py`."""
    monkeypatch.setitem(LANGUAGES, "lua", LUA)
    monkeypatch.setattr(pipeline, "TARGETS", (*TARGETS, Target(LUA, lambda api, abi, plans: [], Silent, Speaking)))


@pytest.fixture
def api() -> Api:
    """The description with every construct, as it stands."""
    return pipeline.read(HERE / "features.yaml")


@pytest.mark.parametrize("description", DESCRIPTIONS, ids=[path.stem for path in DESCRIPTIONS])
def test_no_description_names_it(description: Path) -> None:
    made = pipeline.make(pipeline.read(description))
    assert made.views["lua"] == []
    assert {planned.call.form for planned in made.plan["lua"].calls} == set(FORMS)


def test_its_users_can_do_wrong_what_is_usual(api: Api) -> None:
    plan = plans(api, (LUA,))["lua"]
    assert {f for f in plan.features if f.startswith("can_pass.")} == {f"can_pass.{mistake.value}" for mistake in USUAL_MISTAKES}


def test_it_lacks_what_it_cannot_express_and_has_the_rest(api: Api) -> None:
    calls = {planned.call.id for planned in plans(api, (LUA,))["lua"].calls}
    assert {"shelf.open.plain", "shelf.find.plain", "reader.read.text.prompt", "version.plain"} <= calls
    assert not {call for call in calls if call.startswith(("shelf.books", "shelf.search", "reader.browse", "shelf.is_empty"))}


def test_what_is_not_in_c_is_not_in_it(api: Api) -> None:
    (scale,) = (op for op in api.functions if op.id == "scale")
    assert scale.surface.languages == {"rust", "python", "node"}


def test_its_views_see_only_what_it_has(api: Api) -> None:
    seen = had_by(api, "lua")
    items: tuple[Record | Union | Stream, ...] = (*seen.records, *seen.unions, *seen.streams)
    parts: tuple[Field | Fact, ...] = (*(f for r in seen.records for f in r.fields), *(f for h in seen.handles for f in h.facts))
    assert all("lua" in x.surface for x in items)
    assert all("lua" in x.surface for x in parts)
    assert all("lua" in x.surface for stream in seen.streams for x in stream.methods)
    facts = {f.id for f in seen.handle("shelf").facts}
    assert "n_books" in facts
    assert "dust" not in facts
    catalogue, whole = seen.record("catalogue"), api.record("catalogue")
    assert {f.id for f in (*catalogue.fields, *catalogue.others)} == {f.id for f in whole.fields}
    assert "patience" in {f.id for f in catalogue.others}


def test_it_can_read_the_header_that_other_ffis_read(api: Api) -> None:
    abi = pipeline.abi_of(api)
    lua, php = declarations(abi, "Lua"), declarations(abi, LANGUAGES["php"].title)
    assert dataclasses.replace(lua, language="PHP") == php


def test_a_table_of_its_own_keeps_the_order_of_arguments_where_its_json_keeps_none(api: Api) -> None:
    table = client.sections(had_by(api, "lua"), plans(api, (LUA,))["lua"], PLAIN)
    table = json.loads(json.dumps(table, sort_keys=True))
    (find,) = table["calls"]["shelf.find"]
    assert [id_ for id_, _, _ in find["takes"]] == ["text", "whole", "order"]


def test_a_language_that_names_no_constructs_has_none() -> None:
    assert frozenset() == LUA.constructs < frozenset(Construct)
