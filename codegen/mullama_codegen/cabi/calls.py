"""A call of the API as a C function: receiver, parameters, callback and result in C's order."""

from __future__ import annotations

from dataclasses import replace

from ..meaning.model import Api
from ..meaning.names import Name
from ..plan.calls import Call
from ..plan.planned import LoopOver, PlannedCall, Started
from ..plan.sizes import Again
from . import pending
from .names import PREFIX, escape, free_name, type_name
from .results import I32, I64, VOID, out, result
from .shapes import CFunction, CParam, CType, Pointer, Returns, Role, Slot
from .structs import given_slots, value_slots

ROLES: dict[type, Role] = {LoopOver: Role.CALLBACK_CALL, Started: Role.START}
CANCEL = "(cancel)"  # what a cancellable callback form takes beside its parameters; no parameter can be called so


def receiver_of(id_: str, pointer: Pointer) -> CParam:
    """The handle, stream or record that a function is about."""
    return CParam(escape(id_), CType(type_name(Name.of(id_)), pointer), Slot.RECEIVER)


def call_function(api: Api, planned: PlannedCall) -> CFunction:
    """The function behind a call, as C's plan has it."""
    call, op, owner = planned.call, planned.operation, planned.owner
    params: list[CParam] = []
    taken = _names(call)
    if owner is not None and call.on_object:
        reads = owner.clone is not None or (op.returns is not None and op.produces is None)
        receiver = receiver_of(owner.id, Pointer.CONST if reads else Pointer.MUT)
        params.append(replace(receiver, name=free_name(receiver.name, taken, "self")))
    given_back, returns, kind = _result(api, planned, taken)
    after = op.c.result_after
    for param in call.params:
        name = param.surface.names.get("c", param.id)
        slots = given_slots(api, name, param.type, changed="c" in param.changed, short=call.is_short)
        if call.operation.c.shared_length:
            slots = [("n", type_, slot) if slot is Slot.COUNT else (n, type_, slot) for n, type_, slot in slots]
        params += [CParam(escape(n), t, s, param.id, param.type, param.absent) for n, t, s in slots]
        if param.id == after:
            params += given_back
    if call.operation.c.shared_length:
        params = _with_one_length(params)
    if isinstance(planned.does, LoopOver):
        params += _callback_params(planned.does.callback, taken)
    if planned.takes_cancel:
        token = CType(type_name(Name.of("cancel_token")), Pointer.CONST)
        params.append(CParam(free_name("cancel", taken), token, Slot.HANDLE, CANCEL))
    if after is None:
        params += given_back
    return CFunction(
        symbol=_symbol(planned),
        role=ROLES.get(type(planned.does), Role.CALL),
        params=tuple(params),
        returns=returns,
        kind=kind,
        doc=planned.doc,
        errors=op.errors,
        handle=owner,
        call=call,
    )


def _symbol(planned: PlannedCall) -> str:
    """The function's name: the description's own, with what the input adds, or handle and name."""
    call = planned.call
    if isinstance(planned.does, Started):
        return pending.symbol_of(call)
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


def _callback_params(callback: str, taken: set[str]) -> list[CParam]:
    name = type_name(Name.of(callback) + Name.of("callback"))
    data = CParam(free_name("user_data", taken), CType("void", Pointer.MUT), Slot.USER_DATA)
    return [CParam(free_name("callback", taken), CType(name), Slot.CALLBACK), data]


def _result(api: Api, planned: PlannedCall, taken: set[str]) -> tuple[list[CParam], CType, Returns]:
    """Out-parameters, return type and its meaning."""
    given = planned.result
    if isinstance(planned.does, Started):
        return [], CType(pending.TYPE, Pointer.MUT), Returns.HANDLE
    if given.changed is not None:
        return [], I32, Returns.STATUS  # the result is written over what was given
    if given.type is None:
        # What cannot fail answers nothing.
        return ([], I32, Returns.STATUS) if given.fails else ([], VOID, Returns.NOTHING)
    if given.buffer is not None and given.buffer.again is Again.NEVER:
        return list(out("text", taken, Slot.OUT_TEXT, "char")), I64, Returns.LIMITED_TEXT
    return result(api, given.type, given.static, taken)
