"""Methods and static functions: signature, doc comment and body, ready to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...cabi.shapes import Abi, CFunction, Role
from ...meaning.model import Api, FormKind, Param
from ...meaning.names import Case, Name
from ...meaning.types import EitherOf, HandleRef, Kind, ListOf, RecordRef, Scalar, StreamRef, Type, Vector
from ...plan.calls import Call, functions, methods
from ...plan.unforeseen import Unforeseen
from . import docs
from .answers import C_ANSWERS, LIMIT, Locals, answer_lines, call_lines, sizes_of
from .arguments import Argument, argument, c_arguments, prompt, visible
from .language import PHP
from .spelling import class_name, free_method, key, leading, method, native, parameters, quoted, spelt, variable

PROGRESS = "?callable $progress = null"
OPENED = (
    "The stream itself rather than a loop over it: for several streams in one thread, and for what comes",
    "without waiting.",
)


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method: its doc comment, its head with the opening brace, and its body."""

    doc: tuple[str, ...]
    head: tuple[str, ...]
    body: tuple[str, ...]


def members(api: Api, abi: Abi, call: Call) -> Iterator[MethodView]:
    """The methods of a call; a stream form has one that opens it and one that loops over it."""
    if call.form is FormKind.STREAM:
        yield _generator(api, call)
        call = replace(call, name=Name.of("open") + _name(call), spelling=None)
    yield _method(api, abi, call)


def _name(call: Call) -> Name:
    """A name in words, also where the description spells it verbatim."""
    if call.spelling is None:
        return call.name
    spelling = call.verbatim(PHP.case)
    return Name((spelling[:1].lower() + spelling[1:],)) if spelling else call.name


def _method(api: Api, abi: Abi, call: Call) -> MethodView:
    is_new = call.is_constructor and call.name == Name.of("new")
    static = "static " if call.owner is None or (call.is_constructor and not is_new) else ""
    name = "__construct" if is_new else method(call)
    returned = "" if is_new else f": {_returned(api, call)}"
    more = ("", *OPENED) if call.form is FormKind.STREAM else ()
    comment = docs.of_call(api, call, more, callback=call.form is FormKind.CALLBACK)
    return MethodView(comment, head(f"public {static}function {name}", _parameters(api, call), returned), tuple(_body(api, abi, call)))


def head(start: str, parameters: list[str], returned: str) -> tuple[str, ...]:
    """A function's head with its brace, as PSR-12 lays it out."""
    line = f"{start}({', '.join(parameters)}){returned}"
    if len(line) <= LIMIT:
        return (line, "{")
    return (f"{start}(", *(f"    {one}," for one in parameters[:-1]), f"    {parameters[-1]}", f"){returned} {{")


def _parameters(api: Api, call: Call) -> list[str]:
    params = [one for p in visible(call.params) for one in parameters(api, p, PHP.id in p.changed)]
    if call.form is FormKind.CALLBACK:
        at = next((i for i, one in enumerate(params) if " = " in one), len(params))
        params.insert(at, "callable $callback")
    if call.operation.progress is not None:
        params.append(PROGRESS)
    return params


def _returned(api: Api, call: Call) -> str:
    if call.is_constructor:
        return "self"
    if call.returns is not None:
        return native(api, call.returns.type)
    changed = _given_back(call)
    return native(api, changed.type) if changed else "void"


def _given_back(call: Call) -> Param | None:
    """The value that C changes in place and PHP's users get back instead."""
    if call.returns is not None or call.is_constructor:
        return None
    return next((p for p in call.params if "c" in p.changed and PHP.id not in p.changed), None)


def _generator(api: Api, call: Call) -> MethodView:
    """The looping form: a live generator whose return value is the record."""
    opened = free_method((Name.of("open") + _name(call)).to(Case.CAMEL))
    assert call.returns is not None and isinstance(call.returns.type, StreamRef)
    pieces = f"\\Generator<int, string, mixed, {class_name(api.stream(call.returns.type.id).result)}>"
    return MethodView(
        docs.of_call(api, call, returns=f"{pieces} The pieces; `getReturn()` has the record after the last."),
        head(f"public function {method(call)}", _parameters(api, call), ": \\Generator"),
        (f"return $this->{opened}({_passed_on(api, call)})->getIterator();",),
    )


