"""C++: `mullama.hpp` and what it includes. Classes own C handles and keep what is read once, and no more state than that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...cabi.shapes import Abi, CFunction, Role
from ...meaning.model import Api, Fact, Handle, Stream
from ...meaning.types import Kind, MapOf, Scalar
from ...output import File
from ...plan.planned import LookedUp, Plan, PlannedCall, Plans
from . import client
from .answers import Answer, answer_of
from .calls import CallView, bits_name, call_views, stream_member
from .language import CPP
from .lowered import lowered
from .types import class_name, comment, identifier, is_copied, is_text, value_type
from .values import values

INCLUDE = "bindings/c/include"
METHODS = {Role.STREAM_NEXT: "next", Role.STREAM_TRY_NEXT: "try_next", Role.STREAM_FINISH: "finish"}
MEMBERS = {Role.STREAM_FD: "fd", Role.STREAM_GIVE: "give", Role.STREAM_END: "end_input"}


@dataclass(frozen=True, slots=True)
class FactView:
    """A value that is read once, or asked for each time where it changes."""

    doc: str
    type: str
    result: str  # as its getter gives it
    name: str
    answer: Answer
    tail: str  # behind its getter's name


@dataclass(frozen=True, slots=True)
class BitsView:
    """A predicate's answers, which are read once."""

    type: str
    name: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class HandleView:
    """A class over a C handle."""

    doc: str
    name: str
    c_name: str
    free: str
    clone: str  # C's function, or empty
    clone_doc: str
    aliases: tuple[str, ...]
    constructors: tuple[CallView, ...]
    facts: tuple[FactView, ...]
    changing: tuple[FactView, ...]
    bits: tuple[BitsView, ...]
    methods: tuple[CallView, ...]


@dataclass(frozen=True, slots=True)
class StreamView:
    """A class over a C stream."""

    doc: str
    name: str
    c_name: str
    free: str
    wait_start: str  # empty where nothing is started
    item: str  # its type
    gives: str  # about what `next` gives
    next: tuple[tuple[str, str, Answer], ...]  # doc, name
    finish: tuple[tuple[str, str, str, str], ...]  # doc, name, record, C function
    members: tuple[CallView, ...]  # what else it does


@dataclass(frozen=True, slots=True)
class MullamaView:
    """Everything in `mullama.hpp` and `inline.hpp`."""

    doc: str
    handles: tuple[HandleView, ...]
    streams: tuple[StreamView, ...]
    pending_fd: bool
    functions: tuple[CallView, ...]


def files(api: Api, abi: Abi, plans: Plans) -> Iterable[File]:
    """The generated headers and the client's dispatch."""
    view = mullama(api, abi, plans[CPP.id])
    yield File(f"{INCLUDE}/mullama.hpp", "cpp/mullama.hpp.j2", view)
    yield File(f"{INCLUDE}/mullama/inline.hpp", "cpp/inline.hpp.j2", view)
    yield File(f"{INCLUDE}/mullama/values.hpp", "cpp/values.hpp.j2", values(api, abi))
    yield File(f"{INCLUDE}/mullama/lowered.hpp", "cpp/lowered.hpp.j2", lowered(api, abi))
    yield from client.files(api, plans[CPP.id])


