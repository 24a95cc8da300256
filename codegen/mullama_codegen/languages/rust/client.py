"""The dispatch of Rust's conformance client: from a call's path to core's method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...meaning.model import Api, Field, Param, RecordKind
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, OptionOf, RecordRef, Scalar, StreamRef, Type, UnionRef, strip_option
from ...meaning.walk import owned_operations
from ...output import File
from ...plan.core import CoreMethod, Gives
from ...plan.planned import Awaited, From, Plan, PlannedCall, Way
from .language import RUST
from .types import owned, pascal, value

PATH = "core/conformance/src/generated.rs"


@dataclass(frozen=True, slots=True)
class Taken:
    """One argument of a request; `kind` is its macro in `templates/client/_arm.rs.j2`."""

    kind: str
    name: str
    id: str
    type: str  # its own, or the function that finds an object of it
    default: str = ""
    lent: str = ""  # as core's method takes it


@dataclass(frozen=True, slots=True)
class ArmView:
    """One arm of the dispatch; `called` and `answer` are macros of `templates/client/_arm.rs.j2`."""

    path: str
    guard: str  # the input that chooses this arm; empty when there is one only
    receiver: str  # the variant of the target; empty for a function
    taken: tuple[Taken, ...]
    progress: str  # how core takes what hears progress: the macro
    called: str
    target: str
    method: str
    answer: str
    mark: str
    type: str  # of an object
    changed: str = ""  # the variable that core has written over


@dataclass(frozen=True, slots=True)
class HandleView:
    """An object that the client keeps."""

    name: str
    snake: str
    clones: bool
    in_records: bool  # a record's field holds one, so a request gives a copy
    facts: tuple[tuple[str, str], ...]  # name, expression over `it`


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record that requests give, or that answers hold."""

    name: str
    id: str
    defaults: str  # where a missing field comes from; empty where the record has none
    own_defaults: Mapping[str, str]  # the same for single fields, where others must be there
    fields: tuple[tuple[str, str], ...]  # key, field
    presets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union and its cases."""

    name: str
    cases: tuple[tuple[str, str], ...]  # as requests name it, variant


@dataclass(frozen=True, slots=True)
class ClientView:
    """Everything that the client's generated part prints."""

    features: tuple[str, ...]
    handles: tuple[HandleView, ...]
    streams: tuple[str, ...]
    arms: tuple[ArmView, ...]
    params: tuple[RecordView, ...]
    results: tuple[RecordView, ...]
    enums: tuple[str, ...]
    given_unions: tuple[UnionView, ...]
    answered_unions: tuple[UnionView, ...]
    lists: tuple[str, ...]  # records and enums that requests give in lists
    answered_lists: tuple[str, ...]  # records that answers hold in lists


def files(api: Api, plan: Plan) -> Iterator[File]:
    """The one file of the client's dispatch."""
    taken = tuple(_taken(api))
    yield File(
        PATH,
        "rust/client/generated.rs.j2",
        ClientView(
            features=plan.features,
            handles=tuple(
                HandleView(
                    pascal(h.id),
                    RUST.escape(h.id),
                    h.clone is not None,
                    any(f.type == OptionOf(HandleRef(h.id)) for f in taken) or _is_held(api, h.id),
                    tuple((f.id, f"it.{RUST.escape(f.id)}()") for f in h.facts if RUST.id in f.surface),
                )
                for h in api.handles
            ),
            streams=tuple(pascal(s.id) for s in api.streams),
            arms=tuple(_arm(planned, way) for planned in plan.calls if not planned.tried_apart for way in planned.ways),
            params=tuple(_record(api, r.id) for r in api.records if r.kind is RecordKind.PARAMS),
            results=tuple(_record(api, r.id) for r in api.records if r.kind is RecordKind.RESULT),
            enums=tuple(pascal(e.id) for e in api.enums),
            given_unions=tuple(_unions(api, (f.type for f in taken))),
            answered_unions=tuple(_unions(api, _answered(api))),
            lists=tuple(dict.fromkeys(_listed(f.type for f in taken))),
            answered_lists=tuple(dict.fromkeys(_listed(_answered(api)))),
        ),
    )


def _is_held(api: Api, handle: str) -> bool:
    """Whether a params record holds the handle."""
    return any(f.type == HandleRef(handle) for r in api.records for f in r.fields)


def _taken(api: Api) -> Iterator[Field]:
    """Everything that requests give: fields and parameters."""
    for record in api.records:
        if record.kind is RecordKind.PARAMS:
            yield from record.fields
    for _, op in owned_operations(api):
        yield from op.params


