"""A call of the API as a C function: receiver, parameters, callback and result in C's order."""

from __future__ import annotations

from dataclasses import replace

from ..meaning import model as m
from ..meaning.names import Name
from ..plan.calls import Call
from .names import PREFIX, escape, free_name, type_name
from .results import I32, I64, VOID, out, result
from .shapes import CFunction, CParam, CType, Pointer, Returns, Role, Slot
from .structs import value_slots

CANCEL = "(cancel)"  # what a cancellable callback form takes beside its parameters; no parameter can be called so


def receiver_of(id_: str, pointer: Pointer) -> CParam:
    """The handle, stream or record that a function is about."""
    return CParam(escape(id_), CType(type_name(Name.of(id_)), pointer), Slot.RECEIVER)


def call_function(api: m.Api, call: Call) -> CFunction:
    """The function behind a call."""
    op, owner = call.operation, call.owner
    by_callback = call.form in (m.FormKind.CALLBACK, m.FormKind.CALLBACK_CANCELLABLE)
    params: list[CParam] = []
    taken = _names(call)
    if owner is not None and not call.is_constructor:
        reads = owner.clone is not None or (op.returns is not None and op.produces is None)
        receiver = receiver_of(owner.id, Pointer.CONST if reads else Pointer.MUT)
        params.append(replace(receiver, name=free_name(receiver.name, taken, "self")))
    given_back, returns, kind = _call_result(call, taken)
    after = op.c.result_after
    for param in call.params:
        name = param.surface.names.get("c", param.id)
        slots = value_slots(name, param.type, "c" in param.changed)
        if call.operation.c.shared_length:
            slots = [("n", type_, slot) if slot is Slot.COUNT else (n, type_, slot) for n, type_, slot in slots]
        params += [CParam(escape(n), t, s, param.id, param.type) for n, t, s in slots]
        if param.id == after:
            params += given_back
    if call.operation.c.shared_length:
        params = _with_one_length(params)
    if by_callback:
        params += _callback_params(api, call, taken)
        if call.form is m.FormKind.CALLBACK_CANCELLABLE:
            token = CType(type_name(Name.of("cancel_token")), Pointer.CONST)
            params.append(CParam(free_name("cancel", taken), token, Slot.HANDLE, CANCEL))
    if after is None:
        params += given_back
    return CFunction(
        symbol=_symbol(call),
        role=Role.CALLBACK_CALL if by_callback else Role.CALL,
        params=tuple(params),
        returns=returns,
        kind=kind,
        doc=call.doc,
        errors=op.errors,
        handle=owner,
        call=call,
    )


def _symbol(call: Call) -> str:
    """The function's name: the description's own, with what the input adds, or handle and name."""
    if call.c.symbol:
        return "_".join((PREFIX, call.c.symbol, *(call.suffix.words if call.suffix else ())))
    return "_".join(filter(None, (PREFIX, call.owner.id if call.owner else None, str(call.name))))


def _with_one_length(params: list[CParam]) -> list[CParam]:
    """Vectors of one length, and that length once behind them; it belongs to the last of them."""
    lengths = [p for p in params if p.slot is Slot.COUNT]
    return [p for p in params if p.slot is not Slot.COUNT] + lengths[-1:]


def _names(call: Call) -> set[str]:
    """The names of a call's own parameters; what the lowering adds takes others."""
    return {escape(name) for p in call.params for name, _, _ in value_slots(p.surface.names.get("c", p.id), p.type, "c" in p.changed)}


def _callback_params(api: m.Api, call: Call, taken: set[str]) -> list[CParam]:
    stream = api.stream(call.operation.produces or "")
    name = type_name(Name.of(stream.callback or "") + Name.of("callback"))
    data = CParam(free_name("user_data", taken), CType("void", Pointer.MUT), Slot.USER_DATA)
    return [CParam(free_name("callback", taken), CType(name), Slot.CALLBACK), data]


def _call_result(call: Call, taken: set[str]) -> tuple[list[CParam], CType, Returns]:
    if call.is_constructor and call.owner is not None:
        return [], CType(type_name(call.owner.name), Pointer.MUT), Returns.HANDLE
    if call.returns is None:
        # What cannot fail answers nothing.
        return ([], I32, Returns.STATUS) if call.owner or call.operation.errors else ([], VOID, Returns.NOTHING)
    if any("c" in p.changed and p.type == call.returns.type for p in call.params):
        return [], I32, Returns.STATUS  # the result is written over what was given
    if call.c.buffer_limit:
        return list(out("text", taken, Slot.OUT_TEXT, "char")), I64, Returns.LIMITED_TEXT
    return result(call.returns, taken)
