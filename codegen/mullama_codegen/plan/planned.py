"""What the plan says of a call: what it is, what it passes, what it gives, how long its caller waits. Views spell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..meaning.model import Blocking, Doc, Handle, Operation, Param
from ..meaning.types import RecordRef, Type
from .calls import Call
from .core import FED, JSON_OF, RUNS, CoreMethod
from .sizes import Buffer
from .takes import Take


@dataclass(frozen=True, slots=True)
class CCall:
    """A function of the C ABI, by the id of C's own call."""

    id: str


@dataclass(frozen=True, slots=True)
class OwnCall:
    """Another function of the same language, by the id of its call."""

    id: str


# What is said of a part that is no text, where a text may come in parts.
PART_ERROR, PART_MESSAGE = "not_available", "part_not_available"

Source = CCall | CoreMethod | OwnCall


# What a call is.


@dataclass(frozen=True, slots=True)
class Direct:
    """The answer of what it calls."""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A flag of those that the object copied at its creation; its way leads to the call that they are the answers of."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The stream itself, beside a function that loops over it; its name begins with `open`."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """The pieces of an opened stream, as the language's loops take them."""

    record: str  # what the stream ends with


@dataclass(frozen=True, slots=True)
class AnswerOf:
    """The answer that another call of the language gives later, waited for."""


@dataclass(frozen=True, slots=True)
class LoopOver:
    """A loop over a stream, which calls the user's function with each piece until it says false."""

    stream: str
    callback: str
    item: Type


@dataclass(frozen=True, slots=True)
class Typed:
    """A value of the type that its caller names, made of the JSON that another call gives."""

    later: bool  # the other call gives it later


@dataclass(frozen=True, slots=True)
class Fed:
    """A stream that takes what an iterator gives, as far as it has space, and gives its answers as they come."""

    stream: str
    source: Param  # one of what the iterator gives
    later: bool  # the language awaits the answers, and perhaps the iterator


@dataclass(frozen=True, slots=True)
class Runs:
    """A loop over the steps of a handle that its way makes: what a step calls of the user's functions is called, and told with the next."""

    handle: Handle
    tools: Param  # what is made of the functions
    later: bool  # the language awaits it, and perhaps the functions


@dataclass(frozen=True, slots=True)
class Awaited:
    """An answer to come, as the language awaits things; a stream that is awaited piece by piece."""

    stream: str | None  # the stream's id where it is one


@dataclass(frozen=True, slots=True)
class Started:
    """An object that stands for the answer to come: it is waited for, asked how far it is, ended, and gives the answer by its kind."""

    take: Take


@dataclass(frozen=True, slots=True)
class Waited:
    """The answer of a call that C starts, waited for in slices; between two, what `wait.ended_by` names has its turn."""

    take: Take


Does = Started | Waited | Direct | LookedUp | Opened | Sequence | AnswerOf | LoopOver | Awaited | Typed | Fed | Runs


# What a call passes.


class Carrier(Enum):
    """How a value travels."""

    VALUE = "value"  # a number, a flag, an enum's code
    FLAG_AND_VALUE = "flag_and_value"  # whether it is there, and the value
    TEXT = "text"  # UTF-8
    START_AND_COUNT = "start_and_count"  # a list, by where it begins and how long it is
    KIND_AND_TEXT = "kind_and_text"  # a union's case and its payload
    KIND_AND_POINTER = "kind_and_pointer"  # a union's case and where its payload lies
    HANDLE = "handle"
    STRUCT = "struct"  # a record, lent


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a parameter travels: what it means and what carries it."""

    type: Type
    carrier: Carrier


class From(Enum):
    """Who says what an argument is."""

    CALLER = "caller"
    DEFAULT = "default"  # the language does not have the parameter
    TYPE = "type"  # the type that the caller names
    OBJECT = "object"  # what the call is asked of
    TOOLS = "tools"  # the functions that the caller gives
    CANCEL = "cancel"  # its default, but for the cancel token that the call takes beside its parameters


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of what a call calls."""

    param: Param
    encoding: Encoding
    by: From


@dataclass(frozen=True, slots=True)
class Way:
    """What a call calls; it has several where the language merges the inputs of an operation, and the input chooses."""

    input: Param | None
    to: Source
    arguments: tuple[Argument, ...]  # in the order of what is called


