"""Answers of a type: a dataclass, a TypedDict, a model like Pydantic's, and what annotations spell."""

# ruff: noqa: D101, D102, UP006, UP045 (types of an answer, spelt as the oldest Python has them)

from __future__ import annotations

import asyncio
import dataclasses
import json
from enum import Enum
from typing import Any, Dict, List, Literal, NamedTuple, Optional, Set, Tuple, TypedDict, Union

import pytest
from mullama import Context, GenerationError, InvalidInputError, SamplerParams
from mullama._runtime import schema

GREEDY = SamplerParams.greedy()
TALK = [("user", "What is 2 plus 3?")]


class Kind(Enum):
    FOX = "fox"
    CROW = "crow"


@dataclasses.dataclass
class Inner:
    yes: bool


@dataclasses.dataclass
class Answer:
    kind: Kind
    digit: Literal[1, 2, 3]
    inner: Inner
    pair: Tuple[bool, Inner]
    note: Optional[Literal["a", "b"]] = None


class Point(TypedDict):
    x: Literal[1, 2]
    y: bool


class Pair(NamedTuple):
    one: bool
    other: Kind


@dataclasses.dataclass
class Tree:
    leaf: str
    children: List[Tree]


class Model:
    """What a model of Pydantic's is to the library."""

    def __init__(self, value: Any) -> None:
        self.value = value

    @staticmethod
    def model_json_schema() -> Dict[str, Any]:
        return {"$ref": "#/$defs/M", "$defs": {"M": {"enum": [7]}}}

    @classmethod
    def model_validate(cls, value: Any) -> Model:
        return cls(value)

    @classmethod
    def model_validate_json(cls, text: str) -> Model:
        return cls(json.loads(text))


def test_an_answer_is_a_dataclass(context: Context) -> None:
    answer = context.parse_as(Answer, TALK, params=GREEDY)
    assert isinstance(answer, Answer)
    assert isinstance(answer.kind, Kind)
    assert answer.digit in (1, 2, 3)
    assert isinstance(answer.inner, Inner)
    assert isinstance(answer.pair[1], Inner)


def test_an_answer_is_the_json_that_parse_gives_under_the_same_schema(context: Context) -> None:
    given = json.loads(schema.text_of(Point))
    assert context.parse_as(Point, TALK, params=GREEDY) == context.parse(TALK, given, params=GREEDY)
    assert asyncio.run(context.parse_as_async(Point, TALK, params=GREEDY)) == context.parse(TALK, given, params=GREEDY)


def test_an_answer_is_a_model_that_has_its_own_schema(context: Context) -> None:
    assert context.parse_as(Model, TALK, params=GREEDY).value == 7
    pair: Any = Tuple[Model, Model]
    assert [one.value for one in context.parse_as(pair, TALK, params=GREEDY)] == [7, 7]


@pytest.mark.parametrize("wanted", [bool, Tuple[bool, bool], Union[bool, None], Literal["a", "b"], Kind, Pair])
def test_an_answer_is_what_an_annotation_spells(context: Context, wanted: Any) -> None:
    answer = context.parse_as(wanted, TALK, params=GREEDY)
    kinds = {bool: bool, Kind: Kind, Pair: Pair}
    assert isinstance(answer, kinds.get(wanted, (tuple, bool, type(None), str)))


def test_a_schema_has_the_members_in_their_order_and_describes_a_class_once() -> None:
    assert json.loads(schema.text_of(Tree)) == {
        "$ref": "#/$defs/Tree",
        "$defs": {
            "Tree": {
                "type": "object",
                "properties": {"leaf": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/$defs/Tree"}}},
                "required": ["leaf", "children"],
                "additionalProperties": False,
            }
        },
    }
    made = json.loads(schema.text_of(Answer))["$defs"]["Answer"]
    assert list(made["properties"]) == ["kind", "digit", "inner", "pair", "note"]
    assert made["required"] == ["kind", "digit", "inner", "pair"]


def test_an_answer_that_is_cut_is_an_error_with_why(context: Context) -> None:
    with pytest.raises(GenerationError, match="the text so far is") as caught:
        context.parse_as(Tree, TALK, 3, GREEDY)
    assert caught.value.data == {"n_generated": 3, "finish_reason": 2}


def test_a_type_without_a_schema_is_refused_before_the_work(context: Context) -> None:
    with pytest.raises(TypeError, match="is no type that JSON can become"):
        context.parse_as(complex, TALK, params=GREEDY)
    with pytest.raises(TypeError, match="keys that are no text"):
        context.parse_as(Dict[int, str], TALK, params=GREEDY)
    with pytest.raises(InvalidInputError, match="uniqueItems"):
        context.parse_as(Set[int], TALK, params=GREEDY)
