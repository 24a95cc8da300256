"""What comes back from C, and how it becomes PHP's value. An answer is named after its macro in `templates/_answer.php.j2`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...cabi.lists import list_name
from ...cabi.names import PREFIX
from ...cabi.shapes import CFunction, Returns, Slot
from ...meaning.model import Param
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Type, UnionRef, Vector
from ...plan.planned import PlannedCall
from ...plan.sizes import spelt as size_spelt
from .arguments import length
from .spelling import class_name, free_method, spelt, variable

LIMIT = 108  # of a statement
# About what stands before a call that is nested in another one, and before one that a closure makes.
NESTED, FILLING = "return Runtime\\Answer::count()", "$fill = fn (\\FFI\\CData $out, int $space): int"
READERS = {
    Returns.COUNT: "count",
    Returns.ID: "id",
    Returns.BOOL: "truth",
    Returns.FLOAT: "number",
    Returns.TEXT: "text",
    Returns.STATIC_TEXT: "constant",
    Returns.BYTES: "bytes",
    Returns.LIST: "integers",
    Returns.STATUS: "status",
}


@dataclass(frozen=True, slots=True)
class Locals:
    """Names for a method's own variables that no parameter has."""

    taken: frozenset[str]

    def free(self, name: str) -> str:
        """The name with its dollar, lengthened until it is free."""
        while name in self.taken:
            name += "_"
        return f"${name}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One call of C, and what its answer becomes."""

    kind: str  # its macro
    symbol: str
    arguments: tuple[str, ...]
    apart: bool  # the call is a statement of its own
    tall: bool  # one argument to a line
    type: str = ""  # what is made: a class; PHP's type of what C answers
    helper: str = ""
    kept: tuple[str, ...] = ()  # what must outlive an object
    guess: str = ""  # of a buffer
    rows: str = ""
    struct: str = ""  # C's, of which a list is made
    changed: str = ""  # the value that C has written over
    # The method's own variables.
    answer: str = ""
    fill: str = ""
    out: str = ""
    space: str = ""
    # Of a call that is waited for: the method of the runtime's `Pending` that takes the answer, and what it is given.
    taken: str = ""
    given: tuple[str, ...] = ()
    # Of one that its caller waits for: the macro of what is made of it then, and the variable that stands for the call.
    made: str = ""
    call: str = ""


def answer(planned: PlannedCall, function: CFunction, arguments: tuple[str, ...]) -> Answer:
    """The answer of a direct call."""
    call, result = planned.call, planned.result
    local = Locals(frozenset(variable(p) for p in call.params))

    def made(kind: str, type_: str = "", helper: str = "", changed: str = "") -> Answer:
        return Answer(
            kind,
            function.symbol,
            arguments,
            apart=is_long(NESTED, function, arguments),
            tall=is_long(local.free("answer"), function, arguments),
            type=type_,
            helper=helper,
            kept=kept_by(planned),
            changed=changed,
            answer=local.free("answer"),
        )

    if call.is_constructor:
        return made("own" if call.is_new else "adoptSelf")
    match result.type:
        case ListOf(RecordRef(id_)) if function.kind is Returns.HANDLE:
            return made("records", class_name(id_), list_stem(id_))
        case MapOf():
            return made("entries")
        case OptionOf(RecordRef(id_) | UnionRef(id_)):
            return made("optional", class_name(id_))
        case _:
            pass
    if result.buffer is not None:
        return _filled(planned, function, arguments, local)
    if (changed := result.changed) is not None:
        back = "changedHere" if "php" in changed.changed else "changed"
        return made(back, f"${variable(changed)}", _read_back(changed.type), local.free("changed"))
    match result.type:
        case HandleRef(id_) | StreamRef(id_):
            return made("adopt", class_name(id_))
        case RecordRef(id_) | UnionRef(id_):
            return made("take", class_name(id_))
        case EnumRef(id_):
            return made("choice", class_name(id_))
        case None:
            return made("status" if result.fails else "nothing")
        case _:
            return made("constant" if result.static else "value", helper=READERS[function.kind])


def is_long(before: str, function: CFunction, arguments: tuple[str, ...]) -> bool:
    """Whether a call of C is too long for the line that begins so."""
    return len(f"{before} = Runtime\\Library::ffi()->{function.symbol}({', '.join(arguments)});") > LIMIT


def _read_back(type_: Type) -> str:
    """The method of the runtime's `Memory` that reads a changed value; a rule says that it is a vector."""
    assert isinstance(type_, Vector)
    return "toFloats"


def kept_by(planned: PlannedCall) -> tuple[str, ...]:
    """What must outlive the object that a call gives."""
    return tuple("$this" if id_ == "self" else f"${variable(_param(planned, id_))}" for id_ in planned.keeps)


def guess_of(planned: PlannedCall) -> str:
    """How long an answer may be, as an expression."""
    buffer, owner = planned.result.buffer, planned.owner
    assert buffer is not None

    def fact(id_: str) -> str:
        assert owner is not None
        found = next(f for f in owner.facts if f.id == id_)
        return f"$this->{free_method(spelt(found.name, found.surface))}()"

    return size_spelt(buffer.guess, lambda id_: length(_param(planned, id_)), fact)


def rows_of(planned: PlannedCall) -> str:
    """How many rows an answer has, as an expression; empty where it is no table."""
    return length(_param(planned, planned.result.rows)) if planned.result.rows else ""


def _param(planned: PlannedCall, id_: str) -> Param:
    return next(p for p in planned.call.params if p.id == id_)


def _filled(planned: PlannedCall, function: CFunction, arguments: tuple[str, ...], local: Locals) -> Answer:
    """A closure fills a buffer, with a guess that makes a second call rare."""
    result = planned.result
    own = {"$out": local.free("out"), "$space": local.free("space")}
    arguments = tuple(own.get(a, a) for a in arguments)
    filled = Answer(
        kind="rows" if result.rows else "filled",
        symbol=function.symbol,
        arguments=arguments,
        apart=True,
        tall=is_long(FILLING, function, arguments),
        helper=_filler(function, result.type),
        guess=guess_of(planned),
        rows=rows_of(planned),
        fill=local.free("fill"),
        out=own["$out"],
        space=own["$space"],
    )
    match result.type:
        case ListOf(RecordRef(id_)):
            struct = next(p.type.base for p in function.params if p.slot is Slot.OUT_LIST)
            return replace(filled, kind="structs", type=class_name(id_), struct=struct)
        case _:
            return filled


def list_stem(record_id: str) -> str:
    """What the names of the functions of a list of records begin with."""
    return f"{PREFIX}_{list_name(record_id)}"


def _filler(function: CFunction, type_: Type | None) -> str:
    match type_:
        case Vector() | ListOf(Vector()):
            return "floats"
        case Scalar(Kind.JSON):
            return "json"
        case _:
            return READERS[function.kind]
