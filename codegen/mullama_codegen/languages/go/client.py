"""The dispatch of Go's conformance client: from a call's path to the package's public API."""

from __future__ import annotations

from dataclasses import dataclass

from ...meaning.model import Fact, Field, Record, RecordKind, Union, UnionCase
from ...meaning.types import (
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
from ...plan.planned import LoopOver, PlannedCall, Sequence
from ...plan.unforeseen import Unforeseen
from .calls import Calls, under_context
from .language import GO
from .records import is_options, listening_option, option_names, option_type
from .spell import COUNTS, SCALARS, argument, exported, field_name, given, literal, received, receiver_name, stored, type_name, zero
from .unions import case_name, union

PACKAGE = "mullama."
# What the dispatch's own lines name; an argument that is called so gets an underscore.
LOCALS = tuple("r it get getOr pointerTo leading orNew target bind answer done nothing call fact clone features fmt mullama seen".split())


@dataclass(frozen=True, slots=True)
class Taken:
    """One argument of a request; `kind` is its macro in `templates/_arm.go.j2`."""

    kind: str
    name: str
    id: str = ""
    decoder: str = ""
    default: str = ""
    ellipsis: str = ""
    passes: bool = True  # False: it belongs to the argument before it


@dataclass(frozen=True, slots=True)
class ArmView:
    """One call: the path and the input that choose it, what it takes, and the macro of what becomes of its answer."""

    path: str
    guard: str  # the input that must be there; empty when there is one only
    taken: tuple[Taken, ...]
    under_context: bool
    hears: bool  # whether it calls back with each piece
    target: str  # the type of the object that it is asked of; empty for a function of the package
    method: str
    answer: str
    encoder: str
    changed: str  # the argument that the call has written over


@dataclass(frozen=True, slots=True)
class HandleView:
    """A type of object that requests make."""

    name: str
    clones: bool
    facts: tuple[tuple[str, str, str], ...]  # name, what tags it, the method of `it`
    changing: tuple[tuple[str, str, str], ...]  # the same of facts that are asked for each time, and can fail


@dataclass(frozen=True, slots=True)
class ParamsView:
    """A record that requests give."""

    name: str
    id: str
    options: str  # the option type where the record is given as options
    start: str
    fields: tuple[tuple[str, str], ...]  # key, statement over `value`
    presets: tuple[tuple[str, str], ...]
    leading: tuple[str, ...] = ()  # fields that come as plain arguments


@dataclass(frozen=True, slots=True)
class ResultView:
    """A record that answers hold."""

    name: str
    fields: tuple[tuple[str, str], ...]  # key, tagged value of `it`


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union that requests give, answers hold, or both."""

    name: str
    given: bool
    comes_back: bool
    cases: tuple[tuple[str, str, str, str, str], ...]  # as requests name it, Go's type, its decoder, its encoder, the type of its content


@dataclass(frozen=True, slots=True)
class ClientView:
    """Everything that the dispatch prints."""

    features: tuple[str, ...]
    arms: tuple[ArmView, ...]
    handles: tuple[HandleView, ...]
    streams: tuple[str, ...]
    uses_contexts: bool
    pulled: tuple[tuple[str, str, str], ...]  # a stream, what it gives, and the record that it ends with
    params: tuple[ParamsView, ...]
    results: tuple[ResultView, ...]
    enums: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    unions: tuple[UnionView, ...]


def _item(type_: Type) -> str:
    """What a stream gives, as the encoders are called."""
    return type_name(type_.id) if isinstance(type_, RecordRef) else "Text"


def view(calls: Calls) -> ClientView:
    """The dispatch of one API."""
    api = calls.api
    handles = [h for h in api.handles if GO.id in h.surface]
    return ClientView(
        features=calls.plan.features,
        arms=tuple(_arm(calls, c) for c in calls.plan.calls if not isinstance(c.does, Sequence) and not c.tried_apart),
        handles=tuple(
            HandleView(
                type_name(h.id),
                h.clone is not None,
                tuple(map(_fact, (f for f in h.facts if GO.id in f.surface and not f.changes))),
                tuple(map(_fact, (f for f in h.facts if GO.id in f.surface and f.changes))),
            )
            for h in handles
        ),
        streams=tuple(type_name(s.id) for s in api.streams),
        uses_contexts=any(map(under_context, calls.plan.calls)),
        pulled=tuple((type_name(s.id), _item(s.item), type_name(s.result)) for s in api.streams),
        params=tuple(_params(calls, r) for r in api.records if r.kind is RecordKind.PARAMS),
        results=tuple(
            ResultView(
                type_name(r.id),
                tuple((f.id, f"{_encoder(f.type)}(it.{field_name(f)})") for f in r.fields if GO.id in f.surface),
            )
            for r in api.records
            if r.kind is RecordKind.RESULT
        ),
        enums=tuple((type_name(e.id), tuple((v.id, type_name(e.id) + exported(v.name)) for v in e.values)) for e in api.enums),
        unions=tuple(_union(calls, u) for u in api.unions),
    )


def _fact(fact: Fact) -> tuple[str, str, str]:
    return fact.id, _fact_encoder(fact), fact.surface.names.get(GO.id) or exported(fact.name)


def _union(calls: Calls, item: Union) -> UnionView:
    view = union(calls.api, calls.abi, item, calls.wrappers)
    given_, back = bool(view.content), bool(view.kind)

    def case(c: UnionCase) -> tuple[str, str, str, str, str]:
        decoder, encoder = _decoder(c.type) if given_ else "", _encoder(c.type) if back else ""
        return c.id, case_name(item, c), decoder, encoder, _content(c.type)

    return UnionView(view.name, given_, back, tuple(map(case, item.cases)))


def _content(type_: Type) -> str:
    """The type of a case's content, as the client names it."""
    spelt = received(type_)
    return f"{PACKAGE}{spelt}" if isinstance(type_, (RecordRef, EnumRef)) else spelt


def _arm(calls: Calls, planned: PlannedCall) -> ArmView:
    """A stream is opened rather than looped over, so that requests can pull."""
    call = planned.call
    receiver = receiver_name(call.owner) if call.owner and call.on_object else ""
    taken: list[Taken] = []
    for param in call.params:
        record = calls.record_of(param)
        if record is not None and is_options(record):
            taken += [_lead(record.field(i), receiver) for i in record.lead]
            taken.append(Taken("options", argument(param, (receiver, *LOCALS)), param.id, f"as{type_name(record.id)}", ellipsis="..."))
            if call.operation.progress is not None:
                listening = f"{PACKAGE}{listening_option(record)}"
                taken.append(Taken("listening", taken[-1].name, decoder=listening, ellipsis="...", passes=False))
        else:
            taken.append(_taken(calls, param, argument(param, (receiver, *LOCALS))))
            if record is not None and call.operation.progress is not None:
                taken.append(Taken("progress", taken[-1].name, passes=False))
    taken.sort(key=lambda one: bool(one.ellipsis))
    return ArmView(
        path=call.path,
        guard="".join(planned.inputs),
        taken=tuple(taken),
        under_context=under_context(planned),
        hears=isinstance(planned.does, LoopOver),
        target=type_name(call.owner.id) if receiver and call.owner else "",
        method=calls.name(planned),
        answer=_answer(planned),
        encoder=_tagged(planned.result.type),
        changed=argument(planned.result.changed, (receiver, *LOCALS)) if planned.result.changed else "",
    )


def _tagged(type_: Type | None) -> str:
    """What tags an answer; none where there is none, or where it is an object that is kept."""
    return "" if type_ is None or isinstance(type_, (HandleRef, StreamRef)) else _encoder(type_)


def _lead(field: Field, receiver: str) -> Taken:
    """A plain argument that stands for a field of an options record."""
    default = (literal(field.type, field.default) if field.default else None) or zero(field.type, is_given=True)
    return Taken("leading", argument(field, (receiver, *LOCALS)), field.id, _field_decoder(field), default)


def _taken(calls: Calls, param: Field, name: str) -> Taken:
    record = calls.record_of(param)
    if record is not None:
        return Taken("required" if calls.by_value(param, record) else "pointer", name, param.id, f"as{type_name(record.id)}")
    if param.default is None:
        return Taken("required", name, param.id, _decoder(param.type))
    default = literal(param.type, param.default) or zero(param.type, is_given=True)
    prefix = PACKAGE if isinstance(param.type, EnumRef) else ""
    return Taken("optional", name, param.id, _decoder(param.type), f"{prefix}{default}")


def _answer(planned: PlannedCall) -> str:
    """The macro for what becomes of the answer."""
    if planned.result.in_place:
        return "changed"
    if isinstance(planned.does, LoopOver):
        return "heard"
    match planned.result.type:
        case HandleRef() | StreamRef():
            return "bound"
        case None:
            return "done" if planned.result.fails else "nothing"
        case _:
            return "tagged" if planned.result.fails else "sure"


def _params(calls: Calls, record: Record) -> ParamsView:
    fields = [f for f in record.fields if GO.id in f.surface]
    name = type_name(record.id)
    if is_options(record):
        names = option_names(calls.api)
        statements = tuple((f.id, _option(f, names[record.id, f.id])) for f in fields if (record.id, f.id) in names)
        return ParamsView(name, record.id, PACKAGE + option_type(record), "", statements, (), record.lead)
    complete = all(f.default is not None for f in fields) and record.c.default_symbol is not None
    return ParamsView(
        name=name,
        id=record.id,
        options="",
        start=f"{PACKAGE}Default{name}()" if complete else f"{PACKAGE}{name}{{}}",
        fields=tuple((f.id, f"p.{field_name(f)} = {_field_decoder(f)}(r, value)") for f in fields),
        presets=tuple((p.id, f"{PACKAGE}{exported(p.name)}{name}()") for p in record.presets),
    )


def _option(field: Field, name: str) -> str:
    value = f"{_field_decoder(field)}(r, value)"
    spread = "..." if isinstance(field.type, ListOf) else ""
    match field.type:
        case OptionOf(Scalar(kind)) if kind in COUNTS:
            value = f"asInt[{SCALARS[kind]}](r, value)"
        case OptionOf(Scalar() as item):
            value = f"{_decoder(item)}(r, value)"
    return f"options = append(options, {PACKAGE}{name}({value}{spread}))"


def _field_decoder(field: Field) -> str:
    """The same of a record's field, whose numbers are as wide as the library's; a plain number or text is zero where it is absent."""
    if isinstance(field.type, OptionOf) and GO.id in field.types:
        return f"asOrZero({_decoder(field.type.item) if stored(field) == 'string' else f'asInt[{stored(field)}]'})"
    return f"asInt[{stored(field)}]" if isinstance(field.type, Scalar) and field.type.kind in COUNTS else _decoder(field.type)


def _decoder(type_: Type) -> str:
    """The function that makes a Go value of a tagged one."""
    match type_:
        case OptionOf(HandleRef() | UnionRef() as item):
            return _decoder(item)
        case OptionOf(Scalar(Kind.JSON)):
            return "asOptionalJSON"
        case OptionOf(Scalar(kind)) if kind in COUNTS:
            return f"asOptional(asInt[{SCALARS[kind]}])"
        case OptionOf(item):
            return f"asOptional({_decoder(item)})"
        case Scalar(Kind.BOOL):
            return "asBool"
        case Scalar(Kind.F32):
            return "asF32"
        case Scalar(Kind.F64):
            return "asF64"
        case Scalar(Kind.DURATION):
            return "asDuration"
        case Scalar(Kind.BYTES):
            return "asBytes"
        case Scalar(Kind.JSON):
            return "asJSON"
        case Scalar(kind) if kind.is_text:
            return "asText"
        case Scalar():
            return f"asInt[{given(type_)}]"
        case ListOf(Scalar(kind)) if kind.is_integer:
            return f"asInts[{SCALARS[kind]}]"
        case Vector() | ListOf(Scalar(Kind.F32)):
            return "asFloats"
        case ListOf(item):
            return f"asList({_decoder(item)})"
        case MapOf():
            return "asMap"
        case HandleRef(id_):
            return f"asHandle[*{PACKAGE}{type_name(id_)}]"
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_):
            return f"as{type_name(id_)}"
        case other:
            raise Unforeseen(f"Go's client cannot read {other}")


