"""A core that answers canned values: the same paths and methods as the real one, from any description.

It goes with what `core.py` makes of the description, and stands in for what is written by hand in the real core. The generator's
output for a hostile description is compiled against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Handle, Operation, Record, RecordKind, Stream
from ...meaning.types import HandleRef, Kind, ListOf, MapOf, OptionOf, Scalar, StreamRef, Type, UnionRef, Vector, strip_option
from ...meaning.walk import given_back
from ...output import File
from ...plan.core import Gives, every_method
from .language import RUST
from .signatures import of_declared
from .types import awaited, owned, pascal

FOLDER = "core/src"

ANSWERS = {
    Gives.PLAIN: "canned()",
    Gives.RESULT: "Ok(canned())",
    Gives.PENDING: "Pending::ready(Ok(canned()))",
    Gives.WRITTEN: "Ok(0)",
}


# What bindings hold against their own before they call anything else.
VERSIONS = {
    "version": "crate::generated::library::VERSION",
    "abi_version": "crate::generated::library::ABI_VERSION",
    "api_digest": "crate::generated::library::API_DIGEST",
}


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
    """A stream type, the one whose pieces are awaited, its items and the record at its end."""

    name: str
    awaited: str
    item: str
    is_text: bool
    record: str
    takes: bool
    has_fd: bool


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
    back = {t.id for t in map(strip_option, given_back(api, RUST.id)) if isinstance(t, UnionRef)}
    enums = tuple(CannedChoice(pascal(e.id), pascal(e.values[0].id), False) for e in api.enums)
    unions = tuple(CannedChoice(pascal(u.id), pascal(u.cases[0].id), True) for u in api.unions if u.id in back)
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
                    *(m for op in (*h.constructors, *h.methods) for m in _methods(api, op, h)),
                    *(
                        MethodView(RUST.escape(f.id), "&self", *((owned(f.type), "canned()") if f.changes else _lent(f.type)))
                        for f in h.facts
                    ),
                ),
            )
            for h in api.handles
        ),
        streams=tuple(
            StreamView(
                pascal(s.id),
                awaited(StreamRef(s.id)),
                owned(s.item),
                s.item == Scalar(Kind.STRING),
                pascal(s.result),
                s.takes is not None,
                _has_fd(s),
            )
            for s in api.streams
        ),
        functions=tuple(m for op in api.functions for m in _methods(api, op, None)),
        canned_records=tuple(_canned(r) for r in results),
        canned_choices=(*enums, *unions),
    )


def _has_fd(stream: Stream) -> bool:
    return any(m.id == "fd" and RUST.id in m.surface for m in stream.methods)


def _travels(api: Api, handle: str) -> bool:
    """Whether a record holds the handle, which is then a second hold on the same object."""
    return any(f.type in (HandleRef(handle), OptionOf(HandleRef(handle))) for r in api.records for f in r.fields)


def _canned(record: Record) -> CannedRecord:
    fields = (RUST.escape(f.surface.names.get(RUST.id, f.id)) for f in record.fields if RUST.id in f.surface)
    return CannedRecord(pascal(record.id), tuple(fields))


def _methods(api: Api, op: Operation, owner: Handle | None) -> Iterator[MethodView]:
    """Core's methods for an operation that are written by hand, as the plan lists them."""
    for one in every_method(api, op, owner):
        *_, whole = of_declared(one, op, owner)
        answer = VERSIONS.get(op.id) if owner is None else None
        yield MethodView(whole.name, ", ".join(whole.params), whole.gives or "()", answer or ANSWERS[one.method.gives])


def _slice(type_: Type) -> str:
    return "[f32]" if isinstance(type_, Vector) else "[u8]"


def _lent(type_: Type) -> tuple[str, str]:
    """How core gives a fact, and the canned one: what has parts is lent."""
    match type_:
        case Scalar(Kind.PATH):
            return "&Path", 'Path::new("")'
        case Scalar(Kind.JSON):
            return "&str", '"7"'
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
