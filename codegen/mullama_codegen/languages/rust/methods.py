"""Core's generated methods: each one that is written by hand without what has a default, and those that are made of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...meaning.model import Api, Handle, Operation, Param
from ...meaning.types import ListOf, MapOf, OptionOf, RecordRef, Vector
from ...output import File
from ...plan.core import Gives, every_method
from ...plan.planned import Fed, From, Plan, PlannedCall, Runs
from ..texts import doc_text
from .docs import argument_rows, core_method, of_call, of_taken
from .language import RUST
from .signatures import Signature, of_declared, of_described, of_planned
from .types import lent_default, owned, pascal, shown

SCHEMARS = "schemars"  # the feature of core, and the crate behind it


@dataclass(frozen=True, slots=True)
class MethodView:
    """A generated method and its one call of another; `body` is its macro in `templates/core/_method.rs.j2`."""

    doc: str
    name: str
    params: tuple[str, ...]
    gives: str
    body: str
    called: str
    arguments: tuple[str, ...]
    type: str = ""  # of a stream that is fed
    generics: str = ""
    first: str = ""  # what it takes before the parameters of the description
    feature: str = ""  # of the crate, without which it is not there
    local: RunLocals | None = None  # of a loop over steps


@dataclass(frozen=True, slots=True)
class RunLocals:
    """Variables of a loop over steps: the functions, what is told of them, and what goes from step to step."""

    tools: str
    told: str
    run: str


@dataclass(frozen=True, slots=True)
class FedView:
    """A stream that an iterator feeds."""

    stream: str
    item: str
    record: str


@dataclass(frozen=True, slots=True)
class MethodsView:
    """The generated methods by their type, and the functions, which have none."""

    fed: tuple[FedView, ...]
    types: tuple[tuple[str, tuple[MethodView, ...]], ...]
    functions: tuple[MethodView, ...]
    has_tools: bool  # whether a method takes functions of the user's


def files(api: Api, plan: Plan) -> Iterator[File]:
    """The file of all of them."""
    feeds = {c.does.stream for c in plan.calls if isinstance(c.does, Fed)}
    fed = tuple(FedView(pascal(s.id), owned(s.item), pascal(s.result)) for s in api.streams if s.id in feeds)
    types = ((pascal(h.id), tuple(_of_handle(api, plan, h))) for h in api.handles)
    functions = (
        *(m for op in api.functions for m in _shorter(api, op, None)),
        *(m for planned in plan.functions() if planned.typed for m in (*_typed(api, planned, None), *_described(api, planned, None))),
    )
    has_tools = any(isinstance(c.does, Runs) for c in plan.calls)
    view = MethodsView(fed, tuple(t for t in types if t[1]), functions, has_tools)
    yield File("core/src/generated/methods.rs", "rust/core/methods.rs.j2", view)


def _of_handle(api: Api, plan: Plan, handle: Handle) -> Iterator[MethodView]:
    for op in (*handle.constructors, *handle.methods):
        yield from _shorter(api, op, handle)
    for planned in (*plan.constructors(handle), *plan.methods(handle)):
        if planned.typed:
            yield from _typed(api, planned, handle)
            yield from _described(api, planned, handle)
        if isinstance(planned.does, Fed):
            yield from _fed(api, planned, handle)
        if isinstance(planned.does, Runs):
            yield from _runs(api, planned, planned.does, handle)


def _shorter(api: Api, op: Operation, owner: Handle | None) -> Iterator[MethodView]:
    """The shorter forms of what is written by hand for an operation."""
    for one in every_method(api, op, owner):
        *shorter, whole = of_declared(one, op, owner)
        for signature in shorter:
            yield _leaving_out(doc_text(one.doc), signature, whole, owner)


def _fed(api: Api, planned: PlannedCall, owner: Handle) -> Iterator[MethodView]:
    """A stream that is fed by an iterator: whole, on the method that opens it, and shorter."""
    *shorter, whole = of_planned(planned)
    assert isinstance(planned.does, Fed)
    for signature in shorter:
        yield _leaving_out(doc_text(planned.doc), signature, whole, owner)
    doc, called = of_call(api, planned), _called(RUST.escape(core_method(planned).over), on_object=True)
    names, type_ = tuple(RUST.escape(p.id) for p in whole.taken), f"Fed{pascal(planned.does.stream)}"
    yield MethodView(doc, whole.name, whole.params, whole.gives, "fed", called, names, type_, generics=whole.generics, first=whole.first)


def _typed(api: Api, planned: PlannedCall, owner: Handle | None) -> Iterator[MethodView]:
    """What reads JSON: whole, on the method that gives it, and shorter."""
    *shorter, whole = of_planned(planned)
    over = RUST.escape(core_method(planned).over)
    called = _called(over, on_object=planned.call.on_object) if owner else over
    names = (*(RUST.escape(p.id) for p in whole.taken), *(["progress"] if whole.hears else []))
    body = "readLater" if core_method(planned).gives is Gives.PENDING else "read" if planned.result.fails else "readCertain"
    for signature in shorter:
        yield _leaving_out(doc_text(planned.doc), signature, whole, owner)
    yield MethodView(
        of_call(api, planned), whole.name, whole.params, whole.gives, body, called, names, generics=whole.generics, first=whole.first
    )


def _described(api: Api, planned: PlannedCall, owner: Handle | None) -> Iterator[MethodView]:
    """The same for types that say their schema themselves."""
    signatures = of_described(planned)
    if not signatures:
        return
    *shorter, whole = signatures
    over, given = RUST.escape(core_method(planned).over), {p.id for p in whole.taken}
    called = _called(over, on_object=planned.call.on_object) if owner else over
    names = [RUST.escape(p.id) if p.id in given else "&schema_of::<T>()" for p in planned.call.params]
    names += ["progress"] if whole.hears else []
    body = "describedLater" if core_method(planned).gives is Gives.PENDING else "described" if planned.result.fails else "describedCertain"
    for signature in shorter:
        yield replace(_leaving_out(doc_text(planned.doc), signature, whole, owner), feature=SCHEMARS)
    doc = of_taken(api, planned, whole.taken)
    yield MethodView(doc, whole.name, whole.params, whole.gives, body, called, tuple(names), generics=whole.generics, feature=SCHEMARS)


def _runs(api: Api, planned: PlannedCall, runs: Runs, owner: Handle) -> Iterator[MethodView]:
    """A loop over the steps of a handle: whole, on what makes the handle, and shorter."""
    *shorter, whole = of_planned(planned)
    called = f"{pascal(runs.handle.id)}::{RUST.escape(core_method(planned).over)}"
    tools = RUST.escape(runs.tools.id)
    local = _locals(planned, runs)
    by = {From.OBJECT: "self", From.TOOLS: f"&{local.told}" if runs.later else f"&functions::described(&{local.tools})?"}
    names = tuple(by.get(a.by, RUST.escape(a.param.id)) for a in planned.only_way.arguments)
    for signature in shorter:
        yield _leaving_out(doc_text(planned.doc), signature, whole, owner)
    body, doc = "runsLater" if runs.later else "runs", of_taken(api, planned, whole.taken)
    yield MethodView(doc, whole.name, whole.params, whole.gives, body, called, names, tools, whole.generics, local=local)


def _locals(planned: PlannedCall, runs: Runs) -> RunLocals:
    """Names of a loop's own, clear of the parameters; its functions are not asked for under theirs again."""
    taken = {RUST.escape(p.id) for p in planned.call.params if p.id != runs.tools.id}
    return RunLocals(*(f"{name}_" if name in taken else name for name in ("tools", "described", "run")))


