"""Lowers meaning to C: the only place that invents pointers, lengths, capacities and out-parameters."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from . import model as m
from .abi_runtime import runtime_functions
from .abi_structs import lower_struct, value_slots
from .cabi import (
    Abi,
    CCallback,
    CFunction,
    CHandle,
    Constant,
    ConstantGroup,
    CParam,
    CStruct,
    CType,
    Pointer,
    Returns,
    Role,
    Slot,
)
from .forms import Call, constructors, functions, methods
from .names import Case, Name, escape
from .types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, StreamRef, Vector

__all__ = ["CANCEL", "PREFIX", "Abi", "lower"]

PREFIX = "mullama"
CANCEL = "(cancel)"  # what a cancellable callback form takes beside its parameters; no parameter can be called so
I32, I64, USIZE, BOOL, VOID = CType("i32"), CType("i64"), CType("usize"), CType("bool"), CType("void")


def lower(api: m.Api) -> Abi:
    """The C ABI of an API."""
    handles = tuple(_handles(api))
    callbacks = tuple(_callback(c) for c in api.callbacks)
    structs = tuple(lower_struct(api, r, _progress_of(api, r)) for r in api.records if not r.c.handle)
    functions_ = tuple(_functions(api))
    constants = tuple(_constants(api))
    return Abi(
        handles=handles,
        constants=constants,
        callbacks=callbacks,
        structs=structs,
        functions=functions_,
        typedefs=tuple((_type_name(Name.of(PREFIX) + name), _type_name(name)) for name in _doubled(api)),
        version=api.library.abi,
        digest=_digest(constants, structs, functions_, callbacks),
    )


def _type_name(name: Name) -> str:
    return (Name.of(PREFIX) + name).to(Case.PASCAL)


def _handles(api: m.Api) -> Iterator[CHandle]:
    for handle in api.handles:
        if "c" in handle.surface:
            yield CHandle(_type_name(handle.name), handle.id, handle.name, handle.doc)
    for stream in api.streams:
        yield CHandle(_type_name(stream.name), stream.id, stream.name, stream.doc, is_stream=True)
    for record in api.records:
        if record.c.handle:
            yield CHandle(_type_name(record.name), record.id, record.name, record.doc, is_record=True)


def _doubled(api: m.Api) -> Iterator[Name]:
    """The seed's doubled names: `MullamaMullamaModel` beside `MullamaModel`."""
    yield from (h.name for h in api.handles if "c" in h.surface)
    yield from (r.name for r in api.records if r.kind is m.RecordKind.PARAMS)
    yield from (c.name + Name.of("callback") for c in api.callbacks)


def _constants(api: m.Api) -> Iterator[ConstantGroup]:
    prefix = PREFIX.upper()
    ok = Constant(f"{prefix}_OK", 0, m.Doc("No error.", "", api.library.doc.since))
    errors = [Constant(f"{prefix}_ERR_{e.name.to(Case.SCREAMING)}", e.code, e.doc) for e in api.errors]
    none = Constant(f"{prefix}_TOKEN_NONE", -(2**31), m.Doc("Stands for an absent token.", "", api.library.doc.since))
    yield ConstantGroup(None, (ok, *errors, none))
    for enum in api.enums:
        values = (Constant(f"{prefix}_{(enum.name + v.name).to(Case.SCREAMING)}", v.code, v.doc) for v in enum.values)
        yield ConstantGroup(enum, tuple(values))
    for union in api.unions:
        cases = (Constant(f"{prefix}_{(union.name + c.name).to(Case.SCREAMING)}", c.code, c.doc) for c in union.cases)
        yield ConstantGroup(union, tuple(cases))


def _callback(callback: m.Callback) -> CCallback:
    params = [CParam(escape(p.id, "c"), t, s, p.id, p.type) for p in callback.params for _, t, s in value_slots(p.id, p.type)]
    user_data = CParam(_free_name("user_data", {p.name for p in params}), CType("void", Pointer.MUT), Slot.USER_DATA)
    returns = VOID if callback.returns is None else BOOL
    return CCallback(_type_name(callback.name + Name.of("callback")), callback, (*params, user_data), returns)


def _progress_of(api: m.Api, record: m.Record) -> tuple[str, m.Doc] | None:
    """The progress callback that travels in a params record, because the call that takes the record reports progress."""
    for handle in api.handles:
        for op in (*handle.constructors, *handle.methods):
            if op.progress and any(p.type == RecordRef(record.id) for p in op.params):
                return op.progress
    return None


