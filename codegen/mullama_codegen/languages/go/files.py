"""The Go binding: its package over the C ABI, and the dispatch of its conformance testee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...cabi.shapes import Abi, Role
from ...meaning.model import Api, Handle, Stream
from ...meaning.names import Name
from ...output import File
from ...plan.calls import constructors, functions, methods
from . import callbacks, records, testee
from .calls import Calls, CallView, clone, receiver_name
from .cwrap import Wrappers
from .docs import being, doing, giving
from .language import GO
from .produced import of_call
from .reads import read
from .spell import exported, quoted, stored, type_name, unexported

FOLDER = "bindings/go"
# Packages that generated calls may need, in the order of Go's imports.
PACKAGES = (("context", "context"), ("encoding/json", "json"), ("runtime", "runtime"), ("unsafe", "unsafe"))


@dataclass(frozen=True, slots=True)
class FactView:
    """A value that is read at creation and given by a method."""

    doc: str
    method: str
    field: str
    type: str
    read: str


@dataclass(frozen=True, slots=True)
class HandleView:
    """One handle's file."""

    imports: tuple[str, ...]
    doc: str
    name: str
    receiver: str
    aliases: tuple[str, ...]
    facts: tuple[FactView, ...]
    free: str
    constructors: tuple[CallView, ...]
    methods: tuple[CallView, ...]


@dataclass(frozen=True, slots=True)
class StreamView:
    """One stream's file."""

    doc: str
    name: str
    record: str
    next_doc: str
    finish_doc: str
    next: str
    finish: str
    free: str


@dataclass(frozen=True, slots=True)
class ParamsFile:
    """What users give."""

    imports: tuple[str, ...]
    unions: tuple[records.UnionView, ...]
    params: tuple[records.ParamsView, ...]


@dataclass(frozen=True, slots=True)
class RecordsFile:
    """What users get."""

    imports: tuple[str, ...]
    records: tuple[records.ResultView, ...]


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The free functions and what the runtime must know of the description."""

    imports: tuple[str, ...]
    abi_version: int
    messages: tuple[tuple[str, str], ...]
    functions: tuple[CallView, ...]


def files(api: Api, abi: Abi) -> Iterable[File]:
    """Every generated file under `bindings/go`."""
    wrappers = Wrappers()
    calls = Calls(api, abi, wrappers)
    errors = records.errors(api)
    params = tuple(records.params(api, abi))
    results = tuple(records.results(api, abi, wrappers))
    unions = tuple(map(records.union, api.unions))
    made = [
        _go("errors", errors),
        _go("enums", tuple(records.enum(e) for e in api.enums)),
        _go("params", ParamsFile(_imports_of_fields(params, [case.type for u in unions for case in u.cases]), unions, params)),
        _go("records", RecordsFile(_imports_of_fields(results), results)),
        _go("callbacks", callbacks.file(api, abi)),
        _go("library", _library(api, abi, calls)),
        *(File(f"{FOLDER}/{h.id}_gen.go", "go/handle.go.j2", _handle(calls, h)) for h in api.handles if GO.id in h.surface),
        *(File(f"{FOLDER}/{s.id}_gen.go", "go/stream.go.j2", _stream(api, abi, s, wrappers)) for s in api.streams),
        File(f"{FOLDER}/testee/dispatch_gen.go", "go/testee.go.j2", testee.view(calls)),
    ]
    # The wrappers come last: only what the files above call is wrapped.
    headers = [
        File(f"{FOLDER}/calls_gen.h", "go/calls.h.j2", wrappers.all()),
        File(f"{FOLDER}/data_gen.h", "go/data.h.j2", errors),
    ]
    return [*made, *headers]


def _go(stem: str, view: object) -> File:
    return File(f"{FOLDER}/{stem}_gen.go", f"go/{stem}.go.j2", view)


def _imports_of_fields(views: Iterable[records.ParamsView | records.ResultView], more: Iterable[str] = ()) -> tuple[str, ...]:
    code = [*more, *(f.type for v in views for f in v.fields)]
    code += [s for v in views for s in (v.stores if isinstance(v, records.ParamsView) else (r for _, r in v.reads))]
    return _imports(code)


def _imports(code: Iterable[str]) -> tuple[str, ...]:
    texts = list(code)
    return tuple(path for path, package in PACKAGES if any(f"{package}." in text for text in texts))


def _code(views: Iterable[CallView]) -> Iterator[str]:
    for view in views:
        yield from (view.params, view.results, *view.lines, view.result)
        if view.keep:
            yield "runtime.KeepAlive"


def _handle(calls: Calls, handle: Handle) -> HandleView:
    api, abi, wrappers = calls.api, calls.abi, calls.wrappers
    creators = tuple(view for c in constructors(api, handle, GO.id) for view in of_call(calls, c))
    second = clone(api, abi, handle, wrappers)
    methods_ = (*([second] if second else []), *(view for c in methods(api, handle, GO.id) for view in of_call(calls, c)))
    facts = tuple(_facts(abi, handle, wrappers))
    free = next(f for f in abi.functions if f.role is Role.FREE and f.handle is handle)
    return HandleView(
        imports=_imports([*_code((*creators, *methods_)), *(f.read for f in facts), *(f.type for f in facts), "runtime."]),
        doc=being(type_name(handle.id), handle.doc),
        name=type_name(handle.id),
        receiver=receiver_name(handle),
        aliases=handle.surface.aliases.get(GO.id, ()),
        facts=facts,
        free=wrappers.use(free),
        constructors=creators,
        methods=methods_,
    )


def _facts(abi: Abi, handle: Handle, wrappers: Wrappers) -> Iterator[FactView]:
    for fact in handle.facts:
        if GO.id not in fact.surface:
            continue
        behind = tuple(f for f in abi.functions if f.fact is fact and f.handle is handle)
        method = fact.surface.names.get(GO.id) or exported(fact.name)
        yield FactView(
            doc=giving(method, fact.doc),
            method=method,
            field=f"{unexported(fact.name)}Fact",
            type=stored(fact),
            read=read(fact.type, behind, "raw.value", wrappers, stored(fact)),
        )


def _stream(api: Api, abi: Abi, stream: Stream, wrappers: Wrappers) -> StreamView:
    def behind(role: Role) -> str:
        return wrappers.use(next(f for f in abi.functions if f.role is role and f.stream is stream))

    docs = {m.id: m.doc for m in stream.methods}
    return StreamView(
        doc=being(type_name(stream.id), stream.doc),
        name=type_name(stream.id),
        record=type_name(stream.result),
        next_doc=doing("Next", docs["next"]),
        finish_doc=doing("Finish", docs["finish"]),
        next=behind(Role.STREAM_NEXT),
        finish=behind(Role.STREAM_FINISH),
        free=behind(Role.STREAM_FREE),
    )


def _library(api: Api, abi: Abi, calls: Calls) -> LibraryView:
    shown = tuple(view for c in functions(api, GO.id) for view in of_call(calls, c))
    messages = tuple((unexported(Name.of(f"{key}_message")), quoted(text)) for key, text in api.messages.items())
    return LibraryView(_imports(_code(shown)), abi.version, messages, shown)
