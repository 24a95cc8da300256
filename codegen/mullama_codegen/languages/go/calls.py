"""Constructors, methods and functions in Go: what each declares, prepares, calls and gives back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...cabi.shapes import Abi, CFunction, Role, Slot
from ...meaning.model import Api, FormKind, Handle, Param, PassAs, Record
from ...meaning.names import Name
from ...meaning.types import EnumRef, HandleRef, ListOf, RecordRef, Scalar, StreamRef, Type, Vector, strip_option
from ...plan.calls import Call, constructors, functions, methods
from .args import Passed, lower, pass_as
from .call_docs import rest
from .cwrap import Wrappers
from .docs import doing
from .language import GO
from .reads import answered
from .records import is_options, option_type
from .spell import argument, exported, given, quoted, received, type_name, zero


@dataclass(frozen=True, slots=True)
class CallView:
    """One function. `lines` prepare the call, `result` is what is returned; with `memory` an arena holds what C reads."""

    doc: str
    receiver: str  # `m *Model`, empty for a function
    name: str
    params: str
    results: str
    keep: str  # what must not be collected during the call
    memory: bool
    lines: tuple[str, ...]
    failed: str  # what is returned when an argument is refused
    result: str
    gives: bool


@dataclass(frozen=True, slots=True)
class Declared:
    """The Go side of a call's parameters."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    options: str  # `opts ...GenerateOption`, or nothing

    @property
    def params(self) -> str:
        """The parameter list."""
        return ", ".join([*(f"{n} {t}" for n, t in zip(self.names, self.types, strict=True)), *filter(None, [self.options])])

    @property
    def passed(self) -> str:
        """The same arguments handed on."""
        return ", ".join([*self.names, *(["opts..."] if self.options else [])])


def receiver_name(handle: Handle) -> str:
    """One letter, or two where the letter is taken by the arena."""
    return handle.id[:2] if handle.id[0] == "a" else handle.id[0]


