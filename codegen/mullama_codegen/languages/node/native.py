"""The native module behind Node's package: one exported Rust function for each of core's that the language has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...meaning.model import Api, Fact, Handle, Param, Stream
from ...meaning.types import HandleRef, ListOf, OptionOf, StreamRef, strip_option
from ...plan.core import CORE, CoreMethod, Gives
from ...plan.planned import Argument, From, LoopOver, Plan, PlannedCall, Runs, Way
from ..rust.language import RUST
from ..rust.types import lent_default, quoted
from .language import NODE
from .native_values import Writer, borrowed_fact, given, is_lent, printed, reader, writer
from .spelling import native_name, native_variable, type_name, variable

LENT = "Unknown<'env>"
LINKED = re.compile(r"\{@link ([^}]*)\}")


@dataclass(frozen=True, slots=True)
class NativeFunction:
    """One exported function. `body` names its macro in `templates/_body.rs.j2`; a body has what its macro prints."""

    doc: str
    name: str
    js_name: str
    needs_env: bool
    is_lent: bool  # what it gives lives as long as the environment
    params: tuple[tuple[str, str], ...]  # name, type
    returns: str
    body: str
    this: str = ""  # the kind of handle that it is asked of
    conversions: tuple[tuple[str, str], ...] = ()  # variable, a `Result` of its value
    called: str = ""  # the macro of the call of core
    mark: str = ""  # `?` where the call gives a `Result`
    method: str = ""
    arguments: tuple[str, ...] = ()
    written: str = ""  # the answer, or a `Result` of it
    closed_name: str = ""


@dataclass(frozen=True, slots=True)
class NativeModule:
    """The functions of one file."""

    title: str
    functions: tuple[NativeFunction, ...]


def modules(api: Api, plan: Plan) -> Iterator[tuple[str, NativeModule]]:
    """File stems and what is in them."""
    for handle in api.handles:
        if NODE.id in handle.surface:
            yield RUST.escape(handle.id), NativeModule(f"`{type_name(handle.id)}`.", tuple(_of_handle(plan, handle)))
    for stream in api.streams:
        yield RUST.escape(stream.id), NativeModule(f"`{type_name(stream.id)}`.", tuple(_of_stream(stream)))
    free = tuple(_call(planned, way) for planned in plan.functions() if not _is_built(planned) for way in planned.ways)
    yield "library", NativeModule("What belongs to no object.", free)


@dataclass(frozen=True, slots=True)
class Body:
    """What a function does: its macro, what it writes, and what it gives."""

    macro: str
    returns: str
    is_lent: bool = False
    needs_env: bool = False  # beyond the call itself
    written: str = ""
    closed_name: str = ""


def _unknown(body: Body) -> str:
    return LENT if body.is_lent else "Unknown"


def _is_built(planned: PlannedCall) -> bool:
    """Whether the package makes it of another call of its own."""
    return planned.typed or isinstance(planned.does, Runs)


def js_name_of(planned: PlannedCall, way: Way) -> str:
    """What the native module exports for one of core's methods."""
    return native_name(_name_of(planned, way))


def _method(way: Way) -> CoreMethod:
    assert isinstance(way.to, CoreMethod)  # Node calls core
    return way.to


def _name_of(planned: PlannedCall, way: Way) -> str:
    method, input_ = _method(way), way.input
    suffixes = (i.suffix for i in planned.operation.inputs if input_ is not None and i.param.id == input_.id)
    return "_".join(str(part) for part in (planned.owner.id if planned.owner else None, method.short or method.name, *suffixes) if part)


def _of_handle(plan: Plan, handle: Handle) -> Iterator[NativeFunction]:
    seen: set[str] = set()
    for planned in (p for p in (*plan.constructors(handle), *plan.methods(handle)) if not _is_built(p)):
        for way in planned.ways:
            if _name_of(planned, way) not in seen:
                seen.add(_name_of(planned, way))
                yield _call(planned, way)
    for fact in handle.facts:
        if NODE.id in fact.surface:
            yield _fact(handle, fact)
    if handle.clone is not None:
        yield NativeFunction(
            doc=_summary(handle.clone.summary),
            name=RUST.escape(f"{handle.id}_clone"),
            js_name=native_name(f"{handle.id}_clone"),
            needs_env=True,
            is_lent=True,
            params=(("into", LENT), ("this", LENT)),
            returns=LENT,
            body="clone",
            this=RUST.escape(handle.id),
            closed_name=_closed_name(handle.id),
        )
    yield from _life(handle.id)


