"""The native module behind Node's package: one exported Rust function for each of core's that the language has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, FormKind, Handle, Param, Stream
from ...meaning.types import EitherOf, HandleRef, OptionOf, StreamRef, Type, strip_option
from ...plan.calls import Call, constructors, core_call, functions, methods
from ..rust.language import RUST
from ..rust.types import lent_default
from .language import NODE
from .native_values import borrowed_fact, given, ok, printed, read, write
from .spelling import native_name, native_variable, type_name, variable

LINKED = re.compile(r"\{@link ([^}]*)\}")

ENV = re.compile(r"\benv\b")
STREAMS = (FormKind.STREAM, FormKind.ASYNC_STREAM, FormKind.CALLBACK, FormKind.CALLBACK_CANCELLABLE)


@dataclass(frozen=True, slots=True)
class NativeFunction:
    """One exported function: conversions, the call, the last expression."""

    doc: str
    name: str
    js_name: str
    params: str
    returns: str
    lines: tuple[str, ...]
    last: str


@dataclass(frozen=True, slots=True)
class NativeModule:
    """The functions of one file."""

    title: str
    functions: tuple[NativeFunction, ...]


def modules(api: Api) -> Iterator[tuple[str, NativeModule]]:
    """File stems and what is in them."""
    for handle in api.handles:
        if NODE.id in handle.surface:
            yield RUST.escape(handle.id), NativeModule(f"`{type_name(handle.id)}`.", tuple(_of_handle(api, handle)))
    for stream in api.streams:
        yield RUST.escape(stream.id), NativeModule(f"`{type_name(stream.id)}`.", tuple(_of_stream(api, stream)))
    free = tuple(_call(api, call, params, core) for call in functions(api, NODE.id) for core, params in starts(call))
    yield "library", NativeModule("What belongs to no object.", free)


def starts(call: Call) -> Iterator[tuple[str, tuple[Param, ...]]]:
    """Core's methods behind a call with the parameters of each: several where the language merges the inputs."""
    if call.operation.inputs and isinstance(call.params[0].type, EitherOf):
        for item in call.operation.inputs:
            if NODE.id in item.param.surface:
                yield core_call(call, item.param.id), (item.param, *call.params[1:])
    else:
        yield call.core, call.params


def js_name_of(call: Call, core: str) -> str:
    """What the native module exports for one of core's methods."""
    return native_name(_name_of(call, core))


def _name_of(call: Call, core: str) -> str:
    return f"{call.owner.id}_{core}" if call.owner else core


def _function(doc: str, name: str, params: list[str], returns: str, lines: list[str], last: str) -> NativeFunction:
    uses_env = any(ENV.search(line) for line in (*lines, last))
    arguments = ", ".join([*(["env: &'env Env"] if uses_env else []), *params])
    lifetime = "<'env>" if "'env" in returns else ""
    if not lifetime:
        arguments = arguments.replace("<'env>", "").replace("&'env Env", "&Env")
    return NativeFunction(doc, f"{RUST.escape(name)}{lifetime}", native_name(name), arguments, returns, tuple(lines), last)


def _of_handle(api: Api, handle: Handle) -> Iterator[NativeFunction]:
    seen: set[str] = set()
    this = f'let this = handles::{RUST.escape(handle.id)}(&this, "this")?;'
    for call in (*constructors(api, handle, NODE.id), *methods(api, handle, NODE.id)):
        for core, params in starts(call):
            if core not in seen:
                seen.add(core)
                yield _call(api, call, params, core)
    for fact in handle.facts:
        if NODE.id in fact.surface:
            value = f"this.{RUST.escape(fact.surface.names.get('rust', fact.id))}(){'.to_owned()' if borrowed_fact(fact.type) else ''}"
            last = ok(write(fact.type, value, "env"))
            yield _function(_summary(fact.doc.summary), f"{handle.id}_{fact.id}", [_unknown("this")], printed(fact.type), [this], last)
    if handle.clone is not None:
        lines = [this, f'objects::refuse_closed(env, this.is_closed(), "{handle.id.replace("_", " ")}")?;']
        params_, last = [_unknown("into"), _unknown("this")], "objects::wrap(&into, this.clone())"
        yield _function(_summary(handle.clone.summary), f"{handle.id}_clone", params_, "Unknown<'env>", lines, last)
    yield from _life(handle.id, this)


def _life(id_: str, this: str) -> Iterator[NativeFunction]:
    receiver = [_unknown("this")]
    yield _function("Closes it; closing twice is closing once.", f"{id_}_close", receiver, "()", [this, "this.close();"], "Ok(())")
    yield _function("Tells whether it was closed.", f"{id_}_is_closed", receiver, "bool", [this], "Ok(this.is_closed())")


def _of_stream(api: Api, stream: Stream) -> Iterator[NativeFunction]:
    this = f'let this = handles::{RUST.escape(stream.id)}(&this, "this")?;'
    receiver = [_unknown("this")]
    item, record = printed(stream.item, False), f"records::{RUST.escape(stream.result)}(env, record)"
    for method in stream.methods:
        doc, name = _summary(method.doc.summary), f"{stream.id}_{method.id}"
        if method.id == "finish":
            yield _function(doc, name, receiver, "Object<'env>", [this, "let record = this.finish().or_throw(env)?;"], record)
        elif method.id == "next" or NODE.id in method.surface:
            value = write(OptionOf(stream.item), "piece", "env", False)
            pull = f"this.{method.id}().or_throw(env)"
            lines, last = ([this], pull) if value == "piece" else ([this, f"let piece = {pull}?;"], ok(value))
            yield _function(doc, name, receiver, f"Option<{item}>", lines, last)
    piece = write(stream.item, "piece", "env", False)
    convert = _converter("piece", piece)
    lines = [this, "let stream = Arc::clone(this);"]
    last = f"tasks::next(env, move |waker| stream.poll_next(waker), {convert})"
    yield _function("The next piece, or a promise of it.", f"{stream.id}_next_async", receiver, "Unknown<'env>", lines, last)
    yield from _life(stream.id, this)


