"""What a call of the native module does: convert, call core once, convert back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...meaning.model import Api, FormKind, Param, Record
from ...meaning.names import Name
from ...meaning.types import EitherOf, HandleRef, RecordRef, StreamRef, Type
from ...plan.calls import Call, core_call
from ..rust.language import RUST
from ..rust.types import lent_default
from . import rust
from .language import PYTHON
from .spelling import call_name, field_name, given, is_spread, pascal


@dataclass(frozen=True, slots=True)
class Branch:
    """What a call does with one of the inputs that it takes in the same place."""

    test: str | None
    conversion: str | None
    result: str


def is_new(call: Call) -> bool:
    """Whether the call is what the class itself does when it is called."""
    return call.is_constructor and call.operation.id == "new" and call.form is FormKind.PLAIN


def made(call: Call) -> Type:
    """What a constructor makes."""
    assert call.owner is not None
    return HandleRef(call.owner.id)


def awaited_type(call: Call) -> str:
    """What awaiting the call gives."""
    if call.is_constructor:
        return given(made(call))
    return given(call.returns.type) if call.returns else "None"


def spread(api: Api, call: Call) -> tuple[Record, ...]:
    """The records whose fields the call takes as keywords."""
    records = (api.record(p.type.id) for p in call.params if isinstance(p.type, RecordRef))
    return tuple(r for r in records if is_spread(r))


def conversions(api: Api, call: Call, leads: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """A line for each argument that needs one; merged inputs are converted in their branches."""
    records = spread(api, call)
    if records:
        shapes = ", ".join(f"&values::{r.id.upper()}" for r in records)
        with_leads = "".join(
            f".with({rust.text(field_name(f))}, {rust.identifier(field_name(f))})" for r in records for f in r.fields if f.id in leads[r.id]
        )
        yield f"let keywords = Fields::keywords({rust.text(_shown_name(call))}, keywords, &[{shapes}])?{with_leads};"
    for param in call.params:
        name = rust.identifier(field_name(param))
        match param.type:
            case EitherOf():
                continue
            case RecordRef(id_) if is_spread(api.record(id_)):
                yield f"let {name} = values::fill_{id_}(&keywords)?;"
            case HandleRef(id_):
                yield f"let {name} = given::object::<{pascal(id_)}>({name}, {rust.text(field_name(param))})?;"
            case _ if PYTHON.id in param.changed:
                yield f"let mut {name} = given::changed({name}, {rust.text(field_name(param))})?;"
            case type_:
                yield _conversion(param, type_)


def shown_path(call: Call) -> str:
    """What tracebacks and warnings call it."""
    return f"{pascal(call.owner.id)}.{call_name(call)}" if call.owner else call_name(call)


def _shown_name(call: Call) -> str:
    return pascal(call.owner.id) if is_new(call) and call.owner else call_name(call)


def _conversion(param: Param, type_: Type) -> str:
    name, what, reader = rust.identifier(field_name(param)), rust.text(field_name(param)), rust.reader(type_)
    if param.default is None:
        return f"let {name} = {reader}({name}, {what})?;"
    return f"let {name} = given::or({name}, {what}, {reader}, {rust.default_value(type_, param.default)})?;"


def branches(api: Api, call: Call) -> Iterator[Branch]:
    """The ways to call core, one for each merged input; the last needs no test."""
    if not (call.params and isinstance(call.params[0].type, EitherOf)):
        yield Branch(None, None, _result(api, call, call.input, call.params))
        return
    first, *others = call.params
    assert isinstance(first.type, EitherOf)
    inputs = [i.param for i in call.operation.inputs if PYTHON.id in i.param.surface]
    for at, (type_, start) in enumerate(zip(first.type.options, inputs, strict=True)):
        param = replace(first, type=type_)
        is_last = at == len(inputs) - 1
        test = None if is_last else f"{rust.test_of(type_)}({rust.identifier(field_name(first))})"
        yield Branch(test, _conversion(param, type_), _result(api, call, start.id, (param, *others)))


def _result(api: Api, call: Call, input_id: str | None, params: tuple[Param, ...]) -> str:
    """The call of core, waited for and converted."""
    passed = [_passed(p) if PYTHON.id in p.surface else _left_out(p) for p in _every(call, params)]
    if call.operation.progress:
        passed.append("progress")
    core = _target(call) + RUST.escape(_core_name(call, input_id)) + f"({', '.join(passed)})"
    writer = _writer(call)
    match call.form:
        case FormKind.ASYNC if call.operation.progress:
            return f"progress::awaited(py, {rust.text(shown_path(call))}, progress, |progress| {core}, {writer})"
        case FormKind.ASYNC:
            return f"job::awaited(py, {rust.text(shown_path(call))}, {core}, {writer})"
        case FormKind.ASYNC_STREAM:
            stream = _stream(call)
            return f'put::async_stream::<{stream}, _>("Async{stream}")(py, wait::detached(py, || {core})?)'
        case FormKind.CALLBACK | FormKind.CALLBACK_CANCELLABLE:
            stream = _stream(call)
            item = rust.writer(api.stream(call.operation.produces or "").item)
            return f"pull::call_back(py, callback, &{stream}::from(wait::detached(py, || {core})?), {stream}::pull, {item})"
    answer = _waited(call, core)
    kind = made(call) if call.is_constructor else call.returns.type if call.returns else None
    match kind:
        case HandleRef(id_) | StreamRef(id_):
            return f"{answer}.map({'Self' if call.is_constructor else pascal(id_)}::from)"
        case None:
            return answer
        case _ if rust.native(kind):
            return answer
        case _:
            inner = answer[3:-1] if answer.startswith("Ok(") else f"{answer}?"
            return f"{writer}(py, {inner})"


def _waited(call: Call, core: str) -> str:
    if call.operation.progress:
        how = "answer" if _through_answer(call) else "blocking"
        return f"progress::{how}(py, progress, |progress| {core})"
    if _through_answer(call):
        return f"wait::answer(py, || {core})"
    if PYTHON.id in {language for p in call.params for language in p.changed}:
        return f"{core}.or_raise()"
    if call.operation.blocking:
        return f"wait::detached(py, || {core})"
    if _can_fail(call):
        return f"{core}.or_raise()"
    return f"Ok({core})" if call.params or not _is_plain(call) else core


def _through_answer(call: Call) -> bool:
    """Whether core offers an answer to wait for, which Ctrl-C can end: for every record, and for all else that has an asynchronous form."""
    is_async = any(f.kind is FormKind.ASYNC for f in call.operation.forms)
    return call.form is FormKind.RESULT or (is_async and call.form in (FormKind.TEXT, FormKind.PLAIN))


def _core_name(call: Call, input_id: str | None) -> str:
    """Core's method; what waits for an answer goes through the asynchronous one."""
    if not _through_answer(call):
        return core_call(call, input_id) if input_id else call.core
    if call.form is not FormKind.RESULT:
        return core_call(replace(call, form=FormKind.ASYNC), input_id)
    name = next(f.name for f in call.operation.forms if f.kind is call.form)
    suffix = next((i.suffix for i in call.operation.inputs if i.param.id == input_id), None)
    return str(name + Name.of("async") + (suffix or Name(())))


