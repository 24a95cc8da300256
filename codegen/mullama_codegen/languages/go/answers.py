"""How a call's answer becomes a Go value. An answer is named after its macro in `templates/_answer.go.j2`."""

from __future__ import annotations

from dataclasses import dataclass

from ...cabi.shapes import CFunction, Returns
from ...meaning.types import HandleRef, ListOf, MapOf, OptionOf, RecordRef, StreamRef, Type, UnionRef
from ...plan.planned import PlannedCall
from ...plan.sizes import Size, spelt
from .cwrap import Wrappers, cgo, out_params
from .reads import HANDLES, copier, helper
from .spell import argument, exported, receiver_name, type_name

FILLED = (Returns.TEXT, Returns.BYTES, Returns.LIST)


@dataclass(frozen=True, slots=True)
class Answer:
    """The one call of C, and what its answer becomes."""

    kind: str  # its macro
    function: str
    arguments: tuple[str, ...]
    type: str = ""  # what is made: a type's name, or the type argument of a helper
    helper: str = ""
    kept: tuple[str, ...] = ()  # what must outlive an object
    into: str = ""  # where a stream's record goes
    guess: str = ""  # of a buffer, in items
    buffer: str = ""  # its type
    capacity: str = ""  # the type of its length
    rows: str = ""
    made: str = ""  # what makes one of Go's records of one of C's structs


def answer(planned: PlannedCall, function: CFunction, passed: dict[str, str], wrappers: Wrappers, takes_options: bool) -> Answer:
    """The answer of a direct call; `passed` has an expression for each C parameter."""
    result = planned.result
    if result.static:
        return Answer("constant", f"C.{function.symbol}", ())
    if function.kind in HANDLES and isinstance(result.type, (OptionOf, ListOf, MapOf, UnionRef)):
        arguments = tuple(passed[p.name] for p in function.params)
        return Answer("copied", wrappers.use(function), arguments, helper=copier(result.type))
    if function.kind in FILLED:
        return _filled(planned, function, passed, wrappers)
    arguments = tuple(passed[p.name] for p in function.params)
    called = wrappers.use(function)
    if result.changed is not None:
        return Answer("status" if result.in_place else "changed", called, arguments)
    kept = tuple(_kept(planned, id_) for id_ in planned.keeps)
    match result.type:
        case HandleRef(id_):
            return Answer("object", called, arguments, type_name(id_), kept=kept)
        case StreamRef(id_):
            return Answer("stream", called, arguments, type_name(id_), kept=kept, into="options.result" if takes_options else "nil")
        case RecordRef(id_):
            delivers = takes_options and planned.operation.produces is not None
            return Answer("delivered" if delivers else "record", called, arguments, type_name(id_))
        case None:
            unheard = "ignored" if function.kind is Returns.STATUS else "nothing"
            return Answer("status" if result.fails else unheard, called, arguments)
        case type_:
            return _value(type_, function, called, arguments, result.fails)


def _value(type_: Type, function: CFunction, called: str, arguments: tuple[str, ...], fails: bool) -> Answer:
    by = helper(type_, function)
    return Answer("value" if fails else "sure", called, arguments, by.argument, by.first)


def _filled(planned: PlannedCall, function: CFunction, passed: dict[str, str], wrappers: Wrappers) -> Answer:
    result = planned.result
    assert result.type is not None and result.buffer is not None
    out, capacity = out_params(function)
    made = f"go{type_name(result.type.item.id)}" if isinstance(result.type, ListOf) and isinstance(result.type.item, RecordRef) else ""
    buffers = {out.name: "out", capacity.name: "capacity"}
    return Answer(
        kind="rows" if result.rows else "filled" if result.fails else "sureFilled",
        function=wrappers.use(function),
        arguments=tuple(buffers.get(p.name) or passed[p.name] for p in function.params),
        helper="Structs" if made else helper(result.type, function).behind,
        made=made,
        guess=guess(planned, result.buffer.guess),
        buffer=cgo(out.type),
        capacity=cgo(capacity.type),
        rows=f"len({_argument(planned, result.rows)})" if result.rows else "",
    )


def guess(planned: PlannedCall, size: Size) -> str:
    """A size as Go writes it."""

    def fact(id_: str) -> str:
        assert planned.owner is not None
        found = next(f for f in planned.owner.facts if f.id == id_)
        return f"int({receiver_name(planned.owner)}.{exported(found.name)}())"

    return spelt(size, lambda id_: f"len({_argument(planned, id_)})", fact)


def _argument(planned: PlannedCall, id_: str) -> str:
    used = (receiver_name(planned.owner),) if planned.owner and planned.call.on_object else ()
    return argument(next(p for p in planned.call.params if p.id == id_), used)


def _kept(planned: PlannedCall, id_: str) -> str:
    assert planned.owner is not None
    return receiver_name(planned.owner) if id_ == "self" else _argument(planned, id_)
