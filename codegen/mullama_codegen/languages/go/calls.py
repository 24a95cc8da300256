"""Constructors, methods and functions in Go: what each declares, and what its body prints. The plan says what a call is."""

from __future__ import annotations

from dataclasses import replace

from ...cabi.pending import take_symbol
from ...cabi.shapes import Abi, CFunction, Role, Slot
from ...meaning.model import Api, Handle, Param, PassAs, Record
from ...meaning.names import Name
from ...meaning.types import Kind, RecordRef, Scalar, strip_option
from ...plan.planned import (
    AnswerOf,
    CCall,
    Direct,
    Fed,
    From,
    Interrupt,
    LookedUp,
    LoopOver,
    Opened,
    OwnCall,
    Plan,
    PlannedCall,
    Runs,
    Sequence,
    Typed,
    Waited,
)
from ...plan.takes import Take
from ...plan.unforeseen import Unforeseen
from .answers import Answer, answer
from .args import Passed, lower, pass_as
from .call_docs import rest
from .call_views import NO_LISTENER, CallView, Conversion, Declared, Fuller, Options, SameLength
from .callbacks import type_of
from .cwrap import Wrappers
from .docs import doing
from .language import GO
from .records import is_options, option_type, place_of, text_of
from .spell import argument, exported, given, packages_of, quoted, received, receiver_name, stored, type_name, unexported, zero

PIECES = "func(yield func({}, error) bool)"
CONTEXT = ("ctx", "context.Context")
ANY_TYPE = "T"  # what a caller names
TOOLS = "[]Tool"  # the functions that a loop over steps calls
WITHOUT_END = "context.Background()"
STARTED = "started"  # a call that was started
SILENT, LISTENER = "silent", "progress"  # a record apart from its function, and the function
WAITS: dict[type, str] = {type(None): "waitedFor", RecordRef: "partly"}  # the macro of a wait, where its answer is special