# What a call gives.


@dataclass(frozen=True, slots=True)
class Result:
    """What a call gives, and how that is fetched."""

    type: Type | None
    doc: Doc | None
    buffer: Buffer | None = None
    rows: str | None = None  # the list whose items the rows of the answer belong to
    changed: Param | None = None  # the answer is written over this value, or over a copy of it
    static: bool = False  # text that lives as long as the library
    fails: bool = True
    in_place: bool = False  # what is changed is the caller's own value


class Interrupt(Enum):
    """What may end a wait before its work is done."""

    SIGNALS = "signals"  # Ctrl-C raises
    PROCESS = "process"  # Ctrl-C ends the process
    CANCEL_TOKEN = "cancel_token"
    CONTEXT = "context"
    PROGRESS = "progress"  # the progress callback says false
    CALLBACK = "callback"  # the callback of each piece says false
    ABANDONED = "abandoned"  # nobody awaits it any more


@dataclass(frozen=True, slots=True)
class Wait:
    """Whether the caller waits, and what may end that."""

    blocking: Blocking
    ended_by: tuple[Interrupt, ...]


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """One function of one language: a call, and how it is carried out."""

    call: Call
    does: Does
    ways: tuple[Way, ...]
    result: Result
    wait: Wait
    keeps: tuple[str, ...]  # parameters that must outlive what is made, `self` among them
    beside: OwnCall | None  # of a call that gives its answer later, the one that waits for it
    takes_cancel: bool  # a cancel token stands beside the parameters
    fuller: OwnCall | None  # a call that takes what this one leaves out, and gives the record of the same work
    doc: Doc

    @property
    def operation(self) -> Operation:
        """What it is a form of."""
        return self.call.operation

    @property
    def owner(self) -> Handle | None:
        """The handle that it is asked of, or that it makes."""
        return self.call.owner

    @property
    def reports(self) -> bool:
        """Whether it tells how far it has come; the listener travels beside a params record, or in it."""
        return self.operation.progress is not None and any(isinstance(p.type, RecordRef) for p in self.call.params)

    @property
    def typed(self) -> bool:
        """Whether its caller names the type of the answer; what it takes for that is the language's own, and no parameter."""
        return self.call.form in JSON_OF

    @property
    def schema(self) -> Param | None:
        """What the type that its caller names has to say of itself, where the call hands that on."""
        return next((a.param for a in self.ways[0].arguments if a.by is From.TYPE), None)

    @property
    def tried_apart(self) -> bool:
        """Whether only the language's own tests can try it: it is about types, iterators or functions of the language's own."""
        return self.call.form in (*JSON_OF, *FED, *RUNS)

    @property
    def only_way(self) -> Way:
        """The way of a call whose inputs are not merged."""
        return self.ways[0]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The inputs that mean this call, where its operation has several."""
        return tuple(way.input.id for way in self.ways if way.input is not None)


@dataclass(frozen=True, slots=True)
class Plan:
    """One language."""

    language: str
    calls: tuple[PlannedCall, ...]
    features: tuple[str, ...]  # what its conformance client claims

    def of(self, call_id: str) -> tuple[PlannedCall, ...]:
        """What one call of the description becomes."""
        return tuple(c for c in self.calls if c.call.id == call_id)

    def source(self, source: OwnCall) -> PlannedCall:
        """The function that another one calls: of a stream the one that opens it."""
        return self.of(source.id)[0]

    def constructors(self, handle: Handle) -> tuple[PlannedCall, ...]:
        """The functions that make a handle."""
        return tuple(c for c in self.calls if c.owner and c.owner.id == handle.id and c.call.is_constructor)

    def methods(self, handle: Handle) -> tuple[PlannedCall, ...]:
        """The functions on a handle."""
        return tuple(c for c in self.calls if c.owner and c.owner.id == handle.id and not c.call.is_constructor)

    def functions(self) -> tuple[PlannedCall, ...]:
        """The free functions."""
        return tuple(c for c in self.calls if c.owner is None)

    def functions_on(self, handle_id: str | None) -> tuple[PlannedCall, ...]:
        """The free functions that a handle's class carries, or those that no class does."""
        return tuple(c for c in self.functions() if c.operation.on.get(self.language) == handle_id)


Plans = dict[str, Plan]
