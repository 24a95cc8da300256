"""The dispatch of Node's conformance testee: from a call's path to the package's own call, and back to tagged values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Param, RecordKind
from ...meaning.names import Case
from ...meaning.types import (
    EitherOf,
    EnumRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    Type,
    UnionRef,
    Vector,
)
from ...plan.calls import Call
from ...plan.planned import LoopOver, Plan, PlannedCall
from .language import NODE
from .native_values import is_integers
from .spelling import member, quoted, reachable, type_name


@dataclass(frozen=True, slots=True)
class CallView:
    """One call: the arguments it is chosen by and takes, and how its answer is tagged."""

    path: str
    when: tuple[str, ...]
    call: str
    tag: str


@dataclass(frozen=True, slots=True)
class KeysView:
    """The properties of a record or union by their ids, each with the shape of its value."""

    id: str
    keys: tuple[tuple[str, str, str], ...]  # id, property, shape or null


@dataclass(frozen=True, slots=True)
class DispatchView:
    """Everything that the testee's generated part prints."""

    features: tuple[str, ...]
    calls: tuple[CallView, ...]
    facts: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]  # class; fact's id, property, tag
    shapes: tuple[KeysView, ...]
    results: tuple[KeysView, ...]
    presets: tuple[tuple[str, str], ...]
    streams: tuple[tuple[str, str, str], ...]  # class, tag of a piece, tag of the record


def dispatch(api: Api, plan: Plan) -> DispatchView:
    """What `dispatch.js` prints."""
    return DispatchView(
        features=plan.features,
        calls=tuple(_calls(api, plan)),
        facts=tuple(
            (type_name(h.id), tuple((f.id, member(f.name, f.surface), tag(f.type)) for f in h.facts if NODE.id in f.surface))
            for h in api.handles
            if NODE.id in h.surface
        ),
        shapes=(
            *(_record(api, r.id) for r in api.records if r.kind is RecordKind.PARAMS),
            *(KeysView(u.id, tuple((c.id, member(c.name), shape(c.type)) for c in u.cases)) for u in api.unions),
        ),
        results=tuple(_record(api, r.id) for r in api.records if r.kind is RecordKind.RESULT),
        presets=tuple((f"{r.id}.{p.id}", (r.name + p.name).to(Case.CAMEL)) for r in api.records for p in r.presets),
        streams=tuple((type_name(s.id), tag(s.item), tag(RecordRef(s.result))) for s in api.streams),
    )


def tag(type_: Type) -> str:
    """How an answer of a type is tagged: a function of `tags`."""
    match type_:
        case Scalar(Kind.BOOL):
            return "tags.bool"
        case Scalar(Kind.F32 | Kind.F64 as kind):
            return f"tags.{kind.value}"
        case Scalar(Kind.BYTES):
            return "tags.bytes"
        case Scalar(kind):
            return "tags.str" if kind.is_text else "tags.i64"
        case ListOf() if is_integers(type_):
            return "tags.i32s"
        case ListOf(item):
            return f"tags.list({tag(item)})"
        case OptionOf(item):
            return f"tags.option({tag(item)})"
        case MapOf():
            return "tags.map"
        case Vector():
            return "tags.f32s"
        case EnumRef():
            return "tags.enumeration"
        case UnionRef(id_):
            return f"tags.union(shapes.{id_})"
        case RecordRef(id_):
            return f"tags.record(() => results.{id_})"
        case _:
            return "tags.handle"


def shape(type_: Type) -> str:
    """The table that an argument's keys are looked up in, if it has keys."""
    match type_:
        case ListOf(item) | OptionOf(item):
            return shape(item)
        case RecordRef(id_) | UnionRef(id_):
            return quoted(id_)
        case _:
            return "null"


def _record(api: Api, id_: str) -> KeysView:
    record = api.record(id_)
    value = tag if record.kind is RecordKind.RESULT else shape
    return KeysView(id_, tuple((f.id, member(f.name, f.surface), value(f.type)) for f in record.fields if NODE.id in f.surface))


def _calls(api: Api, plan: Plan) -> Iterator[CallView]:
    for planned in plan.calls:
        call = planned.call
        arguments = [a for p in call.params for a in _arguments(api, planned, p)]
        if call.operation.progress:
            arguments.append("args.progress")
        if isinstance(planned.does, LoopOver):
            arguments.append("args.callback")
        yield CallView(call.path, planned.inputs, f"{_callee(call)}({', '.join(arguments)})", _tag(planned))


def _callee(call: Call) -> str:
    if call.owner is None:
        holder = call.operation.on.get(NODE.id)
        name = call.spelt(Case.CAMEL)
        return f"mullama.{type_name(holder)}.{reachable(name)}" if holder else f"mullama.{NODE.escape(name)}"
    if call.is_new:
        return f"new mullama.{type_name(call.owner.id)}"
    name = reachable(call.spelt(Case.CAMEL))
    return f"mullama.{type_name(call.owner.id)}.{name}" if call.is_constructor else f"target.{name}"


def _arguments(api: Api, planned: PlannedCall, param: Param) -> Iterator[str]:
    if isinstance(param.type, EitherOf):
        yield " ?? ".join(f"args.{id_}" for id_ in planned.inputs)
        return
    record = api.record(param.type.id) if isinstance(param.type, RecordRef) else None
    for id_ in record.lead if record else ():
        field = record.field(id_) if record else param
        yield f"taken(args.{param.id}, {quoted(member(field.name, field.surface))})"
    yield f"args.{param.id}"


def _tag(planned: PlannedCall) -> str:
    if isinstance(planned.does, LoopOver):
        return "tags.heard"
    return tag(planned.result.type) if planned.result.type else "tags.none"
