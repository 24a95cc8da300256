"""The Go binding: its package over the C ABI, and the dispatch of its conformance client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...cabi.shapes import Abi, Role
from ...meaning.model import Api, Handle, Stream
from ...meaning.names import Name
from ...meaning.types import Kind, ListOf, RecordRef, Scalar
from ...output import File
from ...plan.planned import LookedUp, PlannedCall, Plans
from . import callbacks, client, records, tools, unions
from .answers import Answer
from .args import lower
from .call_views import CallView, Conversion
from .calls import Calls, bits_field, clone
from .cwrap import Wrappers
from .docs import being, doing, giving
from .language import GO
from .reads import Entries, Read, copier, entries, read
from .spell import argument, exported, packages_of, quoted, received, receiver_name, stored, type_name, unexported

FOLDER = "bindings/go"


@dataclass(frozen=True, slots=True)
class FactView:
    """A value that is read at creation and given by a method."""

    doc: str
    method: str
    field: str
    type: str
    read: Read


@dataclass(frozen=True, slots=True)
class BitsView:
    """A predicate's answers, which are read at creation."""

    field: str
    read: Read


@dataclass(frozen=True, slots=True)
class HandleView:
    """One handle's file."""

    imports: tuple[str, ...]
    doc: str
    name: str
    receiver: str
    aliases: tuple[str, ...]
    facts: tuple[FactView, ...]
    changing: tuple[FactView, ...]  # that are asked for each time
    bits: tuple[BitsView, ...]
    free: str
    constructors: tuple[CallView, ...]
    methods: tuple[CallView, ...]


@dataclass(frozen=True, slots=True)
class StreamView:
    """One stream's file."""

    doc: str
    name: str
    imports: tuple[str, ...]
    item: str
    copier: str  # of an item that is a record
    record: str
    next_doc: str
    finish_doc: str
    next: str
    finish: str
    free: str
    fd_doc: str
    fd: str  # empty where it has no descriptor
    feed: FeedView | None  # of one that takes something


@dataclass(frozen=True, slots=True)
class FeedView:
    """How a stream takes something."""

    give_doc: str
    name: str
    given: Conversion
    give: Answer
    end_doc: str
    end: str
    try_next: str


@dataclass(frozen=True, slots=True)
class ParamsFile:
    """What users give."""

    imports: tuple[str, ...]
    params: tuple[records.ParamsView, ...]


