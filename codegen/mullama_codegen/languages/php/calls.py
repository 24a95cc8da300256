"""Methods and static functions: signature, doc comment, and what the body prints. The plan says what a call is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...cabi.shapes import Abi, CFunction, Slot
from ...meaning.model import Api, Param
from ...plan.planned import (
    Argument,
    CCall,
    Fed,
    From,
    LookedUp,
    LoopOver,
    Opened,
    OwnCall,
    Plan,
    PlannedCall,
    Runs,
    Sequence,
    Started,
    Typed,
    Waited,
)
from . import docs
from .answers import Answer, Locals, answer
from .arguments import Conversion, argument
from .docs import source_variable, type_argument
from .language import PHP
from .spelling import class_name, documented, filled_in, key, leading, method, native, parameters, quoted, variable
from .waits import waited

FUTURE = "Future"
LIMIT = 116  # of a line, with the class's indent
PROGRESS = "?callable $progress = null"
OPENED = (
    "The stream itself rather than a loop over it: for several streams in one thread, and for what comes",
    "without waiting.",
)


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method: its doc comment, its head without the brace, and the macro of its body in `templates/_body.php.j2`."""

    doc: tuple[str, ...]
    head: tuple[str, ...]
    body: str
    # Of a direct call.
    defaults: tuple[tuple[str, str], ...] = ()  # what stands for null
    conversions: tuple[Conversion, ...] = ()
    answer: Answer | None = None
    # Of a call that is built on another one of PHP's.
    target: str = ""
    passed: tuple[str, ...] = ()
    field: str = ""
    type: str = ""  # the variable of the class that the answer becomes
    owner: str = "$this->"  # what the other one is called on

    @property
    def brace(self) -> str:
        """The brace stands in a line of its own, but behind the last parameter's line."""
        return "\n    {" if len(self.head) == 1 else " {"


def member(api: Api, abi: Abi, plan: Plan, planned: PlannedCall) -> MethodView:
    """The method of a call."""
    call = planned.call
    static = "static " if call.is_static else ""
    name = "__construct" if call.is_new else method_name(planned)
    start = f"public {static}function {name}"
    heading, doc = head(start, _parameters(api, planned), "" if call.is_new else f": {_returned(api, planned)}"), _doc(api, planned)
    match planned.does, planned.only_way.to:
        case Typed(later), OwnCall() as source:
            body = "typedLater" if later else "typed"
            return replace(_built(api, plan, planned, source, doc, heading, body), type=f"${type_argument(planned)}")
        case Fed(_, param), OwnCall() as source:
            return replace(_built(api, plan, planned, source, doc, heading, "fed"), type=f"${source_variable(planned, param)}")
        case Runs(handle, tools, later), OwnCall():
            passed = tuple(one for a in planned.only_way.arguments for one in _handed_on(api, planned, a))
            return MethodView(
                doc, heading, "runsLater" if later else "runs", target=class_name(handle.id), passed=passed, type=f"${variable(tools)}"
            )
        case Sequence(), OwnCall() as source:
            return _built(api, plan, planned, source, doc, heading, "sequence")
        case LoopOver(), OwnCall() as source:
            return _built(api, plan, planned, source, doc, heading, "each")
        case LookedUp(), _:
            return MethodView(doc, heading, "lookedUp", passed=(f"${variable(call.params[0])}",), field=quoted(name))
        case _, CCall(id_):
            return _direct(api, abi.of_call(id_), planned, doc, heading)
        case _, other:
            raise AssertionError(f"{call.id}: PHP reaches core through C, not {other}")


def is_later(planned: PlannedCall) -> bool:
    """Whether it gives what stands for its answer."""
    return isinstance(planned.does, Started) or (isinstance(planned.does, (Typed, Runs)) and planned.does.later)


def method_name(planned: PlannedCall) -> str:
    """The identifier of a method."""
    return method(planned.call, "open" if isinstance(planned.does, Opened) else "")


def head(start: str, parameters: list[str], returned: str) -> tuple[str, ...]:
    """A function's head in one line, or with a parameter on each, as PSR-12 lays it out."""
    line = f"{start}({', '.join(parameters)}){returned}"
    if len(line) <= LIMIT:
        return (line,)
    return (f"{start}(", *(f"    {one}," for one in parameters[:-1]), f"    {parameters[-1]}", f"){returned}")


def _parameters(api: Api, planned: PlannedCall) -> list[str]:
    params = [one for p in planned.call.params for one in _parameter(api, planned, p)]
    if isinstance(planned.does, Fed):
        params.insert(0, f"iterable ${source_variable(planned, planned.does.source)}")
    if planned.typed:
        params.insert(0, f"string ${type_argument(planned)}")
    if isinstance(planned.does, LoopOver):
        at = next((i for i, one in enumerate(params) if " = " in one), len(params))
        params.insert(at, "callable $callback")
    if planned.operation.progress is not None:
        params.append(PROGRESS)
    return params