def mullama(api: Api, abi: Abi, plan: Plan) -> MullamaView:
    """The classes and functions."""

    def calls(planned: tuple[PlannedCall, ...]) -> tuple[CallView, ...]:
        return tuple(view for one in planned for view in call_views(api, abi, plan, one))

    def handle_view(handle: Handle) -> HandleView:
        free, clone = _of(abi, Role.FREE, handle), _of(abi, Role.CLONE, handle)
        facts = tuple(f for f in handle.facts if CPP.id in f.surface and "c" in f.surface)
        assert free is not None, f"{handle.where}: C has no {handle.id}, so C++ has none"
        return HandleView(
            doc=comment(handle.doc),
            name=class_name(handle.id),
            c_name=free.params[0].type.base,
            free=free.symbol,
            clone=clone.symbol if clone else "",
            clone_doc=comment(handle.clone) if handle.clone else "",
            aliases=handle.surface.aliases.get(CPP.id, ()),
            constructors=calls(plan.constructors(handle)),
            facts=tuple(fact_view(abi, handle, f) for f in facts if not f.changes),
            changing=tuple(fact_view(abi, handle, f) for f in facts if f.changes),
            bits=tuple(bits_view(abi, planned) for planned in plan.methods(handle) if isinstance(planned.does, LookedUp)),
            methods=(*calls(plan.methods(handle)), *calls(plan.functions_on(handle.id))),
        )

    return MullamaView(
        doc=comment(api.library.doc),
        handles=tuple(handle_view(h) for h in api.handles if CPP.id in h.surface),
        streams=tuple(stream_view(abi, s) for s in api.streams),
        pending_fd=api.library.pending_fd,
        functions=calls(plan.functions_on(None)),
    )


def _of(abi: Abi, role: Role, handle: Handle) -> CFunction | None:
    return next((f for f in abi.functions if f.role is role and f.of(handle)), None)


def fact_view(abi: Abi, handle: Handle, fact: Fact) -> FactView:
    """A fact's getter."""
    mine = [f for f in abi.functions if f.of(handle) and f.fact is fact]
    type_ = value_type(fact.type)
    if isinstance(fact.type, MapOf):
        by_role = {f.role: f.symbol for f in mine}
        roles = (Role.MAP_COUNT, Role.MAP_KEY, Role.MAP_VALUE)
        answer = Answer("map", "", ", ".join(("handle_.get()", *(by_role[r] for r in roles))))
    else:
        answer = answer_of(mine[0], fact.type, ("handle_.get()",))
    name = identifier(fact.surface.names.get(CPP.id, fact.id))
    if fact.changes:
        return FactView(comment(fact.doc), type_, type_, name, answer, "() const")
    result = type_ if is_copied(fact.type) and not is_text(fact.type) else f"const {type_}&"
    return FactView(comment(fact.doc), type_, result, name, answer, "() const noexcept")


def bits_view(abi: Abi, planned: PlannedCall) -> BitsView:
    """What a predicate looks its answers up in."""
    type_ = Scalar(Kind.BYTES)
    return BitsView(value_type(type_), bits_name(planned), answer_of(abi.bits_of(planned.call.id), type_, ("handle_.get()",)))


def stream_view(abi: Abi, stream: Stream) -> StreamView:
    """A stream's class."""
    mine = [f for f in abi.functions if f.of(stream)]
    free = next(f for f in mine if f.role is Role.STREAM_FREE)
    by_id = {METHODS[f.role]: f for f in mine if f.role in METHODS}
    offered = [m for m in stream.methods if CPP.id in m.surface and m.id in by_id]
    spelt = {m.id: identifier(m.surface.names.get(CPP.id, m.id)) for m in offered}
    return StreamView(
        doc=comment(stream.doc),
        name=class_name(stream.id),
        c_name=free.params[0].type.base,
        free=free.symbol,
        wait_start=next((f.symbol for f in mine if f.role is Role.STREAM_WAIT_START), ""),
        item=value_type(stream.item),
        gives="Whole characters" if stream.item == Scalar(Kind.STRING) else "The next one",
        next=tuple(
            (comment(m.doc), spelt[m.id], answer_of(by_id[m.id], stream.item, ("handle_.get()",))) for m in offered if m.id != "finish"
        ),
        finish=tuple((comment(m.doc), spelt[m.id], class_name(stream.result), by_id[m.id].symbol) for m in offered if m.id == "finish"),
        members=tuple(
            stream_member(stream, m, f) for f in mine for m in stream.methods if MEMBERS.get(f.role) == m.id and CPP.id in m.surface
        ),
    )