# Functions


def _functions(api: m.Api) -> Iterator[CFunction]:
    for call in functions(api, "c"):
        yield _call(api, call)
    yield from runtime_functions(api)
    for record in api.records:
        yield from _record_functions(record)
    for handle in api.handles:
        if "c" in handle.surface:
            yield from _handle_functions(api, handle)
    for stream in api.streams:
        yield from _stream_functions(api, stream)
    for record in api.records:
        if record.c.handle:
            yield from _accessors(record)


def _record_functions(record: m.Record) -> Iterator[CFunction]:
    if record.c.default_symbol is None:
        return
    struct = CType(_type_name(record.name))
    default = m.Doc(f"The defaults of {struct.base}.", "", record.doc.since)
    yield CFunction(f"{PREFIX}_{record.c.default_symbol}", Role.DEFAULTS, (), struct, Returns.PARAMS, default, record=record)
    stem = record.c.default_symbol.removesuffix("_default_params")
    for preset in record.presets:
        if preset.id == "default":
            continue
        symbol = f"{PREFIX}_{stem}_{preset.id}_params"
        yield CFunction(symbol, Role.PRESET, (), struct, Returns.PARAMS, preset.doc, record=record, preset=preset)


def _handle_functions(api: m.Api, handle: m.Handle) -> Iterator[CFunction]:
    for call in constructors(api, handle, "c"):
        yield _call(api, call)
    free = m.Doc(f"Frees a {handle.name.to(Case.SNAKE)}; null and a freed one are ignored. It never waits.", "", handle.doc.since)
    receiver = _receiver(handle.id, Pointer.MUT)
    yield CFunction(f"{PREFIX}_{handle.id}_free", Role.FREE, (receiver,), VOID, Returns.NOTHING, free, handle=handle)
    if handle.clone is not None:
        const = _receiver(handle.id, Pointer.CONST)
        mine = CType(_type_name(handle.name), Pointer.MUT)
        yield CFunction(f"{PREFIX}_{handle.id}_clone", Role.CLONE, (const,), mine, Returns.HANDLE, handle.clone, handle=handle)
    for fact in handle.facts:
        if "c" in fact.surface:
            yield from _fact(handle, fact)
    for call in methods(api, handle, "c"):
        yield _call(api, call)
        if call.c.short_symbol is not None:
            yield _call(api, _short(call))


def _short(call: Call) -> Call:
    """The same call under a second name, with defaults for what it leaves out."""
    params = tuple(p for p in call.params if p.id not in call.c.short_omit)
    return replace(call, id=f"{call.id}.short", params=params, c=m.CHints(symbol=call.c.short_symbol))


def _receiver(id_: str, pointer: Pointer) -> CParam:
    return CParam(escape(id_, "c"), CType(_type_name(Name.of(id_)), pointer), Slot.RECEIVER)


def _fact(handle: m.Handle, fact: m.Fact) -> Iterator[CFunction]:
    receiver = _receiver(handle.id, Pointer.CONST)
    if isinstance(fact.type, MapOf):
        count, key, value = fact.c.indexed or (f"{fact.id}_count", f"{fact.id}_key", f"{fact.id}_value")
        text = _out("text", set(), Slot.OUT_TEXT, "char")
        index, key_in = CParam("index", I32, Slot.INDEX), CParam("key", CType("char", Pointer.CONST), Slot.KEY)
        stem = f"{PREFIX}_{handle.id}"
        yield CFunction(f"{stem}_{count}", Role.MAP_COUNT, (receiver,), I32, Returns.COUNT, fact.doc, handle=handle, fact=fact)
        yield CFunction(f"{stem}_{key}", Role.MAP_KEY, (receiver, index, *text), I64, Returns.TEXT, fact.doc, handle=handle, fact=fact)
        yield CFunction(f"{stem}_{value}", Role.MAP_VALUE, (receiver, key_in, *text), I64, Returns.TEXT, fact.doc, handle=handle, fact=fact)
        return
    out, returns, kind = _result(m.Returned(fact.type, fact.doc), taken=set())
    symbol = f"{PREFIX}_{fact.c.symbol or f'{handle.id}_{fact.id}'}"
    yield CFunction(symbol, Role.FACT, (receiver, *out), returns, kind, fact.doc, handle=handle, fact=fact)


