"""The cases keep the description's promises: each error is reached, each feature shown, each call asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from mullama_codegen.languages import LANGUAGES
from mullama_codegen.meaning.model import Api
from mullama_codegen.meaning.types import (
    EnumRef,
    HandleRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    Type,
    UnionRef,
    Vector,
)
from mullama_codegen.plan.calls import every_call
from mullama_codegen.plan.tags import tag
from runner.cases import Case, case_from, read_cases
from runner.gpu import on_gpu
from runner.values import CaseError, decode, encode, without_times

CASES = Path(__file__).resolve().parents[1] / "cases"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def cases(api: Api) -> dict[str, Case]:
    return {case.id: case for case in read_cases(api, CASES)}


def test_every_error_is_reached_by_the_cases_it_names(api: Api, cases: dict[str, Case]) -> None:
    for error in api.errors:
        for id_ in error.reached_by:
            assert any(step.expectation == "error" and step.expected == error.id for step in cases[id_].steps), (error.id, id_)


def test_every_feature_is_shown_in_every_language_it_is_for(api: Api, cases: dict[str, Case]) -> None:
    for feature in api.features:
        assert bool(feature.shown_by) is not bool(feature.tests), f"{feature.id}: cases show it, or tests of single languages do"
        assert all((ROOT / place).exists() for place in feature.tests.values()), feature.id
        for id_ in feature.shown_by:
            able = {x for x, language in LANGUAGES.items() if set(feature.needs) <= set(language.forms)}
            assert able <= set(cases[id_].languages), (feature.id, id_)


def test_a_case_that_needs_what_no_language_knows_is_refused(api: Api) -> None:
    with pytest.raises(CaseError, match="needs telepathy; known are null_handle"):
        case_from(api, "a/b", {"about": "x", "needs": ["telepathy"], "steps": [{"call": "system_info"}]})


def test_every_call_of_every_language_is_asked(api: Api, cases: dict[str, Case]) -> None:
    for language in LANGUAGES:
        asked = {step.call for case in cases.values() if language in case.languages for step in case.steps}
        missing = {call.path for call in every_call(api, language)} - asked
        # An async stream is asked through `drain_async`; forms about a language's own types and functions are asked by its own tests.
        elsewhere = ("/async_stream", "/typed", "/async_typed", "/run", "/async_run")
        assert not {path for path in missing if not path.endswith(elsewhere)}, language


def test_every_fact_and_stream_method_is_asked(api: Api, cases: dict[str, Case]) -> None:
    facts = {step.name for case in cases.values() for step in case.steps if step.op == "fact"}
    assert {f.id for h in api.handles for f in h.facts} <= facts
    ops = {step.op for case in cases.values() for step in case.steps}
    # A descriptor is a number of the process's own: each language polls it in its own tests.
    assert {m.id for s in api.streams for m in s.methods} - {"fd"} <= ops


@pytest.mark.parametrize(
    ("type_", "plain", "tagged"),
    [
        (Scalar(Kind.I64), 2**53 + 1, ["i64", "9007199254740993"]),
        (Scalar(Kind.U64), 2**64 - 1, ["i64", "18446744073709551615"]),
        (Scalar(Kind.F32), -0.0, ["f32", "80000000"]),
        (Scalar(Kind.F64), 0.1, ["f64", "3fb999999999999a"]),
        (Scalar(Kind.STRING), "é\0", ["str", "é\0"]),
        (ListOf(Scalar(Kind.TOKEN)), [1, -2], ["i32s", "1,-2"]),
        (ListOf(Scalar(Kind.STRING)), [], ["list", []]),
        (OptionOf(Scalar(Kind.U32)), None, ["none"]),
    ],
)
def test_a_value_survives_its_tag(api: Api, type_: object, plain: object, tagged: list[object]) -> None:
    assert encode(api, type_, plain, {}) == tagged  # type: ignore[arg-type]
    assert decode(tagged) == plain


@pytest.mark.parametrize(
    ("type_", "plain"),
    [
        (Scalar(Kind.BOOL), True),
        (Scalar(Kind.TOKEN_COUNT), 1),
        (Scalar(Kind.F32), 0.5),
        (Scalar(Kind.F64), 0.5),
        (Scalar(Kind.STRING), "a"),
        (Scalar(Kind.BYTES), [0, 255]),
        (ListOf(Scalar(Kind.U64)), [1]),
        (ListOf(Scalar(Kind.F32)), [0.5]),
        (ListOf(Scalar(Kind.F64)), [0.5]),
        (Vector(), [0.5]),
        (MapOf(), {"a": "b"}),
        (EnumRef("overflow"), "stop"),
        (UnionRef("constraint"), {"regex": "a"}),
        (RecordRef("logit_bias"), {"token": 1}),
        (ListOf(RecordRef("logit_bias")), [{"token": 1}]),
        (HandleRef("model"), "m"),
    ],
)
def test_the_suite_writes_a_value_in_the_form_that_the_clients_tables_name(api: Api, type_: Type, plain: object) -> None:
    assert encode(api, type_, plain, {"m": "m"})[0] == tag(type_).partition("<")[0]


def test_a_value_of_another_type_is_refused(api: Api) -> None:
    with pytest.raises(CaseError):
        encode(api, Scalar(Kind.I32), "1", {})
    with pytest.raises(CaseError, match="has no field n_cxt"):
        encode(api, RecordRef("context_params"), {"n_cxt": 1}, {})


def test_times_are_not_compared() -> None:
    assert without_times(["record", {"ms": ["f64", "00"], "n": ["i64", "1"]}]) == ["record", {"ms": ["f64", "any"], "n": ["i64", "1"]}]


def test_with_a_gpu_every_model_has_its_layers_there_unless_the_case_says_how_many(api: Api) -> None:
    load = {"call": "model.load", "with": {"path": "x"}}
    counted = {"call": "model.load/async", "with": {"path": "x", "params": {"n_gpu_layers": 3, "use_mmap": False}}}
    made = {"call": "context.new", "with": {"model": "m"}}
    (case,) = on_gpu([case_from(api, "a/b", {"about": "It.", "steps": [load, counted, made]})])
    assert [step.arguments for step in case.steps] == [{"path": "x", "params": {"n_gpu_layers": -1}}, counted["with"], made["with"]]
