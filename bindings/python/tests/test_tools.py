"""Functions as tools: what a model is told of them, the calls that it makes, the loop until there is an answer."""

# ruff: noqa: D101, D102, D417 (tools of a user's, spelt as the oldest Python has them)

import asyncio
import dataclasses
import functools
import json
import sys
from enum import Enum
from typing import Any, Callable, Coroutine, Dict, List, Literal, Optional, TypedDict

import pytest
from mullama import CancelToken, Context, FinishReason, GenerationError, SamplerParams, Tool
from mullama._runtime import tool_loop, tools

GREEDY = SamplerParams.greedy()
WEATHER = [("user", "What is the weather in Paris?")]


def get_weather(city: str) -> Dict[str, Any]:
    """Current weather in a city"""
    return {"degrees": 21, "sky": "sunny"}


class Unit(str, Enum):
    CELSIUS = "celsius"
    KELVIN = "kelvin"


@dataclasses.dataclass
class Place:
    city: str
    country: Optional[str] = None


class Range(TypedDict, total=False):
    low: int
    high: int


def forecast(
    place: Place, days: int, unit: Unit = Unit.CELSIUS, within: Optional[Range] = None, *, kind: Literal["short", "long"] = "short"
) -> str:
    """Weather of the days to come.

    It knows a week.

    Parameters
    ----------
    place : Place
        Where it is
        to be known.
    days : int
        How many.

    Returns
    -------
    str
        days : as words.
    """
    assert isinstance(place, Place)
    assert isinstance(unit, Unit)
    return f"{days} days of {unit.value} in {place.city}, {kind}, {within}"


def google(city: str, days: int = 3) -> None:
    """Says it as Google does.

    Args:
        city: The city,
            by its name.
        days (int, optional): How many.

    Returns:
        Nothing.
    """


def rest(city: str) -> None:
    """Says it as reST does.

    :param city: The city.
    :returns: nothing
    """


def described(*given: Any) -> List[Dict[str, Any]]:
    found: List[Dict[str, Any]] = json.loads(tools.text_of(tools.taken(given, later=True).values()))
    return found


# What a model is told


def test_a_function_is_its_name_its_docstring_and_its_annotations() -> None:
    (said,) = described(forecast)
    assert said["name"] == "forecast"
    assert said["description"] == "Weather of the days to come.\n\nIt knows a week."
    parameters = said["parameters"]
    assert list(parameters["properties"]) == ["place", "days", "unit", "within", "kind"]
    assert parameters["required"] == ["place", "days"]
    assert parameters["properties"]["place"] == {"$ref": "#/$defs/Place", "description": "Where it is to be known."}
    assert parameters["properties"]["days"] == {"type": "integer", "description": "How many."}
    assert parameters["properties"]["unit"] == {"enum": ["celsius", "kelvin"], "default": "celsius"}
    assert parameters["properties"]["kind"] == {"enum": ["short", "long"], "default": "short"}
    assert parameters["$defs"]["Place"]["required"] == ["city"]
    assert parameters["$defs"]["Range"]["required"] == []
    assert parameters["additionalProperties"] is False


def test_docstrings_of_other_styles_describe_parameters_too() -> None:
    by_google, by_rest = described(google, rest)
    assert by_google["description"] == "Says it as Google does."
    assert by_google["parameters"]["properties"]["city"]["description"] == "The city, by its name."
    assert by_google["parameters"]["properties"]["days"] == {"type": "integer", "description": "How many.", "default": 3}
    assert by_rest["description"] == "Says it as reST does."
    assert by_rest["parameters"]["properties"]["city"]["description"] == "The city."


def test_a_method_a_partial_and_a_callable_object_are_tools() -> None:
    class Station:
        def near(self, city: str) -> str:
            return city

        def __call__(self, city: str) -> str:
            return city

    station = Station()
    said = described(station.near, functools.partial(forecast, Place("Oslo")), station)
    assert [one["name"] for one in said] == ["near", "forecast", "Station"]
    assert list(said[1]["parameters"]["properties"]) == ["days", "unit", "within", "kind"]


@pytest.mark.skipif(sys.version_info < (3, 9), reason="Python has `Annotated` from 3.9 on")
def test_annotated_describes_and_limits_a_parameter() -> None:
    from typing import Annotated

    @dataclasses.dataclass
    class Ge:
        ge: int

    def count(n: Annotated[int, "How far", Ge(1)]) -> int:
        return n

    (said,) = described(count)
    assert said["parameters"]["properties"]["n"] == {"type": "integer", "minimum": 1, "description": "How far"}
    tool = tools.taken([count], later=False)["count"]
    with pytest.raises(ValueError, match="n is 0, which is not within minimum 1"):
        tool.keywords({"n": 0})