class Calls:
    """Makes the views of one API's calls."""

    def __init__(self, api: Api, abi: Abi, wrappers: Wrappers) -> None:
        self.api, self.abi, self.wrappers = api, abi, wrappers

    # Names

    def name(self, call: Call) -> str:
        """What Go calls it: `LoadModel`, `NewContext`, `GenerateFromTokens`."""
        if call.form is FormKind.ASYNC and not call.spelling:
            return self._blocking_name(call) + "Context"
        if spelling := call.verbatim(GO.case):
            return spelling
        if call.is_constructor and call.owner is not None:
            return exported(call.name + call.owner.name)
        return exported(call.name)

    def _blocking_name(self, call: Call) -> str:
        blocking = (FormKind.PLAIN, FormKind.TEXT)
        names = (self.name(c) for c in self.siblings(call) if c.form in blocking and c.input == call.input)
        return next(names, exported(call.operation.name + (call.suffix or Name(()))))

    def siblings(self, call: Call) -> tuple[Call, ...]:
        """All calls of the same operation."""
        owner = call.owner
        calls = (*constructors(self.api, owner, GO.id), *methods(self.api, owner, GO.id)) if owner else functions(self.api, GO.id)
        return tuple(c for c in calls if c.operation is call.operation)

    def open_name(self, call: Call) -> str:
        """The pull form of a stream: `OpenStream`, `OpenStreamFromTokens`."""
        return f"Open{self.name(call)}"

    # Parameters

    def declared(self, call: Call, taken: tuple[str, ...], before_options: tuple[tuple[str, str], ...] = ()) -> Declared:
        """The Go parameters of a call, options last."""
        names, types, options = [], [], ""
        for param in call.params:
            record = self.record_of(param)
            if record is not None and is_options(record):
                for field in (record.field(id_) for id_ in record.lead):
                    names.append(argument(field, taken))
                    types.append(given(field.type))
                options = f"opts ...{option_type(record)}"
                continue
            names.append(argument(param, taken))
            types.append(self.param_type(param))
        for name, type_ in before_options:
            names.append(name)
            types.append(type_)
        return Declared(tuple(names), tuple(types), options)

    def record_of(self, param: Param) -> Record | None:
        """The record that a parameter carries."""
        type_ = strip_option(param.type)
        return self.api.record(type_.id) if isinstance(type_, RecordRef) else None

    def has_options(self, call: Call) -> bool:
        """Whether a call takes options, among them where its record goes."""
        return any(is_options(r) for r in map(self.record_of, call.params) if r is not None)

    def param_type(self, param: Param) -> str:
        """A record is a pointer, nil for its defaults, where the description does not say `value`."""
        record = self.record_of(param)
        if record is None:
            return given(param.type)
        by_value = pass_as(dict(record.pass_as)) is PassAs.VALUE and param.default is None
        return type_name(record.id) if by_value else f"*{type_name(record.id)}"

    def lowered(self, call: Call, function: CFunction, taken: tuple[str, ...]) -> tuple[list[Passed], dict[str, str]]:
        """The lines of all parameters, and the expression of each C parameter."""
        passed: list[Passed] = []
        args: dict[str, str] = {}
        for param in call.params:
            slots = function.params_of(param.id)
            if "c" in param.changed:
                name = argument(param, taken)
                one = lower("changed", param.id, param.type, slots)
                passed.append(replace(one, lines=(f"changed := append({given(param.type)}(nil), {name}...)", *one.lines)))
                args |= {slot.name: expr for slot, expr in zip(slots, one.exprs, strict=False)}
                continue
            record = self.record_of(param)
            if record is not None and is_options(record):
                leads = [f"options.{argument(f)} = {argument(f, taken)}" for f in (record.field(i) for i in record.lead)]
                collect = f"options := collect{option_type(record)}s(opts)"
                one = Passed((collect, *leads, "cOptions := options.lower(a)"), ("cOptions",), memory=True)
            else:
                one = lower(argument(param, taken), param.id, param.type, slots)
            if function.shares_length and param is not call.params[0]:
                first = call.params[0]
                lengths = f"{quoted(param.id)}, len({argument(param, taken)}), {quoted(first.id)}, len({argument(first, taken)})"
                one = Passed((*one.lines, f"a.sameLength({lengths})"), one.exprs, memory=True)
            passed.append(one)
            args |= {slot.name: expr for slot, expr in zip(slots, one.exprs, strict=False)}
        return passed, args

    # Views

    def plain(self, call: Call) -> CallView:
        """A call that is one call of C."""
        function = self.abi.of_call(call.id)
        receiver = receiver_name(call.owner) if call.owner and not call.is_constructor else ""
        taken = (receiver,)
        passed, args = self.lowered(call, function, taken)
        if receiver:
            args |= {p.name: f"{receiver}.handle()" for p in function.params if p.slot is Slot.RECEIVER}
        results, failing = self.results(call)
        return CallView(
            doc=doing(self.name(call), call.doc) + rest(self.api, call),
            receiver=f"{receiver} *{type_name(call.owner.id)}" if receiver and call.owner else "",
            name=self.name(call),
            params=self.declared(call, taken).params,
            results=results,
            keep=receiver,
            memory=call.is_constructor or any(p.memory for p in passed),
            lines=tuple(line for p in passed for line in p.lines),
            failed=failing,
            result=self.result(call, function, args, receiver),
            gives=bool(results),
        )

    def fallible(self, call: Call) -> bool:
        """A free function without arguments and errors cannot fail."""
        return bool(call.owner or call.operation.errors or call.params)

    def results(self, call: Call) -> tuple[str, str]:
        """The result list, and what stands there when an argument is refused."""
        type_ = self.result_type(call)
        if type_ is None:
            return ("error", "a.err") if self.fallible(call) else ("", "")
        spelt = received(type_)
        if not self.fallible(call):
            return spelt, zero(spelt)
        nothing = "0" if isinstance(type_, EnumRef) else zero(spelt)
        return f"({spelt}, error)", f"{nothing}, a.err"

    def result_type(self, call: Call) -> Type | None:
        """What the call gives besides an error."""
        if call.is_constructor and call.owner is not None:
            return HandleRef(call.owner.id)
        return call.returns.type if call.returns is not None else None

    def in_c(self, call: Call) -> bool:
        """Whether the C ABI has this very call."""
        return any(f.call is not None and f.call.id == call.id for f in self.abi.functions)

    def result(self, call: Call, function: CFunction, args: dict[str, str], receiver: str) -> str:
        """The expression that a call returns."""
        type_ = self.result_type(call)
        if call.returns is not None and call.returns.static:
            return f"C.GoString(C.{function.symbol}())"
        if type_ is None and not self.fallible(call):
            return f"{self.wrappers.use(function)}()"
        match type_:
            case _ if any("c" in p.changed for p in call.params):
                return f"changed, statusOf({self._c_call(function, args)})"
            case HandleRef(id_):
                return f"open{type_name(id_)}({self._c_call(function, args)}{self._kept(call, receiver)})"
            case RecordRef(id_):
                text = f"read{type_name(id_)}({self._c_call(function, args)})"
                return f"options.deliver({text})" if call.operation.produces and self.has_options(call) else text
            case StreamRef(id_):
                into = "options.result" if self.has_options(call) else "nil"
                return f"open{type_name(id_)}({self._c_call(function, args)}, {into}, {receiver})"
            case None:
                return f"statusOf({self._c_call(function, args)})"
        rows = f"len({args_list(call)})" if type_ == ListOf(Vector()) else None
        text = answered(type_, function, args, guess(call, type_), self.wrappers, rows)
        return text if self.fallible(call) else f"sure({text})"

    def _c_call(self, function: CFunction, args: dict[str, str]) -> str:
        return f"{self.wrappers.use(function)}({', '.join(args[p.name] for p in function.params)})"

    def _kept(self, call: Call, receiver: str) -> str:
        """The objects that must outlive a new one."""
        owner = call.owner
        if not call.is_constructor or owner is None:
            return f", {receiver}" if receiver else ""
        kept = (p for p in call.params if isinstance(p.type, HandleRef) and p.type.id in owner.keeps)
        return "".join(f", {argument(p, (receiver,))}" for p in kept)


