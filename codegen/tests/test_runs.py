"""Loops over the steps of a handle: what the description has to say, and what the plan makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mullama_codegen import pipeline
from mullama_codegen.description.problems import DescriptionError
from mullama_codegen.meaning.walk import answered, operations

API = Path(__file__).resolve().parents[2] / "api.yaml"
RUNS = "runs: { handle: tool_run, tools: tools }"
# What is replaced in the API, by what, and the message without its place.
BROKEN = {
    "a handle that there is not": (RUNS, "runs: { handle: tools, tools: tools }", "run_tools: runs names 'tools', which is not a handle"),
    "functions for no JSON": (
        RUNS,
        "runs: { handle: tool_run, tools: messages }",
        "Context.run_tools: runs names 'messages', which is not a parameter of type json without a default",
    ),
    "a handle without steps": (
        RUNS,
        "runs: { handle: context, tools: tools }",
        "Context.run_tools: runs a handle with 'give' and with 'next', whose record has 'calls' and as 'answer' what this returns",
    ),
    "a handle that is not asked": (
        "      is_cancelled:\n        summary: Tells whether the run",
        "      is_over:\n        summary: Tells whether the run",
        "Context.run_tools: runs a handle with 'is_cancelled', which tells with a bool whether its functions are called",
    ),
    "another answer": (
        'returns: { type: generation, summary: "The record of the answer." }',
        'returns: { type: string, summary: "The record of the answer." }',
        "Context.run_tools: runs a handle with 'give' and with 'next', whose record has 'calls' and as 'answer' what this returns",
    ),
    "another result of a call": (
        'is_error: { type: bool, default: "false", summary: "The tool failed',
        'failed: { type: bool, default: "false", summary: "The tool failed',
        "the loops know a list of records with the fields id: string, content: string, is_error: bool",
    ),
    "another form": (
        "run: { names: { all: run_tools }, ",
        "async: { names: { all: run_tools }, ",
        "Context.run_tools: has `runs` for the forms 'run' and 'async_run', and no others",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_each_rule_is_told(old: str, new: str, message: str) -> None:
    """With the place and the name of the call."""
    text = API.read_text()
    assert text.count(old) == 1
    with pytest.raises(DescriptionError) as told:
        pipeline.read_text(text.replace(old, new), "api.yaml")
    assert message in str(told.value)


def test_a_loop_takes_what_its_handle_is_made_of() -> None:
    """But for the handle that it is asked of."""
    api = pipeline.read(API)
    found = dict(operations(api))
    made, run = found["ToolRun.new"], found["Context.run_tools"]
    assert [p.id for p in made.params if p.id != "context"] == [p.id for p in run.params]
    assert [form.kind.value for form in run.forms] == ["run", "async_run"]


def test_what_came_back_can_be_given_again_where_it_says_the_same() -> None:
    """Whatever the order of the fields, and where one of them may be left out."""
    api = pipeline.read(API)
    assert {r.id: [one.id for one in answered(api, r)] for r in api.records if answered(api, r)} == {"tool_call": ["tool_request"]}
