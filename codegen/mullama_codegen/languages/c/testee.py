"""The dispatch of C's conformance testee: from a call's path to a function of `mullama.h`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...cabi.shapes import Abi, CFunction, CParam, CStruct, Role, Slot
from ...meaning.model import Api, Default, Handle, Param, Record, RecordKind
from ...meaning.types import HandleRef, Kind, ListOf, RecordRef, Scalar, StreamRef, Type, strip_option
from ...output import File
from ...plan.planned import LoopOver, Plan, PlannedCall
from .language import C
from .testee_values import answered, slots_of, tagged
from .types import LEAST, quoted, spelt

PATH = "bindings/c/testee/c/dispatch.c"


@dataclass(frozen=True, slots=True)
class NamesView:
    """The names of an enum's values or a union's cases."""

    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """How one field of a record is read from a request: its key and the statements."""

    key: str
    lines: tuple[str, ...]


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
    fields: tuple[tuple[str, tuple[str, ...], str], ...]  # key, lines, expression
    free: str


@dataclass(frozen=True, slots=True)
class ArmView:
    """One way to serve a path; `input` and `extra` must be given for it, where they are not empty."""

    path: str
    function: str
    input: str
    extra: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandleView:
    """A handle or stream: how it is freed, cloned and read."""

    kind: str
    type: str
    free: str
    clone: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]  # name, lines


@dataclass(frozen=True, slots=True)
class StreamView:
    """A stream's functions; empty where C has none."""

    kind: str
    next: str
    try_next: str
    finish: str
    record: str


@dataclass(frozen=True, slots=True)
class TesteeView:
    """Everything that the dispatch prints."""

    api_digest: str
    features: tuple[str, ...]
    names: tuple[NamesView, ...]
    params: tuple[ParamsView, ...]
    results: tuple[ResultView, ...]
    handles: tuple[HandleView, ...]
    streams: tuple[StreamView, ...]
    arms: tuple[ArmView, ...]


