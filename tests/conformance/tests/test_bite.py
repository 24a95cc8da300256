"""The suite bites: a client that is broken in one way turns it red, and says so; a good one does not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mullama_codegen.meaning.model import Api
from runner.cases import Case, case_from
from runner.client import Client
from runner.known import unexpected
from runner.suite import Failure, compare_outcomes, run_language

HERE = Path(__file__).parent
CASE = {
    "about": "What the fake library answers.",
    "steps": [
        {"call": "model.load", "with": {"path": "x"}, "bind": "m"},
        {"call": "model.tokenize", "on": "m", "with": {"text": "x", "add_bos": True, "special": False}, "value": [0, 7, 8, 9]},
        {"call": "model.token_to_piece", "on": "m", "with": {"token": 9}, "error": "invalid_input"},
        {"call": "context.new", "with": {"model": "m"}, "bind": "c"},
        {"call": "context.generate", "on": "c", "with": {"prompt": "x"}, "save": "text"},
        {"call": "context.generate/stream", "on": "c", "with": {"prompt": "x"}, "bind": "s"},
        {"op": "drain", "on": "s", "joined_equals": "text"},
        {"op": "finish", "on": "s", "record": {"text": " there", "finish_reason": "cancelled"}},
        {"call": "context.generate", "on": "c", "with": {"prompt": "x"}, "expect": "same"},
    ],
}


def failures(api: Api, tmp_path: Path, *ways: str) -> list[Failure]:
    """What the suite finds where each language's client is the fake in one of the ways."""
    case: Case = case_from(api, "fake/case", CASE)
    found = {}
    for language, how in zip(("rust", "python", "go"), ways, strict=False):
        command = [sys.executable, str(HERE / "fake_client.py"), how]
        found[language] = run_language(api, Client(language, command, HERE, tmp_path / f"{language}.log"), [case], tmp_path)
    return compare_outcomes(case, found)


def test_a_good_client_passes(api: Api, tmp_path: Path) -> None:
    assert failures(api, tmp_path, "good", "good") == []


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("drops the last event", "expected joined_equals"),
        ("wrong code", "expected error invalid_input (-8), got error -2"),
        ("no message", "error -8 has no message"),
        ("swaps arguments", "expected value [0, 7, 8, 9], got [2]"),
        ("leaves a field out", "finish_reason is missing, expected 'cancelled'"),
        ("leaks", "handles are still alive at the end"),
        ("dies", "the client died"),
        ("garbage", "the client died"),
        ("answers out of turn", "the client died"),
    ],
)
def test_a_broken_client_turns_the_suite_red(api: Api, tmp_path: Path, how: str, why: str) -> None:
    found = failures(api, tmp_path, "good", how)
    assert [(f.language, why in f.why) for f in found] == [("python", True)], found


def test_what_a_case_leaves_alive_is_not_the_next_ones_fault(api: Api, tmp_path: Path) -> None:
    client = Client("python", [sys.executable, str(HERE / "fake_client.py"), "leaks"], HERE, tmp_path / "python.log")
    cases = [case_from(api, "fake/leaks", CASE), case_from(api, "fake/next", {"about": "x", "steps": [{"call": "system_info"}]})]
    found = run_language(api, client, cases, tmp_path)
    assert "still alive" in found["fake/leaks"].failure
    assert found["fake/next"].failure == ""


def test_a_language_that_answers_otherwise_is_named(api: Api, tmp_path: Path) -> None:
    case = case_from(api, "fake/case", {"about": "x", "steps": [{"call": "system_info", "expect": "same"}]})
    from runner.run_case import Outcome

    found = {"rust": {case.id: Outcome("rust", [["str", "a"]])}, "go": {case.id: Outcome("go", [["str", "b"]])}}
    assert [str(f) for f in compare_outcomes(case, found)] == ["fake/case [go] differs from rust: ['str', 'b'] against ['str', 'a']"]


def test_a_known_failure_must_fail_as_it_is_known() -> None:
    found = [Failure("a/b", "go", "step 1: expected x, got y")]
    assert unexpected(found, [Failure("a/b", "go", "step 1: expected x")], complete=True) == []
    assert len(unexpected(found, [Failure("a/b", "go", "another message")], complete=True)) == 2
    assert len(unexpected([], [Failure("a/b", "go", "step 1")], complete=True)) == 1


def test_streams_that_are_read_by_lot_must_each_give_their_own_text(api: Api, tmp_path: Path) -> None:
    steps = [
        {"call": "model.load", "with": {"path": "x"}, "bind": "m"},
        {"call": "context.new", "with": {"model": "m"}, "bind": "c"},
        {"repeat": 3, "call": "context.generate", "on": "c", "with": {"prompt": "{n} llamas"}, "save": "text{n}"},
        {"repeat": 3, "call": "context.generate/stream", "on": "c", "with": {"prompt": "{n} llamas"}, "bind": "s{n}"},
        {"op": "read_by_lot", "with": {"streams": "s", "texts": "text", "count": 3, "seed": 1}},
    ]
    case = case_from(api, "fake/lots", {"about": "Three streams.", "steps": steps})
    for how, why in (("good", ""), ("mixes streams", "step 9 (read_by_lot): stream 1 gave ''")):
        client = Client("python", [sys.executable, str(HERE / "fake_client.py"), how], HERE, tmp_path / "python.log")
        failure = run_language(api, client, [case], tmp_path)[case.id].failure
        assert failure.startswith(why) if why else not failure, (how, failure)
