"""What a call of the native module does: convert, call core once, convert back. The plan says which method, and how long it waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...meaning.model import Api, Blocking, Param, Record
from ...meaning.types import EitherOf, HandleRef, RecordRef, StreamRef, Type
from ...plan.core import CoreMethod, Gives, in_place, running
from ...plan.planned import Argument, Awaited, Fed, From, LoopOver, PlannedCall, Runs, Way
from ..rust.language import RUST
from ..rust.types import lent_default
from . import rust
from .spelling import call_name, field_name, is_spread, pascal, returned


@dataclass(frozen=True, slots=True)
class Answer:
    """One call of core, how it is waited for, and what becomes of its answer: macros of `templates/_answer.rs.j2`."""

    kind: str
    wait: str
    method: str
    arguments: tuple[str, ...]
    type: str = ""  # the class of an object or a stream
    writer: str = ""  # the function from core's value to Python's
    shown: str = ""  # what tracebacks and warnings call it, quoted
    copy: str = ""  # the variable that core has written over
    functions: str = ""  # the variable of the user's functions, which a loop over steps calls

    @property
    def needs_py(self) -> bool:
        """Whether its macros name the interpreter."""
        return self.wait not in ("raising", "certain", "plain") or self.kind not in ("same", "object", "objectCertain")


@dataclass(frozen=True, slots=True)
class Conversion:
    """A variable of core's value; `kind` is its macro in `templates/_convert.rs.j2`."""

    kind: str
    name: str
    what: str  # its name in messages, quoted
    reader: str = ""  # the function from Python's value to core's
    default: str = ""
    type: str = ""  # a class, or the id of a record
    functions: str = ""  # the variable of the user's functions
    shapes: tuple[str, ...] = ()  # of records that are given as keywords
    leads: tuple[tuple[str, str], ...] = ()  # their fields that stand by position: name in messages, variable


@dataclass(frozen=True, slots=True)
class Branch:
    """What a call does with one of the inputs that it takes in the same place."""

    test: str | None
    conversion: Conversion | None
    answer: Answer


def answer_type(planned: PlannedCall, names: set[str]) -> str:
    """What the call gives, or what awaiting it does; nothing, where it writes its answer over an argument."""
    result = planned.result
    if planned.typed:
        names.add("_T")
        return "_T"
    return returned(result.type, names) if result.type and result.changed is None else "None"


def type_argument(planned: PlannedCall) -> str:
    """What names the type of the answer, clear of the parameters."""
    taken = {field_name(p) for p in planned.call.params}
    return "type" if "type" not in taken else "type_"


def functions_variable(planned: PlannedCall) -> str:
    """What holds the user's functions, clear of the parameters."""
    taken = {field_name(p) for p in planned.call.params}
    return "functions" if "functions" not in taken else "functions_"


def source_argument(planned: PlannedCall, fed: Fed) -> str:
    """What feeds a stream, clear of the parameters."""
    name = field_name(fed.source)
    return name if all(field_name(p) != name for p in planned.call.params) else f"{name}_"


def fed_class(fed: Fed) -> str:
    """The public class of a stream that is fed."""
    return f"{'Async' if fed.later else ''}Fed{pascal(fed.stream)}"


def spread(api: Api, planned: PlannedCall) -> tuple[Record, ...]:
    """The records whose fields the call takes as keywords."""
    records = (api.record(p.type.id) for p in planned.call.params if isinstance(p.type, RecordRef))
    return tuple(r for r in records if is_spread(r))