def test_what_is_no_tool_is_refused_before_the_work(context: Context) -> None:
    def any_number(*cities: str) -> None: ...
    def no_annotation(city) -> None: ...  # type: ignore[no-untyped-def]
    async def later(city: str) -> None: ...

    wrong: Any
    for wrong, words in (
        ("get_weather", r"tools\[0\] is 'get_weather'; give a function"),
        (lambda city: city, r"tools\[0\] is a function without a name"),
        (any_number, r"any_number takes \*cities: str, which a model cannot fill"),
        (no_annotation, "the parameter 'city' of no_annotation has no annotation"),
        (later, "later is a coroutine function, which only the asynchronous form awaits"),
    ):
        with pytest.raises(TypeError, match=words):
            context.run_tools(WEATHER, [wrong])
    with pytest.raises(ValueError, match="two tools are named 'get_weather'"):
        context.run_tools(WEATHER, [get_weather, get_weather])


# The tiny model


def test_the_model_calls_a_function_and_answers_with_what_it_gave(context: Context) -> None:
    asked = []

    def get_weather(city: str) -> str:
        """Current weather in a city"""
        asked.append(city)
        return '{"degrees": 21, "sky": "sunny"}'

    answer = context.run_tools(WEATHER, [get_weather], params=GREEDY)
    assert asked == ["Paris"]
    assert "sunny" in answer.text
    assert "21" in answer.text
    assert answer.finish_reason == FinishReason.STOP

    async def later(city: str) -> Dict[str, Any]:
        await asyncio.sleep(0)
        return {"degrees": 21, "sky": "sunny"}

    tool = Tool("get_weather", "Current weather in a city", described(get_weather)[0]["parameters"], later)
    assert asyncio.run(context.run_tools_async(WEATHER, [tool], params=GREEDY)).text == answer.text


def test_a_tool_that_fails_is_told_to_the_model_and_the_loop_goes_on(context: Context) -> None:
    def get_weather(city: str) -> None:
        """Current weather in a city"""
        raise LookupError(f"no window in {city}")

    assert context.run_tools(WEATHER, [get_weather], params=GREEDY).text


def test_what_ends_the_program_is_not_told_to_the_model(context: Context) -> None:
    for end in (KeyboardInterrupt, SystemExit):

        def get_weather(city: str) -> None:
            """Current weather in a city"""
            raise end  # noqa: B023 (called within the round)

        with pytest.raises(end):
            context.run_tools(WEATHER, [get_weather], params=GREEDY)
        with pytest.raises(end):
            asyncio.run(context.run_tools_async(WEATHER, [get_weather], params=GREEDY))


def test_a_limit_of_steps_is_an_error_that_says_so(context: Context) -> None:
    with pytest.raises(GenerationError, match="max_steps"):
        context.run_tools(WEATHER, [get_weather], params=GREEDY, max_steps=1)


def test_a_token_that_is_set_inside_a_tool_ends_the_loop_with_what_there_is(context: Context) -> None:
    cancel = CancelToken()

    def get_weather(city: str) -> str:
        """Current weather in a city"""
        cancel.cancel()
        return "sunny"

    with cancel:
        answer = context.run_tools(WEATHER, [get_weather], params=GREEDY, cancel=cancel)
    assert answer.finish_reason == FinishReason.CANCELLED


def test_a_task_that_is_cancelled_inside_a_tool_ends_the_tool_and_the_loop(context: Context) -> None:
    ended = []

    async def main() -> None:
        inside = asyncio.Event()

        async def get_weather(city: str) -> None:
            """Current weather in a city"""
            inside.set()
            try:
                await asyncio.Event().wait()
            finally:
                ended.append(city)

        task = asyncio.ensure_future(context.run_tools_async(WEATHER, [get_weather], params=GREEDY))
        await inside.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert ended == ["Paris"]


# The loop over steps that no tiny model makes


@dataclasses.dataclass
class Request:
    id: str
    name: str
    arguments: Any


@dataclasses.dataclass
class Step:
    calls: List[Request]
    answer: Any = None


