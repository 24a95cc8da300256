"""Every exported function, in the order of the header: calls, facts, defaults, streams and the fields of results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..meaning import model as m
from ..meaning.names import Case, Name
from ..meaning.types import ListOf, MapOf, RecordRef
from ..plan.planned import Plan, PlannedCall
from . import pending
from .calls import call_function, receiver_of
from .lists import list_functions, listed
from .maps import INDEX, KEY, gives_maps, map_functions
from .names import PREFIX, escape, free_name, type_name
from .results import I32, I64, VOID, out, result
from .runtime import runtime_functions
from .shapes import CFunction, CParam, CType, Pointer, Returns, Role, Slot
from .structs import given_slots, struct_name
from .unions import answered, union_functions

# A stream's methods that give no piece and no record.
OWN = {
    "fd": (Role.STREAM_FD, Returns.COUNT),
    "give": (Role.STREAM_GIVE, Returns.COUNT),
    "end_input": (Role.STREAM_END, Returns.STATUS),
}


def every_function(api: m.Api, plan: Plan) -> Iterator[CFunction]:
    """All functions of the C ABI."""
    yield from (call_function(api, planned) for planned in plan.functions())
    yield from runtime_functions(api)
    yield from pending.functions(api, plan)
    for record in api.records:
        yield from _record_functions(record)
    for handle in api.handles:
        if "c" in handle.surface:
            yield from _handle_functions(api, plan, handle)
    for stream in api.streams:
        yield from _stream_functions(api, plan, stream)
    for record in api.records:
        if record.c.handle:
            yield from _accessors(api, record)
    for record in listed(api):
        yield from list_functions(record)
    for union in answered(api):
        yield from union_functions(api, union)
    if gives_maps(api):
        yield from map_functions(api)


def _record_functions(record: m.Record) -> Iterator[CFunction]:
    if record.c.default_symbol is None:
        return
    struct = CType(struct_name(record))
    default = m.Doc(f"The defaults of {struct.base}.", "", record.doc.since)
    yield CFunction(f"{PREFIX}_{record.c.default_symbol}", Role.DEFAULTS, (), struct, Returns.PARAMS, default, record=record)
    stem = record.c.default_symbol.removesuffix("_default_params")
    for preset in record.presets:
        if preset.id == "default":
            continue
        symbol = f"{PREFIX}_{stem}_{preset.id}_params"
        yield CFunction(symbol, Role.PRESET, (), struct, Returns.PARAMS, preset.doc, record=record, preset=preset)


def _handle_functions(api: m.Api, plan: Plan, handle: m.Handle) -> Iterator[CFunction]:
    yield from (call_function(api, planned) for planned in plan.constructors(handle))
    free = m.Doc(f"Frees a {handle.name.to(Case.SNAKE)}; null and a freed one are ignored. It never waits.", "", handle.doc.since)
    receiver = receiver_of(handle.id, Pointer.MUT)
    yield CFunction(f"{PREFIX}_{handle.id}_free", Role.FREE, (receiver,), VOID, Returns.NOTHING, free, handle=handle)
    if handle.clone is not None:
        const = receiver_of(handle.id, Pointer.CONST)
        mine = CType(type_name(handle.name), Pointer.MUT)
        yield CFunction(f"{PREFIX}_{handle.id}_clone", Role.CLONE, (const,), mine, Returns.HANDLE, handle.clone, handle=handle)
    for fact in handle.facts:
        if "c" in fact.surface:
            yield from _fact(api, handle, fact)
    methods = plan.methods(handle)
    yield from (call_function(api, planned) for planned in methods)
    yield from (_predicate(api, handle, planned) for planned in methods if planned.operation.predicate)


def _predicate(api: m.Api, handle: m.Handle, planned: PlannedCall) -> CFunction:
    """The function that answers a predicate for every token at once."""
    asked = call_function(api, planned)
    doc = m.Doc(
        f"What `{asked.symbol}` answers for every token: bit `t % 8` of byte `t / 8` is set where it is true of the token `t`.",
        "",
        planned.doc.since,
    )
    params = (receiver_of(handle.id, Pointer.CONST), *out("bits", set(), Slot.OUT_BYTES, "u8"))
    return CFunction(f"{asked.symbol}_bits", Role.PREDICATE, params, I64, Returns.BYTES, doc, handle=handle, predicate=planned.call)


def _fact(api: m.Api, handle: m.Handle, fact: m.Fact) -> Iterator[CFunction]:
    receiver = receiver_of(handle.id, Pointer.CONST)
    if isinstance(fact.type, MapOf):
        count, key, value = fact.c.indexed or (f"{fact.id}_count", f"{fact.id}_key", f"{fact.id}_value")
        text = out("text", set(), Slot.OUT_TEXT, "char")
        stem = f"{PREFIX}_{handle.id}"
        yield CFunction(f"{stem}_{count}", Role.MAP_COUNT, (receiver,), I32, Returns.COUNT, fact.doc, handle=handle, fact=fact)
        yield CFunction(f"{stem}_{key}", Role.MAP_KEY, (receiver, INDEX, *text), I64, Returns.TEXT, fact.doc, handle=handle, fact=fact)
        yield CFunction(f"{stem}_{value}", Role.MAP_VALUE, (receiver, KEY, *text), I64, Returns.TEXT, fact.doc, handle=handle, fact=fact)
        return
    buffer, returns, kind = result(api, fact.type, False, set())
    symbol = f"{PREFIX}_{fact.c.symbol or f'{handle.id}_{fact.id}'}"
    yield CFunction(symbol, Role.FACT, (receiver, *buffer), returns, kind, fact.doc, handle=handle, fact=fact)


def _stream_functions(api: m.Api, plan: Plan, stream: m.Stream) -> Iterator[CFunction]:
    receiver = receiver_of(stream.id, Pointer.MUT)
    for method in stream.methods:
        if "c" not in method.surface:
            continue
        symbol = f"{PREFIX}_{stream.id}_{method.id}"
        if method.id == "finish":
            record = CType(type_name(api.record(stream.result).name), Pointer.MUT)
            yield CFunction(symbol, Role.STREAM_FINISH, (receiver,), record, Returns.HANDLE, method.doc, stream=stream)
            continue
        if method.id in OWN:
            role, returns = OWN[method.id]
            slots = (
                given_slots(api, stream.takes.id, ListOf(stream.takes.type), changed=False) if stream.takes and method.id == "give" else ()
            )
            given = (CParam(escape(n), t, s, stream.takes.id, ListOf(stream.takes.type)) for n, t, s in slots if stream.takes)
            yield CFunction(symbol, role, (receiver, *given), I32, returns, method.doc, stream=stream)
            continue
        role = Role.STREAM_NEXT if method.id == "next" else Role.STREAM_TRY_NEXT
        if isinstance(stream.item, RecordRef):
            record = CType(type_name(Name.of(stream.item.id)), Pointer.MUT)
            yield CFunction(symbol, role, (receiver,), record, Returns.HANDLE_OR_NONE, method.doc, stream=stream)
            continue
        piece = out("piece", set(), Slot.OUT_TEXT, "char")
        yield CFunction(symbol, role, (receiver, *piece), I64, Returns.PIECE, method.doc, stream=stream)
    wait = m.Doc(
        "Waits until the next item can be taken without waiting, or the end is there, and takes nothing.",
        "`timeout_ms` is in milliseconds: 0 looks and does not wait, a negative one waits as long as it takes. When the time is over the"
        f" answer is `{PREFIX.upper()}_ERR_WOULD_BLOCK`.",
        stream.doc.since,
    )
    limit = CParam("timeout_ms", I64, Slot.VALUE)
    yield CFunction(f"{PREFIX}_{stream.id}_wait", Role.STREAM_WAIT, (receiver, limit), I32, Returns.STATUS, wait, stream=stream)
    if pending.is_used(plan):
        start = m.Doc(
            "Starts such a wait: a call that gives nothing, and is done when the next item can be taken without waiting.",
            f"It takes nothing, and waits along with others in `{PREFIX}_{pending.ID}_wait`; cancelling it leaves the stream as it is.",
            stream.doc.since,
        )
        made = CType(pending.TYPE, Pointer.MUT)
        symbol = f"{PREFIX}_{stream.id}_wait_start"
        yield CFunction(symbol, Role.STREAM_WAIT_START, (receiver,), made, Returns.HANDLE, start, stream=stream)
    free = m.Doc(
        "Closes a stream and frees it; null and a freed one are ignored. The work stops, and it never waits.", "", stream.doc.since
    )
    yield CFunction(f"{PREFIX}_{stream.id}_free", Role.STREAM_FREE, (receiver,), VOID, Returns.NOTHING, free, stream=stream)


def _accessors(api: m.Api, record: m.Record) -> Iterator[CFunction]:
    receiver = receiver_of(record.id, Pointer.CONST)
    for field in record.fields:
        if "c" not in field.surface:
            continue
        symbol = f"{PREFIX}_{record.id}_{field.id}"
        params, returns, kind = result(api, field.type, False, {receiver.name})
        # A struct that is filled is called as the field is.
        params = [replace(p, name=free_name(escape(field.id), {receiver.name})) if p.slot is Slot.OUT_RECORD else p for p in params]
        yield CFunction(symbol, Role.RECORD_FIELD, (receiver, *params), returns, kind, field.doc, record=record, field=field)
    free = m.Doc(f"Frees a {record.id}; null and a freed one are ignored.", "", record.doc.since)
    mine = receiver_of(record.id, Pointer.MUT)
    yield CFunction(f"{PREFIX}_{record.id}_free", Role.RECORD_FREE, (mine,), VOID, Returns.NOTHING, free, record=record)