def conversions(api: Api, planned: PlannedCall, leads: Mapping[str, tuple[str, ...]]) -> Iterator[Conversion]:
    """The conversion of each argument; merged inputs are converted in their branches."""
    records = spread(api, planned)
    if records:
        led = tuple((rust.text(field_name(f)), rust.identifier(field_name(f))) for r in records for f in r.fields if f.id in leads[r.id])
        shapes = tuple(r.id.upper() for r in records)
        yield Conversion("keywords", "keywords", rust.text(_shown_name(planned)), shapes=shapes, leads=led)
    # What is written over is borrowed last: another argument may be the same array.
    if planned.schema is not None:
        yield Conversion("schema", rust.identifier(field_name(planned.schema)), "", type=rust.identifier(type_argument(planned)))
    for param in sorted(planned.call.params, key=lambda p: p is planned.result.changed):
        name, what = rust.identifier(field_name(param)), rust.text(field_name(param))
        match param.type:
            case EitherOf():
                continue
            case RecordRef(id_) if is_spread(api.record(id_)):
                yield Conversion("filled", name, what, type=id_)
            case HandleRef(id_):
                yield Conversion("object", name, what, type=pascal(id_))
            case _ if isinstance(planned.does, Runs) and param.id == planned.does.tools.id:
                later = "true" if planned.does.later else "false"
                yield Conversion("functions", name, what, default=later, functions=functions_variable(planned))
            case _ if param is planned.result.changed:
                yield Conversion("changed", name, what)
            case _ if param is in_place(planned.operation):
                yield Conversion("copied", name, what)
            case _:
                made = _conversion(param, param)
                # A predicate is total: what is no 32-bit number is no token.
                yield replace(made, reader="given::any_token") if planned.operation.predicate else made


def _shown_path(planned: PlannedCall) -> str:
    """What tracebacks and warnings call it."""
    return f"{pascal(planned.owner.id)}.{call_name(planned.call)}" if planned.owner else call_name(planned.call)


def _shown_name(planned: PlannedCall) -> str:
    return pascal(planned.owner.id) if planned.call.is_new and planned.owner else call_name(planned.call)


def _conversion(param: Param, named: Param) -> Conversion:
    """An argument under the name that Python's users know."""
    name, what, reader = rust.identifier(field_name(named)), rust.text(field_name(named)), rust.reader(param.type)
    if param.default is None:
        return Conversion("given", name, what, reader=reader)
    return Conversion("defaulted", name, what, reader=reader, default=rust.default_value(param.type, param.default))


def branches(api: Api, planned: PlannedCall) -> Iterator[Branch]:
    """The ways to call core, one for each merged input; the last needs no test."""
    *tested, last = planned.ways
    if not tested:
        yield Branch(None, None, _answer(planned, last) if not isinstance(planned.does, Runs) else _run(api, planned, planned.does, last))
        return
    first = planned.call.params[0]
    for way in planned.ways:
        assert way.input is not None
        test = None if way is last else f"{rust.test_of(way.input.type)}({rust.identifier(field_name(first))})"
        made = _conversion(way.input, first)
        if way is last:
            made = replace(made, reader=rust.last_reader([w.input.type for w in planned.ways if w.input]))
        yield Branch(test, made, _answer(planned, way))


def _answer(planned: PlannedCall, way: Way) -> Answer:
    """The call of core, waited for and converted."""
    method = way.to
    assert isinstance(method, CoreMethod)  # Python calls core
    call, result = planned.call, planned.result
    target = "self.core." if call.on_object else f"mullama::{pascal(call.owner.id)}::" if call.owner else "mullama::"
    shown = planned.call.params[0] if len(planned.ways) > 1 else way.input
    arguments = [_passed(planned, a, shown if a.param is way.input and shown else a.param) for a in way.arguments]
    if planned.operation.progress:
        arguments.append("progress")

    def made(kind: str, wait: str, type_: str = "", writer: str = "", shown: str = "") -> Answer:
        return Answer(kind, wait, f"{target}{RUST.escape(method.name)}", tuple(arguments), type_, writer, shown)

    match planned.does:
        case Awaited(None):
            kind = "awaitedInforming" if planned.operation.progress else "awaited"
            return made(kind, "", writer=_writer(planned), shown=rust.text(_shown_path(planned)))
        case Awaited(str(stream)):
            return made("awaitedStream", "detached", pascal(stream))
        case Fed(stream):
            source = rust.identifier(source_argument(planned, planned.does))
            return made("fed", "detached", pascal(stream), source, rust.text(fed_class(planned.does)))
        case LoopOver(stream, _, item):
            return made("calledBack", "detached", pascal(stream), rust.writer(item))
    wait = _wait(planned, method)
    over = in_place(planned.operation)
    if over is not None and result.changed is None:
        copy = rust.identifier(field_name(over))
        return replace(made("writtenOver", wait, writer=_writer(planned)), copy=copy)
    match result.type if result.changed is None else None:
        case HandleRef(id_) | StreamRef(id_):
            return made("objectCertain" if wait == "certain" else "object", wait, "Self" if call.is_constructor else pascal(id_))
        case type_ if type_ is None or rust.native(type_):
            return made("same", wait)
        case type_:
            return made("writtenCertain" if wait == "certain" else "written", wait, writer=_writer(planned))