def _call(api: m.Api, call: Call) -> CFunction:
    op, owner = call.operation, call.owner
    by_callback = call.form in (m.FormKind.CALLBACK, m.FormKind.CALLBACK_CANCELLABLE)
    params: list[CParam] = []
    taken = _names(call)
    if owner is not None and not call.is_constructor:
        reads = owner.clone is not None or (op.returns is not None and op.produces is None)
        receiver = _receiver(owner.id, Pointer.CONST if reads else Pointer.MUT)
        params.append(replace(receiver, name=_free_name(receiver.name, taken, "self")))
    out, returns, kind = _call_result(call, taken)
    after = op.c.result_after
    for param in call.params:
        name = param.surface.names.get("c", param.id)
        slots = value_slots(name, param.type, "c" in param.changed)
        if call.operation.c.shared_length:
            slots = [("n", type_, slot) if slot is Slot.COUNT else (n, type_, slot) for n, type_, slot in slots]
        params += [CParam(escape(n, "c"), t, s, param.id, param.type) for n, t, s in slots]
        if param.id == after:
            params += out
    if call.operation.c.shared_length:
        params = _with_one_length(params)
    if by_callback:
        params += _callback_params(api, call, taken)
        if call.form is m.FormKind.CALLBACK_CANCELLABLE:
            token = CType(_type_name(Name.of("cancel_token")), Pointer.CONST)
            params.append(CParam(_free_name("cancel", taken), token, Slot.HANDLE, CANCEL))
    if after is None:
        params += out
    return CFunction(
        symbol=f"{PREFIX}_{call.c.symbol or '_'.join(filter(None, (owner.id if owner else None, str(call.name))))}",
        role=Role.CALLBACK_CALL if by_callback else Role.CALL,
        params=tuple(params),
        returns=returns,
        kind=kind,
        doc=call.doc,
        errors=op.errors,
        handle=owner,
        call=call,
    )


def _with_one_length(params: list[CParam]) -> list[CParam]:
    """Vectors of one length, and that length once behind them; it belongs to the last of them."""
    lengths = [p for p in params if p.slot is Slot.COUNT]
    return [p for p in params if p.slot is not Slot.COUNT] + lengths[-1:]


def _names(call: Call) -> set[str]:
    """The names of a call's own parameters; what the lowering adds takes others."""
    return {escape(name, "c") for p in call.params for name, _, _ in value_slots(p.surface.names.get("c", p.id), p.type, "c" in p.changed)}


def _callback_params(api: m.Api, call: Call, taken: set[str]) -> list[CParam]:
    stream = api.stream(call.operation.produces or "")
    name = _type_name(Name.of(stream.callback or "") + Name.of("callback"))
    data = CParam(_free_name("user_data", taken), CType("void", Pointer.MUT), Slot.USER_DATA)
    return [CParam(_free_name("callback", taken), CType(name), Slot.CALLBACK), data]


def _call_result(call: Call, taken: set[str]) -> tuple[list[CParam], CType, Returns]:
    if call.is_constructor and call.owner is not None:
        return [], CType(_type_name(call.owner.name), Pointer.MUT), Returns.HANDLE
    if call.returns is None:
        # What cannot fail answers nothing.
        return ([], I32, Returns.STATUS) if call.owner or call.operation.errors else ([], VOID, Returns.NOTHING)
    if any("c" in p.changed and p.type == call.returns.type for p in call.params):
        return [], I32, Returns.STATUS  # the result is written over what was given
    if call.c.buffer_limit:
        return list(_out("text", taken, Slot.OUT_TEXT, "char")), I64, Returns.LIMITED_TEXT
    return _result(call.returns, taken)


def _result(returned: m.Returned, taken: set[str]) -> tuple[list[CParam], CType, Returns]:
    """Out-parameters, return type and its meaning, for a semantic result."""
    match returned.type:
        case Scalar(kind) if kind.is_text:
            if returned.static:
                return [], CType("char", Pointer.CONST), Returns.STATIC_TEXT
            return list(_out("text", taken, Slot.OUT_TEXT, "char")), I64, Returns.TEXT
        case Scalar(Kind.BYTES):
            return list(_out("bytes", taken, Slot.OUT_BYTES, "u8")), I64, Returns.BYTES
        case Scalar(Kind.BOOL):
            return [], BOOL, Returns.BOOL
        case Scalar(Kind.F32 | Kind.F64 as kind):
            return [], CType(kind.value), Returns.FLOAT
        case Scalar(Kind.I64 | Kind.U64 | Kind.U32):
            return [], I64, Returns.COUNT
        case Scalar() | EnumRef():
            return [], I32, Returns.COUNT
        case OptionOf(Scalar(kind)) if kind.is_integer:
            return [], I32, Returns.ID
        case ListOf(Scalar(Kind.TOKEN | Kind.I32 | Kind.TOKEN_COUNT)):
            return list(_out("tokens", taken, Slot.OUT_LIST, "i32", I32)), I32, Returns.LIST
        case Vector() | ListOf(Vector()):
            return list(_out("vector", taken, Slot.OUT_LIST, "f32")), I64, Returns.LIST
        case HandleRef(id_) | StreamRef(id_) | RecordRef(id_):
            return [], CType(_type_name(Name.of(id_)), Pointer.MUT), Returns.HANDLE
        case other:
            raise NotImplementedError(f"the C ABI has no form for a result of type {other}")