def _call(api: Api, call: Call, params: tuple[Param, ...], core: str) -> NativeFunction:
    lines, arguments = [], []
    names = [_unknown(native_variable(p.id)) for p in params if NODE.id in p.surface]
    starts_ = tuple(p for p in params if p.id not in {q.id for q in call.operation.params})
    for param in (*starts_, *call.operation.params):
        if NODE.id in param.surface:
            lines.append(_conversion(param))
            arguments.append(given(param.type, native_variable(param.id)))
        elif param.default is not None:  # a rule: what a language lacks has one
            arguments.append(lent_default(param.type, param.default, "core::"))
    method = RUST.escape(core)
    if call.owner is None:
        target = f"core::{method}"
    elif call.is_constructor:
        target = f"core::{type_name(call.owner.id)}::{method}"
    else:
        lines.insert(0, f'let this = handles::{RUST.escape(call.owner.id)}(&this, "this")?;')
        names.insert(0, _unknown("this"))
        target = f"this.{method}"
    if call.operation.progress:
        names.append(_unknown("progress"))
    doc, name = _summary(call.doc.summary), _name_of(call, core)
    if call.form is FormKind.ASYNC:
        return _promise(call, doc, name, names, lines, target, arguments)
    if call.is_constructor or isinstance(_gives(call), (HandleRef, StreamRef)):
        return _made(call, doc, name, names, lines, _answer(call, target, arguments))
    return _plain(call, doc, name, names, lines, _answer(call, target, arguments))


def _plain(call: Call, doc: str, name: str, names: list[str], lines: list[str], answer: str) -> NativeFunction:
    returned = call.returns
    if returned and returned.static:
        answer = f"{answer}.to_owned()"
    value = write(returned.type, "answer", "env") if returned else "answer"
    type_ = printed(returned.type) if returned else "()"
    if value == "answer" and answer.endswith("?"):
        return _function(doc, name, names, type_, lines, answer[:-1])
    if returned is None:
        return _function(doc, name, names, type_, [*lines, f"{answer};"], "Ok(())")
    if value == "answer":
        return _function(doc, name, names, type_, lines, f"Ok({answer})")
    return _function(doc, name, names, type_, [*lines, f"let answer = {answer};"], ok(value))


def _gives(call: Call) -> Type | None:
    """What core's method gives; callback forms are built on its stream."""
    if call.form in STREAMS and call.operation.produces:
        return StreamRef(call.operation.produces)
    return call.returns.type if call.returns else None


def _answer(call: Call, target: str, arguments: list[str]) -> str:
    """The call, with its error thrown if it can fail."""
    if call.operation.progress:
        return f"callbacks::reporting(env, &progress, |progress| {target}({', '.join([*arguments, 'progress'])}))?"
    can_fail = call.owner is not None or call.operation.errors
    return f"{target}({', '.join(arguments)}){'.or_throw(env)?' if can_fail else ''}"


def _made(call: Call, doc: str, name: str, names: list[str], lines: list[str], answer: str) -> NativeFunction:
    """A call that puts its object behind one that JavaScript has made."""
    is_stream = isinstance(_gives(call), StreamRef) and not call.is_constructor
    made = "Arc::new(made)" if is_stream else "made"
    return _function(
        doc, name, [_unknown("into"), *names], "Unknown<'env>", [*lines, f"let made = {answer};"], f"objects::wrap(&into, {made})"
    )


def _promise(call: Call, doc: str, name: str, names: list[str], lines: list[str], target: str, arguments: list[str]) -> NativeFunction:
    returned = _gives(call)
    names.insert(0, "task: u32")
    if call.is_constructor or isinstance(returned, (HandleRef, StreamRef)):
        names.insert(1, _unknown("into"))
        lines.append("let into = objects::keep(env, &into)?;")
        convert = "move |env, made| into.wrap(env, made)"
    elif returned is None:
        convert = "|env, ()| output::value(env, ())"
    else:
        convert = _converter("answer", write(returned, "answer", "env"))
    how, progress = "promise(env, task, ", ""
    if call.operation.progress:
        lines.append("let informing = tasks::informing(env, task, &progress)?;")
        arguments = [*arguments, "informing"]
        how, progress = "promise_informing(env, task, ", "&progress, "
    lines.append(f"let pending = {target}({', '.join(arguments)});")
    return _function(doc, name, names, "Unknown<'env>", lines, f"tasks::{how}{progress}pending, {convert})")


def _converter(name: str, written: str) -> str:
    """What turns core's value into a promise's."""
    return "output::value" if written == name else f"|env, {name}| output::value(env, {written})"


def _conversion(param: Param) -> str:
    target, what = native_variable(param.id), f'"{variable(param)}"'
    owned = not isinstance(strip_option(param.type), HandleRef)
    return f"let {target} = {read(param.type, f'&{target}', what, owned)}?;"


def _unknown(name: str) -> str:
    return f"{name}: Unknown<'env>"


def _summary(text: str) -> str:
    """A doc of the public types in a comment of Rust's."""
    return LINKED.sub(r"`\1`", text)
