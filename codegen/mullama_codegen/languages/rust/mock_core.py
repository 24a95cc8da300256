"""A core that answers canned values: the same paths and methods as the real one, from any description.

It goes with what `core.py` makes of the description, and stands in for what is written by hand in the real core. The generator's
output for a hostile description is compiled against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, FormKind, Operation, Param, Record, RecordKind, Returned
from ...meaning.names import Name
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Type, Vector
from ...output import File
from .language import RUST
from .types import owned, pascal

FOLDER = "core/src"


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method or function: its parameters with the receiver, what it gives and the canned answer."""

    name: str
    params: str
    gives: str
    answer: str


@dataclass(frozen=True, slots=True)
class HandleView:
    """A handle type."""

    name: str
    kind: str
    clones: bool
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class StreamView:
    """A stream type and the record at its end."""

    name: str
    record: str


@dataclass(frozen=True, slots=True)
class CannedRecord:
    """A record whose fields are canned one by one."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CannedChoice:
    """An enum, or a union and its payload: the first case is the canned one."""

    name: str
    first: str
    carries: bool


@dataclass(frozen=True, slots=True)
class MockView:
    """Everything that the mock core prints."""

    enums: tuple[str, ...]
    params: tuple[str, ...]
    records: tuple[str, ...]
    handles: tuple[HandleView, ...]
    streams: tuple[StreamView, ...]
    functions: tuple[MethodView, ...]
    canned_records: tuple[CannedRecord, ...]
    canned_choices: tuple[CannedChoice, ...]


def files(api: Api) -> Iterator[File]:
    """The generated sources of the mock core; those of `codegen/mock_core` stand beside them."""
    view = _view(api)
    for stem in ("lib", "objects", "streams", "functions", "canned"):
        yield File(f"{FOLDER}/{stem}.rs", f"rust/mock_core/{stem}.rs.j2", view)


def _view(api: Api) -> MockView:
    params = tuple(pascal(r.id) for r in api.records if r.kind is RecordKind.PARAMS)
    results = tuple(r for r in api.records if r.kind is RecordKind.RESULT)
    enums = tuple(CannedChoice(pascal(e.id), pascal(e.values[0].id), False) for e in api.enums)
    unions = tuple(CannedChoice(pascal(u.id), pascal(u.cases[0].id), True) for u in api.unions)
    return MockView(
        enums=tuple(pascal(e.id) for e in api.enums),
        params=(*params, *(pascal(u.id) for u in api.unions)),
        records=tuple(pascal(r.id) for r in results),
        handles=tuple(
            HandleView(
                name=pascal(h.id),
                kind=h.id.replace("_", " "),
                clones=h.clone is not None or _travels(api, h.id),
                methods=(
                    *(m for op in h.constructors for m in _methods(api, op, None, HandleRef(h.id), fails=True)),
                    *(m for op in h.methods for m in _methods(api, op, "&self", None, fails=True)),
                    *(MethodView(RUST.escape(f.id), "&self", *_lent(f.type)) for f in h.facts),
                ),
            )
            for h in api.handles
        ),
        streams=tuple(StreamView(pascal(s.id), pascal(s.result)) for s in api.streams),
        functions=tuple(m for op in api.functions for m in _methods(api, op, None, None, fails=bool(op.errors))),
        canned_records=tuple(_canned(r) for r in results),
        canned_choices=(*enums, *unions),
    )


def _travels(api: Api, handle: str) -> bool:
    """Whether a record holds the handle, which is then a second hold on the same object."""
    return any(f.type in (HandleRef(handle), OptionOf(HandleRef(handle))) for r in api.records for f in r.fields)


def _canned(record: Record) -> CannedRecord:
    fields = (RUST.escape(f.surface.names.get(RUST.id, f.id)) for f in record.fields if RUST.id in f.surface)
    return CannedRecord(pascal(record.id), tuple(fields))


def _methods(api: Api, op: Operation, receiver: str | None, made: Type | None, fails: bool) -> Iterator[MethodView]:
    """Core's methods for an operation: one for each form that core has, from each of its inputs."""
    starts = [((i.param, *op.params), i.suffix) for i in op.inputs] or [(op.params, None)]
    for params, suffix in starts:
        for form in op.forms:
            name = str(form.name + (suffix or Name(())))
            given = _given(op, params, receiver, is_async=form.kind is FormKind.ASYNC)
            match form.kind:
                case FormKind.PLAIN | FormKind.ASYNC:
                    answer = made or _answer(api, op)
                    yield _method(name, given, answer, form.kind is FormKind.ASYNC, fails, bool(op.returns and op.returns.static))
                case FormKind.TEXT:
                    yield _method(name, given, _answer(api, op), False, fails)
                    into = f"{given}, _: &mut [u8]"
                    yield MethodView(RUST.escape(f"{name}_into"), into, "Result<usize>", "Ok(0)")
                case FormKind.RESULT:
                    record: Type = RecordRef(api.stream(op.produces or "").result)
                    yield _method(name, given, record, False, fails)
                    waiting = str(form.name + Name.of("async") + (suffix or Name(())))
                    yield _method(waiting, given, record, True, fails)
                case FormKind.STREAM:
                    yield _method(name, given, StreamRef(op.produces or ""), False, fails)
                case _:
                    pass  # built on the stream