def _leaving_out(doc: str, short: Signature, whole: Signature, owner: Handle | None) -> MethodView:
    """A method that calls the one that takes everything."""
    given = {p.id for p in short.taken}
    arguments = [RUST.escape(p.id) if p.id in given else lent_default(p.type, p.default) for p in whole.taken]
    if whole.hears:
        arguments.append("None")
    on_object = "&self" in whole.params[:1]
    called = _called(whole.name, on_object) if owner else whole.name
    arguments = [*filter(None, [whole.first]), *arguments]
    text = _doc(doc, short, whole, owner)
    return MethodView(text, short.name, short.params, short.gives, "same", called, tuple(arguments), generics=short.generics)


def _called(name: str, on_object: bool) -> str:
    return f"self.{name}" if on_object else f"Self::{name}"


def _doc(doc: str, short: Signature, whole: Signature, owner: Handle | None) -> str:
    """What it does, what it takes, and where the rest is said."""
    path = f"{pascal(owner.id)}::{whole.name}" if owner else whole.name
    left = [_left(p) for p in whole.taken if p not in short.taken] + (["`progress`"] if whole.hears else [])
    more = f"[`{path}`](crate::{path}) also takes {_listed(left)}, and says what the call gives and how it fails."
    rows = argument_rows(short.taken)
    return "\n\n".join((doc, *(("# Arguments", rows) if rows else ()), more))


def _left(param: Param) -> str:
    """A parameter that is left out, with its default where that can be told in a word."""
    name = RUST.escape(param.id)
    if param.default is None or isinstance(param.type, (RecordRef, ListOf, MapOf, Vector, OptionOf)):
        return f"`{name}`"
    return f"`{name}` (here `{shown(param.type, param.default)}`)"


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
