"""PHP: classes over the C ABI through FFI, with the declarations that FFI needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...cabi.declarations import declarations
from ...cabi.shapes import Abi, Role
from ...meaning.model import Api, Fact, Handle, Param, RecordKind, Stream
from ...meaning.names import Case
from ...meaning.types import ListOf, RecordRef, Type
from ...meaning.walk import replaced
from ...output import File
from ...plan.planned import LookedUp, Plan, PlannedCall, Plans
from . import client, docs, records, unions
from .arguments import argument
from .calls import MethodView, member, method_name
from .language import PHP
from .reads import Read, read
from .spelling import class_name, documented, free_method, native, quoted, shapes_in, spelt, variable

FOLDER = "bindings/php/src/generated"


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact: how it is read, and the method that answers it."""

    doc: tuple[str, ...]
    name: str
    type: str
    read: Read


@dataclass(frozen=True, slots=True)
class HandleView:
    """The class of a handle."""

    doc: tuple[str, ...]
    name: str
    freed_by: str
    cloned_by: str  # empty where a second handle cannot be had
    has_new: bool
    facts: tuple[FactView, ...]  # read once, when the object is made
    changing: tuple[FactView, ...]  # read each time
    bits: tuple[tuple[str, str], ...]  # a predicate's method, and C's function that gives its answers
    members: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class StreamView:
    """The class of a stream."""

    doc: tuple[str, ...]
    name: str
    freed_by: str
    waited_by: str
    started_by: str
    record: str
    item: str  # a class, or empty where the pieces are text
    pulls: tuple[tuple[tuple[str, ...], str, str, str], ...]  # doc, method, C function, whether it waits
    finish_doc: tuple[str, ...]
    finish: str
    fd_doc: tuple[str, ...]
    fd: str  # empty where it has no descriptor
    feed: FeedView | None


@dataclass(frozen=True, slots=True)
class FeedView:
    """How a stream takes something."""

    give_doc: tuple[str, ...]
    give: str
    variable: str
    made: str
    given: tuple[str, ...]
    end_doc: tuple[str, ...]
    end: str


@dataclass(frozen=True, slots=True)
class LibraryView:
    """What belongs to no handle."""

    doc: tuple[str, ...]
    version: str
    abi: int
    digest: str
    messages: tuple[tuple[str, str], ...]
    instead: tuple[tuple[str, str], ...]  # a parameter's name, and what a message about a negative number ends with
    exceptions: tuple[tuple[int, str], ...]
    members: tuple[MethodView, ...]


def files(api: Api, abi: Abi, plans: Plans) -> Iterator[File]:
    """Every generated file of the PHP binding."""
    yield File(f"{FOLDER}/mullama.h", "languages/declarations.h.j2", declarations(abi, PHP.title))
    plan = plans[PHP.id]
    library = _library(api, abi, plan)
    yield File(f"{FOLDER}/Mullama.php", "php/library.php.j2", library)
    yield File(f"{FOLDER}/Runtime/Described.php", "php/described.php.j2", library)
    yield File(f"{FOLDER}/Runtime/Codes.php", "php/codes.php.j2", library)
    for error in map(records.error, api.errors):
        yield File(f"{FOLDER}/Exception/{error.name}.php", "php/exception.php.j2", error)
    for enum in map(records.enum, api.enums):
        yield File(f"{FOLDER}/{enum.name}.php", "php/enum.php.j2", enum)
    for item in api.unions:
        union = unions.union(api, abi, item)
        yield File(f"{FOLDER}/{union.name}.php", "php/union.php.j2", union)
    for record in records.kinds(api, RecordKind.PARAMS):
        params = records.params(api, abi, record)
        yield File(f"{FOLDER}/{params.name}.php", "php/params.php.j2", params)
    for record in records.kinds(api, RecordKind.RESULT):
        result = records.result(api, abi, record)
        yield File(f"{FOLDER}/{result.name}.php", "php/result.php.j2", result)
    for handle in api.handles:
        if PHP.id in handle.surface:
            yield File(f"{FOLDER}/{class_name(handle.id)}.php", "php/handle.php.j2", _handle(api, abi, plan, handle))
    for stream in (s for s in api.streams if PHP.id in s.surface):
        yield File(f"{FOLDER}/{class_name(stream.id)}.php", "php/stream.php.j2", _stream(api, abi, stream))
    yield client.file(api, plan)