def _passed_on(api: Api, call: Call) -> str:
    """A method's own arguments, for another method with the same ones."""
    names = [name for p in visible(call.params) for name in (*map(key, leading(api, p.type)), variable(p))]
    return ", ".join(f"${name}" for name in names)


def _body(api: Api, abi: Abi, call: Call) -> Iterator[str]:
    if call.form is FormKind.TEXT and (result := _sibling(api, call, FormKind.RESULT)) is not None:
        assert call.returns is not None and call.operation.produces is not None
        record = api.record(api.stream(call.operation.produces).result)
        text = next(f for f in record.fields if f.type == call.returns.type)
        yield f"return $this->{method(result)}({_passed_on(api, call)})->{spelt(text.name, text.surface)};"
        return
    if call.form is FormKind.RESULT and (stream := _sibling(api, call, FormKind.STREAM)) is not None:
        opened = free_method((Name.of("open") + _name(stream)).to(Case.CAMEL))
        yield f"return $this->{opened}({_passed_on(api, call)})->waited();"
        return
    function = c_function(abi, call)
    given = _arguments(api, abi, call, function)
    local = Locals(frozenset(variable(p) for p in call.params))
    for one in given.values():
        if one.line is not None:
            yield one.line
    changed = next((p for p in call.params if p.changed & {"c", PHP.id}), None)
    arguments = tuple(_renamed(a, local) for a in c_arguments(function, given, "$this->pointer()"))
    if call.operation.progress is not None:
        yield from _with_progress(call, function, arguments, local)
    elif call.is_constructor:
        yield from _construct(call, function, arguments, local)
    elif call.form in (FormKind.TEXT, FormKind.CALLBACK):
        yield from _over_stream(call, function, arguments, local)
    else:
        type_ = call.returns.type if call.returns else None
        kept = ", $this" if isinstance(type_, StreamRef) else ""
        yield from answer_lines(function, type_, arguments, sizes_of(tuple(given.values())), local, call.owner, kept)
        if changed is not None:
            back = f"{local.free('changed')}->to{_read_back(changed.type)}();"
            yield f"${variable(changed)} = {back}" if PHP.id in changed.changed else f"return {back}"


def _read_back(type_: Type) -> str:
    match type_:
        case Vector() | ListOf(Scalar(Kind.F32)):
            return "Floats"
        case ListOf(Scalar(kind)) if kind in (Kind.I32, Kind.TOKEN):
            return "Integers"
        case Scalar(Kind.BYTES):
            return "Bytes"
        case _:
            raise Unforeseen(f"PHP cannot read back a changed {type_}")


def _arguments(api: Api, abi: Abi, call: Call, function: CFunction) -> dict[str, Argument]:
    given: dict[str, Argument] = {}
    local = Locals(frozenset(variable(p) for p in call.params))
    for param in visible(call.params):
        if param is call.params[0] and call.operation.inputs and _starts_from_tokens(param, function):
            start = next(i.param for i in call.operation.inputs if isinstance(i.param.type, ListOf))
            given[start.id] = prompt(_tokens_by(abi, call, param), param)
            continue
        one = argument(api, param)
        if param.changed & {"c", PHP.id} and one.line is not None:
            name = local.free("changed")
            line = one.line.replace(f"${variable(param)} = ", f"{name} = ", 1)
            one = Argument(line, (f"{name}->pointer", f"{name}->count"), f"{name}->count")
        if function.shares_length and param is not call.params[0] and one.line is not None:
            first = variable(call.params[0])
            one = replace(one, line=f"{one.line[:-1]}->asLongAs(${first}, {quoted(variable(param))}, {quoted(first)});")
        if call.operation.progress is not None and isinstance(param.type, RecordRef) and one.line is not None:
            # The listener travels in the struct, so there is one even where nothing was given.
            one = replace(one, line=one.line.replace("::memory(", "::filled("))
        given[param.id] = one
    return given


def _starts_from_tokens(param: Param, function: CFunction) -> bool:
    """Whether PHP's users give text where the C function takes tokens."""
    takes_text = isinstance(param.type, EitherOf) or (isinstance(param.type, Scalar) and param.type.kind.is_text)
    return takes_text and not function.params_of(param.id)


