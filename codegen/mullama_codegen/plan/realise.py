"""How each call of a language is carried out: decided here once, from the call and from what the language can do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..meaning.model import HINTED, Api, Blocking, Doc, FormKind, Param
from ..meaning.names import Name
from ..meaning.types import EitherOf, HandleRef, Kind, ListOf, OptionOf, RecordRef, Scalar, StreamRef, Type, Vector
from . import core
from .calls import Call, every_call, schema_of
from .encodings import encoding_of
from .features import features
from .language import How, Language, Signals, Through
from .planned import (
    AnswerOf,
    Argument,
    Awaited,
    CCall,
    Direct,
    Does,
    Fed,
    From,
    Interrupt,
    LookedUp,
    LoopOver,
    Opened,
    OwnCall,
    Plan,
    PlannedCall,
    Plans,
    Result,
    Runs,
    Source,
    Started,
    Typed,
    Wait,
    Waited,
    Way,
)
from .planned import (
    Sequence as Looped,
)
from .sizes import buffer_of, rows
from .takes import Take, take_of

CANCEL_TOKEN = OptionOf(HandleRef("cancel_token"))


def plans(api: Api, languages: Sequence[Language]) -> Plans:
    """The plan of each language."""
    return {language.id: Planner(api, language).plan() for language in languages}


class Planner:
    """Plans one language."""

    def __init__(self, api: Api, language: Language) -> None:
        self.api, self.language = api, language
        self.calls = tuple(every_call(api, language.id))
        self.c_calls = self.calls if language.is_abi else tuple(every_call(api, HINTED))
        self.through_core = language.through is Through.CORE or language.is_abi

    def plan(self) -> Plan:
        """Every function of the language."""
        planned = tuple(p for call in self.calls for p in self.planned(call))
        return Plan(self.language.id, planned, features(self.api, self.language, planned))

    def planned(self, call: Call) -> Iterator[PlannedCall]:
        """The functions that one call becomes."""
        if call.operation.predicate and not self.through_core:
            yield self._made(call, LookedUp(), self._ways(call))
            return
        match self.language.forms[call.form]:
            case How.DIRECT if self._would_repeat(call):
                yield self._made(call, AnswerOf(), self._on(call, FormKind.ASYNC))
            case How.DIRECT:
                yield self._made(call, Direct(), self._ways(call))
            case How.OPEN_AND_LOOP:
                yield self._made(call, Opened(), self._ways(call))
                if self.api.stream(call.operation.produces or "").takes is not None:
                    return  # nobody could give it anything from inside the loop
                yield self._made(call, Looped(self.api.stream(call.operation.produces or "").result), self._own(call, call.id))
            case How.ANSWER_OF:
                yield self._made(call, AnswerOf(), self._on(call, FormKind.ASYNC))
            case How.CALL_BACK:
                yield self._made(call, self._loop(call), self._ways(call))
            case How.LOOP_OVER_OWN:
                yield self._made(call, self._loop(call), self._on(call, FormKind.STREAM))
            case How.WAIT if (later := self._later(call)) is not None:
                yield self._made(call, Waited(self._take(call)), self._ways(call, later))
            case How.WAIT:
                yield self._made(call, Direct(), self._ways(call))
            case How.START:
                yield self._made(call, Started(self._take(call)), self._ways(call))
            case How.TYPED:
                yield self._made(call, Typed(self._is_later(call)), self._of_type(call))
            case How.FED:
                yield self._made(call, self._fed(call), self._ways(call) if self.through_core else self._on(call, FormKind.STREAM))
            case How.RUN:
                yield self._made(call, self._runs(call), self._of_functions(call))
            case How.READ:
                yield self._made(call, Typed(self._is_later(call)), self._ways(call))
            case How.AWAIT | How.POLLED:
                stream_id = call.returns.type.id if call.returns and isinstance(call.returns.type, StreamRef) else None
                yield self._made(call, Awaited(stream_id), self._ways(call))

    def _would_repeat(self, call: Call) -> bool:
        """Whether C's own function would do long work again where the buffer for a text was too short; an answer to come keeps it."""
        op, type_ = call.operation, self._returned(call)
        is_text = isinstance(type_, Scalar) and type_.kind in (Kind.STRING, Kind.BYTES, Kind.JSON)
        is_long = op.blocking is Blocking.LONG and op.progress is None and call.form is FormKind.PLAIN
        return not self.through_core and is_long and is_text and self._sibling(call, FormKind.ASYNC) is not None

    def _take(self, call: Call) -> Take:
        made = HandleRef(call.owner.id) if call.is_constructor and call.owner else self._returned(call)
        take = take_of(self.api, made)
        assert take is not None  # a rule: see `rules/abilities.py`
        return take

    def _later(self, call: Call) -> FormKind | None:
        """The form by which C starts what a call waits for, where C has one."""
        later = call.form if call.form in core.LATER else core.LATER_OF.get(call.form)
        return later if later and any(c.operation is call.operation and c.form is later for c in self.c_calls) else None

    def _is_later(self, call: Call) -> bool:
        return core.JSON_OF[call.form] in core.LATER

    def _fed(self, call: Call) -> Fed:
        stream = self.api.stream(call.operation.produces or "")
        assert stream.takes is not None  # a rule: see `rules/runtimes.py`
        return Fed(stream.id, stream.takes, call.form is FormKind.ASYNC_EACH)

    def _runs(self, call: Call) -> Runs:
        runs = call.operation.runs
        assert runs is not None  # a rule: see `rules/operations.py`
        tools = next(p for p in call.operation.params if p.id == runs.tools)
        return Runs(self.api.handle(runs.handle), tools, call.form is FormKind.ASYNC_RUN)

    def _of_functions(self, call: Call) -> tuple[Way, ...]:
        """The call that makes the handle of a loop, with the functions in their place."""
        runs = self._runs(call)
        made = next(c for c in self.calls if c.is_constructor and c.owner == runs.handle and c.form is FormKind.PLAIN)
        by = {p.id: From.TOOLS if p.id == runs.tools.id else From.CALLER for p in call.params}
        given = (Argument(p, encoding_of(p.type), by.get(p.id, From.OBJECT)) for p in made.params)
        return (Way(None, OwnCall(made.id), tuple(given)),)

    def _beside(self, call: Call) -> OwnCall | None:
        """The call that waits for what this one gives later."""
        found = (self._sibling(call, form) for form, later in core.LATER_OF.items() if later is call.form)
        return next((OwnCall(c.id) for c in found if c), None)

    def _loop(self, call: Call) -> LoopOver:
        stream = self.api.stream(call.operation.produces or "")
        return LoopOver(stream.id, stream.callback or "", stream.item)

    # What is called

    def _sibling(self, call: Call, form: FormKind) -> Call | None:
        """The call of the same operation from the same input in another form."""
        mine = (c for c in self.calls if c.operation is call.operation and c.form is form)
        return next((c for c in mine if c.input == call.input), None)

    def _in_c(self, call: Call, form: FormKind, input_id: str | None) -> Call | None:
        mine = (c for c in self.c_calls if c.operation is call.operation and c.form is form)
        return next((c for c in mine if c.input == input_id), None)

    def _on(self, call: Call, form: FormKind) -> tuple[Way, ...]:
        sibling = self._sibling(call, form)
        assert sibling is not None  # a rule: see `rules/abilities.py`
        return self._own(call, sibling.id)

    def _of_type(self, call: Call) -> tuple[Way, ...]:
        """The function that gives the JSON, with what the type says of itself in its place."""
        sibling = self._sibling(call, core.JSON_OF[call.form])
        assert sibling is not None  # a rule: see `rules/abilities.py`
        schema = self._schema(call)
        if schema is None:
            return self._own(call, sibling.id)
        given = tuple(Argument(p, encoding_of(p.type), From.TYPE if p is schema else From.CALLER) for p in sibling.params)
        return (Way(None, OwnCall(sibling.id), given),)

    def _schema(self, call: Call) -> Param | None:
        form = next(f for f in call.operation.forms if f.kind is call.form)
        return schema_of(call.operation, form, self.language.id)

    def _own(self, call: Call, id_: str) -> tuple[Way, ...]:
        """Another function of the language, with the same arguments."""
        return tuple(
            Way(start, OwnCall(id_), tuple(Argument(p, encoding_of(p.type), From.CALLER) for p in params))
            for start, params in self._starts(call)
        )

    def _ways(self, call: Call, in_c: FormKind | None = None) -> tuple[Way, ...]:
        """One for each input; `in_c` is the form of C's function where that is another one."""
        return tuple(self._way(call, start, params, in_c or call.form) for start, params in self._starts(call))

    def _starts(self, call: Call) -> Iterator[tuple[Param | None, tuple[Param, ...]]]:
        """The input that chooses each way and the call's parameters from there."""
        inputs = [i.param for i in call.operation.inputs if self.language.id in i.param.surface]
        if not inputs:
            yield None, call.params
        elif isinstance(call.params[0].type, EitherOf):
            for start in inputs:
                yield start, (start, *call.params[1:])
        else:
            yield call.params[0], call.params

    def _way(self, call: Call, start: Param | None, params: tuple[Param, ...], in_c: FormKind) -> Way:
        given = {p.id for p in params}
        if self.through_core:
            every = ((start,) if start else ()) + call.operation.params
            return Way(start, self._method(call), tuple(self._argument(call, p, given) for p in every))
        c_call = self._in_c(call, in_c, start.id if start else None)
        assert c_call is not None  # a rule: see `rules/reach.py`
        return Way(start, CCall(c_call.id), tuple(self._argument(call, p, given) for p in c_call.params))

    def _argument(self, call: Call, param: Param, given: set[str]) -> Argument:
        encoding = encoding_of(param.type)
        if param.id in given:
            return Argument(param, encoding, From.CALLER)
        if param is self._schema(call):
            return Argument(param, encoding, From.TYPE)
        takes_token = self._takes_cancel(call) and self._has_token(param)
        return Argument(param, encoding, From.CANCEL if takes_token else From.DEFAULT)

    def _method(self, call: Call) -> Source:
        op, owner, how = call.operation, call.owner, self.language.forms[call.form]
        if how is How.FED and self.language.id == core.CORE:
            return core.feeding(op, owner, Name.of(call.spelt(self.language.case)))
        if call.form is FormKind.STREAM and self.language.streams_are_async:
            return core.opening(op, owner)
        if how is How.READ:
            return core.reading(op, owner, call.form, Name.of(call.spelt(self.language.case)))
        if call.c.buffer_limit:
            return core.written(op, call.form)
        later = core.pending(op, owner, call.form)
        # A wait that has to look for signals waits for an answer to come, which it can drop.
        if later and self.language.signals is Signals.ARE_ASKED_FOR and op.blocking is Blocking.LONG:
            return later
        return core.method(op, owner, call.form)

    # What it gives, and how long that takes

    def _made(self, call: Call, does: Does, ways: tuple[Way, ...], doc: Doc | None = None) -> PlannedCall:
        return PlannedCall(
            call=call,
            does=does,
            ways=ways,
            result=self._result(call, ways),
            wait=Wait(*self._wait(call, does, ways)),
            keeps=tuple(self._keeps(call)),
            beside=self._beside(call),
            takes_cancel=self._takes_cancel(call),
            fuller=self._fuller(call),
            doc=doc or call.doc,
        )

    def _fuller(self, call: Call) -> OwnCall | None:
        if call.form is FormKind.ASYNC and call.operation.produces is not None and self.language.forms[call.form] is How.WAIT:
            record = self._sibling(call, FormKind.ASYNC_RESULT)
            return OwnCall(record.id) if record else None
        record = self._sibling(call, FormKind.RESULT)
        return OwnCall(record.id) if record and call.form is FormKind.TEXT and call.c.omit else None

    def _takes_cancel(self, call: Call) -> bool:
        return call.form is FormKind.CALLBACK_CANCELLABLE and self.language.is_abi

    def _result(self, call: Call, ways: tuple[Way, ...]) -> Result:
        op, owner, returned = call.operation, call.owner, call.returns
        # A text that is passed through C is checked on the way, and a handle of C's is null where there is none: both can fail too.
        through_c = not self.through_core and op.predicate is None and (bool(call.params) or call.is_constructor)
        fails = (core.can_fail(op, owner) or through_c) and not self._is_spared(call)
        if call.is_constructor and owner is not None:
            return Result(HandleRef(owner.id), None, fails=fails)
        writers = {self.language.id} if self.through_core else {self.language.id, HINTED}
        changed = next((p for p in call.params if p.changed & writers), None)
        if returned is None:
            return Result(None, None, changed=changed, fails=fails)
        of_rows = rows(call.params) if returned.type == ListOf(Vector()) else None
        # Only an answer that comes through C has a buffer, and only C's own users give one that is a limit.
        is_filled = (
            (self.language.is_abi or any(isinstance(way.to, CCall) for way in ways)) and not changed and not self._by_handle(returned.type)
        )
        buffer = buffer_of(returned, call.params, owner, call.c.buffer_limit) if is_filled else None
        in_place = changed is not None and self.language.id in changed.changed
        return Result(returned.type, returned.doc, buffer, of_rows, changed, returned.static, fails, in_place)

    def _by_handle(self, type_: Type) -> bool:
        """Whether C gives a list by a handle, so that nobody needs a buffer for it."""
        return isinstance(type_, ListOf) and isinstance(type_.item, RecordRef) and self.api.record(type_.item.id).c.handle

    def _is_spared(self, call: Call) -> bool:
        """Whether the language does without an error that nobody would look at: no reason can be reached."""
        reachable = call.owner is not None or call.params or any(not self.api.error(e).reserved for e in call.operation.errors)
        return self.language.spares_errors and not reachable

    def _wait(self, call: Call, does: Does, ways: tuple[Way, ...]) -> tuple[Blocking, tuple[Interrupt, ...]]:
        op = call.operation
        found: list[Interrupt] = []
        if isinstance(does, Typed) and (source := self._sibling(call, core.JSON_OF[call.form])):
            waits = next(self.planned(source)).wait
            return waits.blocking, waits.ended_by
        if isinstance(does, Awaited) or (isinstance(does, Runs) and does.later):
            return Blocking.NO, (Interrupt.ABANDONED,)
        if isinstance(does, Runs):
            step = next(c for c in self.calls if c.owner == does.handle and c.operation.id == "next" and c.form is FormKind.PLAIN)
            found.extend(next(self.planned(step)).wait.ended_by)
            return op.blocking, tuple(dict.fromkeys((*found, *self._tokens(call))))
        if isinstance(does, (Opened, Looped, Started)) or isinstance(self._returned(call), StreamRef):
            # The stream is opened, or the work started, and nothing is waited for; who reads it waits.
            return (Blocking.NO if op.blocking is Blocking.NO else Blocking.BRIEF), ()
        pends = any(isinstance(way.to, core.CoreMethod) and way.to.gives is core.Gives.PENDING for way in ways)
        if self.language.signals is Signals.END_THE_PROCESS:
            found.append(Interrupt.PROCESS)
        elif pends or op.progress or isinstance(does, (LoopOver, Waited)):
            found.append(Interrupt.SIGNALS)
        if isinstance(does, Waited) and call.form in core.LATER:
            found.append(Interrupt.CONTEXT)
        if op.progress:
            found.append(Interrupt.PROGRESS)
        if isinstance(does, LoopOver):
            found.append(Interrupt.CALLBACK)
        return op.blocking, (*found, *self._tokens(call))

    def _tokens(self, call: Call) -> tuple[Interrupt, ...]:
        has_token = self._takes_cancel(call) or any(self._has_token(p) for p in call.params)
        return (Interrupt.CANCEL_TOKEN,) if has_token else ()

    def _returned(self, call: Call) -> Type | None:
        return call.returns.type if call.returns else None

    def _has_token(self, param: Param) -> bool:
        if not isinstance(param.type, RecordRef):
            return False
        return any(f.type == CANCEL_TOKEN and self.language.id in f.surface for f in self.api.record(param.type.id).fields)

    def _keeps(self, call: Call) -> Iterator[str]:
        if call.is_constructor and call.owner is not None:
            yield from (p.id for p in call.params if isinstance(p.type, HandleRef) and p.type.id in call.owner.keeps)
        elif call.owner is not None and isinstance(self._returned(call), (HandleRef, StreamRef)):
            yield "self"


def token_field(api: Api, param: Param) -> str:
    """The field of an argument's record that has the cancel token."""
    assert isinstance(param.type, RecordRef)
    return next(f.id for f in api.record(param.type.id).fields if f.type == CANCEL_TOKEN)
