"""`index.js`: the classes and functions that users call, over the native module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, FormKind, Handle, Param, RecordKind
from ...meaning.names import Case
from ...meaning.types import HandleRef, Kind, MapOf, RecordRef, Scalar, StreamRef, Type
from ...plan.calls import Call, constructors, functions, methods
from ..links import linked
from .language import NODE
from .native import js_name_of, starts
from .native_values import is_integers
from .spelling import comment_safe, literal, member, native_name, quoted, reachable, shout, type_name, variable


@dataclass(frozen=True, slots=True)
class MemberView:
    """A method, a property or a function: its head and its statements."""

    doc: str
    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class over a handle or a stream."""

    doc: str
    name: str
    base: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class PresetView:
    """A function that gives a record's values."""

    doc: str
    name: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """Names for values: error codes and enums."""

    doc: str
    name: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PackageView:
    """The whole package."""

    bases: str
    classes: tuple[ClassView, ...]
    functions: tuple[MemberView, ...]
    presets: tuple[PresetView, ...]
    tables: tuple[TableView, ...]
    exports: tuple[tuple[str, str], ...]  # exported name, what it is
    summary: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The parameters of a public call, and how each is handed on."""

    names: tuple[str, ...]  # as declared, defaults included
    values: tuple[tuple[str, str], ...]  # parameter id, expression
    options: str | None  # the parameter that may carry a signal


def package(api: Api) -> PackageView:
    """What `index.js` prints."""
    classes = [_class(api, h) for h in api.handles if NODE.id in h.surface] + [_stream(api, s.id) for s in api.streams]
    free = [(call, _function(api, call)) for call in functions(api, NODE.id) if NODE.id not in call.operation.on]
    presets = tuple(_presets(api))
    tables = tuple(_tables(api))
    exports = [(c.name, c.name) for c in classes]
    exports += [(alias, type_name(h.id)) for h in api.handles for alias in h.surface.aliases.get(NODE.id, ())]
    exports += [(p.name, p.name) for p in presets]
    exports += [(name, name) for name in (NODE.escape(call.spelt(Case.CAMEL)) for call, _ in free)]
    exports += [(t.name, t.name) for t in tables] + [("MullamaError", "MullamaError")]
    bases = ", ".join(f"{quoted(str(e.code))}: {e.also[NODE.id]}" for e in api.errors if NODE.id in e.also)
    return PackageView(
        bases=bases,
        classes=tuple(classes),
        functions=tuple(view for _, view in free),
        presets=presets,
        tables=tables,
        exports=tuple(exports),
        summary=api.library.doc.summary,
    )


# Classes


def _class(api: Api, handle: Handle) -> ClassView:
    name = type_name(handle.id)
    made = constructors(api, handle, NODE.id)
    members: list[MemberView] = []
    if not any(is_new(call) for call in made):
        ways = " or ".join(f"{name}.{reachable(call.spelt(Case.CAMEL))}" for call in made) or "the library"
        members.append(MemberView("", "constructor()", ("super();", f"throw onlyMadeBy({quoted(name)}, {quoted(ways)});")))
    members += [_method(api, call) for call in (*made, *methods(api, handle, NODE.id))]
    members += [_method(api, call) for call in functions(api, NODE.id) if call.operation.on.get(NODE.id) == handle.id]
    for fact in handle.facts:
        if NODE.id in fact.surface:
            # A map is made anew by each call, and a method says so.
            getter = f"{'' if isinstance(fact.type, MapOf) else 'get '}{member(fact.name, fact.surface)}()"
            answer = _wrapped(fact.type, f"native.{native_name(f'{handle.id}_{fact.id}')}(this)")
            members.append(MemberView(_doc(fact.doc.summary), getter, (f"return {answer};",)))
    if handle.clone is not None:
        answer = f"native.{native_name(f'{handle.id}_clone')}(bare({name}), this)"
        members.append(MemberView(_doc(handle.clone.summary), "clone()", (f"return {answer};",)))
    members += _life(handle.id)
    return ClassView(_doc(handle.doc.summary), name, "Handle", tuple(members))


def _stream(api: Api, id_: str) -> ClassView:
    stream = api.stream(id_)
    members = [
        MemberView("", f"_{camel}()", (f"return native.{native_name(f'{id_}_{what}')}(this);",))
        for camel, what in (("next", "next"), ("nextAsync", "next_async"), ("finish", "finish"), ("close", "close"))
    ]
    for method in stream.methods:
        if method.id == "try_next" and NODE.id in method.surface:
            members.append(MemberView(_doc(method.doc.summary), "tryNext()", (f"return native.{native_name(f'{id_}_try_next')}(this);",)))
    return ClassView(_doc(stream.doc.summary), type_name(id_), "PullStream", (*members, _is_closed(id_)))


def _life(id_: str) -> Iterator[MemberView]:
    close = native_name(f"{id_}_close")
    yield MemberView("Closes it and frees what it holds; closing twice is closing once.", "close()", (f"native.{close}(this);",))
    yield _is_closed(id_)


def _is_closed(id_: str) -> MemberView:
    return MemberView("Whether it was closed.", "get isClosed()", (f"return native.{native_name(f'{id_}_is_closed')}(this);",))


def is_new(call: Call) -> bool:
    """Whether a call is the class's own constructor."""
    return call.is_constructor and call.form is FormKind.PLAIN and str(call.name) == "new"