def args_list(call: Call) -> str:
    """The list among a call's parameters that its rows answer to."""
    return next(argument(p) for p in call.params if isinstance(p.type, ListOf))


def guess(call: Call, type_: Type) -> str:
    """How large a result may be, from what the call is given: a text has no more tokens than bytes, and a few special ones."""
    length = call.returns.length if call.returns and call.owner else None
    fact = next((f for f in call.owner.facts if f.id == length), None) if call.owner else None
    if fact is not None and call.owner is not None:
        width = f"int({receiver_name(call.owner)}.{exported(fact.name)}())"
        return f"len({args_list(call)}) * {width}" if isinstance(type_, ListOf) else width
    for param in call.params:
        match param.type:
            case Scalar(kind) if kind.is_text and isinstance(type_, ListOf):
                return f"len({argument(param)}) + 16"
            case ListOf() if isinstance(type_, Scalar):
                return f"8*len({argument(param)}) + 64"
            case _:
                continue
    return "1024" if isinstance(type_, (Vector, ListOf)) else "64"


def clone(api: Api, abi: Abi, handle: Handle, wrappers: Wrappers) -> CallView | None:
    """The method that gives a second handle."""
    if handle.clone is None:
        return None
    function = next(f for f in abi.functions if f.role is Role.CLONE and f.handle is handle)
    receiver, name = receiver_name(handle), type_name(handle.id)
    return CallView(
        doc=doing("Clone", handle.clone),
        receiver=f"{receiver} *{name}",
        name="Clone",
        params="",
        results=f"(*{name}, error)",
        keep=receiver,
        memory=False,
        lines=(),
        failed="",
        result=f"open{name}({wrappers.use(function)}({receiver}.handle()), {receiver}.keeps...)",
        gives=True,
    )