class Calls:
    """Makes the views of one API's calls."""

    def __init__(self, api: Api, abi: Abi, plan: Plan, wrappers: Wrappers) -> None:
        self.api, self.abi, self.plan, self.wrappers = api, abi, plan, wrappers

    # Names

    def name(self, planned: PlannedCall) -> str:
        """What Go calls it: `LoadModel`, `NewContext`, `OpenStream`, `GenerateFromTokens`."""
        name = self._name(planned)
        return f"Open{name}" if isinstance(planned.does, Opened) else name

    def _name(self, planned: PlannedCall) -> str:
        call = planned.call
        if call.spelling is None and under_context(planned):
            return f"{self._blocking(planned)}Context"
        if spelling := call.verbatim(GO.case):
            return spelling
        if call.is_constructor and call.owner is not None:
            return exported(call.name + call.owner.name)
        return exported(call.name)

    def _blocking(self, planned: PlannedCall) -> str:
        """The name of the blocking call that a call with a context stands beside; without one, what it would be called."""
        if planned.beside is not None:
            return self.name(self.plan.source(planned.beside))
        return exported(planned.operation.name + (planned.call.suffix or Name(())))

    # Parameters

    def declared(self, planned: PlannedCall, used: tuple[str, ...]) -> Declared:
        """The Go parameters of a call, options last."""
        names, types, options = [], [], ""
        for param in planned.call.params:
            record = self.record_of(param)
            if record is not None and is_options(record):
                for field in (record.field(id_) for id_ in record.lead):
                    names.append(argument(field, used))
                    types.append(stored(field))
                options = f"opts ...{option_type(record)}"
                continue
            names.append(argument(param, used))
            types.append(TOOLS if is_tools(planned, param) else self.param_type(param))
        return Declared(tuple(names), tuple(types), options)

    def record_of(self, param: Param) -> Record | None:
        """The record that a parameter carries."""
        type_ = strip_option(param.type)
        return self.api.record(type_.id) if isinstance(type_, RecordRef) else None

    def has_options(self, planned: PlannedCall) -> bool:
        """Whether a call takes options, among them where its record goes."""
        return any(is_options(r) for r in map(self.record_of, planned.call.params) if r is not None)

    def param_type(self, param: Param) -> str:
        """A record is a pointer, nil for its defaults, where the description does not say `value`."""
        record = self.record_of(param)
        if record is None:
            return given(param.type)
        return type_name(record.id) if self.by_value(param, record) else f"*{type_name(record.id)}"

    def by_value(self, param: Param, record: Record) -> bool:
        """Whether a record is given as it is rather than by a pointer, which may be nil."""
        return pass_as(dict(record.pass_as)) is PassAs.VALUE and param.default is None

    def _conversions(self, planned: PlannedCall, function: CFunction, used: tuple[str, ...]) -> tuple[list[Conversion], dict[str, str]]:
        """The conversions of all arguments, and the expression of each C parameter."""
        made: list[Conversion] = []
        exprs: dict[str, str] = {}
        first = planned.call.params[0] if planned.call.params else None
        for one in planned.only_way.arguments:
            param, slots = one.param, function.params_of(one.param.id)
            name, record = argument(param, used), self.record_of(param)
            conversion: Conversion
            if param is planned.result.changed and not planned.result.in_place:
                made.append(Passed("changed", name, "", "", (), given(param.type)))
                conversion = lower("changed", param.id, param.type, slots)
            elif record is not None and is_options(record):
                leads = tuple((place_of(self.api, record, f), argument(f, used)) for f in map(record.field, record.lead))
                apart = isinstance(planned.does, Waited) and self._listens(planned)
                conversion = Options("options", option_type(record), leads, apart)
            elif record is not None and isinstance(planned.does, Waited) and self._listens(planned):
                made.append(Passed("listening", name, "", LISTENER, ()))
                conversion = lower(SILENT, param.id, param.type, slots)
            else:
                conversion = lower(name, param.id, param.type, slots)
            made.append(conversion)
            exprs |= {slot.name: expr for slot, expr in zip(slots, conversion.exprs, strict=False)}
            if function.shares_length and first is not None and param is not first:
                made.append(SameLength(quoted(param.id), name, quoted(first.id), argument(first, used)))
        return made, exprs

    # Views

    def views(self, planned: tuple[PlannedCall, ...]) -> tuple[CallView, ...]:
        """The functions of a handle or of the library."""
        return tuple(map(self.view, planned))

    def view(self, planned: PlannedCall) -> CallView:
        """One function, as the plan has it."""
        match planned.does:
            case Direct() | Opened():
                return self._direct(planned)
            case LookedUp():
                return self._looked_up(planned)
            case Waited(take):
                return self._waited(planned, take)
            case AnswerOf():
                return self._built(planned, "answerOf", self.results(planned)[0])
            case Typed():
                return self._typed(planned)
            case Sequence():
                item = received(self.api.stream(planned.operation.produces or "").item)
                view = self._built(planned, "sequence", PIECES.format(item), before=CONTEXT, gives=self._stream(planned))
                return replace(view, item=item)
            case Fed(_, source):
                return self._fed(planned, source)
            case Runs():
                return self._runs(planned, planned.does)
            case LoopOver(stream, callback):
                listens = ("callback", type_of(self.api.callback(callback)))
                return self._built(planned, "eachPiece", "error", behind=listens, gives=f"*{type_name(stream)}")
            case other:
                raise Unforeseen(f"Go has no {other}")

    def _stream(self, planned: PlannedCall) -> str:
        return received(self.plan.source(OwnCall(planned.call.id)).result.type or Scalar(Kind.STRING))

    def _direct(self, planned: PlannedCall) -> CallView:
        """One call of C."""
        function = self._function(planned)
        view, exprs = self._entering(planned, function, frozenset())
        return replace(view, answer=answer(planned, function, exprs, self.wrappers, self.has_options(planned)))

    def _waited(self, planned: PlannedCall, take: Take) -> CallView:
        """One call of C that starts the work, a wait, and another one that takes the answer."""
        function = self._function(planned)
        view, exprs = self._entering(planned, function, frozenset({"context"}))
        taking = self.abi.function(take_symbol(take))
        received_from = {p.name: STARTED for p in taking.params if p.slot is Slot.RECEIVER}
        return replace(
            view,
            body=_waiting(planned),
            params=self.declared(planned, (_receiver(planned),)).between(CONTEXT, None),
            memory=True,
            starts=Answer("", self.wrappers.use(function), tuple(exprs[p.name] for p in function.params)),
            hears=LISTENER if self._listens(planned) else NO_LISTENER,
            fuller=self._fuller(planned),
            answer=answer(planned, taking, received_from, self.wrappers, self.has_options(planned)),
        )

    def _fuller(self, planned: PlannedCall) -> Fuller | None:
        """The call that gives the record of a text, where an option may ask for that, too."""
        if planned.fuller is None or not self.has_options(planned):
            return None
        record = self.plan.source(planned.fuller)
        declared, text = (
            self.declared(planned, (_receiver(planned),)),
            text_of(self.api.record(self.api.stream(record.operation.produces or "").result)),
        )
        return Fuller(f"{_receiver(planned)}.{self.name(record)}", f"{CONTEXT[0]}, {declared.passed}", text)

    def _function(self, planned: PlannedCall) -> CFunction:
        way = planned.only_way
        assert isinstance(way.to, CCall)  # Go reaches core through C
        return self.abi.of_call(way.to.id)

    def _listens(self, planned: PlannedCall) -> bool:
        """Whether the user's function hears how far a call is."""
        records = map(self.record_of, planned.call.params)
        return planned.operation.progress is not None and any(records)

    def _entering(self, planned: PlannedCall, function: CFunction, imports: frozenset[str]) -> tuple[CallView, dict[str, str]]:
        """What both begin with, and the expression of each C parameter."""
        receiver = _receiver(planned)
        conversions, exprs = self._conversions(planned, function, (receiver,))
        exprs |= {p.name: f"{receiver}.handle()" for p in function.params if p.slot is Slot.RECEIVER}
        results, failed = self.results(planned)
        needed = {i for c in conversions for i in c.imports} | ({"runtime"} if receiver else set())
        view = CallView(
            body="direct",
            doc=self._doc(planned),
            receiver=_receiver_of(planned),
            name=self.name(planned),
            params=self.declared(planned, (receiver,)).params,
            results=results,
            imports=imports | needed | self._packages(planned),
            keep=receiver,
            memory=planned.call.is_constructor or any(c.memory for c in conversions),
            conversions=tuple(c for c in conversions if c.conversion),
            failed=failed,
            gives="return " if results else "",
        )
        return view, exprs

    def _looked_up(self, planned: PlannedCall) -> CallView:
        """A flag that was read at creation."""
        declared = self.declared(planned, (_receiver(planned),))
        return CallView(
            body="lookedUp",
            doc=self._doc(planned),
            receiver=_receiver_of(planned),
            name=self.name(planned),
            params=declared.params,
            results=received(Scalar(Kind.BOOL)),
            imports=frozenset(),
            passed=declared.passed,
            field=f"{_receiver(planned)}.{bits_field(planned)}",
        )

    def _built(
        self,
        planned: PlannedCall,
        body: str,
        results: str,
        before: tuple[str, str] | None = None,
        behind: tuple[str, str] | None = None,
        gives: str = "",
    ) -> CallView:
        """A call that is built on another one of Go's."""
        source = planned.only_way.to
        assert isinstance(source, OwnCall)
        declared, receiver = self.declared(planned, (_receiver(planned),)), _receiver(planned)
        return CallView(
            body=body,
            doc=self._doc(planned),
            receiver=_receiver_of(planned),
            name=self.name(planned),
            params=declared.between(before, behind),
            results=results,
            imports=frozenset({"context"} if before or isinstance(planned.does, AnswerOf) else ()) | self._packages(planned),
            target=f"{receiver}." * bool(receiver) + self.name(self.plan.source(source)),
            passed=declared.passed,
            gives=gives,
        )

    def _fed(self, planned: PlannedCall, source: Param) -> CallView:
        """A loop over a stream that is fed by the user's own loop."""
        item = received(self.api.stream(planned.operation.produces or "").item)
        name = argument(source, (_receiver(planned), "ctx", *self.declared(planned, (_receiver(planned),)).names))
        opened = self.plan.source(OwnCall(self._source(planned)))
        view = self._built(planned, "fed", PIECES.format(item), before=CONTEXT, gives=received(opened.result.type or Scalar(Kind.STRING)))
        given = (name, PIECES.format(received(source.type)))
        return replace(view, item=item, source=name, params=self.declared(planned, (_receiver(planned),)).between(CONTEXT, None, given))

    def _runs(self, planned: PlannedCall, runs: Runs) -> CallView:
        """A loop over the steps of a handle, which is made of the object and of what the functions say of themselves."""
        receiver, made = _receiver(planned), self.plan.source(OwnCall(self._source(planned)))
        object_ = next(argument(a.param, (receiver,)) for a in planned.only_way.arguments if a.by is From.OBJECT)
        declared = self.declared(made, (receiver,))
        passed = replace(declared, names=tuple(receiver if name == object_ else name for name in declared.names)).passed
        view = self._built(planned, "runs", self.results(planned)[0], before=CONTEXT if runs.later else None)
        return replace(
            view,
            imports=view.imports | {"context", *packages_of(runs.tools.type)},
            target=self.name(made),
            passed=passed,
            schema=argument(runs.tools, (receiver,)),
            gives=type_name(runs.handle.id),
            field=CONTEXT[0] if runs.later else WITHOUT_END,
        )

    def _typed(self, planned: PlannedCall) -> CallView:
        """A function, for Go's methods take no type: the object comes first, behind the context."""
        waits = under_context(planned)
        view = self._built(planned, "typed", f"({ANY_TYPE}, error)")
        object_ = ", ".join(filter(None, ["ctx context.Context" if waits else "", view.receiver, view.params]))
        source = self.plan.source(OwnCall(self._source(planned)))
        return replace(
            view,
            receiver="",
            name=f"{view.name}[{ANY_TYPE} any]",
            params=object_,
            imports=view.imports - packages_of(Scalar(Kind.JSON)) | ({"context"} if waits else frozenset()),
            passed=", ".join(filter(None, ["ctx" if waits else "", self._passed_on(planned)])),
            schema=argument(planned.schema, (_receiver(planned),)) if planned.schema else "",
            fails=source.result.fails,
        )

    def _passed_on(self, planned: PlannedCall) -> str:
        """What the function that gives the JSON is called with: the same, and the schema in its place."""
        source = self.plan.source(OwnCall(self._source(planned)))
        return self.declared(source, (_receiver(planned),)).passed

    def _source(self, planned: PlannedCall) -> str:
        source = planned.only_way.to
        assert isinstance(source, OwnCall)
        return source.id

    def _packages(self, planned: PlannedCall) -> frozenset[str]:
        """What the signature needs: of a record's leading fields the types, and of what is given."""
        leads = [r.field(id_).type for r in map(self.record_of, planned.call.params) if r and is_options(r) for id_ in r.lead]
        types = [*(p.type for p in planned.call.params), *leads, *([planned.result.type] if planned.result.type else [])]
        return packages_of(*types)

    def _doc(self, planned: PlannedCall) -> str:
        doc = self.plan.source(planned.beside).doc if planned.beside is not None else planned.doc
        if isinstance(planned.does, Runs):
            doc = planned.operation.doc
        more = f" It is written over {argument(planned.result.changed)}." if planned.result.changed and planned.result.in_place else ""
        more += MORE.get(type(planned.does), "") + (_ending(planned) if under_context(planned) else "")
        return doing(self.name(planned), doc) + more + rest(self.api, planned)

    def results(self, planned: PlannedCall) -> tuple[str, str]:
        """The result list, and what stands before the error when an argument is refused."""
        type_, fails = planned.result.type, planned.result.fails
        if type_ is None or planned.result.in_place:
            return ("error", "") if fails else ("", "")
        spelt = received(type_)
        if not fails:
            return spelt, ""
        return f"({spelt}, error)", f"{zero(type_, is_given=False)}, "