def _library(api: Api, abi: Abi, plan: Plan) -> LibraryView:
    return LibraryView(
        doc=(*docs.lines(api.library.doc), *docs.imports(shapes_in(api, _given(plan.functions_on(None))))),
        version=api.library.version,
        abi=abi.version,
        digest=abi.digest,
        messages=tuple((name.upper(), quoted(text)) for name, text in api.messages.items()),
        instead=tuple(sorted({(quoted(spelt(v.name, v.surface)), quoted(f": {text}")) for v, text in replaced(api)})),
        exceptions=tuple((e.code, f"{class_name(e.id)}Exception") for e in api.errors),
        members=_members(api, abi, plan, plan.functions_on(None)),
    )


def _members(api: Api, abi: Abi, plan: Plan, planned: tuple[PlannedCall, ...]) -> tuple[MethodView, ...]:
    """The methods of a class."""
    return tuple(member(api, abi, plan, one) for one in planned)


def _handle(api: Api, abi: Abi, plan: Plan, handle: Handle) -> HandleView:
    makers = plan.constructors(handle)
    planned = (*makers, *plan.methods(handle), *plan.functions_on(handle.id))
    return HandleView(
        doc=(*docs.lines(handle.doc), *docs.imports(shapes_in(api, _given(planned)))),
        name=class_name(handle.id),
        freed_by=_symbol(abi, handle, Role.FREE),
        cloned_by=_symbol(abi, handle, Role.CLONE) if handle.clone else "",
        has_new=any(one.call.is_new for one in makers),
        facts=tuple(_fact(api, abi, handle, f) for f in handle.facts if PHP.id in f.surface and not f.changes),
        changing=tuple(_fact(api, abi, handle, f) for f in handle.facts if PHP.id in f.surface and f.changes),
        bits=tuple((quoted(method_name(p)), quoted(abi.bits_of(p.call.id).symbol)) for p in planned if isinstance(p.does, LookedUp)),
        members=_members(api, abi, plan, planned),
    )


def _given(planned: Iterable[PlannedCall]) -> Iterator[Type]:
    """The types of what calls take."""
    return (p.type for one in planned for p in one.call.params)


def _symbol(abi: Abi, handle: Handle, role: Role) -> str:
    return next(f.symbol for f in abi.functions if f.role is role and f.of(handle))


def _fact(api: Api, abi: Abi, handle: Handle, fact: Fact) -> FactView:
    reading = read(fact.type, [f for f in abi.functions if f.of(handle) and f.fact == fact])
    exact, type_ = documented(api, fact.type), native(api, fact.type)
    doc = docs.lines(fact.doc)
    tail = ("", f"@return {exact}") if type_ in ("array", "?array") else ()
    return FactView((*doc, *tail), free_method(spelt(fact.name, fact.surface)), type_, reading)


def _stream(api: Api, abi: Abi, stream: Stream) -> StreamView:
    roles = {f.role: f.symbol for f in abi.functions if f.of(stream)}
    pulls = {"next": Role.STREAM_NEXT, "try_next": Role.STREAM_TRY_NEXT}
    visible = [m for m in stream.methods if PHP.id in m.surface]
    return StreamView(
        doc=docs.lines(stream.doc),
        name=class_name(stream.id),
        freed_by=roles[Role.STREAM_FREE],
        waited_by=roles[Role.STREAM_WAIT],
        started_by=roles[Role.STREAM_WAIT_START],
        record=class_name(stream.result),
        item=class_name(stream.item.id) if isinstance(stream.item, RecordRef) else "",
        pulls=tuple(
            (docs.lines(m.doc), m.name.to(Case.CAMEL), roles[pulls[m.id]], "true" if m.id == "next" else "false")
            for m in visible
            if m.id in pulls
        ),
        finish_doc=next(docs.lines(m.doc) for m in visible if m.id == "finish"),
        finish=roles[Role.STREAM_FINISH],
        fd_doc=next((docs.lines(m.doc) for m in visible if m.id == "fd"), ()),
        fd=roles[Role.STREAM_FD] if any(m.id == "fd" for m in visible) else "",
        feed=_feed(api, stream, stream.takes, roles) if stream.takes is not None else None,
    )


def _feed(api: Api, stream: Stream, taken: Param, roles: dict[Role, str]) -> FeedView:
    listed = replace(taken, type=ListOf(taken.type))
    made = argument(api, listed, f"${variable(listed)}")
    by_id = {m.id: m.doc for m in stream.methods}
    assert made.conversion is not None  # a list is held in memory of C's
    return FeedView(
        give_doc=(
            *docs.lines(by_id["give"]),
            "",
            *docs.tag(f"@param {documented(api, listed.type)} ${variable(listed)}", listed.doc),
        ),
        give=roles[Role.STREAM_GIVE],
        variable=variable(listed),
        made=made.conversion.made,
        given=made.given,
        end_doc=docs.lines(by_id["end_input"]),
        end=roles[Role.STREAM_END],
    )
