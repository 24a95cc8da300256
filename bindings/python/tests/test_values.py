"""Enums, records, unions and exceptions: plain Python."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import mullama
import pytest
from mullama import Constraint, ContextFullError, FinishReason, Generation, GenerationStats, MullamaError, SamplerParams
from mullama._runtime.values import KW_ONLY, before_3_10

PRESETS = {
    "greedy": (0.0, 1, 1.0, 0.0, 1.0),
    "precise": (0.3, 20, 0.8, 0.05, 1.1),
    "default": (0.8, 40, 0.95, 0.05, 1.1),
    "creative": (1.2, 100, 0.95, 0.0, 1.0),
}


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_those_of_the_documentation(name: str) -> None:
    preset = getattr(SamplerParams, name)()
    assert (preset.temperature, preset.top_k, preset.top_p, preset.min_p, preset.penalty_repeat) == PRESETS[name]


def test_parameters_compare_by_value_and_can_be_changed() -> None:
    params = SamplerParams.greedy()
    assert params == SamplerParams.greedy() != SamplerParams()
    assert SamplerParams() == SamplerParams.default()
    params.top_k = 5
    assert params != SamplerParams.greedy()
    assert "top_k=5" in repr(params)


def test_a_parameter_that_does_not_exist_is_named() -> None:
    with pytest.raises(TypeError, match="temprature"):
        SamplerParams(temprature=0.5)  # type: ignore[call-arg]


def test_an_old_python_keeps_the_order_of_positions_and_the_fields_that_need_their_names() -> None:
    @before_3_10
    class Old:
        first: int
        second: int = 2
        _: KW_ONLY
        third: int
        fourth: int = 4

    made: Any = Old
    assert repr(made(1, third=3)).endswith("Old(first=1, third=3, second=2, fourth=4)")
    assert made(1, 5, third=3, fourth=6) == made(first=1, second=5, third=3, fourth=6)
    with pytest.raises(TypeError, match="takes 2 positional arguments but 3 were given"):
        made(1, 2, 3)
    with pytest.raises(TypeError, match="multiple values for argument 'first'"):
        made(1, first=1, third=3)
    with pytest.raises(TypeError, match="third"):
        made(1)


@pytest.mark.parametrize(
    "value",
    [
        SamplerParams(seed=3),
        FinishReason.STOP,
        Constraint.json_schema({"type": "object"}),
        Generation("a", [1], FinishReason.STOP, GenerationStats(1, 0, 1, 7, 0.5, 0.5, 0.5), "", [], []),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_can_be_copied_and_pickled(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value
    assert type(value).__module__ == "mullama"


def test_results_are_read_only() -> None:
    with pytest.raises(AttributeError):
        GenerationStats(1, 0, 1, 7, 0.5, 0.5, 0.5).seed = 1  # type: ignore[misc]


def test_an_enum_is_its_name() -> None:
    assert FinishReason("stop") == "stop"
    assert str(FinishReason.STOP_STRING) == f"{FinishReason.STOP_STRING}" == "stop_string"
    assert FinishReason("length") is FinishReason.LENGTH


def test_a_union_has_a_function_for_each_case() -> None:
    constraint = Constraint.regex("[a-z]+")
    assert (constraint.kind, constraint.value) == ("regex", "[a-z]+")


def test_every_exception_has_its_code_and_can_be_pickled() -> None:
    error = ContextFullError("too long", {"needed": 3, "available": 2})
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.code, again.data) == ("too long", -17, {"needed": 3, "available": 2})
    classes = [c for c in vars(mullama).values() if isinstance(c, type) and issubclass(c, MullamaError) and c is not MullamaError]
    assert len({c.code for c in classes}) == len(classes)
    assert all(issubclass(c, RuntimeError) and c.code < 0 for c in classes)


def test_bad_input_is_a_value_error_too() -> None:
    assert issubclass(mullama.InvalidInputError, ValueError)
    assert issubclass(mullama.Utf8Error, ValueError)
    assert issubclass(mullama.ContextFullError, ValueError)