def _fact_encoder(fact: Fact) -> str:
    """The same of a fact, whose number has a width of its own."""
    return f"toInt[{stored(fact)}]" if isinstance(fact.type, Scalar) and fact.type.kind.is_integer else _encoder(fact.type)


def _encoder(type_: Type) -> str:
    """The function that makes a tagged value of a Go one."""
    match type_:
        case OptionOf(Scalar()):
            return "toToken"
        case OptionOf(RecordRef() as item):
            return f"toOptional({_encoder(item)})"
        case OptionOf(item):
            return _encoder(item)
        case Scalar(Kind.BOOL):
            return "toBool"
        case Scalar(Kind.F32):
            return "toF32"
        case Scalar(Kind.F64):
            return "toF64"
        case Scalar(Kind.DURATION):
            return "toDuration"
        case Scalar(Kind.BYTES):
            return "toBytes"
        case Scalar(Kind.JSON):
            return "toJSON"
        case Scalar(kind) if kind.is_text:
            return "toText"
        case Scalar():
            return f"toInt[{received(type_)}]"
        case ListOf(Scalar(kind)) if kind.is_integer:
            return f"toInts[{SCALARS[kind]}]"
        case Vector():
            return "toFloats"
        case ListOf(item):
            return f"toList({_encoder(item)})"
        case MapOf():
            return "toMap"
        case EnumRef(id_):
            return f"toEnum[{PACKAGE}{type_name(id_)}]"
        case RecordRef(id_) | UnionRef(id_):
            return f"to{type_name(id_)}"
        case other:
            raise Unforeseen(f"Go's client cannot answer {other}")
