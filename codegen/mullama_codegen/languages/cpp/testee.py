"""The dispatch of C++'s conformance testee: from a call's path to a method of `mullama.hpp`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Param, RecordKind
from ...meaning.types import HandleRef, OptionOf, Type
from ...output import File
from ...plan.planned import LoopOver, Plan, PlannedCall, Way
from .calls import name_of
from .language import CPP
from .types import class_name, identifier, is_text, literal, value_type
from .values import case_name, field_name, preset_name

FOLDER = "bindings/c/testee/cpp"
NAMESPACE = "mullama::"


@dataclass(frozen=True, slots=True)
class NamesView:
    """An enum with the values that its names stand for, or a union with its cases."""

    name: str
    values: tuple[tuple[str, str], ...]  # in the description, in C++


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record that requests give, or that answers hold."""

    name: str
    fields: tuple[tuple[str, str], ...]  # key, member
    presets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ArmView:
    """One way to serve a path; `input` must be given for it, where it is not empty.

    `choices` are the calls with fewer and fewer arguments, so that what a request leaves out is left out in C++ as well.
    """

    path: str
    input: str
    lines: tuple[str, ...]
    ids: tuple[str, ...]
    choices: tuple[tuple[int, str], ...]
    last: str


@dataclass(frozen=True, slots=True)
class ObjectView:
    """A handle or a stream."""

    name: str
    clones: bool
    facts: tuple[tuple[str, str], ...]
    stream_methods: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TesteeView:
    """Everything that the dispatch prints."""

    features: tuple[str, ...]
    enums: tuple[NamesView, ...]
    unions: tuple[NamesView, ...]
    params: tuple[RecordView, ...]
    results: tuple[RecordView, ...]
    objects: tuple[ObjectView, ...]
    arms: tuple[ArmView, ...]


def files(api: Api, plan: Plan) -> Iterator[File]:
    """The client's generated files; it speaks over the public API."""
    view = TesteeView(
        features=plan.features,
        enums=tuple(NamesView(class_name(e.id), tuple((v.id, identifier(v.id)) for v in e.values)) for e in api.enums),
        unions=tuple(NamesView(class_name(u.id), tuple((c.id, case_name(c.id)) for c in u.cases)) for u in api.unions),
        params=tuple(_record(api, r.id) for r in api.records if r.kind is RecordKind.PARAMS),
        results=tuple(_record(api, r.id) for r in api.records if r.kind is RecordKind.RESULT),
        objects=tuple(_objects(api)),
        arms=tuple(_arm(api, planned, way) for planned in plan.calls for way in planned.ways),
    )
    yield File(f"{FOLDER}/dispatch.cpp", "cpp/dispatch.cpp.j2", view)
    yield File(f"{FOLDER}/objects.hpp", "cpp/objects.hpp.j2", tuple(o.name for o in view.objects))


def _record(api: Api, id_: str) -> RecordView:
    record = api.record(id_)
    fields = tuple((f.id, field_name(f)) for f in record.fields if CPP.id in f.surface)
    return RecordView(class_name(id_), fields, tuple((p.id, preset_name(p)) for p in record.presets))


def _objects(api: Api) -> Iterator[ObjectView]:
    for handle in api.handles:
        if CPP.id in handle.surface:
            facts = tuple((f.id, identifier(f.surface.names.get(CPP.id, f.id))) for f in handle.facts if CPP.id in f.surface)
            yield ObjectView(class_name(handle.id), handle.clone is not None, facts, ())
    for stream in api.streams:
        mine = tuple((m.id, identifier(m.surface.names.get(CPP.id, m.id))) for m in stream.methods if CPP.id in m.surface)
        yield ObjectView(class_name(stream.id), False, (), mine)


def _arm(api: Api, planned: PlannedCall, way: Way) -> ArmView:
    params = tuple(a.param for a in way.arguments)
    lines = [_line(api, p) for p in params]
    names = [_given(p) for p in params]
    ids = [p.id for p in params]
    required = max((i + 1 for i, p in enumerate(params) if p.default is None), default=0)
    if isinstance(planned.does, LoopOver):
        lines.append('auto heard = call.calls("callback");')
        names.append("[&](std::string_view piece) { return heard(piece); }")
        ids.append("callback")
        required = len(names)
    if planned.operation.progress is not None:
        lines.append('auto fractions = call.calls("progress");')
        names.append("[&](float) { return fractions(); }")
        ids.append("progress")
    head = _head(planned)
    choices = tuple((n, _statement(planned, f"{head}({', '.join(names[:n])})")) for n in range(required, len(names)))
    last = _statement(planned, f"{head}({', '.join(names)})")
    return ArmView(planned.call.path, way.input.id if way.input else "", tuple(lines), tuple(ids), choices, last)


def _head(planned: PlannedCall) -> str:
    call, name = planned.call, name_of(planned)
    owner = f"{NAMESPACE}{class_name(call.owner.id)}" if call.owner else ""
    if call.is_new:
        return owner
    if call.on_object:
        return f"call.target<{owner}>().{name}"
    on = call.operation.on.get(CPP.id)
    return f"{owner}::{name}" if owner else f"{NAMESPACE}{class_name(on)}::{name}" if on else f"{NAMESPACE}{name}"


def _statement(planned: PlannedCall, expression: str) -> str:
    if isinstance(planned.does, LoopOver):
        return f"{expression}; return heard.pieces();"
    return f"return call.answer({expression});" if planned.result.type else f"{expression}; return tagged();"


def _line(api: Api, param: Param) -> str:
    name = f"c_{param.id}"
    if isinstance(param.type, HandleRef):
        return f'auto& {name} = call.object<{NAMESPACE}{class_name(param.type.id)}>("{param.id}");'
    type_ = qualified(param.type)
    if param.default is None:
        return f'const auto {name} = call.read<{type_}>("{param.id}");'
    default = literal(api, param.type, param.default)
    value = default if default == "nullptr" else f"{type_}{default}" if default == "{}" else f"{type_}({default})"
    return f'const auto {name} = call.read_or<{type_}>("{param.id}", {value});'


def _given(param: Param) -> str:
    return f"c_{param.id}"


def qualified(type_: Type) -> str:
    """A type as it is called outside the library's namespace."""
    if isinstance(type_, OptionOf) and is_text(type_.item):
        return "std::optional<std::string>"
    return value_type(type_)