def bits_field(planned: PlannedCall) -> str:
    """The field of an object that has a predicate's answers."""
    return f"{unexported(planned.operation.name)}Bits"


MORE: dict[type, str] = {
    Fed: (
        "\n\nIt is ranged over, and what it is given ranges over, from Go 1.23 on; before, both are called with a yield function. What"
        " comes is asked for only as there is space for it. An error among it ends the work and comes as it is; so does the end of ctx."
    ),
    Runs: (
        " The functions that one step calls run at once, each in a goroutine; an error and a panic are told to the model as the result of"
        " the call. The context that a function has is the caller's."
    ),
    Typed: " T is any type that encoding/json fills; its error comes as it is.",
    Opened: " It is for a caller that pulls, and closes the stream.",
    Sequence: (
        "\n\nThe result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation;"
        " so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop."
    ),
}
ENDS = " The end of ctx ends the work and comes as its error"
PARTLY = "; what was made until then stands beside it"


def under_context(planned: PlannedCall) -> bool:
    """Whether a call takes the context whose end ends it."""
    return Interrupt.CONTEXT in planned.wait.ended_by or (isinstance(planned.does, Runs) and planned.does.later)


def is_tools(planned: PlannedCall, param: Param) -> bool:
    """Whether a parameter is what users give functions for."""
    return isinstance(planned.does, Runs) and param.id == planned.does.tools.id