# Calls


def _method(api: Api, call: Call) -> MemberView:
    signature = _signature(api, call)
    if is_new(call):
        head, lines = f"constructor({', '.join(signature.names)})", ("super();", f"{_native(call, 'this', signature)};")
        return MemberView(_doc(call.doc.summary), head, lines)
    static = "static " if call.is_constructor or call.owner is None else ""
    name = reachable(call.spelt(Case.CAMEL))
    return MemberView(_doc(call.doc.summary), f"{static}{name}({', '.join(signature.names)})", (_statement(api, call, signature),))


def _function(api: Api, call: Call) -> MemberView:
    signature = _signature(api, call)
    name = NODE.escape(call.spelt(Case.CAMEL))
    return MemberView(_doc(call.doc.summary), f"{name}({', '.join(signature.names)})", (_statement(api, call, signature),))


def _statement(api: Api, call: Call, signature: Signature) -> str:
    """The one statement of a call's body."""
    options = signature.options or "options"
    if call.form is FormKind.ASYNC:
        into = f"bare({type_name(call.owner.id)})" if call.is_constructor and call.owner else _bare_result(call)
        started = _native(call, into, signature, "task")
        return f"return abortable({options}, (task, {options}) => {_wrapped_promise(call, started)});"
    stream = call.operation.produces
    if call.form in (FormKind.STREAM, FormKind.ASYNC_STREAM) and stream:
        return f"return streaming({type_name(stream)}, {options}, (stream, {options}) => {_native(call, 'stream', signature)});"
    if call.form in (FormKind.CALLBACK, FormKind.CALLBACK_CANCELLABLE) and stream:
        started = f"streaming({type_name(stream)}, {options}, (stream, {options}) => {_native(call, 'stream', signature)})"
        return f"return callingBack({started}, callback);"
    if call.is_constructor and call.owner:
        return f"return {_native(call, f'bare({type_name(call.owner.id)})', signature)};"
    answer = _native(call, _bare_result(call), signature)
    changed = next((p for p in call.params if NODE.id in p.changed), None)
    if changed is not None:
        return f"{variable(changed)}.set({answer});"
    if call.returns is None:
        return f"{answer};"
    return f"return {_wrapped(call.returns.type, answer)};"


def _bare_result(call: Call) -> str | None:
    type_ = call.returns.type if call.returns else None
    return f"bare({type_name(type_.id)})" if isinstance(type_, (HandleRef, StreamRef)) else None


