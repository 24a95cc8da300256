"""Answers that are of types of the real Pydantic 2."""

# ruff: noqa: D101, D102 (types of an answer, spelt as the oldest Python has them)

import asyncio
import dataclasses
import json
from datetime import date
from enum import Enum
from typing import Any, List, Literal, Optional, Set, Tuple, Union

import pytest
from mullama import Context, GenerationError, InvalidInputError, SamplerParams
from mullama._runtime import schema, typed

pydantic = pytest.importorskip("pydantic", minversion="2.0", reason="Pydantic 2 is not installed; requirements/dev.txt has it")
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator  # noqa: E402
from typing_extensions import Annotated, TypedDict  # noqa: E402

GREEDY = SamplerParams.greedy()
TALK = [("user", "What is 2 plus 3?")]


class Kind(str, Enum):
    FOX = "fox"
    CROW = "crow"


class Place(BaseModel):
    street: Literal["Hill Road", "Lake Road"]
    number: int = Field(ge=1, le=99)


class Walk(BaseModel):
    is_: Literal["walk"] = Field(alias="is")
    far: bool


class Swim(BaseModel):
    is_: Literal["swim"] = Field(alias="is")
    deep: bool


class Person(BaseModel):
    """One of everything that an answer of ours has."""

    kind: Kind
    age: Annotated[int, Field(gt=0, lt=120, multiple_of=5)]
    place: Place
    visited: List[Place] = Field(max_length=2)
    nick: Optional[Annotated[str, Field(min_length=2, max_length=8)]]
    code: str = Field(pattern=r"^[A-Z]{2}-\d{2}$")
    born: date
    does: Annotated[Union[Walk, Swim], Field(discriminator="is_")]
    pair: Tuple[bool, Kind]


@pydantic.dataclasses.dataclass
class Limited:
    digit: int = Field(ge=3, le=4)


@dataclasses.dataclass
class Mixed:
    """A dataclass of Python's own with a model in it, and limits beside its types."""

    place: Place
    digit: Annotated[int, Field(ge=3, le=4)]
    words: Annotated[List[Literal["a", "b"]], Field(min_length=1, max_length=2)]


class Both(TypedDict):
    limited: Limited
    places: Tuple[Place, Place]


class Tree(BaseModel):
    leaf: bool
    children: List["Tree"] = Field(max_length=2)


class Bag(BaseModel):
    things: Set[int]


class Strange(BaseModel):
    model_config = ConfigDict(extra="forbid")
    digit: Literal[5]

    @field_validator("digit")
    @classmethod
    def never(cls, value: int) -> int:
        raise ValueError(f"{value} is not wanted")


def sampled(seed: int) -> SamplerParams:
    return SamplerParams(temperature=2.0, top_k=0, top_p=1.0, min_p=0.0, penalty_repeat=1.0, seed=seed)


def test_an_answer_is_a_model_with_all_that_pydantic_says_of_it(context: Context) -> None:
    person = context.parse_as(Person, TALK, params=GREEDY)
    assert isinstance(person, Person)
    assert isinstance(person.kind, Kind)
    assert isinstance(person.born, date)
    assert isinstance(person.does, (Walk, Swim))
    assert len(person.visited) <= 2
    assert asyncio.run(context.parse_as_async(Person, TALK, params=GREEDY)) == person


def test_every_answer_that_ends_validates_at_temperature_2(context: Context) -> None:
    ended = 0
    for seed in range(24):
        try:
            assert isinstance(context.parse_as(Person, TALK, 300, sampled(seed)), Person)
            ended += 1
        except GenerationError as error:
            assert error.data is not None, error
    print(f"{ended} of 24 answers ended")
    assert ended >= 12


@pytest.mark.parametrize("wanted", [Limited, Mixed, Both, Tuple[Place, Kind], Optional[Place]])
def test_an_answer_is_of_whatever_has_a_model_in_it(context: Context, wanted: Any) -> None:
    answer = context.parse_as(wanted, TALK, params=GREEDY)
    pydantic.TypeAdapter(wanted).validate_python(answer)
    if wanted is Both:
        assert isinstance(answer["limited"], Limited)
    if wanted is Mixed:
        assert isinstance(answer.place, Place)
        assert answer.digit in (3, 4)
        assert 1 <= len(answer.words) <= 2


def test_an_object_has_no_members_that_a_model_would_drop() -> None:
    made = json.loads(schema.text_of(Person))
    assert made["additionalProperties"] is False
    assert all(one["additionalProperties"] is False for one in made["$defs"].values() if "properties" in one)
    open_model = pydantic.create_model("Open", __config__=ConfigDict(extra="allow"), digit=(int, ...))
    assert json.loads(schema.text_of(open_model))["additionalProperties"] is True


def test_a_model_may_contain_itself() -> None:
    made = json.loads(schema.text_of(Tree))
    assert made["$ref"] == "#/$defs/Tree"
    assert made["$defs"]["Tree"]["properties"]["children"] == {
        "items": {"$ref": "#/$defs/Tree"},
        "maxItems": 2,
        "title": "Children",
        "type": "array",
    }
    assert typed.read(Tree, '{"leaf":false,"children":[{"leaf":true,"children":[]}]}').children[0].leaf


def test_limits_are_held_to_when_a_value_is_read() -> None:
    good = {"place": {"street": "Hill Road", "number": 1}, "digit": 3, "words": ["a"]}
    assert typed.read(Mixed, json.dumps(good)).digit == 3
    with pytest.raises(ValueError, match=r"\$.digit is 5, which is not within maximum 4"):
        typed.read(Mixed, json.dumps({**good, "digit": 5}))
    with pytest.raises(ValueError, match=r"\$.words is \[\], which is not within minItems 1"):
        typed.read(Mixed, json.dumps({**good, "words": []}))
    with pytest.raises(ValidationError):
        typed.read(Limited, '{"digit": 9}')


def test_a_set_is_refused_with_its_place(context: Context) -> None:
    with pytest.raises(InvalidInputError, match="'uniqueItems' at /properties/things/uniqueItems"):
        context.parse_as(Bag, TALK, params=GREEDY)


def test_what_a_model_s_own_validator_says_goes_on_to_the_caller(context: Context) -> None:
    with pytest.raises(ValidationError, match="5 is not wanted"):
        context.parse_as(Strange, TALK, params=GREEDY)
