"""What comes of a call that C starts, and that the runtime's `Pending` waits for."""

from __future__ import annotations

from dataclasses import replace

from ...cabi.shapes import CFunction
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, RecordRef, Scalar, StreamRef
from ...plan.planned import PlannedCall, Started, Waited
from ...plan.takes import Take
from .answers import Answer, Locals, guess_of, is_long, kept_by, list_stem, rows_of
from .spelling import class_name, variable

LISTENER = "$progress"
# The method that takes each kind of answer.
TAKERS = {
    Take.STATUS: "status",
    Take.RECORD: "record",
    Take.HANDLE: "handle",
    Take.VECTORS: "floats",
    Take.TEXT: "text",
    Take.BYTES: "bytes",
    Take.TOKENS: "integers",
    Take.INTEGER: "count",
    Take.ID: "id",
    Take.NUMBER: "number",
    Take.BOOL: "truth",
}


def waited(planned: PlannedCall, function: CFunction, arguments: tuple[str, ...]) -> Answer:
    """The answer of a call that was started: waited for, or what stands for it."""
    assert isinstance(planned.does, (Waited, Started))
    answer = _waited(planned, planned.does.take, function, arguments)
    if isinstance(planned.does, Waited):
        return answer
    return replace(answer, kind="later", made=answer.kind, call=_locals(planned).free("call"))


def _locals(planned: PlannedCall) -> Locals:
    return Locals(frozenset(variable(p) for p in planned.call.params))


def _waited(planned: PlannedCall, take: Take, function: CFunction, arguments: tuple[str, ...]) -> Answer:
    started = _locals(planned).free("started")
    listener = (LISTENER,) if planned.operation.progress is not None else ()
    answer = Answer(
        kind="waited",
        symbol=function.symbol,
        arguments=arguments,
        apart=True,
        tall=is_long(started, function, arguments),
        kept=kept_by(planned),
        answer=started,
        taken=TAKERS[take],
        given=(*_sizes(planned), *listener),
    )
    if planned.call.is_constructor:
        return replace(answer, kind="own" if planned.call.is_new else "adoptSelf")
    match planned.result.type:
        case None:
            return replace(answer, kind="waitedFor")
        case HandleRef(id_) | StreamRef(id_):
            return replace(answer, kind="adopt", type=class_name(id_))
        case RecordRef(id_):
            return replace(answer, kind="take", type=class_name(id_))
        case ListOf(RecordRef(id_)):
            return replace(answer, kind="records", type=class_name(id_), helper=list_stem(id_), given=listener)
        case MapOf():
            return replace(answer, kind="entries")
        case EnumRef(id_):
            return replace(answer, kind="waitedChoice", type=class_name(id_), taken="code")
        case Scalar(Kind.JSON):
            return replace(answer, taken="json")
        case _:
            return replace(answer, taken="rows") if planned.result.rows else answer


def _sizes(planned: PlannedCall) -> tuple[str, ...]:
    """What the one who takes an answer must know of its length."""
    result = planned.result
    if result.buffer is None:
        return ()
    return (*((rows_of(planned),) if result.rows else ()), guess_of(planned))