def _fact(handle: Handle, fact: Fact) -> NativeFunction:
    """Core lends a fact that stays as it is; one that changes is asked for, of what is open."""
    lent = borrowed_fact(fact.type) and not fact.changes
    value = f"this.{RUST.escape(fact.surface.names.get(RUST.id, fact.id))}(){'.to_owned()' if lent else ''}"
    how = writer(fact.type)
    body = Body(
        "changingFact" if fact.changes else "fact",
        printed(fact.type),
        is_lent(fact.type),
        how.needs_env or fact.changes,
        how.result(value),
        _closed_name(handle.id) if fact.changes else "",
    )
    return _of_this(handle.id, fact.id, fact.doc.summary, body)


def _closed_name(id_: str) -> str:
    """What core's error calls an object that is closed."""
    return id_.replace("_", " ")


def _of_this(id_: str, what: str, doc: str, body: Body) -> NativeFunction:
    """A function whose only parameter is the object."""
    name = f"{id_}_{what}"
    return NativeFunction(
        doc=_summary(doc),
        name=RUST.escape(name),
        js_name=native_name(name),
        needs_env=body.needs_env,
        is_lent=body.is_lent,
        params=(("this", _unknown(body)),),
        returns=body.returns,
        body=body.macro,
        this=RUST.escape(id_),
        written=body.written,
        closed_name=body.closed_name,
    )


def _life(id_: str) -> Iterator[NativeFunction]:
    yield _of_this(id_, "close", "Closes it; closing twice is closing once.", Body("close", "()"))
    yield _of_this(id_, "is_closed", "Tells whether it was closed.", Body("isClosed", "bool"))


def _of_stream(stream: Stream) -> Iterator[NativeFunction]:
    piece = OptionOf(stream.item)
    item, how, lent = printed(piece, False), writer(piece, False), is_lent(stream.item)
    said = {method.id: method.doc.summary for method in stream.methods}
    suffix = "" if how.is_same else "Written"
    yield _of_this(stream.id, "next", said["next"], Body(f"pull{suffix}", item, lent, True, how.result("piece")))
    if "try_next" in said or stream.takes is not None:
        doc = said.get("try_next", "The next one if it is ready.")
        yield _of_this(stream.id, "try_next", doc, Body(f"tryPull{suffix}", item, lent, True, how.result("piece")))
    body = Body("finish", "Object<'env>", True, True, f"records::{RUST.escape(stream.result)}(env, record)")
    yield _of_this(stream.id, "finish", said["finish"], body)
    if stream.takes is not None:
        yield from _feeding(stream, stream.takes)
    convert = _converter("piece", writer(stream.item, False))
    body = Body("pullAsync", LENT, True, True, convert)
    yield _of_this(stream.id, "next_async", "The next piece, or a promise of it.", body)
    yield from _life(stream.id)


def _feeding(stream: Stream, taken: Param) -> Iterator[NativeFunction]:
    """What a stream takes, and the end of that: its class's own, which the iterator of the user is read by."""
    texts = replace(taken, type=ListOf(taken.type))
    function = _of_this(stream.id, "give", "Gives some of them and tells how many had space.", Body("give", "u32", False, True))
    shown = native_variable(texts.id)
    yield replace(
        function, params=(*function.params, (shown, "Unknown")), conversions=(_conversion(texts, of_predicate=False),), written=shown
    )
    yield _of_this(stream.id, "end_input", "Says that no more come.", Body("endInput", "()", False, True))


