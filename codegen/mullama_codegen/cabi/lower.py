"""Lowers meaning to C: handles, constants, callbacks, structs and functions, and a digest of them all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from ..meaning import model as m
from ..meaning.names import Case, Name
from ..meaning.types import RecordRef, Scalar, strip_option
from ..meaning.walk import operations
from ..plan.planned import Plan
from . import pending
from .functions import every_function
from .lists import list_name, listed
from .maps import MAP, gives_maps
from .names import PREFIX, absent_constant, error_constant, escape, free_name, type_name
from .results import BOOL, VOID
from .shapes import Abi, CCallback, CFunction, CHandle, Constant, ConstantGroup, CParam, CStruct, CType, Held, Pointer, Slot
from .structs import lower_struct, optional_base_of, struct_name, value_slots
from .unions import answered


def lower(api: m.Api, plan: Plan) -> Abi:
    """The C ABI of an API, by C's plan."""
    handles = (*_handles(api), *pending.handle(api, plan))
    callbacks = tuple(_callback(c) for c in api.callbacks)
    structs = tuple(_structs(api))
    functions_ = tuple(every_function(api, plan))
    constants = tuple(_constants(api))
    return Abi(
        handles=handles,
        constants=constants,
        callbacks=callbacks,
        structs=structs,
        functions=functions_,
        typedefs=tuple((type_name(Name.of(PREFIX) + name), type_) for name, type_ in _doubled(api)),
        version=api.library.abi,
        digest=_digest(constants, structs, functions_, callbacks),
    )


def _handles(api: m.Api) -> Iterator[CHandle]:
    for handle in api.handles:
        if "c" in handle.surface:
            yield CHandle(type_name(handle.name), handle.id, handle.name, handle.doc)
    for stream in api.streams:
        yield CHandle(type_name(stream.name), stream.id, stream.name, stream.doc)
    for record in api.records:
        if record.c.handle:
            yield CHandle(type_name(record.name), record.id, record.name, record.doc, Held.RECORD)
    for record in listed(api):
        name = list_name(record.id)
        doc = m.Doc(f"A list of {type_name(record.name)}, read by count and place.", "", record.doc.since)
        yield CHandle(type_name(name), record.id, name, doc, Held.LIST)
    for union in answered(api):
        yield CHandle(type_name(union.name), union.id, union.name, union.doc, Held.UNION)
    if gives_maps(api):
        doc = m.Doc("Text by text, read by count, key and value.", "", api.library.doc.since)
        yield CHandle(type_name(MAP), str(MAP), MAP, doc, Held.MAP)


def _structs(api: m.Api) -> Iterator[CStruct]:
    for record in (r for r in api.records if not r.c.handle):
        progress = _progress_of(api, record)
        yield lower_struct(api, record, progress)
        if record.c.short_symbol is not None:
            yield lower_struct(api, record, progress, short=True)


def _doubled(api: m.Api) -> Iterator[tuple[Name, str]]:
    """Doubled names that the earlier documentation has, with their types: `MullamaMullamaModel` beside `MullamaModel`."""
    yield from ((h.name, type_name(h.name)) for h in api.handles if "c" in h.surface)
    yield from ((r.name, struct_name(r, short=True)) for r in api.records if r.kind is m.RecordKind.PARAMS)
    yield from ((name, type_name(name)) for name in (c.name + Name.of("callback") for c in api.callbacks))


def _constants(api: m.Api) -> Iterator[ConstantGroup]:
    prefix = PREFIX.upper()
    ok = Constant(f"{prefix}_OK", 0, m.Doc("No error.", "", api.library.doc.since))
    errors = [Constant(error_constant(e.name), e.code, e.doc) for e in api.errors]
    none = Constant(f"{prefix}_TOKEN_NONE", -(2**31), m.Doc("Stands for an absent token.", "", api.library.doc.since))
    yield ConstantGroup(None, (ok, *errors, none, *_absent(api)))
    for enum in api.enums:
        values = (Constant(f"{prefix}_{(enum.name + v.name).to(Case.SCREAMING)}", v.code, v.doc) for v in enum.values)
        yield ConstantGroup(enum, tuple(values))
    for record in api.records:
        for field in (f for f in record.fields if f.named and "c" in f.surface):
            stem = f"{prefix}_{(record.name + field.name).to(Case.SCREAMING)}"
            of = f"A value of `{escape(field.id)}` in `{type_name(record.name)}`: {{}}."
            named = (Constant(f"{stem}_{key}".upper(), n, m.Doc(of.format(key), "", field.doc.since)) for key, n in field.named.items())
            yield ConstantGroup(field, tuple(named))
    for union in api.unions:
        cases = (Constant(f"{prefix}_{(union.name + c.name).to(Case.SCREAMING)}", c.code, c.doc) for c in union.cases)
        yield ConstantGroup(union, tuple(cases))


def _absent(api: m.Api) -> Iterator[Constant]:
    """The values that mean absent; what shares a name has one."""
    fields = [f for r in api.records for f in r.fields] + [p for _, op in operations(api) for p in op.params]
    made: dict[str, Constant] = {}
    for field in (f for f in fields if "c" in f.surface):
        if field.absent is not None and field.absent.name is not None and isinstance(field.absent.value, int):
            item = strip_option(field.type)
            base = optional_base_of(item.kind) if isinstance(item, Scalar) else "i32"
            doc = m.Doc(f"Stands for an absent `{escape(field.surface.names.get('c', field.id))}`.", "", api.library.doc.since)
            constant = Constant(absent_constant(field.absent.name), field.absent.value, doc, base)
            made.setdefault(constant.name, constant)
    yield from made.values()


def _callback(callback: m.Callback) -> CCallback:
    params = [CParam(escape(p.id), t, s, p.id, p.type) for p in callback.params for _, t, s in value_slots(p.id, p.type)]
    user_data = CParam(free_name("user_data", {p.name for p in params}), CType("void", Pointer.MUT), Slot.USER_DATA)
    returns = VOID if callback.returns is None else BOOL
    return CCallback(type_name(callback.name + Name.of("callback")), callback, (*params, user_data), returns)


def _progress_of(api: m.Api, record: m.Record) -> tuple[str, m.Doc] | None:
    """The progress callback that travels in a params record, because the call that takes the record reports progress."""
    for handle in api.handles:
        for op in (*handle.constructors, *handle.methods):
            if op.progress and any(p.type == RecordRef(record.id) for p in op.params):
                return op.progress
    return None


def _digest(
    constants: tuple[ConstantGroup, ...],
    structs: tuple[CStruct, ...],
    functions_: tuple[CFunction, ...],
    callbacks: tuple[CCallback, ...],
) -> str:
    def shape(type_: CType) -> list[str]:
        return [type_.base, type_.pointer.value]

    facts: dict[str, list[Any]] = {
        "constants": [[c.name, c.value, c.base] for g in constants for c in g.constants],
        "structs": [[s.name, s.size, [[f.name, shape(f.type), f.offset, f.length] for f in s.fields]] for s in structs],
        "callbacks": [[c.name, [shape(p.type) for p in c.params], shape(c.returns)] for c in callbacks],
        "functions": [[f.symbol, [[p.name, shape(p.type)] for p in f.params], shape(f.returns), f.kind.value] for f in functions_],
    }
    # Order in the description is not part of the ABI.
    return hashlib.sha256(json.dumps({k: sorted(v) for k, v in facts.items()}).encode()).hexdigest()
