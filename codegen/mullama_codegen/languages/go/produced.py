"""The forms of an operation that produces a stream: the record and the pull stream call C, every other form is built on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...meaning.model import FormKind
from ...meaning.types import Kind, ListOf, Scalar
from ...plan.calls import Call, methods
from ...plan.unforeseen import Unforeseen
from .call_docs import rest
from .calls import Calls, CallView, Declared, receiver_name
from .docs import doing
from .language import GO
from .spell import field_name, type_name

PIECES = "func(yield func(string, error) bool)"
CONTEXT = ("ctx", "context.Context")


def of_call(calls: Calls, call: Call) -> tuple[CallView, ...]:
    """Every function that one call of the description becomes."""
    if call.operation.produces is not None:
        return tuple(views(calls, call))
    return (waiting(calls, call) if call.form is FormKind.ASYNC else calls.plain(call),)


def views(calls: Calls, call: Call) -> Iterator[CallView]:
    """What one call of a producing operation becomes in Go."""
    match call.form:
        case FormKind.RESULT:
            yield _direct(calls, call)
        case FormKind.TEXT:
            yield _text(calls, call)
        case FormKind.STREAM:
            yield _open(calls, call)
            yield _ranged(calls, call)
        case FormKind.CALLBACK:
            yield _called_back(calls, call)
        case FormKind.ASYNC:
            yield _joined(calls, call)
        case other:
            raise Unforeseen(f"Go has no form for {call.id}: {other.value}; its contexts and options do that")


def waiting(calls: Calls, call: Call) -> CallView:
    """A blocking call that a context can leave."""
    name = calls.name(call)
    blocking = next(c for c in calls.siblings(call) if c.form in (FormKind.PLAIN, FormKind.TEXT) and c.input == call.input)
    declared = _declared(calls, blocking)
    results, _ = calls.results(blocking)
    function, leave = f"{_prefix(call)}{calls.name(blocking)}", "leave" if results.startswith("(") else "leaveError"
    result = f"{leave}(ctx, func() {results} {{\nreturn {function}({declared.passed})\n}})"
    return _view(calls, call, name, _with_context(declared), results, result)


def _from_tokens(calls: Calls, call: Call) -> Call:
    """The sibling that starts from tokens."""
    return next(c for c in calls.siblings(call) if c.form is call.form and c.params and c.params[0].type == ListOf(Scalar(Kind.TOKEN)))


def _declared(calls: Calls, call: Call, before_options: tuple[tuple[str, str], ...] = ()) -> Declared:
    return calls.declared(call, (_receiver(call),), before_options)


def _receiver(call: Call) -> str:
    return receiver_name(call.owner) if call.owner and not call.is_constructor else ""


def _prefix(call: Call) -> str:
    return f"{_receiver(call)}." if _receiver(call) else ""


def _with_context(declared: Declared) -> str:
    return ", ".join(filter(None, [" ".join(CONTEXT), declared.params]))


def _view(calls: Calls, call: Call, name: str, params: str, results: str, result: str, lines: tuple[str, ...] = ()) -> CallView:
    """A call that is built on another one of Go's."""
    receiver = _receiver(call)
    return CallView(
        doc=doing(name, call.doc) + rest(calls.api, call),
        receiver=f"{receiver} *{type_name(call.owner.id)}" if receiver and call.owner else "",
        name=name,
        params=params,
        results=results,
        keep="",
        memory=False,
        lines=lines,
        failed="",
        result=result,
        gives=True,
    )


def _through_tokens(calls: Calls, call: Call, name: str, target: str) -> CallView:
    """A prompt's call, handed on to the one that starts from tokens."""
    results, _ = calls.results(call)
    declared, receiver = _declared(calls, call), _receiver(call)
    failed = calls.results(call)[1].removesuffix(", a.err")
    lines = (
        f"tokens, err := {receiver}.{_tokeniser(calls, call)}({declared.names[0]})",
        f"if err != nil {{\nreturn {failed}, err\n}}",
    )
    passed = Declared(("tokens", *declared.names[1:]), ("", *declared.types[1:]), declared.options).passed
    return _view(calls, call, name, declared.params, results, f"{receiver}.{target}({passed})", lines)


def _tokeniser(calls: Calls, call: Call) -> str:
    """The method that turns a prompt into what C starts from."""
    handle = call.owner
    by = next(i.tokens_by for i in call.operation.inputs if i.param.id == call.input)
    return next(calls.name(c) for c in (methods(calls.api, handle, GO.id) if handle else ()) if c.operation.id == by)


def _direct(calls: Calls, call: Call) -> CallView:
    if calls.in_c(call):
        return calls.plain(call)
    return _through_tokens(calls, call, calls.name(call), calls.name(_from_tokens(calls, call)))


def _open(calls: Calls, call: Call) -> CallView:
    name = calls.open_name(call)
    view = calls.plain(call) if calls.in_c(call) else _through_tokens(calls, call, name, calls.open_name(_from_tokens(calls, call)))
    opened = doing(name, call.doc) + " It is for a caller that pulls, and closes the stream."
    return replace(view, name=name, doc=opened + rest(calls.api, call))


def _text(calls: Calls, call: Call) -> CallView:
    record = calls.api.record(calls.api.stream(call.operation.produces or "").result)
    text = field_name(next(f for f in record.fields if f.type == Scalar(Kind.STRING)))
    whole = next(c for c in calls.siblings(call) if c.form is FormKind.RESULT and c.input == call.input)
    declared = _declared(calls, call)
    line = f"record, err := {_prefix(call)}{calls.name(whole)}({declared.passed})"
    return _view(calls, call, calls.name(call), declared.params, "(string, error)", f"record.{text}, err", (line,))


def _opener(calls: Calls, call: Call, declared: Declared) -> str:
    """A function literal that opens the stream of a call."""
    stream = next(c for c in calls.siblings(call) if c.form is FormKind.STREAM and c.input == call.input)
    type_ = f"*{type_name(call.operation.produces or '')}"
    return f"func() ({type_}, error) {{\nreturn {_prefix(call)}{calls.open_name(stream)}({declared.passed})\n}}"


def _ranged(calls: Calls, call: Call) -> CallView:
    declared = _declared(calls, call)
    view = _view(calls, call, calls.name(call), _with_context(declared), PIECES, f"pieces(ctx, {_opener(calls, call, declared)})")
    ranged = doing(view.name, call.doc) + (
        "\n\nThe result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation;"
        " so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop."
    )
    return replace(view, doc=ranged + rest(calls.api, call))


def _joined(calls: Calls, call: Call) -> CallView:
    """A blocking call that the end of a context stops: it reads the stream to its end."""
    declared = _declared(calls, call)
    view = _view(
        calls, call, calls.name(call), _with_context(declared), "(string, error)", f"joined(ctx, {_opener(calls, call, declared)})"
    )
    text = next((c.doc for c in calls.siblings(call) if c.form is FormKind.TEXT and c.input == call.input), call.doc)
    stopped = f"{doing(view.name, text)} The end of ctx stops the work and comes as its error."
    return replace(view, doc=stopped + rest(calls.api, call))


def _called_back(calls: Calls, call: Call) -> CallView:
    listens = ("callback", "func(piece string) bool")
    declared, inner = _declared(calls, call, (listens,)), _declared(calls, call)
    return _view(calls, call, calls.name(call), declared.params, "error", f"eachPiece(callback, {_opener(calls, call, inner)})")