@dataclass(frozen=True, slots=True)
class RecordsFile:
    """What users get."""

    imports: tuple[str, ...]
    records: tuple[records.ResultView, ...]
    entries: Entries | None


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The free functions and what the runtime must know of the description."""

    imports: tuple[str, ...]
    abi_version: int
    messages: tuple[tuple[str, str], ...]
    functions: tuple[CallView, ...]


def files(api: Api, abi: Abi, plans: Plans) -> Iterable[File]:
    """Every generated file under `bindings/go`."""
    wrappers = Wrappers()
    calls = Calls(api, abi, plans[GO.id], wrappers)
    errors = records.errors(api)
    params = tuple(records.params(api, abi))
    results = tuple(records.results(api, abi, wrappers))
    made = [
        _go("errors", errors),
        _go("enums", tuple(records.enum(e) for e in api.enums)),
        _go("params", ParamsFile(_of_fields(params), params)),
        _go("unions", unions.file(api, abi, wrappers)),
        _go("records", RecordsFile(_of_fields(results), results, entries(abi, wrappers))),
        _go("callbacks", callbacks.file(api, abi)),
        _go("library", _library(api, abi, calls)),
        *(File(f"{FOLDER}/{h.id}_gen.go", "go/handle.go.j2", _handle(calls, h)) for h in api.handles if GO.id in h.surface),
        *([_go("tools", loops)] if (loops := tuple(tools.loops(api, calls))) else []),
        *(File(f"{FOLDER}/{s.id}_gen.go", "go/stream.go.j2", _stream(api, abi, s, wrappers)) for s in api.streams),
        File(f"{FOLDER}/conformance/dispatch_gen.go", "go/client.go.j2", client.view(calls)),
    ]
    # The wrappers come last: only what the files above call is wrapped.
    headers = [
        File(f"{FOLDER}/calls_gen.h", "go/calls.h.j2", wrappers.all()),
        File(f"{FOLDER}/data_gen.h", "go/data.h.j2", errors),
    ]
    return [*made, *headers]


def _go(stem: str, view: object) -> File:
    return File(f"{FOLDER}/{stem}_gen.go", f"go/{stem}.go.j2", view)


def _of_fields(views: Iterable[records.ParamsView | records.ResultView]) -> tuple[str, ...]:
    views = tuple(views)
    stores = (s.imports for v in views if isinstance(v, records.ParamsView) for s in v.stores)
    return tuple(sorted({i for found in (*(f.imports for v in views for f in v.fields), *stores) for i in found}))


def _of_calls(views: Iterable[CallView], more: Iterable[str] = ()) -> tuple[str, ...]:
    return tuple(sorted({*(i for v in views for i in v.imports), *more}))


def _handle(calls: Calls, handle: Handle) -> HandleView:
    abi, wrappers = calls.abi, calls.wrappers
    creators = calls.views(calls.plan.constructors(handle))
    second = clone(abi, handle, wrappers)
    methods_ = (*([second] if second else []), *calls.views(calls.plan.methods(handle)))
    facts = tuple(_facts(abi, handle, wrappers))
    free = next(f for f in abi.functions if f.role is Role.FREE and f.of(handle))
    return HandleView(
        imports=_of_calls((*creators, *methods_), ["runtime", *packages_of(*(f.type for f in handle.facts if GO.id in f.surface))]),
        doc=being(type_name(handle.id), handle.doc),
        name=type_name(handle.id),
        receiver=receiver_name(handle),
        aliases=handle.surface.aliases.get(GO.id, ()),
        facts=facts,
        changing=tuple(_facts(abi, handle, wrappers, changing=True)),
        bits=tuple(_bits(calls, planned) for planned in calls.plan.methods(handle) if isinstance(planned.does, LookedUp)),
        free=wrappers.use(free),
        constructors=creators,
        methods=methods_,
    )


def _facts(abi: Abi, handle: Handle, wrappers: Wrappers, changing: bool = False) -> Iterator[FactView]:
    for fact in handle.facts:
        if GO.id not in fact.surface or fact.changes is not changing:
            continue
        behind = tuple(f for f in abi.functions if f.fact is fact and f.of(handle))
        method = fact.surface.names.get(GO.id) or exported(fact.name)
        yield FactView(
            doc=giving(method, fact.doc),
            method=method,
            field=f"{unexported(fact.name)}Fact",
            type=stored(fact),
            read=read(fact.type, behind, f"{receiver_name(handle)}.handle()" if changing else "raw.value", wrappers, stored(fact)),
        )


def _bits(calls: Calls, planned: PlannedCall) -> BitsView:
    function = calls.abi.bits_of(planned.call.id)
    return BitsView(bits_field(planned), read(Scalar(Kind.BYTES), (function,), "raw.value", calls.wrappers))


def _stream(api: Api, abi: Abi, stream: Stream, wrappers: Wrappers) -> StreamView:
    def behind(role: Role) -> str:
        return wrappers.use(next(f for f in abi.functions if f.role is role and f.of(stream)))

    docs = {m.id: m.doc for m in stream.methods}
    has_fd = any(m.id == "fd" and GO.id in m.surface for m in stream.methods)
    feed = None
    if stream.takes is not None:
        function = next(f for f in abi.functions if f.role is Role.STREAM_GIVE and f.of(stream))
        type_, name = ListOf(stream.takes.type), argument(stream.takes, ("s",))
        given = lower(name, stream.takes.id, type_, function.params_of(stream.takes.id))
        feed = FeedView(
            give_doc=doing("Give", docs["give"]),
            name=name,
            given=given,
            give=Answer("value", wrappers.use(function), ("s.handle()", *given.exprs), "int32", helper="number"),
            end_doc=doing("EndInput", docs["end_input"]),
            end=behind(Role.STREAM_END),
            try_next=behind(Role.STREAM_TRY_NEXT),
        )
    return StreamView(
        doc=being(type_name(stream.id), stream.doc),
        name=type_name(stream.id),
        imports=tuple(sorted({"context", "runtime", *packages_of(stream.item)})),
        item=received(stream.item),
        copier=copier(stream.item) if isinstance(stream.item, RecordRef) else "",
        record=type_name(stream.result),
        next_doc=doing("Next", docs["next"]),
        finish_doc=doing("Finish", docs["finish"]),
        next=behind(Role.STREAM_NEXT),
        finish=behind(Role.STREAM_FINISH),
        free=behind(Role.STREAM_FREE),
        fd_doc=doing("Fd", docs["fd"]) if has_fd else "",
        fd=behind(Role.STREAM_FD) if has_fd else "",
        feed=feed,
    )


def _library(api: Api, abi: Abi, calls: Calls) -> LibraryView:
    shown = calls.views(calls.plan.functions())
    messages = tuple((unexported(Name.of(f"{key}_message")), quoted(text)) for key, text in api.messages.items())
    return LibraryView(_of_calls(shown), abi.version, messages, shown)
