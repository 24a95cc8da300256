"""The dispatch of C's conformance client: from a call's path to a function of `mullama.h`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.declarations import spelt
from ...cabi.pending import take_symbol
from ...cabi.shapes import Abi, CFunction, CParam, CStruct, Returns, Role, Slot
from ...meaning.model import Api, Default, Handle, Param, Record, RecordKind
from ...meaning.types import HandleRef, Kind, ListOf, RecordRef, Scalar, StreamRef, Type, UnionRef, strip_option
from ...output import File
from ...plan.planned import LoopOver, Plan, PlannedCall, Started
from .client_values import Answer, Slots, answered, slots_of, tagged
from .language import C
from .types import LEAST, quoted

PATH = "bindings/c/conformance/c/dispatch.c"


@dataclass(frozen=True, slots=True)
class NamesView:
    """The names of an enum's values or a union's cases."""

    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """How one field of a record is read from a request: its key, what it becomes, and the members that are assigned."""

    key: str
    slots: Slots
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParamsView:
    """A params struct that requests fill."""

    name: str
    struct: str
    initial: str
    fields: tuple[FieldView, ...]
    presets: tuple[tuple[str, str], ...]
    is_single: bool  # somewhere one of it is given
    is_listed: bool  # somewhere a list of it is given


@dataclass(frozen=True, slots=True)
class ResultView:
    """A record that answers hold: the C type that is read, and an expression for each field."""

    name: str
    type: str
    fields: tuple[tuple[str, Answer], ...]
    free: str


@dataclass(frozen=True, slots=True)
class GivenUnionView:
    """A union that requests give, some of whose cases carry a record."""

    name: str
    records: tuple[tuple[int, str], ...]  # number of the case, record


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union that answers hold: the C type that is read, and what gives each case."""

    name: str
    type: str
    cases: tuple[tuple[int, Answer], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """The struct that a progress callback travels in."""

    struct: str
    given: str
    default: str


@dataclass(frozen=True, slots=True)
class ArmView:
    """One way to serve a path; `input` and `extra` must be given for it, where they are not empty. `body` is a macro of `_arm.c.j2`."""

    path: str
    function: str
    input: str
    extra: str
    taken: tuple[tuple[str, Slots], ...]  # parameter, what it becomes
    progress: Progress | None
    hears: bool  # whether it calls back with each piece
    body: str
    answer: Answer
    starts: Answer | None = None  # the call that starts what the answer is taken from
    made: str = ""  # the kind of an object, or the id of a record
    type: str = ""  # of a record's handle
    changed: str = ""  # the list that C has written over


@dataclass(frozen=True, slots=True)
class HandleView:
    """A handle or stream: how it is freed, cloned and read."""

    kind: str
    type: str
    free: str
    clone: str
    facts: tuple[tuple[str, Answer], ...]


@dataclass(frozen=True, slots=True)
class StreamView:
    """A stream's functions; empty where C has none."""

    kind: str
    next: str
    try_next: str
    finish: str
    record: str
    item: str = ""  # the record that it gives; empty where it gives text


@dataclass(frozen=True, slots=True)
class ClientView:
    """Everything that the dispatch prints."""

    api_digest: str
    features: tuple[str, ...]
    names: tuple[NamesView, ...]
    params: tuple[ParamsView, ...]
    results: tuple[ResultView, ...]
    given_unions: tuple[GivenUnionView, ...]
    unions: tuple[UnionView, ...]
    handles: tuple[HandleView, ...]
    streams: tuple[StreamView, ...]
    arms: tuple[ArmView, ...]


def files(api: Api, abi: Abi, plan: Plan) -> Iterator[File]:
    """The one generated file of the client."""
    enums = (NamesView(e.id, tuple((v.id, v.code) for v in e.values)) for e in api.enums)
    unions = (NamesView(u.id, tuple((c.id, c.code) for c in u.cases)) for u in api.unions)
    view = ClientView(
        api_digest=abi.digest,
        features=plan.features,
        names=(*enums, *unions),
        params=tuple(_params(api, abi, s) for s in abi.structs if s.record.kind is RecordKind.PARAMS and not s.is_short),
        results=(
            *(_struct_result(s) for s in abi.structs if s.record.kind is RecordKind.RESULT),
            *(_handle_result(abi, r) for r in api.records if r.c.handle),
        ),
        given_unions=tuple(_given_unions(api, abi)),
        unions=tuple(_unions(api, abi)),
        handles=tuple(_handles(api, abi)),
        streams=tuple(_streams(api, abi)),
        arms=tuple(_arms(abi, plan)),
    )
    yield File(PATH, "c/dispatch.c.j2", view)


# Records


def _params(api: Api, abi: Abi, struct: CStruct) -> ParamsView:
    record = struct.record
    fields = []
    for field in record.fields:
        slots = struct.fields_of(field.id)
        if not slots:
            continue
        fields.append(FieldView(field.id, slots_of(field.type, "one", field.absent), tuple(slot.name for slot in slots)))
    presets = [(f.preset.id, f.symbol) for f in abi.functions if f.role is Role.PRESET and f.of(record) and f.preset]
    if struct.default_symbol:
        presets.append(("default", f"mullama_{struct.default_symbol}"))
    given = set(_given(api, abi))
    return ParamsView(
        name=record.id,
        struct=struct.name,
        initial=f"mullama_{struct.default_symbol}()" if struct.default_symbol else "",
        fields=tuple(fields),
        presets=tuple(presets),
        is_single=RecordRef(record.id) in given,
        is_listed=ListOf(RecordRef(record.id)) in given,
    )


def _given(api: Api, abi: Abi) -> Iterator[Type]:
    """The type of everything that is given to C."""
    yield from (strip_option(p.type) for f in abi.functions if f.call is not None for p in f.call.params)
    yield from (strip_option(f.type) for s in abi.structs for f in s.record.fields if C.id in f.surface)
    yield from (c.type for u in api.unions if C.id in u.surface for c in u.cases)


def _given_unions(api: Api, abi: Abi) -> Iterator[GivenUnionView]:
    given = {t.id for t in _given(api, abi) if isinstance(t, UnionRef) and t.of_records}
    for union in (u for u in api.unions if u.id in given):
        yield GivenUnionView(union.id, tuple((c.code, c.type.id) for c in union.cases if isinstance(c.type, RecordRef)))


def _unions(api: Api, abi: Abi) -> Iterator[UnionView]:
    for union in api.unions:
        mine = [f for f in abi.functions if f.of(union)]
        cases = tuple((f.case.code, _read(f, f.case.type)) for f in mine if f.case is not None)
        if mine:
            yield UnionView(union.id, spelt(mine[-1].params[0].type), cases)


def _read(function: CFunction, type_: Type) -> Answer:
    """What is read of a record or a union; a struct is filled."""
    if function.kind is Returns.STATUS and isinstance(type_, RecordRef):
        return Answer("struct", function.symbol, type=function.params[-1].type.base, value=tagged(type_, "inner"))
    return answered(function, type_, ("it",))


def _struct_result(struct: CStruct) -> ResultView:
    fields: list[tuple[str, Answer]] = []
    for field in struct.record.fields:
        slots = struct.fields_of(field.id)
        if not slots:
            continue
        value = tagged(field.type, f"it->{slots[-1].name}")
        fields.append((field.id, Answer("plain", value=value)))
    return ResultView(struct.record.id, f"const {struct.name} *", tuple(fields), "")


def _handle_result(abi: Abi, record: Record) -> ResultView:
    mine = [f for f in abi.functions if f.of(record) and f.role is Role.RECORD_FIELD and f.field is not None]
    free = next(f for f in abi.functions if f.of(record) and f.role is Role.RECORD_FREE)
    fields: list[tuple[str, Answer]] = []
    for function in mine:
        assert function.field is not None
        fields.append((function.field.id, _read(function, function.field.type)))
    return ResultView(record.id, spelt(free.params[0].type), tuple(fields), free.symbol)


# Handles and calls


def _handles(api: Api, abi: Abi) -> Iterator[HandleView]:
    for handle in api.handles:
        free = next((f for f in abi.functions if f.role is Role.FREE and f.of(handle)), None)
        if free is None:
            continue
        clone = next((f.symbol for f in abi.functions if f.role is Role.CLONE and f.of(handle)), "")
        facts = tuple(_fact(abi, handle, fact.id) for fact in handle.facts if C.id in fact.surface)
        yield HandleView(handle.id, free.params[0].type.base, free.symbol, clone, facts)
    for stream in api.streams:
        free = next(f for f in abi.functions if f.role is Role.STREAM_FREE and f.of(stream))
        yield HandleView(stream.id, free.params[0].type.base, free.symbol, "", ())


def _fact(abi: Abi, handle: Handle, id_: str) -> tuple[str, Answer]:
    mine = [f for f in abi.functions if f.of(handle) and f.fact is not None and f.fact.id == id_]
    if mine[0].role is Role.MAP_COUNT:
        return id_, Answer("map", arguments=tuple(f.symbol for f in mine))  # count, key, value
    assert mine[0].fact is not None
    return id_, answered(mine[0], mine[0].fact.type, ("it",))


def _streams(api: Api, abi: Abi) -> Iterator[StreamView]:
    for stream in api.streams:
        by_role = {f.role: f.symbol for f in abi.functions if f.of(stream)}
        next_, try_next, finish = (by_role.get(r, "") for r in (Role.STREAM_NEXT, Role.STREAM_TRY_NEXT, Role.STREAM_FINISH))
        item = stream.item.id if isinstance(stream.item, RecordRef) else ""
        yield StreamView(stream.id, next_, try_next, finish, stream.result, item)


def _arms(abi: Abi, plan: Plan) -> Iterator[ArmView]:
    for planned in plan.calls:
        if planned.call.is_short:
            continue  # the other function of the call takes everything that requests give
        if planned.fuller is not None:
            fuller = plan.source(planned.fuller)
            given = {p.id for p in planned.call.params}
            for param in (p for p in fuller.call.params if p.id not in given):
                yield _arm(abi, fuller, planned.call.path, param.id, as_text=True)
        yield _arm(abi, planned, planned.call.path, "", as_text=False)


def _arm(abi: Abi, planned: PlannedCall, path: str, extra: str, as_text: bool) -> ArmView:
    call, function = planned.call, abi.of_call(planned.call.id)
    taken: list[tuple[str, Slots]] = []
    arguments: list[list[str]] = []
    for param in call.params:
        one = f"in_{param.id}"  # clear of keywords and of what an arm needs itself
        slots = slots_of(param.type, one, param.absent)
        taken.append((param.id, slots))
        pairs = zip(function.params_of(param.id), slots.expressions, strict=True)
        arguments.append([_defaulted(param, slot, expression, one) for slot, expression in pairs])
    progress = None
    is_started = isinstance(planned.does, Started)
    if planned.operation.progress is not None and not is_started:
        holder = next(p for p in call.params if isinstance(p.type, RecordRef))
        place = call.params.index(holder)
        progress = _progress(abi, holder, arguments[place][0])
        arguments[place] = ["with_progress"]
    passed = ["target_of(r)"] if call.on_object else []
    if function.shares_length:
        # The vectors stand side by side, and their length once behind them.
        passed += [*(one[0] for one in arguments), *arguments[-1][1:]]
    else:
        passed += [expression for one in arguments for expression in one]
    hears = isinstance(planned.does, LoopOver)
    if hears:
        passed += ["hear_piece", "&heard", *(("NULL",) if planned.takes_cancel else ())]
    start = "".join(planned.inputs)
    name = "_".join(filter(None, ("call", path.replace(".", "_").replace("/", "_"), start, extra)))
    body, made = _body(planned, as_text)
    changed = planned.result.changed
    rows = f"(int32_t)in_{planned.result.rows}_list.count" if planned.result.rows else ""
    starts = Answer("", function.symbol, tuple(passed)) if is_started else None
    if isinstance(planned.does, Started):
        function, passed = abi.function(take_symbol(planned.does.take)), ["pending"]
    answer = Answer("", function.symbol, tuple(passed))
    if body == "simple":
        answer = answered(function, planned.result.type or Scalar(Kind.I32), passed, rows)
    return ArmView(
        path=path,
        function=name,
        input=start,
        extra=extra,
        taken=tuple(taken),
        progress=progress,
        hears=hears,
        body=body,
        answer=answer,
        made=made,
        starts=starts,
        type=spelt(function.returns),
        changed=f"in_{changed.id}_list" if changed else "",
    )


def _body(planned: PlannedCall, as_text: bool) -> tuple[str, str]:
    """The macro for what becomes of the answer, and the kind of object or the record that it is."""
    if isinstance(planned.does, LoopOver):
        return "heard", ""
    if planned.result.changed is not None:
        return "changed", ""
    match planned.result.type:
        case HandleRef(id_) | StreamRef(id_):
            return "object", id_.upper()
        case RecordRef(id_):
            return "recordText" if as_text else "record", id_
        case _:
            return "simple", ""


def _progress(abi: Abi, holder: Param, given: str) -> Progress:
    """The listener travels in a copy of the struct, which is made where there is one to hear."""
    assert isinstance(holder.type, RecordRef)
    struct = abi.struct(holder.type.id)
    return Progress(struct.name, given, f"mullama_{struct.default_symbol}()")


def _defaulted(param: Param, slot: CParam, expression: str, one: str) -> str:
    """The description's default where a number is left out; everything else is absent by itself."""
    if param.default is None or slot.slot not in (Slot.VALUE, Slot.TEXT) or param.default.value in (None, ()):
        return expression
    value = param.default.value
    spelt_ = "true" if value is True else "false" if value is False else quoted(value) if isinstance(value, str) else _number(param.default)
    return f"{one} ? {expression} : {spelt_}"


def _number(default: Default) -> str:
    """A number as C reads it, the least and the greatest too."""
    if not isinstance(default.value, int):
        return default.text
    return f"{default.value}U" if default.value > 2**63 - 1 else LEAST.get(default.value, default.text)
