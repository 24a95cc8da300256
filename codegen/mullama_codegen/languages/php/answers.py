"""What comes back from C, and how it becomes PHP's value. An answer is named after its macro in `templates/_answer.php.j2`."""

from __future__ import annotations

from dataclasses import dataclass

from ...cabi.shapes import CFunction, Returns
from ...meaning.model import Api, Param
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, RecordRef, Scalar, StreamRef, Type, Vector
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
# PHP's type of what C answers.
C_ANSWERS = {
    Returns.HANDLE: "?\\FFI\\CData",
    Returns.BOOL: "bool",
    Returns.FLOAT: "float",
    Returns.STATIC_TEXT: "string",
    Returns.NOTHING: "void",
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
    changed: str = ""  # the value that C has written over
    # The method's own variables.
    answer: str = ""
    fill: str = ""
    out: str = ""
    space: str = ""
    work: str = ""
    record: str = ""  # the struct that a progress callback travels in


def answer(planned: PlannedCall, function: CFunction, arguments: tuple[str, ...]) -> Answer:
    """The answer of a direct call."""
    call, result = planned.call, planned.result
    local = Locals(frozenset(variable(p) for p in call.params))
    kept = tuple("$this" if id_ == "self" else f"${variable(_param(planned, id_))}" for id_ in planned.keeps)

    def made(kind: str, type_: str = "", helper: str = "", changed: str = "", record: str = "") -> Answer:
        return Answer(
            kind,
            function.symbol,
            arguments,
            apart=_is_long(NESTED, function, arguments),
            tall=_is_long(local.free("work" if planned.operation.progress else "answer"), function, arguments),
            type=type_,
            helper=helper,
            kept=kept,
            changed=changed,
            record=record,
            answer=local.free("answer"),
            work=local.free("work"),
        )

    if planned.operation.progress is not None:
        holder = next(p for p in call.params if isinstance(p.type, RecordRef))  # a rule: see `rules/references.py`
        kind = "ownReporting" if call.is_new else "adoptReporting" if call.is_constructor else "valueReporting"
        return made(kind, C_ANSWERS.get(function.kind, "int"), READERS.get(function.kind, ""), record=f"${variable(holder)}")
    if call.is_constructor:
        return made("own" if call.is_new else "adoptSelf")
    if result.buffer is not None:
        return _filled(planned, function, arguments, local)
    if (changed := result.changed) is not None:
        back = "changedHere" if "php" in changed.changed else "changed"
        return made(back, f"${variable(changed)}", _read_back(changed.type), local.free("changed"))
    match result.type:
        case HandleRef(id_) | StreamRef(id_):
            return made("adopt", class_name(id_))
        case RecordRef(id_):
            return made("take", class_name(id_))
        case EnumRef(id_):
            return made("choice", class_name(id_))
        case None:
            return made("status" if result.fails else "nothing")
        case _:
            return made("constant" if result.static else "value", helper=READERS[function.kind])


def _is_long(before: str, function: CFunction, arguments: tuple[str, ...]) -> bool:
    return len(f"{before} = Runtime\\Library::ffi()->{function.symbol}({', '.join(arguments)});") > LIMIT


def _read_back(type_: Type) -> str:
    """The method of the runtime's `Memory` that reads a changed value; a rule says that it is a vector."""
    assert isinstance(type_, Vector)
    return "toFloats"


def _param(planned: PlannedCall, id_: str) -> Param:
    return next(p for p in planned.call.params if p.id == id_)


def _filled(planned: PlannedCall, function: CFunction, arguments: tuple[str, ...], local: Locals) -> Answer:
    """A closure fills a buffer, with a guess that makes a second call rare."""
    result = planned.result
    assert result.buffer is not None

    def fact(id_: str) -> str:
        assert planned.owner is not None
        found = next(f for f in planned.owner.facts if f.id == id_)
        return f"$this->{free_method(spelt(found.name, found.surface))}()"

    own = {"$out": local.free("out"), "$space": local.free("space")}
    arguments = tuple(own.get(a, a) for a in arguments)
    return Answer(
        kind="rows" if result.rows else "filled",
        symbol=function.symbol,
        arguments=arguments,
        apart=True,
        tall=_is_long(FILLING, function, arguments),
        helper=_filler(function, result.type),
        guess=size_spelt(result.buffer.guess, lambda id_: length(_param(planned, id_)), fact),
        rows=length(_param(planned, result.rows)) if result.rows else "",
        fill=local.free("fill"),
        out=own["$out"],
        space=own["$space"],
    )


def _filler(function: CFunction, type_: Type | None) -> str:
    match type_:
        case Vector() | ListOf(Vector()):
            return "floats"
        case Scalar(Kind.JSON):
            return "json"
        case _:
            return READERS[function.kind]


def read(api: Api, type_: Type, function: CFunction) -> str:
    """A fact or a record's field through `$read`, which knows the handle."""
    del api
    symbol = f"'{function.symbol}'"
    match function.kind, type_:
        case Returns.COUNT, EnumRef(id_):
            return f"{class_name(id_)}::ofCode($read->code({symbol}))"
        case Returns.STATUS, RecordRef(id_):
            return f"{class_name(id_)}::ofStruct($read->struct({symbol}, '{function.params[-1].type.base}'))"
        case Returns.HANDLE, RecordRef(id_):
            return f"{class_name(id_)}::take($read->handle({symbol}))"
        case Returns.HANDLE, HandleRef(id_):
            return f"{class_name(id_)}::adopt($read->handle({symbol}))"
        case Returns.LIST, Vector():
            return f"$read->floats({symbol})"
        case Returns.TEXT, Scalar(Kind.JSON):
            return f"$read->json({symbol})"
    return f"$read->{READERS[function.kind]}({symbol})"