def _tokens_by(abi: Abi, call: Call, param: Param) -> str:
    """The C function that turns a start into the one that C takes."""
    by = next(i.tokens_by for i in call.operation.inputs if i.param.id == param.id)
    calls = [f for f in abi.functions if f.call is not None and f.handle == call.owner]
    return next(f.symbol for f in calls if f.call is not None and f.call.operation.id == by)


def _renamed(given: str, local: Locals) -> str:
    return local.free(given[1:]) if given in ("$out", "$room") else given


def _kept(call: Call) -> str:
    keeps = call.owner.keeps if call.owner else ()
    return "".join(f", ${variable(p)}" for p in call.params if isinstance(p.type, HandleRef) and p.type.id in keeps)


def _construct(call: Call, function: CFunction, arguments: tuple[str, ...], local: Locals) -> Iterator[str]:
    before = "$this->own(" if call.name == Name.of("new") else "return self::adopt("
    lines = call_lines(before, function.symbol, arguments, f"{_kept(call)});")
    if len(lines) > 1:
        answer = local.free("answer")
        lines = [*call_lines(f"{answer} = ", function.symbol, arguments, ";"), f"{before}{answer}{_kept(call)});"]
    yield from lines


def _with_progress(call: Call, function: CFunction, arguments: tuple[str, ...], local: Locals) -> Iterator[str]:
    record = next((p for p in call.params if isinstance(p.type, RecordRef)), None)
    if record is None:
        raise Unforeseen(f"{call.id}: no parameter of C carries the progress callback")
    work = local.free("work")
    yield from call_lines(f"{work} = fn (): {C_ANSWERS.get(function.kind, 'int')} => ", function.symbol, arguments, ";")
    is_new = call.is_constructor and call.name == Name.of("new")
    made = "$this->own(...)" if is_new else "self::adopt(...)"
    answer = made if call.is_constructor else f"Runtime\\Answer::{_interpreter(function)}(...)"
    gives = "" if is_new or (call.returns is None and not call.is_constructor) else "return "
    yield f"{gives}Runtime\\Progress::during($progress, ${variable(record)}, {work}, {answer});"


def _interpreter(function: CFunction) -> str:
    return {"status": "status", "bool": "truth", "float": "number", "id": "id"}.get(function.kind.value, "count")


def _over_stream(call: Call, function: CFunction, arguments: tuple[str, ...], local: Locals) -> Iterator[str]:
    assert function.call is not None and function.call.returns is not None
    stream, opened = local.free("stream"), class_name(getattr(function.call.returns.type, "id", ""))
    yield from call_lines(f"{stream} = ", function.symbol, arguments, ";")
    if call.form is FormKind.CALLBACK:
        yield f"{opened}::adopt({stream}, $this)->each($callback);"
    elif isinstance(function.call.returns.type, RecordRef):
        yield f"return {opened}::take({stream})->text;"
    else:
        yield f"return implode('', iterator_to_array({opened}::adopt({stream}, $this), false));"


def _sibling(api: Api, call: Call, form: FormKind) -> Call | None:
    """The call of the same operation from the same start in another form, where PHP has it."""
    calls = methods(api, call.owner, PHP.id) if call.owner else functions(api, PHP.id)
    return next((c for c in calls if c.operation.id == call.operation.id and c.form is form and c.input == call.input), None)


def c_function(abi: Abi, call: Call) -> CFunction:
    """The C function behind a call: its own, that of another start, or that of the form it is built on."""
    for form in (call.form, *PHP.made_of.get(call.form, ())):
        if form in (FormKind.TEXT, FormKind.CALLBACK):
            continue
        found = [f for f in abi.functions if f.role is Role.CALL and f.call is not None and _same(f.call, call) and f.call.form is form]
        exact = next((f for f in found if f.call is not None and f.call.input == call.input), None)
        if exact or found:
            return exact or found[0]
    raise Unforeseen(f"{call.id}: the C ABI has no function for it")


def _same(one: Call, other: Call) -> bool:
    return one.operation.id == other.operation.id and (one.owner and one.owner.id) == (other.owner and other.owner.id)
