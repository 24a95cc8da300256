"""Core's methods: what each is called and how it gives its answer. Core is written by hand to this plan, and the mock core from it.

A method that is written by hand takes everything, and its name says so: `load_with_progress`, `generate_with`. The form's own name is
left for the short method, which is generated and takes only what has no default. A method that nothing can be left out of has the form's
name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ..meaning.links import starting_from
from ..meaning.model import Api, Doc, Field, Form, FormKind, Handle, Input, Operation, Param, Record, Returned
from ..meaning.names import Name
from ..meaning.types import EitherOf, Kind, RecordRef, Scalar, StreamRef, Type

CORE = "rust"
LATER = (FormKind.ASYNC, FormKind.ASYNC_RESULT)
# The form that gives later what another one waits for.
LATER_OF = {
    FormKind.PLAIN: FormKind.ASYNC,
    FormKind.TEXT: FormKind.ASYNC,
    FormKind.RESULT: FormKind.ASYNC_RESULT,
    FormKind.TYPED: FormKind.ASYNC_TYPED,
}
# A form that makes a value of a type of JSON, and the form that gives the JSON.
JSON_OF = {FormKind.TYPED: FormKind.PLAIN, FormKind.ASYNC_TYPED: FormKind.ASYNC}
# Forms that take what a stream takes from an iterator, and give its answers as they come.
FED = (FormKind.EACH, FormKind.ASYNC_EACH)
# Forms that call functions of the caller's between the steps of a handle; none of them reaches core.
RUNS = (FormKind.RUN, FormKind.ASYNC_RUN)
FEEDS = ("give", "end_input")  # the methods of a stream that these call, beside those by which it is read
INTO = Name.of("into")  # in the names of methods whose answer's type says its schema itself
WITH, WITH_PROGRESS = Name.of("with"), Name.of("with_progress")
# Forms that are a loop over the stream that another one opens, or feed that.
OVER_STREAM = (FormKind.CALLBACK, FormKind.CALLBACK_CANCELLABLE, *FED)


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
    # Both are generated, and empty where they would leave nothing out.
    short: str = ""  # the same without what has a default and without progress
    quiet: str = ""  # the same without progress alone
    # Of one that is generated whole, over another: the name of that one.
    over: str = ""
    polled: bool = False  # the stream that it opens is of the type that an executor polls


@dataclass(frozen=True, slots=True)
class DeclaredMethod:
    """A method with what it takes and gives, for who writes a core."""

    method: CoreMethod
    params: tuple[Param, ...]
    answer: Type | None  # of a constructor none: it gives its handle
    static: bool
    doc: Doc


def method(op: Operation, owner: Handle | None, kind: FormKind) -> CoreMethod:
    """The method behind a form; callbacks are built on the one that opens the stream, values of a type on JSON."""
    kind = JSON_OF.get(kind, kind)
    form = _form(op, FormKind.STREAM if kind in OVER_STREAM else kind)
    gives = Gives.PENDING if kind in LATER else Gives.RESULT if can_fail(op, owner) else Gives.PLAIN
    return replace(_named(op, form.name, gives), polled=kind is FormKind.ASYNC_STREAM)


def opening(op: Operation, owner: Handle | None) -> CoreMethod:
    """The method that opens a stream for who must not wait for it: what is given is read elsewhere, where core has a method for that."""
    kinds = {form.kind for form in op.forms}
    return method(op, owner, FormKind.ASYNC_STREAM if FormKind.ASYNC_STREAM in kinds else FormKind.STREAM)


def feeding(op: Operation, owner: Handle | None, name: Name) -> CoreMethod:
    """The method that opens a stream for who has an iterator for it; generated over the one that opens it."""
    over = method(op, owner, FormKind.STREAM)
    return replace(_named(op, name, over.gives), over=over.name)


def reading(op: Operation, owner: Handle | None, kind: FormKind, name: Name) -> CoreMethod:
    """The method that reads what another one gives as JSON; it is generated over that one."""
    told = method(op, owner, kind)
    return replace(_named(op, name, told.gives), over=told.name)


def described(op: Operation, owner: Handle | None, kind: FormKind) -> CoreMethod:
    """The method for types that say their schema themselves; it is generated over the one that gives the JSON."""
    told = method(op, owner, kind)
    name = op.name + INTO + (Name.of("async") if JSON_OF[kind] in LATER else Name(()))
    return replace(_named(op, name, told.gives), over=told.name)


def running(op: Operation, made: Handle, kind: FormKind) -> CoreMethod:
    """The method that goes through the steps of a handle; it is generated over the one that makes the handle."""
    return replace(_named(op, _form(op, kind).name, Gives.RESULT), over=method(made.constructors[0], made, FormKind.PLAIN).name)


def pending(op: Operation, owner: Handle | None, kind: FormKind) -> CoreMethod | None:
    """The method that gives the same answer later, where core has one."""
    later = LATER_OF.get(JSON_OF.get(kind, kind))
    return method(op, owner, later) if later in {form.kind for form in op.forms} else None


def written(op: Operation, kind: FormKind) -> CoreMethod:
    """The method that writes its text into a buffer, which is a limit."""
    return CoreMethod(str(_form(op, kind).name + Name.of("into_buffer")), Gives.WRITTEN)


def _form(op: Operation, kind: FormKind) -> Form:
    return next(f for f in op.forms if f.kind is kind)


def _named(op: Operation, name: Name, gives: Gives) -> CoreMethod:
    defaults = any(p.default is not None for p in op.params)
    if op.progress:
        return CoreMethod(str(name + WITH_PROGRESS), gives, str(name), str(name + WITH) if defaults else "")
    return CoreMethod(str(name + WITH), gives, str(name)) if defaults else CoreMethod(str(name), gives)


def text_of(record: Record) -> Field | None:
    """The field of a stream's record that has the joined pieces; a rule says that there is one."""
    return next((f for f in record.fields if f.type == Scalar(Kind.STRING)), None)


