"""The dispatch of Rust's conformance testee: from a call's path to core's method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...cabi.shapes import Abi
from ...meaning.model import Api, Field, FormKind, Param, RecordKind
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, OptionOf, RecordRef, Scalar, StreamRef, Type
from ...output import File
from ...plan.calls import Call, constructors, functions, methods
from ...plan.features import features
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


def files(api: Api, abi: Abi) -> Iterator[File]:
    """The one file of the testee's dispatch."""
    del abi  # Rust's users call core, not the C ABI
    taken = tuple(_taken(api))
    yield File(
        PATH,
        "rust/testee/generated.rs.j2",
        TesteeView(
            features=features(api, RUST.id),
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
            arms=tuple(_arms(api)),
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


def _arms(api: Api) -> Iterator[ArmView]:
    for call in functions(api, RUST.id):
        yield _arm(call)
    for handle in api.handles:
        for call in (*constructors(api, handle, RUST.id), *methods(api, handle, RUST.id)):
            yield _arm(call)


def _arm(call: Call) -> ArmView:
    receiver = pascal(call.owner.id) if call.owner and not call.is_constructor else ""
    arguments = [_lent(_local(p), p.type) for p in call.params]
    lines = [_line(p) for p in call.params]
    if call.operation.progress is not None:
        lines.append("let mut progress = arguments.progress();")
        is_async = call.form is FormKind.ASYNC
        arguments.append("progress.take()" if is_async else "progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool)")
    core = RUST.escape(call.core)
    path = f"it.{core}" if receiver else f"{pascal(call.owner.id)}::{core}" if call.owner else f"mullama::{core}"
    return ArmView(
        path=call.path,
        guard=call.params[0].id if call.operation.inputs else "",
        receiver=receiver,
        lines=tuple(lines),
        result=_result(call, f"{path}({', '.join(arguments)})"),
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


def _result(call: Call, expression: str) -> str:
    fallible = "?" if call.owner or call.operation.errors else ""
    if call.form is FormKind.ASYNC:
        expression = f"pollster::block_on({expression})"
    if call.is_constructor and call.owner is not None:
        return f"Made::Object(Object::{pascal(call.owner.id)}({expression}?))"
    match call.returns.type if call.returns else None:
        case StreamRef(id_):
            return f"Made::Object(Object::{pascal(id_)}(RefCell::new({expression}?)))"
        case HandleRef(id_):
            return f"Made::Object(Object::{pascal(id_)}({expression}?))"
        case None if not fallible:
            return f"Made::Value({{ {expression}; ().to_tagged() }})"
        case _:
            return f"Made::Value({expression}{fallible}.to_tagged())"
