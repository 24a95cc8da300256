"""The conformance dispatch of Python: what each operation is called there, what it takes, and how its answer is tagged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Field, Record, RecordKind
from ...meaning.names import Case
from ...meaning.types import (
    EitherOf,
    EnumRef,
    HandleRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    StreamRef,
    Type,
    UnionRef,
    Vector,
)
from ...plan.planned import Awaited, LoopOver, Plan, PlannedCall
from ...plan.unforeseen import Unforeseen
from .language import PYTHON
from .native import is_attribute
from .spelling import call_name, case_name, field_name, fields_of, is_spread, pascal

SCALARS = {
    Kind.BOOL: "codec.boolean",
    Kind.F32: "codec.f32",
    Kind.F64: "codec.f64",
    Kind.STRING: "codec.text",
    Kind.PATH: "codec.text",
    Kind.JSON: "codec.json_text",
    Kind.BYTES: "codec.octets",
}


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """One argument: its name in the description and where it goes."""

    id: str
    target: str


@dataclass(frozen=True, slots=True)
class CallView:
    """One operation in one form."""

    method: str
    function: str
    arguments: tuple[ArgumentView, ...]
    answer: str
    is_awaited: bool


@dataclass(frozen=True, slots=True)
class TesteeView:
    """Everything that the dispatch prints."""

    features: tuple[str, ...]
    calls: tuple[CallView, ...]
    facts: tuple[tuple[str, str, str, str], ...]  # class, fact, expression, encoder
    streams: tuple[tuple[str, str, str], ...]  # class, encoder of an item, encoder of the record
    asynchronous: tuple[tuple[str, str], ...]  # a stream's class, the one for event loops
    records: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]  # constant, (id, attribute, encoder)
    spreads: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # record id, (id, keyword)
    objects: tuple[tuple[str, str], ...]  # record id, class
    presets: tuple[tuple[str, str, str], ...]  # record id, preset id, function
    unions: tuple[tuple[str, str, str], ...]  # union id, case id, function


def testee_view(api: Api, plan: Plan) -> TesteeView:
    """The dispatch of a description."""
    handles = [h for h in api.handles if PYTHON.id in h.surface]
    calls = [c for h in handles for c in (*plan.constructors(h), *plan.methods(h))]
    calls += plan.functions()
    params = [r for r in api.records if r.kind is RecordKind.PARAMS]
    return TesteeView(
        features=plan.features,
        calls=tuple(_call(api, c) for c in calls),
        facts=tuple(
            (pascal(h.id), f.id, _fact(f.type, f.surface.names.get(PYTHON.id, f.name.to(Case.SNAKE))), encoder(f.type))
            for h in handles
            for f in h.facts
            if PYTHON.id in f.surface
        ),
        streams=tuple(
            (f"{prefix}{pascal(s.id)}", encoder(s.item), encoder(RecordRef(s.result))) for s in api.streams for prefix in ("", "Async")
        ),
        asynchronous=tuple((pascal(s.id), f"Async{pascal(s.id)}") for s in api.streams),
        records=tuple(
            (r.id.upper(), tuple((f.id, field_name(f), encoder(f.type)) for f in fields_of(r)))
            for r in _nested_first(api, [r for r in api.records if r.kind is RecordKind.RESULT])
        ),
        spreads=tuple((r.id, tuple((f.id, field_name(f)) for f in fields_of(r))) for r in params),
        objects=tuple((r.id, f"mullama.{pascal(r.id)}") for r in params if not is_spread(r)),
        presets=tuple((r.id, p.id, f"mullama.{pascal(r.id)}.{PYTHON.escape(p.id)}") for r in params for p in r.presets),
        unions=tuple((u.id, c.id, f"mullama.{pascal(u.id)}.{case_name(c.id)}") for u in api.unions for c in u.cases),
    )


def _nested_first(api: Api, records: list[Record]) -> Iterator[Record]:
    """Records behind those that they contain."""
    done: set[str] = set()

    def visit(record: Record) -> Iterator[Record]:
        if record.id in done:
            return
        done.add(record.id)
        for field in record.fields:
            for inner in _records_in(field.type):
                yield from visit(api.record(inner))
        yield record

    for record in records:
        yield from visit(record)


def _records_in(type_: Type) -> Iterator[str]:
    match type_:
        case RecordRef(id_):
            yield id_
        case ListOf(item) | OptionOf(item):
            yield from _records_in(item)
        case _:
            return


def _fact(type_: Type, name: str) -> str:
    return f"{PYTHON.escape(name)}()" if isinstance(type_, MapOf) else PYTHON.escape(name)


def _call(api: Api, planned: PlannedCall) -> CallView:
    call = planned.call
    owner = call.owner.id if call.owner else call.operation.on.get(PYTHON.id)
    name = call_name(call)
    function = "mullama." + (f"{pascal(owner)}.{name}" if owner else name)
    if call.is_new and call.owner:
        function = f"mullama.{pascal(call.owner.id)}"
    if is_attribute(call) and not owner:
        function = f"lambda: mullama.{name}"
    return CallView(
        method=call.path,
        function=function,
        arguments=tuple(_arguments(api, planned)),
        answer=encoder(planned.result.type) if planned.result.type else "codec.nothing",
        is_awaited=isinstance(planned.does, Awaited) and planned.does.stream is None,
    )


def _arguments(api: Api, planned: PlannedCall) -> Iterator[ArgumentView]:
    for param in planned.call.params:
        if isinstance(param.type, EitherOf):
            yield from (ArgumentView(id_, f'Named("{field_name(param)}")') for id_ in planned.inputs)
        else:
            yield ArgumentView(param.id, _argument(api, param))
    if planned.operation.progress:
        yield ArgumentView("progress", 'Named("progress")')
    if isinstance(planned.does, LoopOver):
        yield ArgumentView("callback", 'Named("callback")')


def _argument(api: Api, param: Field) -> str:
    match param.type:
        case RecordRef(id_) if is_spread(api.record(id_)):
            return f'Spread("{id_}")'
        case RecordRef(id_):
            return f'Named("{field_name(param)}", record="{id_}")'
        case _:
            return f'Named("{field_name(param)}")'


def encoder(type_: Type) -> str:
    """The codec's function that tags a value of this type."""
    match type_:
        case Scalar(kind):
            return SCALARS.get(kind, "codec.integer")
        case ListOf(Scalar(kind)) if kind.is_integer:
            return "codec.integers"
        case ListOf(item):
            return f"codec.list_of({encoder(item)})"
        case OptionOf(item):
            return f"codec.option({encoder(item)})"
        case MapOf():
            return "codec.mapping"
        case Vector():
            return "codec.vector"
        case EnumRef():
            return "codec.name"
        case UnionRef():
            return "codec.tagged"
        case RecordRef(id_):
            return id_.upper()
        case HandleRef() | StreamRef():
            return "codec.handle"
        case EitherOf():
            raise Unforeseen("no call gives one of several types")