def _free_name(wanted: str, taken: set[str], suffix: str = "out") -> str:
    while wanted in taken:
        wanted = f"{wanted.rstrip('_')}_{suffix}"
    return wanted


def _out(name: str, taken: set[str], slot: Slot, base: str, capacity: CType = USIZE) -> tuple[CParam, CParam]:
    buffer = CParam(_free_name(name, taken), CType(base, Pointer.MUT), slot)
    return buffer, CParam(_free_name("capacity", taken), capacity, Slot.CAPACITY)


def _stream_functions(api: m.Api, stream: m.Stream) -> Iterator[CFunction]:
    receiver = _receiver(stream.id, Pointer.MUT)
    for method in stream.methods:
        if "c" not in method.surface:
            continue
        symbol = f"{PREFIX}_{stream.id}_{method.id}"
        if method.id == "finish":
            record = CType(_type_name(api.record(stream.result).name), Pointer.MUT)
            yield CFunction(symbol, Role.STREAM_FINISH, (receiver,), record, Returns.HANDLE, method.doc, stream=stream)
            continue
        role = Role.STREAM_NEXT if method.id == "next" else Role.STREAM_TRY_NEXT
        piece = _out("piece", set(), Slot.OUT_TEXT, "char")
        yield CFunction(symbol, role, (receiver, *piece), I64, Returns.PIECE, method.doc, stream=stream)
    free = m.Doc(
        "Closes a stream and frees it; null and a freed one are ignored. The work stops, and it never waits.", "", stream.doc.since
    )
    yield CFunction(f"{PREFIX}_{stream.id}_free", Role.STREAM_FREE, (receiver,), VOID, Returns.NOTHING, free, stream=stream)


def _accessors(record: m.Record) -> Iterator[CFunction]:
    receiver = _receiver(record.id, Pointer.CONST)
    for field in record.fields:
        symbol = f"{PREFIX}_{record.id}_{field.id}"
        if isinstance(field.type, RecordRef):
            out = CParam(escape(field.id, "c"), CType(_type_name(Name.of(field.type.id)), Pointer.MUT), Slot.OUT_RECORD)
            params, returns, kind = [out], I32, Returns.STATUS
        else:
            params, returns, kind = _result(m.Returned(field.type, field.doc), set())
        yield CFunction(symbol, Role.RECORD_FIELD, (receiver, *params), returns, kind, field.doc, record=record, field=field)
    free = m.Doc(f"Frees a {record.id}; null and a freed one are ignored.", "", record.doc.since)
    mine = _receiver(record.id, Pointer.MUT)
    yield CFunction(f"{PREFIX}_{record.id}_free", Role.RECORD_FREE, (mine,), VOID, Returns.NOTHING, free, record=record)


def _digest(
    constants: tuple[ConstantGroup, ...],
    structs: tuple[CStruct, ...],
    functions_: tuple[CFunction, ...],
    callbacks: tuple[CCallback, ...],
) -> str:
    def shape(type_: CType) -> list[str]:
        return [type_.base, type_.pointer.value]

    facts: dict[str, list[Any]] = {
        "constants": [[c.name, c.value] for g in constants for c in g.constants],
        "structs": [[s.name, s.size, [[f.name, shape(f.type), f.offset, f.length] for f in s.fields]] for s in structs],
        "callbacks": [[c.name, [shape(p.type) for p in c.params], shape(c.returns)] for c in callbacks],
        "functions": [[f.symbol, [[p.name, shape(p.type)] for p in f.params], shape(f.returns), f.kind.value] for f in functions_],
    }
    # Order in the description is not part of the ABI.
    return hashlib.sha256(json.dumps({k: sorted(v) for k, v in facts.items()}).encode()).hexdigest()
