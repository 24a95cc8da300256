"""The dispatch of Rust's conformance testee: from a call's path to core's method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Field, Param, RecordKind
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, OptionOf, RecordRef, Scalar, StreamRef, Type
from ...output import File
from ...plan.core import CoreMethod, Gives
from ...plan.planned import Plan, PlannedCall
from .language import RUST
from .types import owned, pascal, value

PATH = "core/testee/src/generated.rs"


@dataclass(frozen=True, slots=True)
class ArmView:
    """One arm of the dispatch."""

    path: str
    guard: str  # the input that chooses this arm; empty when there is one only
    receiver: str  # the variant of the target; empty for a function
    lines: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class HandleView:
    """An object that the testee keeps."""

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
    defaults: str  # where a missing field comes from; empty when every field must be there
    fields: tuple[tuple[str, str], ...]  # key, field
    presets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TesteeView:
    """Everything that the testee's generated part prints."""

    features: tuple[str, ...]
    handles: tuple[HandleView, ...]
    streams: tuple[str, ...]
    arms: tuple[ArmView, ...]
    params: tuple[RecordView, ...]
    results: tuple[RecordView, ...]
    enums: tuple[str, ...]
    unions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    lists: tuple[str, ...]  # records and enums that travel in lists


def files(api: Api, plan: Plan) -> Iterator[File]:
    """The one file of the client's dispatch."""
    taken = tuple(_taken(api))
    yield File(
        PATH,
        "rust/testee/generated.rs.j2",
        TesteeView(
            features=plan.features,
            handles=tuple(
                HandleView(
                    pascal(h.id),
                    RUST.escape(h.id),
                    h.clone is not None,
                    any(f.type == OptionOf(HandleRef(h.id)) for f in taken),
                    tuple((f.id, f"it.{RUST.escape(f.id)}()") for f in h.facts if RUST.id in f.surface),
                )
                for h in api.handles
            ),
            streams=tuple(pascal(s.id) for s in api.streams),
            arms=tuple(_arm(planned) for planned in plan.calls),
            params=tuple(_record(api, r.id) for r in api.records if r.kind is RecordKind.PARAMS),
            results=tuple(_record(api, r.id) for r in api.records if r.kind is RecordKind.RESULT),
            enums=tuple(pascal(e.id) for e in api.enums),
            unions=tuple((pascal(u.id), tuple((c.id, pascal(c.id)) for c in u.cases)) for u in api.unions),
            lists=tuple(dict.fromkeys(_listed(taken))),
        ),
    )


def _taken(api: Api) -> Iterator[Field]:
    """Everything that requests give: fields and parameters."""
    for record in api.records:
        yield from record.fields
    for op in (*(op for h in api.handles for op in (*h.constructors, *h.methods)), *api.functions):
        yield from op.params


def _listed(taken: Iterable[Field]) -> Iterator[str]:
    """The described types that travel in lists."""
    for type_ in (f.type for f in taken):
        if isinstance(type_, ListOf) and isinstance(type_.item, (RecordRef, EnumRef)):
            yield pascal(type_.item.id)


def _record(api: Api, id_: str) -> RecordView:
    record = api.record(id_)
    complete = all(f.default is not None for f in record.fields)
    return RecordView(
        name=pascal(id_),
        id=id_,
        defaults=f"{pascal(id_)}::default()" if complete and record.kind is RecordKind.PARAMS else "",
        fields=tuple((f.id, RUST.escape(f.surface.names.get(RUST.id, f.id))) for f in record.fields if RUST.id in f.surface),
        presets=tuple((p.id, RUST.escape(p.id)) for p in record.presets),
    )


def _arm(planned: PlannedCall) -> ArmView:
    call, method = planned.call, planned.only_way.to
    assert isinstance(method, CoreMethod)  # Rust's users call core
    later = method.gives is Gives.PENDING
    receiver = pascal(call.owner.id) if call.owner and call.on_object else ""
    arguments = [_lent(_local(p), p.type) for p in call.params]
    lines = [_line(p) for p in call.params]
    if planned.operation.progress is not None:
        lines.append("let mut progress = arguments.progress();")
        arguments.append("progress.take()" if later else "progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool)")
    core = RUST.escape(method.name)
    path = f"it.{core}" if receiver else f"{pascal(call.owner.id)}::{core}" if call.owner else f"mullama::{core}"
    answer = f"{path}({', '.join(arguments)})"
    return ArmView(
        path=call.path,
        guard="".join(planned.inputs),
        receiver=receiver,
        lines=tuple(lines),
        result=_result(planned, f"pollster::block_on({answer})" if later else answer),
    )


def _line(param: Param) -> str:
    name = _local(param)
    if isinstance(param.type, HandleRef):
        return f'let {name} = {RUST.escape(param.type.id)}(objects.get(&arguments.handle("{param.id}")?)?)?;'
    if param.default is None:
        return f'let {name}: {owned(param.type)} = arguments.read("{param.id}")?;'
    return f'let {name}: {owned(param.type)} = arguments.read_or("{param.id}", {value(param.type, param.default)})?;'


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


def _result(planned: PlannedCall, expression: str) -> str:
    fallible = "?" if planned.result.fails else ""
    match planned.result.type:
        case StreamRef(id_):
            return f"Made::Object(Object::{pascal(id_)}(RefCell::new({expression}?)))"
        case HandleRef(id_):
            return f"Made::Object(Object::{pascal(id_)}({expression}?))"
        case None if not fallible:
            return f"Made::Value({{ {expression}; ().to_tagged() }})"
        case _:
            return f"Made::Value({expression}{fallible}.to_tagged())"