def _can_fail(call: Call) -> bool:
    return call.owner is not None or bool(call.operation.errors)


def _is_plain(call: Call) -> bool:
    """Whether core's value passes to Python as it is."""
    return call.returns is None or rust.native(call.returns.type) is not None


def _target(call: Call) -> str:
    if call.owner is None:
        return "mullama::"
    return f"mullama::{pascal(call.owner.id)}::" if call.is_constructor else "self.core."


def _passed(param: Param) -> str:
    name = rust.identifier(field_name(param))
    if PYTHON.id in param.changed:
        return f"{name}.as_slice_mut()?"
    return f"&{name}.core" if isinstance(param.type, HandleRef) else rust.borrowed(name, param.type)


def _every(call: Call, params: tuple[Param, ...]) -> tuple[Param, ...]:
    """What core takes: the parameters that Python has, in the places of the description, and those that it lacks."""
    starts = tuple(p for p in params if p.id not in {q.id for q in call.operation.params})
    return (*starts, *call.operation.params)


def _left_out(param: Param) -> str:
    assert param.default is not None  # a rule: what a language lacks has one
    return lent_default(param.type, param.default, "mullama::")


def _writer(call: Call) -> str:
    if call.is_constructor:
        return "put::object::<Self, _>"
    return rust.writer(call.returns.type) if call.returns else "put::plain"


def _stream(call: Call) -> str:
    return pascal(call.operation.produces or "")


def gives(call: Call, has_arguments: bool) -> str | None:
    """The Rust type of what the native function gives, if anything."""
    if call.form in (FormKind.ASYNC, FormKind.ASYNC_STREAM):
        return "PyResult<Object>"
    if call.form in (FormKind.CALLBACK, FormKind.CALLBACK_CANCELLABLE):
        return "PyResult<()>"
    if call.is_constructor:
        return "PyResult<Self>"
    if call.returns is None:
        plain: str | None = "()"
    elif isinstance(call.returns.type, (HandleRef, StreamRef)):
        plain = pascal(call.returns.type.id)
    elif call.returns.static:
        plain = "&'static str"
    else:
        plain = rust.native(call.returns.type)
    if not has_arguments and plain and not call.operation.blocking and not _can_fail(call):
        return None if plain == "()" else plain
    return f"PyResult<{plain or 'Object'}>"
