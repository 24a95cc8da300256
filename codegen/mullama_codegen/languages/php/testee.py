"""The dispatch table of PHP's conformance testee: what each path of the description is in PHP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Param
from ...meaning.names import Case
from ...meaning.types import HandleRef, OptionOf, RecordRef, StreamRef, Type, strip_option
from ...output import File
from ...plan.calls import Call
from ...plan.planned import Plan, PlannedCall, Sequence
from .calls import method_name
from .language import PHP
from .records import type_list
from .spelling import class_name, free_method, key, leading, quoted, spelt, variable

PATH = "bindings/php/testee/generated/dispatch.php"


@dataclass(frozen=True, slots=True)
class WayView:
    """One method behind a path; `start` is the argument that chooses it."""

    start: str
    target: str  # class of a static method or constructor; empty for a method of the target
    method: str
    arguments: tuple[tuple[str, str, str, str], ...]  # id, name, type list, keys that lead
    returns: str


@dataclass(frozen=True, slots=True)
class PathView:
    """A path and the methods behind it."""

    path: str
    ways: tuple[WayView, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record's fields and presets."""

    name: str
    fields: tuple[tuple[str, str, str], ...]  # id, key, type list
    presets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TesteeView:
    """Everything that the dispatch table prints."""

    features: tuple[str, ...]
    paths: tuple[PathView, ...]
    facts: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]  # class, (id, method, type list)
    records: tuple[RecordView, ...]
    ids: tuple[tuple[str, str], ...]  # record id, class
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # class, (case id, method)


def file(api: Api, plan: Plan) -> File:
    """The file of the dispatch table."""
    return File(
        PATH,
        "php/dispatch.php.j2",
        TesteeView(
            features=plan.features,
            paths=tuple(_paths(api, plan)),
            facts=tuple(
                (
                    class_name(h.id),
                    tuple((f.id, free_method(spelt(f.name, f.surface)), _types(f.type)) for f in h.facts if PHP.id in f.surface),
                )
                for h in api.handles
            ),
            records=tuple(
                RecordView(
                    class_name(r.id),
                    tuple((f.id, key(f), _types(f.type)) for f in r.fields if PHP.id in f.surface),
                    tuple((p.id, free_method(p.name.to(Case.CAMEL))) for p in r.presets),
                )
                for r in api.records
            ),
            ids=tuple((r.id, class_name(r.id)) for r in api.records),
            choices=tuple((class_name(u.id), tuple((c.id, free_method(c.name.to(Case.CAMEL))) for c in u.cases)) for u in api.unions),
        ),
    )


def _paths(api: Api, plan: Plan) -> Iterator[PathView]:
    ways: dict[str, list[WayView]] = {}
    for planned in plan.calls:
        if not isinstance(planned.does, Sequence):  # requests pull, so they open the stream
            ways.setdefault(planned.call.path, []).append(_way(api, planned))
    for path, found in ways.items():
        yield PathView(path, tuple(found))


def _way(api: Api, planned: PlannedCall) -> WayView:
    call = planned.call
    return WayView(
        start="".join(planned.inputs),
        target=_target(call),
        method="new" if call.is_new else method_name(planned),
        arguments=tuple((p.id, variable(p), _types(p.type), _leading(api, p)) for p in call.params),
        returns=_types(planned.result.type) if planned.result.type and not call.is_constructor else "[]",
    )


def _target(call: Call) -> str:
    if call.owner is None:
        on = call.operation.on.get(PHP.id)
        return class_name(on) if on else "Mullama"
    return class_name(call.owner.id) if call.is_constructor else ""


def _leading(api: Api, param: Param) -> str:
    return f"[{', '.join(quoted(key(f)) for f in leading(api, param.type))}]"


def _types(type_: Type) -> str:
    """A type as the codec reads it; a stream is a handle."""
    match strip_option(type_):
        case StreamRef(id_) | HandleRef(id_):
            inner = f"Runtime\\Type::Handle, {class_name(id_)}::class"
        case RecordRef(id_):
            inner = f"Runtime\\Type::Record, {class_name(id_)}::class"
        case other:
            inner = ", ".join(type_list(other))
    return f"[Runtime\\Type::Option, {inner}]" if isinstance(type_, OptionOf) else f"[{inner}]"
