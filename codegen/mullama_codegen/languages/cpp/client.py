"""The dispatch of C++'s conformance client: from a call's path to a method of `mullama.hpp`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Param, Record, RecordKind, Union
from ...meaning.types import HandleRef, OptionOf, Type
from ...output import File
from ...plan.features import PULLS
from ...plan.planned import LoopOver, Plan, PlannedCall, Started, Way
from .calls import heard, in_place, name_of
from .language import CPP
from .order import in_order
from .types import class_name, identifier, is_text, literal, value_type
from .unions import case_name, comes_back, is_given, is_mixed, payload_type
from .values import field_name, fields_of, preset_name

FOLDER = "bindings/c/conformance/cpp"
NAMESPACE = "mullama::"


@dataclass(frozen=True, slots=True)
class NamesView:
    """An enum with the values that its names stand for."""

    name: str
    values: tuple[tuple[str, str], ...]  # in the description, in C++


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record that requests give, or that answers hold."""

    name: str
    fields: tuple[tuple[str, str], ...]  # key, member
    presets: tuple[tuple[str, str], ...]
    kind: str = "record"  # of its macros in `templates/_value.cpp.j2`


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case of a union."""

    id: str
    name: str
    type: str
    read: str  # how its payload is read


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union that requests give, or that answers hold."""

    name: str
    asks: str  # which case a value is
    cases: tuple[CaseView, ...]
    kind: str = "union"  # of its macros in `templates/_value.cpp.j2`


@dataclass(frozen=True, slots=True)
class Taken:
    """One argument of a request; `kind` is its macro in `templates/_arm.cpp.j2`."""

    kind: str
    id: str
    given: str  # what the call is given
    type: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class ArmView:
    """One way to serve a path; `input` must be given for it, where it is not empty.

    `choices` are the calls with fewer and fewer arguments, so that what a request leaves out is left out in C++ as well.
    """

    path: str
    input: str
    taken: tuple[Taken, ...]
    choices: tuple[tuple[int, tuple[str, ...]], ...]  # how many arguments are given, and these
    given: tuple[str, ...]  # all of them
    callee: str
    answer: str  # its macro
    changed: str  # what the call has written over


@dataclass(frozen=True, slots=True)
class ObjectView:
    """A handle or a stream."""

    name: str
    clones: bool
    facts: tuple[tuple[str, str], ...]
    stream_methods: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ClientView:
    """Everything that the dispatch prints."""

    features: tuple[str, ...]
    enums: tuple[NamesView, ...]
    given: tuple[RecordView | UnionView, ...]  # behind those that they hold, as the answers are
    results: tuple[RecordView | UnionView, ...]
    objects: tuple[ObjectView, ...]
    arms: tuple[ArmView, ...]


def files(api: Api, plan: Plan) -> Iterator[File]:
    """The client's generated files; it speaks over the public API."""
    view = ClientView(
        features=plan.features,
        enums=tuple(NamesView(class_name(e.id), tuple((v.id, identifier(v.id)) for v in e.values)) for e in api.enums),
        given=tuple(_value(x) for x in in_order(api) if _is(api, x, RecordKind.PARAMS)),
        results=tuple(_value(x) for x in in_order(api) if _is(api, x, RecordKind.RESULT)),
        objects=tuple(_objects(api)),
        arms=tuple(_arm(api, planned, way) for planned in plan.calls if not planned.tried_apart for way in planned.ways),
    )
    yield File(f"{FOLDER}/dispatch.cpp", "cpp/dispatch.cpp.j2", view)
    yield File(f"{FOLDER}/objects.hpp", "cpp/objects.hpp.j2", tuple(o.name for o in view.objects))


def _is(api: Api, item: Record | Union, kind: RecordKind) -> bool:
    """Whether it is given, or comes back."""
    if isinstance(item, Record):
        return item.kind is kind
    return is_given(api, item) if kind is RecordKind.PARAMS else comes_back(api, item)