class Run:
    """A run whose steps are known before."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.given: List[Any] = []
        self.closed = False
        self.cancelled = False

    def next(self) -> Step:
        return self.steps.pop(0)

    def next_async(self) -> Coroutine[Any, Any, Step]:
        async def step() -> Step:
            return self.steps.pop(0)

        return step()

    def give(self, results: Any) -> None:
        self.given.append([(one["content"], one["is_error"]) for one in results])

    def is_cancelled(self) -> bool:
        return self.cancelled

    def close(self) -> None:
        self.closed = True


def asked(*calls: Any) -> Run:
    """A run of one step of calls, and then the answer."""
    requests = [Request(f"call_{at}", name, arguments) for at, (name, arguments) in enumerate(calls)]
    return Run(Step(requests), Step([], "the answer"))


def test_what_cannot_be_called_is_told_to_the_model_with_what_can() -> None:
    taken = tools.taken([forecast], later=False)
    run = asked(
        ("rain", {}),
        ("forecast", "not an object"),
        ("forecast", {"days": 2}),
        ("forecast", {"place": {"city": "Oslo"}, "days": "two"}),
        ("forecast", {"place": {"city": "Oslo"}, "days": 2, "wind": True}),
        ("forecast", {"place": {"city": "Oslo"}, "days": 2, "unit": "kelvin", "within": {"low": 1}, "kind": "long"}),
    )
    assert tool_loop.loop(run, taken) == "the answer"
    assert run.given == [
        [
            ("there is no tool 'rain'; there are: forecast", True),
            ("the arguments of forecast are no JSON object", True),
            ("the arguments do not fit: the argument 'place' is missing", True),
            ('the arguments do not fit: days is "two"; it must be int', True),
            ("the arguments do not fit: there is no argument 'wind'; forecast takes place, days, unit, within, kind", True),
            ("2 days of kelvin in Oslo, long, {'low': 1}", False),
        ]
    ]
    assert run.closed


def test_what_is_no_text_is_told_as_far_as_it_is() -> None:
    def odd(n: int) -> str:
        if n == 1:
            raise ValueError("a\ud800")
        return "a\0b\udc00\U0001f600"

    run = asked(("odd", {"n": 0}), ("odd", {"n": 1}))
    tool_loop.loop(run, tools.taken([odd], later=False))
    assert run.given == [[("a\ufffdb\ufffd\U0001f600", False), ("ValueError: a\ufffd", True)]]


def test_values_of_all_kinds_are_told_as_text() -> None:
    values = ["as it is", None, 1.5, Unit.KELVIN, Place("Oslo"), {"a": [Place("Rome", "IT")]}, {1}]
    told = ["as it is", "null", "1.5", "kelvin", '{"city": "Oslo", "country": null}', '{"a": [{"city": "Rome", "country": "IT"}]}', "[1]"]
    assert [tools.shown(value) for value in values] == told


def test_the_calls_of_a_step_are_awaited_together_and_told_in_their_order() -> None:
    async def main() -> None:
        both = asyncio.Event()
        begun = []

        async def wait(n: int) -> str:
            begun.append(n)
            if len(begun) == 2:
                both.set()
            await asyncio.wait_for(both.wait(), 60)
            return f"n is {n}"

        def plain(n: int) -> int:
            return n

        run = asked(("wait", {"n": 1}), ("wait", {"n": 2}), ("plain", {"n": 3}))
        assert await tool_loop.loop_later(run, tools.taken([wait, plain], later=True)) == "the answer"
        assert run.given == [[("n is 1", False), ("n is 2", False), ("3", False)]]

    asyncio.run(main())


def test_after_a_cancel_no_further_tool_of_the_step_is_called() -> None:
    def stopping(run: Run, called: List[int]) -> Callable[[int], str]:
        def stop(n: int) -> str:
            called.append(n)
            run.cancelled = True
            return "stopped"

        return stop

    for later in (False, True):
        run = asked(("stop", {"n": 1}), ("stop", {"n": 2}))
        called: List[int] = []
        taken = tools.taken([stopping(run, called)], later=later)
        asyncio.run(tool_loop.loop_later(run, taken)) if later else tool_loop.loop(run, taken)
        assert called == [1]
        assert run.given == [[("stopped", False), ("cancelled", True)]]


def test_one_that_ends_the_work_ends_the_others_of_its_step() -> None:
    ended = []

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    async def leave() -> None:
        raise asyncio.CancelledError

    run = asked(("forever", {}), ("leave", {}))
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(tool_loop.loop_later(run, tools.taken([forever, leave], later=True)))
    assert ended == [True]
    assert run.closed


def test_a_plain_function_that_gives_something_to_await_is_an_error_of_the_caller() -> None:
    async def later() -> str:
        return "later"

    def plain() -> Any:
        return later()

    with pytest.raises(TypeError, match="plain gave something to await"):
        tool_loop.loop(asked(("plain", {})), tools.taken([plain], later=False))
