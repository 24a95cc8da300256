"""One call of the native module: its signature for Python, its body in Rust, its line in the stub."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...meaning.model import Api, Param, Record
from ...meaning.types import OptionOf, RecordRef
from ...plan.calls import Call
from ...plan.planned import Awaited, Fed, LoopOver, PlannedCall, Runs
from . import bodies, rust
from .spelling import Described, call_name, docstring, field_name, fields_of, is_spread, literal_of, pascal, returned, taken_of

TYPE_DOC = (
    "What the answer becomes: a dataclass, a TypedDict, a model of Pydantic's, or any type that annotations name."
    " What does not fit is a ValueError that says where."
)
FED_DOC = "They are asked for as there is space for them; an exception among them ends the work and goes on to the caller."
TOOLS_DOC = (
    "Functions, whose docstrings and annotations tell the model what they do and take, or Tool where these cannot. An exception of one"
    " is told to the model as its result."
)
CALLED_TOGETHER = "Coroutine functions are awaited, those that one step calls together."
VALUE, MAYBE = "&Value<'_>", "Option<&Value<'_>>"


@dataclass(frozen=True, slots=True)
class CallView:
    """A method or a function, ready to print in Rust and in the stub."""

    doc: str
    name: str
    function: str  # its Rust identifier
    attributes: tuple[str, ...]
    takes: tuple[str, ...]
    conversions: tuple[bodies.Conversion, ...]
    branches: tuple[bodies.Branch, ...]
    last: bodies.Branch  # without a test, or reached where the others' tests said no
    gives: str | None
    stub_decorators: tuple[str, ...]
    stub_takes: tuple[str, ...]
    stub_gives: str


@dataclass(frozen=True, slots=True)
class Argument:
    """One thing that Python passes."""

    name: str
    type: str
    doc: str
    default: str | None
    by_position: bool
    among_keywords: bool = False  # it arrives in `**keywords`


def call_view(api: Api, planned: PlannedCall, in_class: bool, names: set[str]) -> CallView:
    """The view of a call, which a class carries or the module; what its annotations name goes into `names`."""
    call = planned.call
    arguments = tuple(sorted(_arguments(api, planned, names), key=lambda a: not a.by_position))
    is_static = in_class and call.is_static
    returns = _stub_returns(planned, names)
    branches = tuple(bodies.branches(api, planned))
    return CallView(
        doc=docstring(
            api,
            planned.doc,
            [Described(a.name, a.type + (f", default {a.default}" if a.default else ""), a.doc) for a in arguments],
            (returns, planned.result.doc.summary) if planned.result.doc and planned.result.changed is None else None,
            call.operation.errors,
        ),
        name="__new__" if call.is_new else call_name(call),
        function=rust.identifier(call_name(call)),
        attributes=tuple(_attributes(call, arguments, is_static)),
        takes=(
            *(("&self",) if call.on_object else ()),
            *(("py: Python<'_>",) if any(b.answer.needs_py for b in branches) else ()),
            *(f"{rust.identifier(a.name)}: {MAYBE if a.default else VALUE}" for a in arguments if not a.among_keywords),
            *(("keywords: Option<&Bound<'_, PyDict>>",) if any(a.among_keywords for a in arguments) else ()),
        ),
        conversions=tuple(bodies.conversions(api, planned, {s.id: _lead(s) for s in bodies.spread(api, planned)})),
        branches=branches[:-1],
        last=branches[-1],
        gives=bodies.gives(planned),
        stub_decorators=("@staticmethod",) if is_static else (),
        stub_takes=(*(("cls",) if call.is_new else ("self",) if call.on_object else ()), *_stub_takes(arguments)),
        stub_gives=returns,
    )


def _arguments(api: Api, planned: PlannedCall, used: set[str]) -> Iterator[Argument]:
    """Everything that Python passes; a field that two records share is one keyword, which goes to both."""
    names: set[str] = set()
    for argument in _every_argument(api, planned, used):
        if argument.name not in names:
            names.add(argument.name)
            yield argument


def _every_argument(api: Api, planned: PlannedCall, used: set[str]) -> Iterator[Argument]:
    call = planned.call
    if isinstance(planned.does, Fed):
        used |= {"Iterable", "AsyncIterable"} if planned.does.later else {"Iterable"}
        given_by = "Iterable[str] | AsyncIterable[str]" if planned.does.later else "Iterable[str]"
        yield Argument(
            bodies.source_argument(planned, planned.does), given_by, f"{planned.does.source.doc.summary} {FED_DOC}", None, by_position=True
        )
    if planned.typed:
        used.add("_T")
        yield Argument(bodies.type_argument(planned), "type[_T]", TYPE_DOC, None, by_position=True)
    for param in call.params:
        if isinstance(planned.does, Runs) and param.id == planned.does.tools.id:
            used |= {"Iterable", "Callable", "Any", "Tool"}
            doc = f"{TOOLS_DOC} {CALLED_TOGETHER}" if planned.does.later else TOOLS_DOC
            yield Argument(field_name(param), "Iterable[Tool | Callable[..., Any]]", doc, None, by_position=True)
            continue
        if not (isinstance(param.type, RecordRef) and is_spread(record := api.record(param.type.id))):
            yield replace(_argument(api, param, used, by_position=True), doc=param.doc.summary)
            continue
        lead = _lead(record)
        for field in sorted(fields_of(record), key=lambda f: lead.index(f.id) if f.id in lead else len(lead)):
            yield _argument(api, field, used, by_position=field.id in lead, among_keywords=field.id not in lead)
    if call.operation.progress:
        used.add("Callable")
        summary = call.operation.progress[1].summary
        if isinstance(planned.does, Awaited):
            informs = f"{summary} Here it is called on the event loop's thread and only informs; cancelling the task stops the work."
            yield Argument("progress", "Callable[[float], object] | None", informs, "None", by_position=False)
        else:
            yield Argument("progress", "Callable[[float], bool | None] | None", summary, "None", by_position=False)
    if isinstance(planned.does, LoopOver):
        used.add("Callable")
        item = returned(planned.does.item, used)
        yield Argument("callback", f"Callable[[{item}], bool | None]", "Called with each piece; false stops.", None, by_position=False)


def _argument(api: Api, param: Param, used: set[str], by_position: bool, among_keywords: bool = False) -> Argument:
    type_ = taken_of(api, param, used)
    default = None
    if param.default is not None:
        default = literal_of(param, param.default)
        # Core fills in what has no literal.
        type_ = type_ if default != "None" or isinstance(param.type, OptionOf) else f"{type_} | None"
    return Argument(field_name(param), type_, param.doc.summary, default, by_position, among_keywords)


def _lead(record: Record) -> tuple[str, ...]:
    """The fields that stand by position as well."""
    return tuple(id_ for id_ in record.by_position if record.field(id_) in fields_of(record))


def _keyword_only(arguments: tuple[Argument, ...]) -> int:
    """Where the arguments begin that need their names."""
    return sum(a.by_position for a in arguments)


def _attributes(call: Call, arguments: tuple[Argument, ...], is_static: bool) -> Iterator[str]:
    if call.is_new:
        yield "#[new]"
    elif is_static:
        yield "#[staticmethod]"
    star = _keyword_only(arguments)
    native, shown = [], ["$self"] if call.on_object else []
    for at, a in enumerate(arguments):
        if at == star:
            shown.append("*")
            native += ["*"] if any(not b.among_keywords for b in arguments[at:]) else []
        shown.append(a.name if a.default is None else f"{a.name}={a.default}")
        if not a.among_keywords:
            native.append(rust.identifier(a.name) + ("" if a.default is None else "=None"))
    if any(a.among_keywords for a in arguments):
        native.append("**keywords")
    if arguments:
        text_signature = rust.text(f"({', '.join(shown)})")
        yield f"#[pyo3(signature = ({', '.join(native)}), text_signature = {text_signature})]"
    elif call.is_new:
        yield '#[pyo3(text_signature = "()")]'


def _stub_takes(arguments: tuple[Argument, ...]) -> Iterator[str]:
    star = _keyword_only(arguments)
    for at, a in enumerate(arguments):
        if at == star:
            yield "*"
        yield f"{a.name}: {a.type}" + ("" if a.default is None else f" = {a.default}")


def _stub_returns(planned: PlannedCall, names: set[str]) -> str:
    """What the call gives, as the stub says it."""
    match planned.does:
        case Awaited(None):
            names |= {"Coroutine", "Any"}
            return f"Coroutine[Any, Any, {bodies.answer_type(planned, names)}]"
        case Awaited(str(stream)):
            names.add(f"Async{pascal(stream)}")
            return f"Async{pascal(stream)}"
        case Fed(stream):
            name = bodies.fed_class(planned.does)
            names.add(name)
            return name
        case Runs(later=True):
            names |= {"Coroutine", "Any"}
            return f"Coroutine[Any, Any, {bodies.answer_type(planned, names)}]"
        case _:
            return bodies.answer_type(planned, names)