def in_place(op: Operation) -> Param | None:
    """The vector that core itself writes over, where there is one; its method then gives nothing."""
    return next((p for p in op.params if CORE in p.changed), None)


def can_fail(op: Operation, owner: Handle | None) -> bool:
    """Every call on a handle can, for it may be closed, but a predicate is read at its creation; what makes one of nothing has errors."""
    on_object = owner is not None and op not in owner.constructors and op.predicate is None
    makes_of = owner is not None and op in owner.constructors and bool(op.params)
    return on_object or makes_of or bool(op.errors)


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
        case FormKind.RESULT | FormKind.ASYNC_RESULT:
            return Returned(RecordRef(record.id), record.doc)
        case FormKind.STREAM | FormKind.ASYNC_STREAM | FormKind.EACH | FormKind.ASYNC_EACH:
            return Returned(StreamRef(stream.id), stream.doc)
        case _:
            return None


def given(op: Operation) -> tuple[Param, ...]:
    """What core's methods take: any of the inputs in one place, then the parameters."""
    return (either(op.inputs), *op.params) if op.inputs else op.params


def either(inputs: Sequence[Input]) -> Param:
    """A parameter that takes any of several inputs."""
    first, *others = (i.param.doc for i in inputs)
    doc = replace(first, summary=" ".join((first.summary, *(f"Or {o.summary[:1].lower()}{o.summary[1:]}" for o in others))))
    return replace(inputs[0].param, type=EitherOf(tuple(i.param.type for i in inputs)), doc=doc)


def every_method(api: Api, op: Operation, owner: Handle | None) -> Iterator[DeclaredMethod]:
    """All of core's methods for an operation that are written by hand: one for each form, and those beside them."""
    for form in op.forms:
        if form.kind in OVER_STREAM:
            continue  # built on the stream
        if form.kind in JSON_OF:
            continue  # built on the JSON
        if form.kind in RUNS:
            continue  # built on the handle
        answer = returned(api, op, form.kind)
        made = [method(op, owner, form.kind)]
        if form.kind is FormKind.TEXT:
            made.append(written(op, form.kind))
        for one in made:
            doc = starting_from(form.doc, op.inputs)
            type_ = answer.type if answer and not in_place(op) else None
            yield DeclaredMethod(one, given(op), type_, bool(answer and answer.static), doc)