def _value(item: Record | Union) -> RecordView | UnionView:
    if isinstance(item, Record):
        fields = tuple((f.id, field_name(f)) for f in fields_of(item))
        return RecordView(class_name(item.id), fields, tuple((p.id, preset_name(p)) for p in item.presets))
    get = "std::get<{}>(value.value)" if is_mixed(item) else "value.text"
    cases = (CaseView(c.id, case_name(c.id), payload_type(item, c), get.format(i)) for i, c in enumerate(item.cases))
    return UnionView(class_name(item.id), "value.kind()" if is_mixed(item) else "value.kind", tuple(cases))


def _objects(api: Api) -> Iterator[ObjectView]:
    for handle in api.handles:
        if CPP.id in handle.surface:
            facts = tuple((f.id, identifier(f.surface.names.get(CPP.id, f.id))) for f in handle.facts if CPP.id in f.surface)
            yield ObjectView(class_name(handle.id), handle.clone is not None, facts, ())
    for stream in api.streams:
        mine = tuple((m.id, identifier(m.surface.names.get(CPP.id, m.id))) for m in stream.methods if CPP.id in m.surface and m.id in PULLS)
        yield ObjectView(class_name(stream.id), False, (), mine)


def _arm(api: Api, planned: PlannedCall, way: Way) -> ArmView:
    params = tuple(a.param for a in way.arguments)
    taken = [_taken(api, p, in_place(planned) and p is planned.result.changed) for p in params]
    required = max((i + 1 for i, p in enumerate(params) if p.default is None), default=0)
    hears = isinstance(planned.does, LoopOver)
    if hears:
        taken.append(Taken("heard", "callback", "[&](std::string_view piece) { return heard(piece); }"))
        required = len(taken)
    if heard(planned):
        taken.append(Taken("fractions", "progress", "[&](float) { return fractions(); }"))
    given = tuple(one.given for one in taken)
    return ArmView(
        path=planned.call.path,
        input=way.input.id if way.input else "",
        taken=tuple(taken),
        choices=tuple((n, given[:n]) for n in range(required, len(given))),
        given=given,
        callee=_callee(planned),
        answer=_served(planned),
        changed=f"c_{planned.result.changed.id}" if planned.result.changed else "",
    )


def _served(planned: PlannedCall) -> str:
    """The macro of the answer."""
    match planned.does:
        case LoopOver():
            return "pieces"
        case _ if in_place(planned):
            return "writtenOver"
        case Started():
            return "valueToCome" if planned.result.type else "nothingToCome"
        case _:
            return "value" if planned.result.type else "nothing"


def _callee(planned: PlannedCall) -> str:
    call, name = planned.call, name_of(planned)
    owner = f"{NAMESPACE}{class_name(call.owner.id)}" if call.owner else ""
    if call.is_new:
        return owner
    if call.on_object:
        return f"call.target<{owner}>().{name}"
    on = call.operation.on.get(CPP.id)
    return f"{owner}::{name}" if owner else f"{NAMESPACE}{class_name(on)}::{name}" if on else f"{NAMESPACE}{name}"


def _taken(api: Api, param: Param, is_changed: bool) -> Taken:
    name = f"c_{param.id}"
    if is_changed:
        return Taken("changed", param.id, name, value_type(param.type))
    if isinstance(param.type, HandleRef):
        return Taken("object", param.id, name, class_name(param.type.id))
    type_ = qualified(param.type)
    if param.default is None:
        return Taken("required", param.id, name, type_)
    default = literal(api, param.type, param.default)
    value = default if default == "nullptr" else f"{type_}{default}" if default == "{}" else f"{type_}({default})"
    return Taken("optional", param.id, name, type_, value)


def qualified(type_: Type) -> str:
    """A type as it is called outside the library's namespace."""
    if isinstance(type_, OptionOf) and is_text(type_.item):
        return "std::optional<std::string>"
    return value_type(type_)