def _answer(api: Api, op: Operation) -> Type | None:
    """What the plain form of an operation gives."""
    returned: Returned | None = op.returns
    if op.produces is not None:
        return api.stream(op.produces).item
    return returned.type if returned else None


def _method(name: str, given: str, type_: Type | None, is_async: bool, fails: bool, static: bool = False) -> MethodView:
    inner = "()" if type_ is None else "&'static str" if static else owned(type_)
    if is_async:
        return MethodView(RUST.escape(name), given, f"Pending<{inner}>", "Pending::ready(Ok(canned()))")
    if fails:
        return MethodView(RUST.escape(name), given, f"Result<{inner}>", "Ok(canned())")
    return MethodView(RUST.escape(name), given, inner, "canned()")


def _given(op: Operation, params: tuple[Param, ...], receiver: str | None, is_async: bool) -> str:
    parts = [receiver] if receiver else []
    parts += [f"{RUST.escape(p.id)}: {argument_type(p.type)}" for p in params]
    if op.progress:
        parts.append("_: Option<Box<dyn FnMut(f32) -> bool + Send>>" if is_async else "_: Progress<'_>")
    return ", ".join(parts)


def argument_type(type_: Type) -> str:
    """How core's methods take a value: small ones as they are, all others lent."""
    match type_:
        case Scalar(Kind.PATH):
            return "impl AsRef<Path>"
        case Scalar(kind) if kind.is_text:
            return "&str"
        case Scalar(Kind.BYTES) | Vector():
            return f"&{_slice(type_)}"
        case ListOf(Scalar(Kind.PATH)):
            return "&[impl AsRef<Path>]"
        case ListOf(Scalar(kind)) if kind.is_text:
            return "&[impl AsRef<str>]"
        case ListOf(item):
            return f"&[{owned(item)}]"
        case OptionOf(Scalar(Kind.PATH)):
            return "Option<impl AsRef<Path>>"
        case OptionOf(Scalar(kind)) if kind.is_text:
            return "Option<&str>"
        case Scalar() | EnumRef() | OptionOf(Scalar() | EnumRef()):
            return owned(type_)
        case OptionOf(item):
            return f"Option<&{owned(item)}>"
        case _:
            return f"&{owned(type_)}"


def _slice(type_: Type) -> str:
    return "[f32]" if isinstance(type_, Vector) else "[u8]"


def _lent(type_: Type) -> tuple[str, str]:
    """How core gives a fact, and the canned one: what has parts is lent."""
    match type_:
        case Scalar(Kind.PATH):
            return "&Path", 'Path::new("")'
        case Scalar(kind) if kind.is_text:
            return "&str", '""'
        case Scalar(Kind.BYTES) | Vector():
            return f"&{_slice(type_)}", "&[]"
        case ListOf(item):
            return f"&[{owned(item)}]", "&[]"
        case MapOf():
            return f"&{owned(type_)}", "&canned::NO_ENTRIES"
        case _:
            return owned(type_), "canned()"