def files(api: Api, abi: Abi, plan: Plan) -> Iterator[File]:
    """The one generated file of the testee."""
    enums = (NamesView(e.id, tuple((v.id, v.code) for v in e.values)) for e in api.enums)
    unions = (NamesView(u.id, tuple((c.id, c.code) for c in u.cases)) for u in api.unions)
    view = TesteeView(
        api_digest=abi.digest,
        features=plan.features,
        names=(*enums, *unions),
        params=tuple(_params(api, abi, s) for s in abi.structs if s.record.kind is RecordKind.PARAMS),
        results=(
            *(_struct_result(s) for s in abi.structs if s.record.kind is RecordKind.RESULT),
            *(_handle_result(abi, r) for r in api.records if r.c.handle),
        ),
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
        lines, expressions = slots_of(field.type, "one")
        assigned = tuple(f"it->{slot.name} = {expression};" for slot, expression in zip(slots, expressions, strict=True))
        fields.append(FieldView(field.id, (*lines, *assigned)))
    presets = [(f.preset.id, f.symbol) for f in abi.functions if f.role is Role.PRESET and f.record is record and f.preset]
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


def _struct_result(struct: CStruct) -> ResultView:
    fields: list[tuple[str, tuple[str, ...], str]] = []
    for field in struct.record.fields:
        slots = struct.fields_of(field.id)
        if not slots:
            continue
        value = tagged(strip_option(field.type), f"it->{slots[-1].name}")
        if slots[0].slot is Slot.HAS:
            value = f"it->{slots[0].name} ? {value} : tag_none()"
        fields.append((field.id, (), value))
    return ResultView(struct.record.id, f"const {struct.name} *", tuple(fields), "")


def _handle_result(abi: Abi, record: Record) -> ResultView:
    mine = [f for f in abi.functions if f.record is record and f.role is Role.RECORD_FIELD and f.field is not None]
    free = next(f for f in abi.functions if f.record is record and f.role is Role.RECORD_FREE)
    fields: list[tuple[str, tuple[str, ...], str]] = []
    for function in mine:
        assert function.field is not None
        if isinstance(function.field.type, RecordRef):
            struct = function.params[-1].type.base
            lines: tuple[str, ...] = (f"{struct} inner;", f"require(r, {function.symbol}(it, &inner));")
            fields.append((function.field.id, lines, tagged(function.field.type, "inner")))
        else:
            lines, expression = answered(function, function.field.type, ("it",))
            fields.append((function.field.id, lines, expression))
    return ResultView(record.id, spelt(free.params[0].type), tuple(fields), free.symbol)


# Handles and calls


def _handles(api: Api, abi: Abi) -> Iterator[HandleView]:
    for handle in api.handles:
        free = next((f for f in abi.functions if f.role is Role.FREE and f.handle is handle), None)
        if free is None:
            continue
        clone = next((f.symbol for f in abi.functions if f.role is Role.CLONE and f.handle is handle), "")
        facts = tuple(_fact(abi, handle, fact.id) for fact in handle.facts if C.id in fact.surface)
        yield HandleView(handle.id, free.params[0].type.base, free.symbol, clone, facts)
    for stream in api.streams:
        free = next(f for f in abi.functions if f.role is Role.STREAM_FREE and f.stream is stream)
        yield HandleView(stream.id, free.params[0].type.base, free.symbol, "", ())


def _fact(abi: Abi, handle: Handle, id_: str) -> tuple[str, tuple[str, ...]]:
    mine = [f for f in abi.functions if f.handle is handle and f.fact is not None and f.fact.id == id_]
    if mine[0].role is Role.MAP_COUNT:
        by_role = {f.role: f.symbol for f in mine}
        return id_, (
            f"int32_t n = {by_role[Role.MAP_COUNT]}(it);",
            "Buffer key = buffer_for(r, 1), value = buffer_for(r, 1);",
            "cJSON *pairs = cJSON_CreateObject();",
            "for (int32_t i = 0; i < n; i++) {",
            f"  require(r, {by_role[Role.MAP_KEY]}(it, i, key.data, key.capacity));",
            f"  require(r, {by_role[Role.MAP_VALUE]}(it, key.data, value.data, value.capacity));",
            "  cJSON_AddItemToObject(pairs, key.data, tag_text(value.data));",
            "}",
            'return n < 0 ? failed(r, n) : tag_with("map", pairs);',
        )
    assert mine[0].fact is not None
    lines, expression = answered(mine[0], mine[0].fact.type, ("it",))
    return id_, (*lines, f"return {expression};")


def _streams(api: Api, abi: Abi) -> Iterator[StreamView]:
    for stream in api.streams:
        by_role = {f.role: f.symbol for f in abi.functions if f.stream is stream}
        next_, try_next, finish = (by_role.get(r, "") for r in (Role.STREAM_NEXT, Role.STREAM_TRY_NEXT, Role.STREAM_FINISH))
        yield StreamView(stream.id, next_, try_next, finish, stream.result)


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
    lines: list[str] = []
    arguments: list[list[str]] = []
    for param in call.params:
        one = f"in_{param.id}"  # clear of keywords and of what an arm needs itself
        lines.append(f'const cJSON *{one} = argument(r, "{param.id}");')
        more, expressions = slots_of(param.type, one)
        lines += more
        slots = function.params_of(param.id)
        arguments.append([_defaulted(param, slot, expression, one) for slot, expression in zip(slots, expressions, strict=True)])
    if planned.operation.progress is not None:
        holder = next(p for p in call.params if isinstance(p.type, RecordRef))
        place = call.params.index(holder)
        lines += _with_progress(abi, holder, arguments[place][0])
        arguments[place] = ["with_progress"]
    passed = ["target_of(r)"] if call.on_object else []
    if function.shares_length:
        # The vectors stand side by side, and their length once behind them.
        passed += [*(one[0] for one in arguments), *arguments[-1][1:]]
    else:
        passed += [expression for one in arguments for expression in one]
    if isinstance(planned.does, LoopOver):
        lines.append('Calls heard = as_calls(r, argument(r, "callback"));')
        lines.append('heard.pieces = tag_with("list", cJSON_CreateArray());')
        passed += ["hear_piece", "&heard", *(("NULL",) if planned.takes_cancel else ())]
    lines += _answer(planned, function, passed, as_text)
    start = "".join(planned.inputs)
    name = "_".join(filter(None, ("call", path.replace(".", "_").replace("/", "_"), start, extra)))
    return ArmView(path, name, start, extra, tuple(lines))


def _with_progress(abi: Abi, holder: Param, given: str) -> Iterator[str]:
    """The listener travels in a copy of the struct, which is made where there is one to hear."""
    assert isinstance(holder.type, RecordRef)
    struct = abi.struct(holder.type.id)
    yield f"const {struct.name} *with_progress = {given};"
    yield 'Calls fractions = as_calls(r, argument(r, "progress"));'
    yield 'if (argument(r, "progress")) {'
    yield f"  {struct.name} *copy = keep(r, sizeof *copy);"
    yield f"  *copy = with_progress ? *with_progress : mullama_{struct.default_symbol}();"
    yield "  copy->progress = hear_fraction;"
    yield "  copy->progress_data = &fractions;"
    yield "  with_progress = copy;"
    yield "}"


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


def _answer(planned: PlannedCall, function: CFunction, arguments: Sequence[str], as_text: bool) -> Iterator[str]:
    plain, result = f"{function.symbol}({', '.join(arguments)})", planned.result
    if isinstance(planned.does, LoopOver):
        yield f"int32_t status = {plain};"
        yield "return status < 0 ? failed(r, status) : heard.pieces;"
        return
    if result.changed is not None:
        given = f"in_{result.changed.id}_list"
        yield f"int32_t status = {plain};"
        yield f"Buffer buffer = {{{given}.data, {given}.count}};"
        yield f"return status < 0 ? failed(r, status) : answer_f32s(r, buffer, (int64_t){given}.count);"
        return
    match result.type:
        case HandleRef(id_) | StreamRef(id_):
            yield f"void *made = {plain};"
            yield f"return made ? bound(r, KIND_{id_.upper()}, made) : failed(r, 0);"
        case RecordRef(id_):
            yield f"{spelt(function.returns)}made = {plain};"
            yield "if (!made) return failed(r, 0);"
            yield f"cJSON *answer = tag_{id_}(r, made);"
            yield f"mullama_{id_}_free(made);"
            yield f"return {'text_of_record(answer)' if as_text else 'answer'};"
        case type_:
            rows = f"(int32_t)in_{result.rows}_list.count" if result.rows else ""
            lines, expression = answered(function, type_ or Scalar(Kind.I32), arguments, rows)
            yield from lines
            yield f"return {expression};"