def _answered(api: Api) -> Iterator[Type]:
    """The type of everything that answers hold: fields of results, and results of calls."""
    yield from (f.type for r in api.records if r.kind is RecordKind.RESULT for f in r.fields)
    yield from (op.returns.type for _, op in owned_operations(api) if op.returns is not None)


def _unions(api: Api, types: Iterable[Type]) -> Iterator[UnionView]:
    """The unions among some types."""
    found = {t.id for t in map(strip_option, types) if isinstance(t, UnionRef)}
    for union in (u for u in api.unions if u.id in found):
        yield UnionView(pascal(union.id), tuple((c.id, pascal(c.id)) for c in union.cases))


def _listed(types: Iterable[Type]) -> Iterator[str]:
    """The described types that travel in lists."""
    for type_ in types:
        if isinstance(type_, ListOf) and isinstance(type_.item, (RecordRef, EnumRef)):
            yield pascal(type_.item.id)


def _record(api: Api, id_: str) -> RecordView:
    record = api.record(id_)
    given = record.kind is RecordKind.PARAMS
    complete = all(f.default is not None for f in record.fields)
    free = [f for f in record.fields if RUST.id in f.surface and given and not complete]
    return RecordView(
        name=pascal(id_),
        id=id_,
        defaults=f"{pascal(id_)}::default()" if complete and given else "",
        own_defaults={f.id: value(f.type, f.default) if f.default is not None else "" for f in free},
        fields=tuple((f.id, RUST.escape(f.surface.names.get(RUST.id, f.id))) for f in record.fields if RUST.id in f.surface),
        presets=tuple((p.id, RUST.escape(p.id)) for p in record.presets),
    )


def _arm(planned: PlannedCall, way: Way) -> ArmView:
    call, method = planned.call, way.to
    assert isinstance(method, CoreMethod)  # Rust's users call core
    later = method.gives is Gives.PENDING
    informs = () if planned.operation.progress is None else ("taken" if later else "lent",)
    written = planned.result.changed
    return ArmView(
        path=call.path,
        guard=way.input.id if way.input else "",
        receiver=pascal(call.owner.id) if call.owner and call.on_object else "",
        taken=tuple(_argument(given.param) for given in way.arguments if given.by is From.CALLER),
        progress="".join(informs),
        changed=_local(written) if written else "",
        called="later" if later else "now",
        target="it." if call.on_object else f"{pascal(call.owner.id)}::" if call.owner else "mullama::",
        method=RUST.escape(method.name),
        answer=_answer(planned, method),
        mark="" if method.gives is Gives.PLAIN else "?",
        type=pascal(planned.result.type.id) if isinstance(planned.result.type, (HandleRef, StreamRef)) else "",
    )


def _argument(param: Param) -> Taken:
    name, type_ = _local(param), owned(param.type)
    if RUST.id in param.changed:
        return Taken("changed", name, param.id, type_, lent=f"&mut {name}")
    if isinstance(param.type, HandleRef):
        return Taken("object", name, param.id, RUST.escape(param.type.id), lent=name)
    default = value(param.type, param.default) if param.default is not None else ""
    return Taken("optional" if default else "required", name, param.id, type_, default, _lent(name, param.type))


def _local(param: Param) -> str:
    """The variable of an argument, clear of what an arm needs itself."""
    name = RUST.escape(param.id)
    return f"{name}_" if name in ("it", "objects", "arguments", "progress") else name


def _lent(name: str, type_: Type) -> str:
    """A value as core's method takes it."""
    match type_:
        case HandleRef() | EnumRef() | OptionOf(EnumRef()):
            return name
        case OptionOf(Scalar(kind)) if kind.is_text:
            return f"{name}.as_deref()"
        case OptionOf(Scalar()):
            return name
        case OptionOf():
            return f"{name}.as_ref()"
        case Scalar(kind) if not kind.is_text and kind is not Kind.BYTES:
            return name
        case _:
            return f"&{name}"


def _answer(planned: PlannedCall, method: CoreMethod) -> str:
    """The macro for what becomes of the answer."""
    if planned.result.changed is not None:
        return "changed"
    match planned.result.type:
        case StreamRef():
            return "awaitedStream" if isinstance(planned.does, Awaited) else "stream"
        case HandleRef():
            return "object"
        case None if method.gives is Gives.PLAIN:
            return "nothing"
        case _:
            return "value"