def _run(api: Api, planned: PlannedCall, runs: Runs, way: Way) -> Answer:
    """The loop over a handle that is made here; what is told of the functions stands under their name."""
    made = running(planned.operation, runs.handle, planned.call.form)
    arguments = tuple("&self.core" if a.by is From.OBJECT else _passed(planned, replace(a, by=From.CALLER), a.param) for a in way.arguments)
    class_ = pascal(runs.handle.id)
    return Answer(
        "runLater" if runs.later else "run",
        "detached",
        f"mullama::{class_}::{RUST.escape(made.over)}",
        arguments,
        class_,
        shown=rust.text(_shown_path(planned)),
        functions=functions_variable(planned),
    )


def _wait(planned: PlannedCall, method: CoreMethod) -> str:
    """How the answer is waited for."""
    if planned.operation.progress:
        return "reportingInterruptible" if method.gives is Gives.PENDING else "reporting"
    if method.gives is Gives.PENDING:
        return "interruptible"
    if planned.result.changed is not None:
        return "raising"
    if planned.wait.blocking is not Blocking.NO:
        return "detached"
    if method.gives is Gives.RESULT:
        return "raising"
    return "plain" if _is_plain(planned) else "certain"


def _is_plain(planned: PlannedCall) -> bool:
    """Whether Python gets core's value as it is, from a call that cannot fail."""
    result = planned.result
    passes = result.type is None or rust.native(result.type) is not None
    return passes and not planned.call.params and not result.fails and planned.wait.blocking is Blocking.NO


def _passed(planned: PlannedCall, argument: Argument, shown: Param) -> str:
    if argument.by is From.TYPE:
        return f"&{rust.identifier(field_name(shown))}"
    if argument.by is not From.CALLER:
        return lent_default(argument.param.type, argument.param.default, "mullama::")
    name = rust.identifier(field_name(shown))
    if argument.param is planned.result.changed:
        return f"{name}.as_slice_mut()?"
    if argument.param is in_place(planned.operation):
        return f"&mut {name}"
    return f"&{name}.core" if isinstance(argument.param.type, HandleRef) else rust.borrowed(name, argument.param.type)


def _writer(planned: PlannedCall) -> str:
    if planned.typed:
        return f"typed::of({rust.identifier(type_argument(planned))})"
    if planned.call.is_constructor:
        return "put::object::<Self, _>"
    return rust.writer(planned.result.type) if planned.result.type else "put::plain"


def gives(planned: PlannedCall) -> str | None:
    """The Rust type of what the native function gives, if anything."""
    result = planned.result
    match planned.does:
        case Awaited() | Fed() | Runs():
            return "PyResult<Object>"
        case LoopOver():
            return "PyResult<()>"
    if planned.call.is_constructor:
        return "PyResult<Self>"
    plain = _native(result.type if result.changed is None else None, result.static)
    if _is_plain(planned):
        return None if result.type is None else plain
    return f"PyResult<{plain or 'Object'}>"


def _native(type_: Type | None, static: bool) -> str | None:
    match type_:
        case None:
            return "()"
        case HandleRef(id_) | StreamRef(id_):
            return pascal(id_)
        case _:
            return "&'static str" if static else rust.native(type_)
