"""Core's methods: what each is called and how it gives its answer. Core is written by hand to this plan, and the mock core from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ..meaning.model import Api, Field, FormKind, Handle, Operation, Param, Record, Returned
from ..meaning.names import Name
from ..meaning.types import Kind, RecordRef, Scalar, StreamRef, Type

CORE = "rust"
OPENING = (FormKind.STREAM, FormKind.ASYNC_STREAM, FormKind.CALLBACK, FormKind.CALLBACK_CANCELLABLE)


class Gives(Enum):
    """How a method of core gives its answer."""

    PLAIN = "plain"  # it cannot fail
    RESULT = "result"
    PENDING = "pending"  # an answer to come; dropping it stops the work
    WRITTEN = "written"  # into a buffer that is its last argument


@dataclass(frozen=True, slots=True)
class CoreMethod:
    """One method or function of core."""

    name: str  # in snake case, Rust's keywords not escaped
    gives: Gives


@dataclass(frozen=True, slots=True)
class DeclaredMethod:
    """A method with what it takes and gives, for who writes a core."""

    method: CoreMethod
    params: tuple[Param, ...]
    answer: Type | None  # of a constructor none: it gives its handle
    static: bool


def method(op: Operation, owner: Handle | None, kind: FormKind, input_id: str | None) -> CoreMethod:
    """The method behind a form; callbacks and asynchronous streams are built on the one that opens the stream."""
    wanted = FormKind.STREAM if kind in OPENING else kind
    form = next(f for f in op.forms if f.kind is wanted)
    gives = Gives.PENDING if kind is FormKind.ASYNC else Gives.RESULT if can_fail(op, owner) else Gives.PLAIN
    return CoreMethod(str(form.name + _suffix(op, input_id)), gives)


def pending(op: Operation, owner: Handle | None, kind: FormKind, input_id: str | None) -> CoreMethod | None:
    """The method that gives the same answer later, where core has one: the asynchronous form, and beside each record's."""
    match kind:
        case FormKind.RESULT:
            form = next(f for f in op.forms if f.kind is kind)
            return CoreMethod(str(form.name + Name.of("async") + _suffix(op, input_id)), Gives.PENDING)
        case FormKind.PLAIN | FormKind.TEXT if any(f.kind is FormKind.ASYNC for f in op.forms):
            return method(op, owner, FormKind.ASYNC, input_id)
        case _:
            return None


def written(op: Operation, owner: Handle | None, kind: FormKind, input_id: str | None) -> CoreMethod:
    """The method that writes its text into a buffer, which is a limit."""
    return CoreMethod(f"{method(op, owner, kind, input_id).name}_into_buffer", Gives.WRITTEN)


def _suffix(op: Operation, input_id: str | None) -> Name:
    return next((i.suffix for i in op.inputs if i.param.id == input_id and i.suffix), Name(()))


def text_of(record: Record) -> Field | None:
    """The field of a stream's record that has the joined pieces; a rule says that there is one."""
    return next((f for f in record.fields if f.type == Scalar(Kind.STRING)), None)


def in_place(op: Operation) -> Param | None:
    """The vector that core itself writes over, where there is one; its method then gives nothing."""
    return next((p for p in op.params if CORE in p.changed), None)


def can_fail(op: Operation, owner: Handle | None) -> bool:
    """Every call on a handle can, for the handle may be closed."""
    return owner is not None or bool(op.errors)


def returned(api: Api, op: Operation, kind: FormKind) -> Returned | None:
    """What a form of an operation gives."""
    if op.produces is None:
        return op.returns
    stream = api.stream(op.produces)
    record = api.record(stream.result)
    match kind:
        case FormKind.TEXT | FormKind.ASYNC:
            text = text_of(record)
            return Returned(stream.item, text.doc if text else record.doc)
        case FormKind.RESULT:
            return Returned(RecordRef(record.id), record.doc)
        case FormKind.STREAM | FormKind.ASYNC_STREAM:
            return Returned(StreamRef(stream.id), stream.doc)
        case _:
            return None


def every_method(api: Api, op: Operation, owner: Handle | None) -> Iterator[DeclaredMethod]:
    """All of core's methods for an operation: one for each form, from each input, and those beside them."""
    starts: list[tuple[str | None, tuple[Param, ...]]] = [(i.param.id, (i.param, *op.params)) for i in op.inputs] or [(None, op.params)]
    for input_id, params in starts:
        for form in op.forms:
            if form.kind in OPENING and form.kind is not FormKind.STREAM:
                continue  # built on the stream
            answer = returned(api, op, form.kind)
            made = [method(op, owner, form.kind, input_id)]
            if form.kind is FormKind.TEXT:
                made.append(written(op, owner, form.kind, input_id))
            if form.kind is FormKind.RESULT and (later := pending(op, owner, form.kind, input_id)):
                made.append(later)
            for one in made:
                type_ = answer.type if answer and not in_place(op) else None
                yield DeclaredMethod(one, params, type_, bool(answer and answer.static))
