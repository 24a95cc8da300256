"""`index.js`: the classes and functions that users call, over the native module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...meaning.model import Api, Handle, Param, RecordKind
from ...meaning.names import Case
from ...meaning.types import HandleRef, Kind, MapOf, RecordRef, Scalar, StreamRef, Type
from ...plan.core import CORE
from ...plan.planned import Awaited, Fed, From, LoopOver, OwnCall, Plan, PlannedCall, Runs, Typed
from .language import NODE
from .native import js_name_of
from .native_values import is_integers
from .spelling import comment_safe, field_literal, literal, member, native_name, quoted, reachable, shout, type_name, variable

NOT_READY = "would_block"  # the error that says that nothing is ready


@dataclass(frozen=True, slots=True)
class Choice:
    """One native call, and the test of the first argument that chooses it; the last choice has none."""

    test: str
    function: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """A method, a property or a function; `body` names its macro in `templates/_body.js.j2`, which prints the rest."""

    doc: str
    head: str
    body: str
    choices: tuple[Choice, ...] = ()  # native calls
    options: str = ""  # the parameter that may carry a signal
    what: str = ""  # a class, a function or a value, as the body wants it
    ways: str = ""
    called: str = ""  # the public call that it is built on
    schema: str = ""  # the parameter of that call which the type fills


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
    has_tools: bool  # whether a call takes functions of the user's
    summary: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The parameters of a public call, and how each is handed on."""

    names: tuple[str, ...]  # as declared, defaults included
    values: tuple[tuple[str, str], ...]  # parameter id, expression
    options: str | None  # the parameter that may carry a signal


def package(api: Api, plan: Plan) -> PackageView:
    """What `index.js` prints."""
    classes = [_class(api, plan, h) for h in api.handles if NODE.id in h.surface] + [_stream(api, s.id) for s in api.streams]
    free = [(planned.call, _function(api, plan, planned)) for planned in plan.functions_on(None)]
    presets = tuple(_presets(api))
    tables = tuple(_tables(api))
    exports = [(c.name, c.name) for c in classes]
    exports += [(alias, type_name(h.id)) for h in api.handles for alias in h.surface.aliases.get(NODE.id, ())]
    exports += [(p.name, p.name) for p in presets]
    exports += [(name, name) for name in (NODE.escape(call.spelt(Case.CAMEL)) for call, _ in free)]
    exports += [(t.name, t.name) for t in tables] + [("MullamaError", "MullamaError")]
    has_tools = any(isinstance(planned.does, Runs) for planned in plan.calls)
    exports += [("tool", "tool")] if has_tools else []
    bases = ", ".join(f"{quoted(str(e.code))}: {e.also[NODE.id]}" for e in api.errors if NODE.id in e.also)
    return PackageView(
        bases=bases,
        classes=tuple(classes),
        functions=tuple(view for _, view in free),
        presets=presets,
        tables=tables,
        exports=tuple(exports),
        has_tools=has_tools,
        summary=api.library.doc.summary,
    )


# Classes


def _class(api: Api, plan: Plan, handle: Handle) -> ClassView:
    name = type_name(handle.id)
    made = plan.constructors(handle)
    members: list[MemberView] = []
    if not any(planned.call.is_new for planned in made):
        ways = " or ".join(f"{name}.{reachable(planned.call.spelt(Case.CAMEL))}" for planned in made) or "the library"
        members.append(MemberView("", "constructor()", "notConstructed", what=quoted(name), ways=quoted(ways)))
    members += [_method(api, plan, planned) for planned in (*made, *plan.methods(handle), *plan.functions_on(handle.id))]
    for fact in handle.facts:
        if NODE.id in fact.surface:
            # A map is made anew by each call, and a method says so.
            head = f"{'' if isinstance(fact.type, MapOf) else 'get '}{member(fact.name, fact.surface)}()"
            members.append(_of_this(f"{handle.id}_{fact.id}", fact.doc.summary, head, fact.type))
    if handle.clone is not None:
        cloning = (Choice("", native_name(f"{handle.id}_clone"), (f"bare({name})", "this")),)
        members.append(MemberView(_doc(handle.clone.summary), "clone()", "gives", choices=cloning))
    members += _life(handle.id)
    return ClassView(_doc(handle.doc.summary), name, "Handle", tuple(members))


