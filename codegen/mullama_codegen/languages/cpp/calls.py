"""C++'s constructors, methods and functions: a declaration for the manual, and what a definition prints. The plan says what a call is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...cabi.pending import take_symbol
from ...cabi.shapes import Abi, CFunction, Pointer, Returns, Slot
from ...meaning.model import Api, Doc, Param, Stream, StreamMethod
from ...meaning.types import HandleRef, ListOf, RecordRef, StreamRef
from ...plan.calls import from_one
from ...plan.planned import AnswerOf, CCall, Fed, From, LookedUp, LoopOver, OwnCall, Plan, PlannedCall, Runs, Started, Typed, Way
from ...plan.sizes import spelt
from ..c.types import quoted
from ..texts import doc_text
from .answers import FEW, Answer, answer_of, joined
from .language import CPP
from .lower import lower
from .types import class_name, fold, identifier, literal, param_type, value_type
from .values import callback_name

WIDTH = 140
ANY_TYPE = "T"  # what a caller names
TOOLS = "const std::vector<Tool>&"  # the functions that a loop over steps calls
FEEDS = "Texts"  # the type of what feeds a stream
FEEDING = f"template <class {FEEDS}>"
TEMPLATE = f"template <class {ANY_TYPE}>"
PENDING = "pending_"  # a started call, where its answer is taken
STARTS = {"object": "startsObject", "record": "startsRecord", "text": "startsText", "list": "startsList", "rows": "startsRows"}


@dataclass(frozen=True, slots=True)
class Storage:
    """What lives while C reads a value; `kind` names its macro in `templates/_store.hpp.j2`."""

    kind: str
    type: str
    name: str
    made_of: str


@dataclass(frozen=True, slots=True)
class Lengths:
    """Two vectors whose length is one."""

    what: str
    size: str
    first_what: str
    first_size: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A progress callback and the struct that it travels in."""

    type: str
    holder: str