def _parameter(api: Api, planned: PlannedCall, param: Param) -> Iterable[str]:
    """What a parameter is spread over; functions come one after the other."""
    if isinstance(planned.does, Runs) and param.id == planned.does.tools.id:
        return (f"iterable ${variable(param)}",)
    return parameters(api, param, PHP.id in param.changed)


def _returned(api: Api, planned: PlannedCall) -> str:
    if is_later(planned):
        return FUTURE
    if planned.call.is_constructor:
        return "self"
    if isinstance(planned.does, (Sequence, Fed)):
        return "\\Generator"
    if planned.typed:
        return "object"
    return native(api, planned.result.type) if planned.result.type else "void"


def _doc(api: Api, planned: PlannedCall) -> tuple[str, ...]:
    match planned.does:
        case Started() | Typed(later=True) | Runs(later=True):
            gives = "T" if planned.typed else documented(api, planned.result.type) if planned.result.type else "null"
            return docs.of_call(api, planned, returns=f"{FUTURE}<{gives}> What stands for it; `await()` waits and gives it.")
        case Opened():
            return docs.of_call(api, planned, ("", *OPENED))
        case Sequence(_) | Fed():
            stream = api.stream(planned.operation.produces or "")
            pieces = f"\\Generator<int, {documented(api, stream.item)}, mixed, {class_name(stream.result)}>"
            return docs.of_call(api, planned, returns=f"{pieces} The pieces; `getReturn()` has the record after the last.")
        case _:
            return docs.of_call(api, planned)


# Bodies


def _built(
    api: Api,
    plan: Plan,
    planned: PlannedCall,
    source: OwnCall,
    doc: tuple[str, ...],
    heading: tuple[str, ...],
    body: str,
    field: str = "",
) -> MethodView:
    """A method that calls another one with the same arguments."""
    passed = tuple(one for a in planned.only_way.arguments for one in _handed_on(api, planned, a))
    passed = (*passed, *(["$progress"] if planned.typed and planned.operation.progress else []))
    owner = "self::" if planned.call.is_static else "$this->"
    return MethodView(doc, heading, body, target=method_name(plan.source(source)), passed=passed, field=field, owner=owner)


def _handed_on(api: Api, planned: PlannedCall, given: Argument) -> tuple[str, ...]:
    """An argument of the other method: the variables of the same names, or what the type says of itself."""
    if given.by is From.TYPE:
        return (f"Runtime\\Schema::of(${type_argument(planned)})",)
    if given.by is From.OBJECT:
        return ("$this",)
    return tuple(f"${name}" for name in (*map(key, leading(api, given.param.type)), variable(given.param)))


def _direct(api: Api, function: CFunction, planned: PlannedCall, doc: tuple[str, ...], heading: tuple[str, ...]) -> MethodView:
    """One call of C."""
    conversions: list[Conversion] = []
    given: dict[str, tuple[str, ...]] = {}
    for one in planned.only_way.arguments:
        made = argument(api, one.param, _local(planned, one.param))
        conversion = made.conversion
        first = planned.call.params[0]
        if conversion is not None and function.shares_length and one.param is not first:
            conversion = conversion.as_long_as(f"${variable(first)}", quoted(variable(one.param)), quoted(variable(first)))
        conversions += [conversion] if conversion else []
        given[one.param.id] = made.given
    arguments = tuple(_arguments(function, given))
    filled = ((f"${variable(p)}", filled_in(p)) for p in planned.call.params)
    defaults = tuple((name, value) for name, value in filled if value is not None)
    fetched = waited if isinstance(planned.does, (Waited, Started)) else answer
    return MethodView(doc, heading, "direct", defaults, tuple(conversions), fetched(planned, function, arguments))


def _local(planned: PlannedCall, param: Param) -> str:
    """The variable of a converted argument; what is changed keeps its own, for the answer is read from the converted one."""
    if param is not planned.result.changed:
        return f"${variable(param)}"
    return Locals(frozenset(variable(p) for p in planned.call.params)).free("changed")


def _arguments(function: CFunction, given: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """What the C function is called with, in its own order."""
    places = {id_: iter(values) for id_, values in given.items()}
    for c in function.params:
        match c.slot:
            case Slot.RECEIVER:
                yield "$this->pointer()"
            case Slot.OUT_TEXT | Slot.OUT_BYTES | Slot.OUT_LIST:
                yield "$out"
            case Slot.CAPACITY:
                yield "$space"
            case _:
                yield next(places[c.of or ""])