def _stream(api: Api, id_: str) -> ClassView:
    stream = api.stream(id_)
    feeds = stream.takes is not None
    pulls = (("wait", "next"), ("waitAsync", "next_async"), ("tryNext", "try_next"), ("endInput", "end_input"))
    shown = pulls if feeds else (("next", "next"), ("nextAsync", "next_async"))
    members = [_of_this(f"{id_}_{what}", "", f"_{camel}()") for camel, what in (*shown, ("finish", "finish"), ("close", "close"))]
    if feeds:
        members.append(MemberView("", "_give(texts)", "gives", choices=(Choice("", native_name(f"{id_}_give"), ("this", "texts")),)))
        members.append(MemberView("", "get _wouldBlock()", "code", what=str(api.error(NOT_READY).code)))
    for method in stream.methods:
        if method.id == "try_next" and NODE.id in method.surface:
            members.append(_of_this(f"{id_}_try_next", method.doc.summary, "tryNext()"))
    return ClassView(_doc(stream.doc.summary), type_name(id_), "FedStream" if feeds else "PullStream", (*members, _is_closed(id_)))


def _life(id_: str) -> Iterator[MemberView]:
    yield MemberView(
        _doc("Closes it and frees what it holds; closing twice is closing once."),
        "close()",
        "does",
        choices=(Choice("", native_name(f"{id_}_close"), ("this",)),),
    )
    yield _is_closed(id_)


def _is_closed(id_: str) -> MemberView:
    return _of_this(f"{id_}_is_closed", "Whether it was closed.", "get isClosed()")


def _of_this(function: str, summary: str, head: str, type_: Type | None = None) -> MemberView:
    """What a native function of the object alone gives."""
    by = "numbers" if type_ and is_integers(type_) else ""
    choices = (Choice("", native_name(function), ("this",)),)
    return MemberView(_doc(summary), head, "givesBy" if by else "gives", choices=choices, what=by)


# Calls


def _method(api: Api, plan: Plan, planned: PlannedCall) -> MemberView:
    call, signature = planned.call, _signature(api, planned)
    if planned.typed:
        return _typed(api, plan, planned)
    if isinstance(planned.does, Runs):
        return _runs(api, plan, planned, planned.does)
    names = ", ".join(signature.names)
    if call.is_new:
        return MemberView(_doc(planned.doc.summary), f"constructor({names})", "construct", choices=_choices(planned, "this", signature))
    static = "static " if call.is_static else ""
    return _member(planned, f"{static}{reachable(call.spelt(Case.CAMEL))}({names})", signature)


def _function(api: Api, plan: Plan, planned: PlannedCall) -> MemberView:
    if planned.typed:
        return _typed(api, plan, planned)
    signature = _signature(api, planned)
    return _member(planned, f"{NODE.escape(planned.call.spelt(Case.CAMEL))}({', '.join(signature.names)})", signature)


def source_variable(planned: PlannedCall, fed: Fed) -> str:
    """What feeds a stream, clear of the parameters."""
    name = variable(fed.source)
    return name if all(variable(p) != name for p in planned.call.params) else f"{name}_"


def type_argument(planned: PlannedCall) -> str:
    """What names the type of the answer, clear of the parameters."""
    return "type" if all(variable(p) != "type" for p in planned.call.params) else "type_"


def _typed(api: Api, plan: Plan, planned: PlannedCall) -> MemberView:
    """A value of a type, made of what another call of the same object gives."""
    call, source = planned.call, planned.only_way.to
    assert isinstance(source, OwnCall)
    told = plan.source(source)
    names, type_ = _signature(api, told).names, type_argument(planned)
    schema = variable(planned.schema) if planned.schema else ""
    holder = call.operation.on.get(NODE.id)
    static = "static " if call.is_static and (call.owner or holder) else ""
    spelt = reachable if call.owner or holder else NODE.escape
    target = "this." if call.on_object else f"{type_name(holder)}." if holder else ""
    return MemberView(
        doc=_doc(planned.doc.summary),
        head=f"{static}{spelt(call.spelt(Case.CAMEL))}({', '.join((type_, *(name for name in names if name != schema)))})",
        body=("typedLater" if planned.does == Typed(later=True) else "typed") + ("Of" if schema else ""),
        schema=schema,
        what=type_,
        called=f"{target}{spelt(told.call.spelt(Case.CAMEL))}({', '.join(names)})",
    )


def _runs(api: Api, plan: Plan, planned: PlannedCall, runs: Runs) -> MemberView:
    """A loop over the steps of an object that it makes of its own arguments, with what describes the functions in their place."""
    call, source, signature = planned.call, planned.only_way.to, _signature(api, planned)
    assert isinstance(source, OwnCall)
    of_this = {variable(a.param) for a in planned.only_way.arguments if a.by is From.OBJECT}
    made = ("this" if name in of_this else name for name in _signature(api, plan.source(source)).names)
    return MemberView(
        doc=_doc(planned.doc.summary),
        head=f"{reachable(call.spelt(Case.CAMEL))}({', '.join(signature.names)})",
        body="runsLater" if runs.later else "runs",
        options=signature.options or "options",
        what=variable(runs.tools),
        called=f"new {type_name(runs.handle.id)}({', '.join(made)})",
    )