def _native(call: Call, into: str | None, signature: Signature, task: str | None = None) -> str:
    """The native call; where inputs are merged, the one that the first argument asks for."""
    receiver = "this" if call.owner and not call.is_constructor else None
    progress = "progress" if call.operation.progress else None
    choices = []
    for core, params in starts(call):
        values = dict(signature.values)
        arguments = [_handed(p, values[p.id] if p.id in values else values[call.params[0].id]) for p in params if NODE.id in p.surface]
        given = ", ".join(filter(None, (task, into, receiver, *arguments, progress)))
        choices.append((f"native.{js_name_of(call, core)}({given})", params[0].type if params else None))
    chosen = choices[-1][0]
    for answer, type_ in reversed(choices[:-1]):
        chosen = f"{_test(type_, signature.names[0])} ? {answer} : {chosen}"
    return chosen


def _test(type_: Type | None, name: str) -> str:
    match type_:
        case Scalar(Kind.BYTES):
            return f"{name} instanceof Uint8Array"
        case Scalar(kind) if kind.is_text:
            return f"typeof {name} === 'string'"
        case Scalar(Kind.BOOL):
            return f"typeof {name} === 'boolean'"
        case Scalar():
            return f"typeof {name} === 'number'"
        case _:
            return f"typeof {name} === 'object'"


def _handed(param: Param, value: str) -> str:
    if param.type == Scalar(Kind.PATH):
        return f"pathOf({value})"
    return f"packed({value})" if is_integers(param.type) else value


def _signature(api: Api, call: Call) -> Signature:
    names, values, options = [], [], None
    for param in call.params:
        if NODE.id not in param.surface:
            continue
        name = variable(param)
        record = api.record(param.type.id) if isinstance(param.type, RecordRef) else None
        if record and record.kind is RecordKind.PARAMS:
            options = name
            lead = [record.field(id_) for id_ in record.lead]
            names += [variable(field) for field in lead]
            led = ", ".join(_property(member(f.name, f.surface), variable(f)) for f in lead)
            values.append((param.id, f"{{ {led}, ...{name} }}" if lead else name))
            names.append(name)
        else:
            names.append(name)
            values.append((param.id, _given(param)))
    if call.operation.progress:
        names.append("progress")
    if call.form in (FormKind.CALLBACK, FormKind.CALLBACK_CANCELLABLE):
        names.append("callback")
    if call.form in (FormKind.ASYNC, FormKind.STREAM, FormKind.ASYNC_STREAM) and options is None:
        names.append("options")
    return Signature(tuple(names), tuple(values), options)


def _given(param: Param) -> str:
    """What is handed on: null, like undefined, stands for the default."""
    default = literal(param.type, param.default) if param.default is not None else "undefined"
    return variable(param) if default in ("undefined", "null") else f"{variable(param)} ?? {default}"


def _property(key: str, value: str) -> str:
    return key if key == value else f"{key}: {value}"


def _wrapped(type_: Type, answer: str) -> str:
    if type_ == Scalar(Kind.JSON):
        return f"JSON.parse({answer})"
    return f"numbers({answer})" if is_integers(type_) else answer


def _wrapped_promise(call: Call, started: str) -> str:
    if call.returns and call.returns.type == Scalar(Kind.JSON):
        return f"{started}.then(JSON.parse)"
    return f"{started}.then(numbers)" if call.returns and is_integers(call.returns.type) else started


# Values


def _presets(api: Api) -> Iterator[PresetView]:
    for record in api.records:
        for preset in record.presets:
            values = []
            for field in record.fields:
                value = preset.values.get(field.id, field.default)
                if NODE.id in field.surface and value is not None:
                    values.append((member(field.name, field.surface), literal(field.type, value)))
            yield PresetView(_doc(preset.doc.summary), (record.name + preset.name).to(Case.CAMEL), tuple(values))


def _tables(api: Api) -> Iterator[TableView]:
    yield TableView("The code of each error.", "ErrorCode", tuple((shout(e.name), str(e.code)) for e in api.errors))
    for enum in api.enums:
        yield TableView(_doc(enum.doc.summary), type_name(enum.id), tuple((shout(v.name), quoted(v.id)) for v in enum.values))


def _doc(summary: str) -> str:
    return comment_safe(linked(summary, NODE))