def _waiting(planned: PlannedCall) -> str:
    """The macro of a wait. What a generation has made until it is cut stands beside the error, as a record and as a text."""
    return "partly" if planned.operation.produces is not None else WAITS.get(type(planned.result.type), "waited")


def _ending(planned: PlannedCall) -> str:
    return f"{ENDS}{PARTLY if planned.operation.produces is not None else ''}."


def _receiver(planned: PlannedCall) -> str:
    return receiver_name(planned.owner) if planned.owner and planned.call.on_object else ""


def _receiver_of(planned: PlannedCall) -> str:
    name = _receiver(planned)
    return f"{name} *{type_name(planned.owner.id)}" if name and planned.owner else ""


def clone(abi: Abi, handle: Handle, wrappers: Wrappers) -> CallView | None:
    """The method that gives a second handle."""
    if handle.clone is None:
        return None
    function = next(f for f in abi.functions if f.role is Role.CLONE and f.of(handle))
    receiver, name = receiver_name(handle), type_name(handle.id)
    return CallView(
        body="direct",
        doc=doing("Clone", handle.clone),
        receiver=f"{receiver} *{name}",
        name="Clone",
        params="",
        results=f"(*{name}, error)",
        imports=frozenset({"runtime"}),
        keep=receiver,
        answer=Answer("object", wrappers.use(function), (f"{receiver}.handle()",), name, kept=(f"{receiver}.keeps...",)),
        gives="return ",
    )