def _member(planned: PlannedCall, head: str, signature: Signature) -> MemberView:
    """A call's body: what starts the work, and what becomes of its answer."""
    result, bare = planned.result, _bare(planned.result.type)

    def member(body: str, into: str | None, what: str = "", task: str | None = None) -> MemberView:
        choices = _choices(planned, into, signature, task)
        return MemberView(_doc(planned.doc.summary), head, body, choices=choices, options=signature.options or "options", what=what)

    match planned.does, result.type:
        case Fed(stream), _:
            return replace(member("feeding", "stream", type_name(stream)), ways=source_variable(planned, planned.does))
        case Awaited(), type_:
            then = "numbers" if type_ and is_integers(type_) else ""
            return member("abortableThen" if then else "abortable", bare, then, "task")
        case LoopOver(stream), _:
            return member("callingBack", "stream", type_name(stream))
        case _, StreamRef(id_):
            return member("streaming", "stream", type_name(id_))
        case _, None:
            return member("does", None)
        case _, type_ if result.changed is not None and CORE in result.changed.changed:
            return member("does", None)
        case _, type_ if result.changed is not None:
            return member("sets", None, variable(result.changed))
        case _, type_ if is_integers(type_):
            return member("givesBy", None, "numbers")
        case _:
            return member("gives", bare)


def _bare(type_: Type | None) -> str | None:
    """The empty object that the native module fills."""
    return f"bare({type_name(type_.id)})" if isinstance(type_, HandleRef) else None


def _choices(planned: PlannedCall, into: str | None, signature: Signature, task: str | None = None) -> tuple[Choice, ...]:
    """The native calls; where inputs are merged, the first argument chooses, and the last needs no test."""
    call = planned.call
    receiver = "this" if call.on_object else None
    progress = "progress" if planned.operation.progress else None
    values = dict(signature.values)
    choices = []
    for way in planned.ways:
        shown = [a.param for a in way.arguments if a.by is From.CALLER]
        arguments = [_handed(p, values[p.id] if p.id in values else values[call.params[0].id]) for p in shown]
        given = tuple(filter(None, (task, into, receiver, *arguments, progress)))
        test = "" if way is planned.ways[-1] or way.input is None else _test(way.input.type, signature.names[0])
        choices.append(Choice(test, js_name_of(planned, way), given))
    return tuple(choices)


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


def _signature(api: Api, planned: PlannedCall) -> Signature:
    call, names, values, options = planned.call, [], [], None
    if isinstance(planned.does, Fed):
        names.append(source_variable(planned, planned.does))
    for param in call.params:
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
    if isinstance(planned.does, LoopOver):
        names.append("callback")
    if takes_signal(planned) and options is None:
        names.append("options")
    return Signature(tuple(names), tuple(values), options)


def takes_signal(planned: PlannedCall) -> bool:
    """Whether an `AbortSignal` can end the work: of what is awaited, and of a stream that is given."""
    later = isinstance(planned.does, Awaited) or planned.does == Typed(later=True)
    later = later or (isinstance(planned.does, Runs) and planned.does.later)
    return later or isinstance(planned.result.type, StreamRef)


def _given(param: Param) -> str:
    """What is handed on: null, like undefined, stands for the default."""
    default = literal(param.type, param.default) if param.default is not None else "undefined"
    return variable(param) if default in ("undefined", "null") else f"{variable(param)} ?? {default}"


def _property(key: str, value: str) -> str:
    return key if key == value else f"{key}: {value}"


# Values


def _presets(api: Api) -> Iterator[PresetView]:
    for record in api.records:
        for preset in record.presets:
            values = []
            for field in record.fields:
                value = preset.values.get(field.id, field.default)
                if NODE.id in field.surface and value is not None:
                    values.append((member(field.name, field.surface), field_literal(field, value)))
            yield PresetView(_doc(preset.doc.summary), (record.name + preset.name).to(Case.CAMEL), tuple(values))


def _tables(api: Api) -> Iterator[TableView]:
    yield TableView("The code of each error.", "ErrorCode", tuple((shout(e.name), str(e.code)) for e in api.errors))
    for enum in api.enums:
        yield TableView(_doc(enum.doc.summary), type_name(enum.id), tuple((shout(v.name), quoted(v.id)) for v in enum.values))


def _doc(summary: str) -> str:
    return comment_safe(summary)
