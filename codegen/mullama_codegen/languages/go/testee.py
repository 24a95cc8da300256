"""The dispatch of Go's conformance testee: from a call's path to the package's public API."""

from __future__ import annotations

from dataclasses import dataclass

from ...meaning.model import Fact, Field, FormKind, Record, RecordKind
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
    strip_option,
)
from ...plan.calls import Call, every_call
from ...plan.features import features
from ...plan.unforeseen import Unforeseen
from .calls import Calls, receiver_name
from .language import GO
from .records import is_options, option_names, option_type
from .spell import COUNTS, SCALARS, argument, exported, field_name, given, literal, received, stored, type_name, zero

PACKAGE = "mullama."
# What the dispatch's own lines name; an argument that is called so gets an underscore.
LOCALS = tuple("r it get getOr pointerTo leading orNew target bind answer done nothing call fact clone features fmt mullama seen".split())


@dataclass(frozen=True, slots=True)
class ArmView:
    """One call: the path and the input that choose it, and what it does."""

    path: str
    guard: str  # the input that must be there; empty when there is one only
    lines: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class HandleView:
    """A type of object that requests make."""

    name: str
    clones: bool
    facts: tuple[tuple[str, str], ...]  # name, tagged value of `it`


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
class TesteeView:
    """Everything that the dispatch prints."""

    features: tuple[str, ...]
    arms: tuple[ArmView, ...]
    handles: tuple[HandleView, ...]
    streams: tuple[str, ...]
    uses_contexts: bool
    ends: tuple[tuple[str, str], ...]  # a stream and the record that it ends with
    params: tuple[ParamsView, ...]
    results: tuple[ResultView, ...]
    enums: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    unions: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


def view(calls: Calls) -> TesteeView:
    """The dispatch of one API."""
    api = calls.api
    handles = [h for h in api.handles if GO.id in h.surface]
    return TesteeView(
        features=features(api, GO.id),
        arms=tuple(_arm(calls, c) for c in every_call(api, GO.id)),
        handles=tuple(
            HandleView(
                type_name(h.id),
                h.clone is not None,
                tuple(
                    (f.id, f"{_fact_encoder(f)}(it.{f.surface.names.get(GO.id) or exported(f.name)}())")
                    for f in h.facts
                    if GO.id in f.surface
                ),
            )
            for h in handles
        ),
        streams=tuple(type_name(s.id) for s in api.streams),
        uses_contexts=any(c.form is FormKind.ASYNC for c in every_call(api, GO.id)),
        ends=tuple((type_name(s.id), type_name(s.result)) for s in api.streams),
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
        unions=tuple(
            (type_name(u.id), tuple((c.id, exported(c.name) + type_name(u.id), _decoder(c.type)) for c in u.cases)) for u in api.unions
        ),
    )


def _arm(calls: Calls, call: Call) -> ArmView:
    receiver = receiver_name(call.owner) if call.owner and not call.is_constructor else ""
    lines: list[str] = []
    passed: list[str] = []
    options = ""
    if call.form is FormKind.ASYNC:
        passed.append("context.Background()")
    for param in call.params:
        record = calls.record_of(param)
        if record is not None and is_options(record):
            lines += [_lead(record.field(i), receiver) for i in record.lead]
            passed += [argument(record.field(i), (receiver, *LOCALS)) for i in record.lead]
            options = argument(param, (receiver, *LOCALS))
            lines.append(f'{options} := getOr(r, "{param.id}", as{type_name(record.id)}, nil)')
        else:
            name = argument(param, (receiver, *LOCALS))
            lines.append(_line(calls, param, name))
            passed.append(name)
            if record is not None and call.operation.progress is not None:
                lines.append(f'if r.has("progress") {{\n{name} = orNew({name})\n{name}.Progress = r.progress()\n}}')
    if call.form is FormKind.CALLBACK:
        lines.append("var seen pieces")
        passed.append("seen.until(r)")
    target = f"target[*{PACKAGE}{type_name(call.owner.id)}](r)" if receiver and call.owner else PACKAGE.rstrip(".")
    name = calls.open_name(call) if call.form is FormKind.STREAM else calls.name(call)
    called = f"{target}.{name}({', '.join([*passed, *([f'{options}...'] if options else [])])})"
    return ArmView(call.path, call.params[0].id if call.operation.inputs else "", tuple(lines), _result(calls, call, called))


def _lead(field: Field, receiver: str) -> str:
    """A plain argument that stands for a field of an options record."""
    default = literal(field.type, field.default) if field.default else None
    name = argument(field, (receiver, *LOCALS))
    return f'{name} := leading(r, "{field.id}", {_decoder(field.type)}, {default or zero(given(field.type))})'


def _line(calls: Calls, param: Field, name: str) -> str:
    record = calls.record_of(param)
    if record is not None:
        by_pointer = calls.param_type(param).startswith("*")
        return f'{name} := {"pointerTo" if by_pointer else "get"}(r, "{param.id}", as{type_name(record.id)})'
    decoder = _decoder(param.type)
    if param.default is None:
        return f'{name} := get(r, "{param.id}", {decoder})'
    default = literal(param.type, param.default) or zero(given(param.type))
    prefix = PACKAGE if isinstance(strip_option(param.type), UnionRef) or isinstance(param.type, EnumRef) else ""
    return f'{name} := getOr(r, "{param.id}", {decoder}, {prefix}{default})'


def _result(calls: Calls, call: Call, called: str) -> str:
    if call.form is FormKind.CALLBACK:
        return f"answer(toList(toText))(seen.heard({called}))"
    type_ = calls.result_type(call)
    match type_:
        case HandleRef() | StreamRef():
            return f"bind(r)({called})"
        case None if calls.fallible(call):
            return f"done({called})"
        case None:
            return f"nothing(func() {{ {called} }})"
        case _ if calls.fallible(call):
            return f"answer({_encoder(type_)})({called})"
        case _:
            return f"answer({_encoder(type_)})({called}, nil)"


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
    """The same of a record's field, whose numbers are as wide as the library's; a plain number is 0 where it is absent."""
    if isinstance(field.type, OptionOf) and GO.id in field.types:
        return f"asOrZero(asInt[{stored(field)}])"
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
            raise Unforeseen(f"Go's testee cannot read {other}")


def _fact_encoder(fact: Fact) -> str:
    """The same of a fact, whose number has a width of its own."""
    return f"toInt[{stored(fact)}]" if isinstance(fact.type, Scalar) and fact.type.kind.is_integer else _encoder(fact.type)


def _encoder(type_: Type) -> str:
    """The function that makes a tagged value of a Go one."""
    match type_:
        case OptionOf(Scalar()):
            return "toToken"
        case OptionOf(item):
            return _encoder(item)
        case Scalar(Kind.BOOL):
            return "toBool"
        case Scalar(Kind.F32):
            return "toF32"
        case Scalar(Kind.F64):
            return "toF64"
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
        case RecordRef(id_):
            return f"to{type_name(id_)}"
        case other:
            raise Unforeseen(f"Go's testee cannot answer {other}")
