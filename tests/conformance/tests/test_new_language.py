"""An eighth language is asked what it can answer, by its own client, though no case and no list names it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from mullama_codegen import pipeline
from mullama_codegen.languages import LANGUAGES
from mullama_codegen.meaning.model import FormKind
from mullama_codegen.plan.language import How, Language
from runner.cases import has_async_streams, read_cases
from runner.client import client_of
from runner.features import feature_table

ROOT = Path(__file__).resolve().parents[3]
LUA = Language(
    id="lua",
    title="Lua",
    case=LANGUAGES["c"].case,
    keywords=frozenset(),
    through=LANGUAGES["c"].through,
    fence="lua",
    kinds=(),
    client="bindings/lua/conformance",
    forms={FormKind.PLAIN: How.DIRECT, FormKind.TEXT: How.DIRECT, FormKind.RESULT: How.DIRECT, FormKind.STREAM: How.DIRECT},
)


def asked_of(monkeypatch: pytest.MonkeyPatch, language: Language) -> set[str]:
    """The cases that a language runs."""
    monkeypatch.setitem(LANGUAGES, language.id, language)
    cases = read_cases(pipeline.read(ROOT / "api.yaml"), ROOT / "tests" / "conformance" / "cases")
    return {case.id for case in cases if language.id in case.languages}


def test_it_is_asked_what_it_can_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_of(monkeypatch, LUA)
    assert {"generate/story", "stream/one_by_one", "chat/typed_without_text", "library/vectors_of_different_lengths"} <= asked
    assert not asked & {"cancel/asynchronously", "errors/forged_handle"}


def test_what_its_users_cannot_pass_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, less = asked_of(monkeypatch, LUA), asked_of(monkeypatch, replace(LUA, can_pass=frozenset()))
    assert less < whole
    assert {"chat/typed_without_text", "library/vectors_of_different_lengths", "lifetime/predicate_after_close"} <= whole - less


def test_streams_that_can_be_awaited_are_an_ability(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LANGUAGES, "lua", LUA)
    api = pipeline.read(ROOT / "api.yaml")
    able = {id_ for id_, language in LANGUAGES.items() if has_async_streams(api, language)}
    assert able == {"rust", "python", "node", "php"}
    assert has_async_streams(api, replace(LUA, streams_are_async=True))


def test_its_client_is_started_as_its_folder_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(LANGUAGES, "lua", LUA)
    folder = tmp_path / LUA.client
    folder.mkdir(parents=True)
    (folder / "command.json").write_text(json.dumps(["luajit", "{root}/bindings/lua/conformance/main.lua"]), encoding="utf-8")
    assert client_of("lua", tmp_path).command == ["luajit", f"{tmp_path}/bindings/lua/conformance/main.lua"]


def test_its_column_shows_what_it_ran(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LANGUAGES, "lua", LUA)
    api = pipeline.read(ROOT / "api.yaml")
    table = feature_table(api, ("go", "lua"), [("embed/batch", "lua")])
    assert "| Feature | Go | Lua |" in table
    assert "| Batch embeddings | – | ✓ |" in table
    assert table.count("✓") == 1
