"""What the hand-written runtimes rest on: one stream, callbacks of one value, inputs that can be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.types import Kind, ListOf, Scalar, Vector
from ..meaning.walk import operations
from ..plan.core import CORE, FED, FEEDS, text_of
from ..plan.planned import PART_ERROR, PART_MESSAGE

CANCEL_TOKEN = "cancel_token"
STREAM = "stream"
PROMPTS = (Scalar(Kind.STRING), ListOf(Scalar(Kind.TOKEN)))  # what becomes core's `Prompt`
C = "c"
NOT_READY = "would_block"
OF_TEXT = (m.FormKind.TEXT, m.FormKind.ASYNC, m.FormKind.CALLBACK, m.FormKind.CALLBACK_CANCELLABLE)


def check(api: m.Api, problems: Problems) -> None:
    """Notes what no runtime could carry out."""
    _callbacks(api, problems)
    _streams(api, problems)
    _inputs(api, problems)
    _parts(api, problems)


def _callbacks(api: m.Api, problems: Problems) -> None:
    """The runtimes call back with one value and look at the answer."""
    of_streams = {s.callback for s in api.streams}
    for callback in api.callbacks:
        if len(callback.params) != 1 or callback.returns is None or callback.returns.type != Scalar(Kind.BOOL):
            problems.add(callback.where, callback.id, "takes one value and returns bool, where false stops")
        elif (callback.params[0].type == Scalar(Kind.STRING)) is not (callback.id in of_streams):
            problems.add(callback.where, callback.id, "hears a string where it is a stream's and f32 where it is progress")


def _streams(api: m.Api, problems: Problems) -> None:
    for stream in api.streams:
        is_text = stream.item == Scalar(Kind.STRING)
        if is_text and stream.id != STREAM:
            problems.add(stream.where, stream.id, f"the runtimes know one stream of text, called '{STREAM}'")
        if not is_text and stream.callback is not None:
            problems.add(stream.where, stream.id, "has a callback, but only pieces of text are called back with")
        if stream.result in {r.id for r in api.records} and not api.record(stream.result).c.handle:
            problems.add(stream.where, stream.id, f"its result '{stream.result}' needs `c.handle`: C reads it field by field")
        if is_text and stream.result in {r.id for r in api.records} and text_of(api.record(stream.result)) is None:
            problems.add(stream.where, stream.id, f"its result '{stream.result}' needs a string, which is the joined pieces")
        for rule in _taking(api, stream):
            problems.add(stream.where, stream.id, rule)
    fed = {s.id for s in api.streams if s.takes is not None}
    for name, op in operations(api):
        for form in op.forms:
            if form.kind in FED and op.produces not in fed:
                problems.add(form.where, name, f"form '{form.kind.value}' takes an iterator, but it produces no stream with `takes`")
    records = {s.id for s in api.streams if s.item != Scalar(Kind.STRING)}
    for name, op in operations(api):
        for form in op.forms:
            if op.produces in records and form.kind in OF_TEXT:
                problems.add(form.where, name, f"form '{form.kind.value}' joins pieces of text, but '{op.produces}' gives records")
    has_token = any(h.id == CANCEL_TOKEN for h in api.handles)
    for handle in api.handles:
        for op in handle.methods:
            for form in op.forms:
                if form.kind is m.FormKind.CALLBACK_CANCELLABLE and not has_token:
                    problems.add(form.where, f"{handle.id}.{op.id}", f"form '{form.kind.value}' needs a handle '{CANCEL_TOKEN}'")


def _taking(api: m.Api, stream: m.Stream) -> Iterator[str]:
    """What takes something has the methods for that wherever core and C are reached."""
    having = {method.id: method.surface for method in stream.methods}
    if stream.takes is None:
        yield from (f"has '{id_}', but nothing to give: name that in `takes`" for id_ in FEEDS if id_ in having)
        return
    if stream.takes.type != Scalar(Kind.STRING) or stream.item == Scalar(Kind.STRING):
        yield "takes strings and gives records; the runtimes know no other stream that takes something"
    if "try_next" not in having or not {CORE, C} <= having["try_next"].languages:
        yield "takes something, so it has 'try_next', in rust and c"
    if all(e.id != NOT_READY for e in api.errors):
        yield f"takes something, but the error '{NOT_READY}', by which it says that nothing is ready, is missing"


def _parts(api: m.Api, problems: Problems) -> None:
    """What is no text part can be refused."""
    for record in api.records:
        for field in (f for f in record.fields if f.parts):
            if PART_MESSAGE not in api.messages:
                problems.add(field.where, record.id, f"'{field.id}' comes in parts, but the message '{PART_MESSAGE}' is missing")
            if all(e.id != PART_ERROR for e in api.errors):
                problems.add(field.where, record.id, f"'{field.id}' comes in parts, but the error '{PART_ERROR}' is missing")


def _inputs(api: m.Api, problems: Problems) -> None:
    """Core takes any of several inputs as a prompt; where another language does, text can be told from what comes last."""
    for handle in api.handles:
        for op in handle.methods:
            for param in (i.param for i in op.inputs):
                if param.type not in PROMPTS:
                    problems.add(param.where, f"{handle.id}.{op.id}", f"input '{param.id}' is no prompt: one is a string or a list<token>")
            merged = [i.param for i in op.inputs]
            if not any(i.merged for i in op.inputs):
                continue
            for param in merged[:-1]:
                if not (isinstance(param.type, Scalar) and (param.type.kind.is_text or param.type.kind is Kind.BYTES)):
                    rule = "cannot be told from the other inputs of its call; put text or bytes first"
                    problems.add(param.where, f"{handle.id}.{op.id}", f"input '{param.id}' {rule}")
    owned = [(f"{h.id}.{op.id}", op) for h in api.handles for op in (*h.constructors, *h.methods)]
    for name, op in [*owned, *((op.id, op) for op in api.functions)]:
        _changed(name, op, problems)
        if op.returns and op.returns.type == ListOf(Vector()) and not any(isinstance(p.type, ListOf) for p in op.params):
            problems.add(op.where, name, "gives a row for each item of a list, but takes no list")


def _changed(name: str, op: m.Operation, problems: Problems) -> None:
    """What is written over its own argument is what the call gives in the other languages."""
    for param in op.params:
        if param.changed and (op.returns is None or op.returns.type != param.type or not isinstance(param.type, Vector)):
            problems.add(param.where, name, f"'{param.id}' is changed, so it must be a vector and what the call gives too")
        elif param.changed and param.default is not None:
            problems.add(param.where, name, f"'{param.id}' is changed, so it has no default")
        elif param.changed and C not in param.changed and C in op.surface:
            problems.add(param.where, name, f"'{param.id}' is changed, so C changes it, too; the others write through it")