@dataclass(frozen=True, slots=True)
class CallView:
    """One callable. `body` names its macro in `templates/_body.hpp.j2`; a body has what its macro prints."""

    doc: str
    declaration: str
    definition: str  # the head, as in `inline T Model::f(int x) const`
    body: str
    checks_abi: bool = False
    storage: tuple[Storage, ...] = ()
    lengths: tuple[Lengths, ...] = ()
    progress: Progress | None = None
    answer: Answer | None = None
    changed: str = ""  # the copy that C has written over
    taking: Answer | None = None  # of a call that is started: how its answer is taken
    type: str = ""  # of that answer
    # Of a call that is built on another one of C++'s.
    target: str = ""
    passed: tuple[str, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One C++ parameter."""

    type: str
    name: str
    default: str | None

    @property
    def declared(self) -> str:
        """As a head has it."""
        return f"{self.type} {self.name}"


def call_views(api: Api, abi: Abi, plan: Plan, planned: PlannedCall) -> Iterator[CallView]:
    """The overloads of a call: one for each input that it starts from."""
    for way in planned.ways:
        yield _call_view(api, abi, plan, planned, way)


def name_of(planned: PlannedCall) -> str:
    """The call's identifier."""
    return identifier(planned.call.spelt(CPP.case))


def bits_name(planned: PlannedCall) -> str:
    """The member that has a predicate's answers."""
    return f"{planned.operation.id}_bits"


def _call_view(api: Api, abi: Abi, plan: Plan, planned: PlannedCall, way: Way) -> CallView:
    call = planned.call
    params = tuple(a.param for a in way.arguments if a.by not in (From.TYPE, From.OBJECT))
    shown = tuple(_parameters(api, planned, params))
    owner = class_name(call.owner.id) if call.owner else None
    on = planned.operation.on.get(CPP.id)
    scope = owner or (class_name(on) if on else None)
    static = call.is_static and scope is not None
    tail = " const noexcept" if isinstance(planned.does, LookedUp) else " const" if call.on_object and _is_const(abi, plan, way) else ""
    plain = tuple(p.declared for p in shown)
    name, result = name_of(planned), _result_type(planned)
    if call.is_new:
        single = "explicit " if shown and all(p.default is not None for p in shown[1:]) else ""
        declaration = _wrapped(f"{single}{owner}(", _with_defaults(shown), ");", 2)
        definition = _wrapped(f"inline {owner}::{owner}(", plain, ")", 0)
    else:
        before = "static " if static else "" if scope else "inline "
        declaration = _wrapped(f"{before}{result} {name}(", _with_defaults(shown), f"){tail};", 2 if scope else 0)
        definition = _wrapped(f"inline {result} {f'{scope}::' if scope else ''}{name}(", plain, f"){tail}", 0)
    doc = _doc(planned, way, params)
    if isinstance(planned.does, Fed):
        declaration = f"{FEEDING}\n{'  ' if scope else ''}{declaration}"
        definition = f"{FEEDING}\n{definition}"
    if planned.typed:
        declaration = f"{TEMPLATE}\n{'  ' if scope else ''}{declaration}"
        definition = f"{TEMPLATE}\n{definition}"
    match planned.does, way.to:
        case Fed(), OwnCall() as source:
            target, passed = name_of(plan.source(source)), tuple(identifier(p.id) for p in params)
            return CallView(doc, declaration, definition, "fed", target=target, passed=passed, field=_source(planned, planned.does))
        case Typed(), OwnCall() as source:
            by_type = (f"FromJson<{ANY_TYPE}>::schema()" if a.by is From.TYPE else identifier(a.param.id) for a in way.arguments)
            listener = heard(planned)
            target, passed = name_of(plan.source(source)), (*by_type, *(["progress"] if listener else []))
            body = "typedToCome" if planned.does == Typed(later=True) else "typed"
            return CallView(doc, declaration, definition, body, target=target, passed=passed)
        case Runs(handle, _, later), OwnCall():
            given = {From.OBJECT: "*this", From.TOOLS: f"detail::tools_json({identifier(planned.does.tools.id)})"}
            passed = tuple(given.get(a.by, identifier(a.param.id)) for a in way.arguments)
            tools = identifier(planned.does.tools.id)
            body = "runsLater" if later else "runs"
            return CallView(doc, declaration, definition, body, target=class_name(handle.id), passed=passed, field=tools)
        case AnswerOf(), OwnCall() as source:
            target, passed = name_of(plan.source(source)), tuple(identifier(p.id) for p in params)
            return CallView(doc, declaration, definition, "answerOf", target=target, passed=passed)
        case LoopOver(), OwnCall() as source:
            target, passed = name_of(plan.source(source)), tuple(identifier(p.id) for p in params)
            return CallView(doc, declaration, definition, "each", target=target, passed=passed)
        case LookedUp(), _:
            return CallView(doc, declaration, definition, "lookedUp", passed=(identifier(params[0].id),), field=bits_name(planned))
    return _direct(abi, planned, way, doc, declaration, definition)


def stream_member(stream: Stream, method: StreamMethod, function: CFunction) -> CallView:
    """A function of a stream that gives no piece and no record."""
    params = (replace(stream.takes, type=ListOf(stream.takes.type)),) if method.id == "give" and stream.takes else ()
    storage, slots = _lowered(params)
    passed = ("handle_.get()", *(expression for s in slots for expression in s))
    given = f"({', '.join(f'{param_type(p.type, False)} {identifier(p.id)}' for p in params)})"
    result = "void" if function.kind is Returns.STATUS else "std::int32_t"
    name, doc = (
        identifier(method.id),
        fold("\n".join([doc_text(method.doc), *(f"@param {identifier(p.id)} {p.doc.summary}" for p in params)])),
    )
    answer = answer_of(function, None, passed)
    head = f"inline {result} {class_name(stream.id)}::{name}{given}"
    return CallView(doc, f"{result} {name}{given};", head, "gives" if result != "void" else "does", storage=storage, answer=answer)


# Heads


def _parameters(api: Api, planned: PlannedCall, params: Sequence[Param]) -> Iterator[Parameter]:
    if isinstance(planned.does, Fed):
        yield Parameter(FEEDS, _source(planned, planned.does), None)
    for param in params:
        by_value = param is planned.result.changed and CPP.id not in param.changed
        type_ = value_type(param.type) if by_value else param_type(param.type, CPP.id in param.changed)
        if isinstance(planned.does, Runs) and param.id == planned.does.tools.id:
            type_ = TOOLS
        yield Parameter(type_, identifier(param.id), _default(api, param))
    if isinstance(planned.does, LoopOver):
        yield Parameter(f"const {callback_name(planned.does.callback)}&", "callback", None)
    if listener := heard(planned):
        yield Parameter(f"const {callback_name(listener[0])}&", "progress", "{}")


def _default(api: Api, param: Param) -> str | None:
    """What stands where the caller gives nothing."""
    if param.default is None:
        return None
    # GCC 12 frees an aggregate that is written `{}` twice where a coroutine awaits the call.
    return f"{class_name(param.type.id)}()" if isinstance(param.type, RecordRef) else literal(api, param.type, param.default)


def _source(planned: PlannedCall, fed: Fed) -> str:
    """What feeds a stream, clear of the parameters."""
    name = identifier(fed.source.id)
    return name if all(identifier(p.id) != name for p in planned.call.params) else f"{name}_"


def _with_defaults(parameters: Sequence[Parameter]) -> tuple[str, ...]:
    """Defaults stand at the end only: one before a required parameter would not compile."""
    spelt_: list[str] = []
    trailing = True
    for parameter in reversed(parameters):
        trailing = trailing and parameter.default is not None
        spelt_.append(f"{parameter.declared} = {parameter.default}" if trailing else parameter.declared)
    return tuple(reversed(spelt_))


def _wrapped(head: str, items: Sequence[str], tail: str, indent: int) -> str:
    """A signature on one line, or with one parameter on each."""
    line = f"{head}{', '.join(items)}{tail}"
    if len(line) + indent <= WIDTH:
        return line
    pad = " " * (indent + 4)
    return f"{head}\n{pad}" + f",\n{pad}".join(items) + tail


def _is_const(abi: Abi, plan: Plan, way: Way) -> bool:
    """Whether C only reads the receiver, in this call or in the one that it is built on."""
    if any(a.by is From.OBJECT for a in way.arguments):
        return True  # what is made on it is given a const reference
    if isinstance(way.to, OwnCall):
        start = way.input.id if way.input else None
        source = plan.source(way.to)
        return _is_const(abi, plan, next(w for w in source.ways if (w.input.id if w.input else None) == start))
    assert isinstance(way.to, CCall)
    receiver = next((p for p in abi.of_call(way.to.id).params if p.slot is Slot.RECEIVER), None)
    return receiver is not None and receiver.type.pointer is Pointer.CONST


def _result_type(planned: PlannedCall) -> str:
    result = planned.result
    if isinstance(planned.does, Fed):
        return f"Fed<{class_name(planned.does.stream)}, {FEEDS}>"
    if planned.typed:
        return f"Pending<{ANY_TYPE}>" if planned.does == Typed(later=True) else ANY_TYPE
    if isinstance(planned.does, Runs) and planned.does.later:
        return f"PendingAnswer<{class_name(planned.does.handle.id)}>"
    if result.static:
        return "std::string_view"
    return f"Pending<{_type(planned)}>" if isinstance(planned.does, Started) else _type(planned)


def in_place(planned: PlannedCall) -> bool:
    """Whether the answer is written over what the caller gave."""
    return planned.result.changed is not None and CPP.id in planned.result.changed.changed


def _type(planned: PlannedCall) -> str:
    if in_place(planned):
        return "void"
    return value_type(planned.result.type) if planned.result.type else "void"


def _doc(planned: PlannedCall, way: Way, params: Sequence[Param]) -> str:
    parts = [doc_text(from_one(planned.call, way.input).doc if way.input else planned.doc)]
    told_of = {planned.does.tools.id: "The functions."} if isinstance(planned.does, Runs) else {}
    parts += [f"@param {identifier(p.id)} {told_of.get(p.id, p.doc.summary)}" for p in params if p.doc.summary]
    if isinstance(planned.does, Fed):
        what = "A range of texts, or a callable that gives one after the other and then `std::nullopt`."
        parts.insert(1, f"@param {_source(planned, planned.does)} {planned.does.source.doc.summary} {what}")
    is_started = isinstance(planned.does, Started)
    if listener := heard(planned):
        parts.append(f"@param progress {listener[1].summary}")
    if planned.typed:
        parts.append(f"@tparam {ANY_TYPE} What the answer becomes; `FromJson<{ANY_TYPE}>` says how.")
    if planned.result.doc is not None and planned.result.doc.summary and not in_place(planned):
        parts.append(f"@return {_to_come(planned.result.doc.summary) if is_started else planned.result.doc.summary}")
    if planned.operation.errors:
        codes = ", ".join(f"`ErrorCode::{identifier(e)}`" for e in planned.operation.errors)
        parts.append(f"@throws error{', here or from `Pending::get`,' if is_started else ''} with the code {codes}")
    return fold("\n".join(parts))


def _to_come(summary: str) -> str:
    return f"To come: {summary[:1].lower()}{summary[1:]}"


# Bodies


def _direct(abi: Abi, planned: PlannedCall, way: Way, doc: str, declaration: str, definition: str) -> CallView:
    """One call of C."""
    assert isinstance(way.to, CCall)  # C++ reaches core through C
    function = abi.of_call(way.to.id)
    call, params = planned.call, tuple(a.param for a in way.arguments)
    storage, slots = _lowered(params)
    passed = ["handle_.get()"] if call.on_object else []
    if function.shares_length:
        # The vectors stand side by side, and their length once behind them.
        passed += [*(s[0] for s in slots), *slots[-1][1:]]
    else:
        passed += [expression for s in slots for expression in s]
    is_started = isinstance(planned.does, Started)
    taking = _taking(abi, planned) if is_started else None
    return CallView(
        doc,
        declaration,
        definition,
        body=STARTS.get(taking.kind, "startsValue") if taking else _body(planned),
        checks_abi=call.is_constructor,
        storage=storage,
        lengths=tuple(_lengths(params)) if function.shares_length else (),
        progress=_progress(planned),
        answer=Answer("same", function.symbol, joined(function, passed)) if taking else _answer(planned, function, passed),
        taking=taking,
        type=_type(planned),
        changed=identifier(planned.result.changed.id) if planned.result.changed else "",
    )


def _lowered(params: Sequence[Param]) -> tuple[tuple[Storage, ...], list[tuple[str, ...]]]:
    """What lives while C reads the arguments, and what C is given of each."""
    storage: list[Storage] = []
    slots: list[tuple[str, ...]] = []
    for param in params:
        made = lower(param.type, identifier(param.id), f"c_{param.id}", param.id, owned_text=False, absent=param.absent)
        if made.storage_type:
            kind = "copy" if made.is_copy else "holder" if made.is_const else "filled"
            storage.append(Storage(kind, made.storage_type, f"c_{param.id}", made.storage_argument))
        slots.append(tuple(made.slots))
    return tuple(storage), slots


def heard(planned: PlannedCall) -> tuple[str, Doc] | None:
    """The callback that hears how far the call is; a started one is asked."""
    return planned.operation.progress if planned.reports and not isinstance(planned.does, Started) else None


def _progress(planned: PlannedCall) -> Progress | None:
    listener = heard(planned)
    if listener is None:
        return None
    holder = next(p for p in planned.call.params if isinstance(p.type, RecordRef))
    return Progress(callback_name(listener[0]), f"c_{holder.id}")


def _body(planned: PlannedCall) -> str:
    """The macro for what the call gives."""
    reports = "Reporting" if heard(planned) else ""
    if planned.call.is_new:
        return f"adopts{reports}"
    if planned.result.changed is not None:
        return "does" if in_place(planned) else "changed"
    match planned.result.type:
        case HandleRef() | StreamRef():
            return f"object{reports}"
        case None:
            return "does"
        case _:
            return "gives"


def _answer(planned: PlannedCall, function: CFunction, passed: Sequence[str]) -> Answer:
    result = planned.result
    match result.type:
        case HandleRef(id_) | StreamRef(id_):
            return Answer("same", function.symbol, joined(function, passed), class_name(id_))
        case type_:
            answer = answer_of(function, type_, passed, *_space(planned))
            return replace(answer, through="c_progress") if heard(planned) else answer


def _taking(abi: Abi, planned: PlannedCall) -> Answer:
    """The answer of the function that takes it; the space and the rows are counted while the arguments are there."""
    assert isinstance(planned.does, Started)
    function = abi.function(take_symbol(planned.does.take))
    match planned.result.type:
        case HandleRef(id_) | StreamRef(id_):
            return Answer("object", function.symbol, PENDING, class_name(id_))
        case type_:
            return answer_of(function, type_, (PENDING,), *_space(planned))


def _space(planned: PlannedCall) -> tuple[str, str]:
    """The first guess of a buffer, and how many rows the answer has."""
    result = planned.result
    guess = spelt(result.buffer.guess, _size_of, _fact) if result.buffer else FEW
    return guess, _size_of(result.rows) if result.rows else ""


def _size_of(id_: str) -> str:
    return f"{identifier(id_)}.size()"


def _fact(id_: str) -> str:
    return f"static_cast<std::size_t>({identifier(id_)}())"


def _lengths(params: Sequence[Param]) -> Iterator[Lengths]:
    first, *others = params
    for other in others:
        yield Lengths(quoted(other.id), f"{identifier(other.id)}.size()", quoted(first.id), f"{identifier(first.id)}.size()")