def _call(planned: PlannedCall, way: Way) -> NativeFunction:
    """The function behind one way of a call."""
    call, method, made = planned.call, _method(way), _made(planned)
    body = _body(planned, method, made)
    names = [native_variable(a.param.id) for a in way.arguments if a.by is From.CALLER]
    before = [*(["into"] if made is not None else []), *(["this"] if call.on_object else [])]
    behind = ["progress"] if planned.operation.progress else []
    shown = [(name, _unknown(body)) for name in (*before, *names, *behind)]
    if method.gives is Gives.PENDING:
        shown.insert(0, ("task", "u32"))
    called = "reporting" if planned.operation.progress else "throwing" if planned.result.fails else "sure"
    target = f"core::{type_name(call.owner.id)}::" if call.owner else "core::"
    arguments = [_argument(a) for a in way.arguments]
    informs = [] if not planned.operation.progress else ["informing" if method.gives is Gives.PENDING else "progress"]
    return NativeFunction(
        doc=_summary(call.doc.summary),
        name=RUST.escape(_name_of(planned, way)),
        js_name=js_name_of(planned, way),
        needs_env=body.needs_env or called != "sure",
        is_lent=body.is_lent,
        params=tuple(shown),
        returns=body.returns,
        body=body.macro,
        this=RUST.escape(call.owner.id) if call.owner and call.on_object else "",
        conversions=tuple(_conversion(a.param, planned.operation.predicate is not None) for a in way.arguments if a.by is From.CALLER),
        called=called,
        mark="" if called == "sure" else "?",
        method=("this." if call.on_object else target) + RUST.escape(method.name),
        arguments=(*arguments, *informs),
        written=body.written,
    )


def _made(planned: PlannedCall) -> HandleRef | StreamRef | None:
    """The object that a call makes behind one of JavaScript's; callback forms are built on core's stream."""
    match planned.does, planned.result.type:
        case LoopOver(stream), _:
            return StreamRef(stream)
        case _, HandleRef() | StreamRef() as type_:
            return type_
        case _:
            return None


def _body(planned: PlannedCall, method: CoreMethod, made: HandleRef | StreamRef | None) -> Body:
    result = planned.result
    if method.gives is Gives.PENDING:
        informing = "Informing" if planned.operation.progress else ""
        if made is not None:
            return Body(f"promiseOfObject{informing}", LENT, True, True)
        convert = _converter("answer", writer(result.type)) if result.type else "|env, ()| output::value(env, ())"
        return Body(f"promise{informing}", LENT, True, True, convert)
    if isinstance(made, StreamRef) and method.polled:
        return Body("polledStream", LENT, True, written=type_name(made.id))
    if made is not None:
        return Body("stream" if isinstance(made, StreamRef) else "object", LENT, True)
    changed = next((p for p in planned.call.params if CORE in p.changed), None)
    if result.type is None or (changed and result.changed is changed):
        return Body("same" if result.fails else "nothing", "()")
    if changed is not None:
        written = writer(changed.type).result(native_variable(changed.id))
        return Body("writtenOver", printed(changed.type), is_lent(changed.type), True, written)
    how, returns = writer(result.type), printed(result.type)
    if not how.is_same:
        return Body("written", returns, is_lent(result.type), how.needs_env, how.result("answer"))
    return Body("constant" if result.static else "same" if result.fails else "certain", returns)


def _converter(name: str, how: Writer) -> str:
    """What turns core's value into a promise's."""
    return "output::value" if how.is_same else f"|env, {name}| output::value(env, {how.inline(name)})"


def _argument(argument: Argument) -> str:
    param = argument.param
    if argument.by is not From.CALLER:
        return lent_default(param.type, param.default, "core::")
    if CORE in param.changed:
        return f"{native_variable(param.id)}.numbers()" if NODE.id in param.changed else f"&mut {native_variable(param.id)}"
    return given(param.type, native_variable(param.id))


def _conversion(param: Param, of_predicate: bool) -> tuple[str, str]:
    target, what = native_variable(param.id), quoted(variable(param))
    if of_predicate:
        # It is total: what is no 32-bit number is no token.
        return target, f"input::any_token(&{target}, {what})"
    if CORE in param.changed:
        # Core writes over the caller's own numbers, or over a copy, which is then the answer.
        read = "input::view" if NODE.id in param.changed else "input::vector"
        return f"mut {target}", f"{read}(&{target}, {what})"
    owned = not isinstance(strip_option(param.type), HandleRef)
    return target, reader(param.type, owned).of(f"&{target}", what)


def _summary(text: str) -> str:
    """A doc of the public types in a comment of Rust's."""
    return LINKED.sub(r"`\1`", text)
