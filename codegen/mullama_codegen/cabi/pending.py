"""Answers to come in C: one opaque type for every call that is started, and a function that takes each kind of answer."""

from __future__ import annotations

from collections.abc import Iterator

from ..meaning.model import Api, Doc, FormKind
from ..meaning.names import Name
from ..meaning.types import Kind, ListOf, OptionOf, Scalar, Type, Vector
from ..plan.calls import Call
from ..plan.planned import Plan, Started
from ..plan.takes import Take
from .names import PREFIX, type_name
from .results import I32, I64, VOID, result
from .shapes import CFunction, CHandle, CParam, CType, Held, Pointer, Returns, Role, Slot

ID = "pending"
TYPE = type_name(Name.of(ID))
# The form that waits for what a started one gives, and whose name C's function begins with.
WAITED_FOR = {FormKind.ASYNC: (FormKind.PLAIN, FormKind.TEXT), FormKind.ASYNC_RESULT: (FormKind.RESULT,)}


# How each kind comes: a call that gave this type would look so.
LIKE: dict[Take, Type] = {
    Take.VECTORS: ListOf(Vector()),
    Take.TEXT: Scalar(Kind.STRING),
    Take.BYTES: Scalar(Kind.BYTES),
    Take.TOKENS: ListOf(Scalar(Kind.TOKEN)),
    Take.INTEGER: Scalar(Kind.I64),
    Take.ID: OptionOf(Scalar(Kind.TOKEN)),
    Take.NUMBER: Scalar(Kind.F64),
    Take.BOOL: Scalar(Kind.BOOL),
}
OBJECTS = (Take.RECORD, Take.HANDLE)
WORDS = {
    Take.STATUS: "Waits for a call that gives nothing.",
    Take.RECORD: "Waits for a record and gives it, once; it is freed as its type says.",
    Take.HANDLE: "Waits for an object and gives its handle, once; it is freed as its type says.",
    Take.VECTORS: "Waits for vectors and writes them, one behind the other. They may be taken again.",
    Take.TEXT: "Waits for a text and writes it. It may be taken again.",
    Take.BYTES: "Waits for bytes and writes them. They may be taken again.",
    Take.TOKENS: "Waits for numbers and writes them. They may be taken again.",
    Take.INTEGER: "Waits for a whole number.",
    Take.ID: "Waits for a number that may be absent.",
    Take.NUMBER: "Waits for a number.",
    Take.BOOL: "Waits for a flag.",
}


def symbol_of(call: Call) -> str:
    """The name of the function that starts a call: that of the one that waits, and `start`."""
    op = call.operation
    waits = next((f for f in op.forms if f.kind in WAITED_FOR[call.form]), None)
    hints = waits.c if waits else call.c
    # A short one that takes as many parameters takes lesser ones: it is the other that is started.
    stem = (hints.short_symbol if hints.short_omit else None) or hints.symbol
    stem = stem or "_".join(filter(None, (call.owner.id if call.owner else None, str(op.name))))
    return "_".join((PREFIX, stem, *(call.suffix.words if call.suffix else ()), "start"))


def is_used(plan: Plan) -> bool:
    """Whether anything is started."""
    return any(isinstance(c.does, Started) for c in plan.calls)


def handle(api: Api, plan: Plan) -> Iterator[CHandle]:
    """The opaque type, where anything is started."""
    if is_used(plan):
        doc = Doc("The answer of a call that was started and still runs.", "", api.library.doc.since)
        yield CHandle(TYPE, ID, Name.of(ID), doc, holds=Held.PENDING)


def functions(api: Api, plan: Plan) -> Iterator[CFunction]:
    """What every started call has: a wait for the first of several, an end, a fraction, and its answer by kind."""
    started = [(c, c.does.take) for c in plan.calls if isinstance(c.does, Started)]
    if not started:
        return
    since = api.library.doc.since
    const, mut = (CParam(ID, CType(TYPE, pointer), Slot.RECEIVER) for pointer in (Pointer.CONST, Pointer.MUT))

    def function(name: str, params: tuple[CParam, ...], returns: CType, kind: Returns, *words: str) -> CFunction:
        return CFunction(f"{PREFIX}_{ID}_{name}", Role.PENDING, params, returns, kind, Doc(words[0], " ".join(words[1:]), since))

    several = (
        CParam("list", CType(TYPE, Pointer.CONST_CONST), Slot.LIST),
        CParam("n", CType("usize"), Slot.COUNT),
        CParam("timeout_ms", I64, Slot.VALUE),
    )
    yield function(
        "wait",
        several,
        I32,
        Returns.COUNT,
        "Waits until one of several calls is done and gives its index in the list; the first one of those that are.",
        "`timeout_ms` is in milliseconds: 0 looks and does not wait, a negative one waits as long as it takes."
        f" When the time is over the answer is `{PREFIX.upper()}_ERR_WOULD_BLOCK`, and the calls go on.",
    )
    if api.library.pending_fd:
        yield function(
            "fd",
            (const,),
            I32,
            Returns.COUNT,
            "Gives a descriptor that is readable once a call is done, for `poll` and its like; it stays the call's, and nobody reads it.",
            f"Where the system has none the answer is `{PREFIX.upper()}_ERR_NOT_AVAILABLE`.",
        )
    yield function(
        "cancel",
        (const,),
        I32,
        Returns.STATUS,
        "Asks a call to end, from any thread.",
        "A call that gives a record then gives what it has made, others answer"
        f" `{PREFIX.upper()}_ERR_CANCELLED`; one that is done already keeps its answer.",
    )
    if any(c.operation.progress for c, _ in started):
        yield function(
            "progress",
            (const,),
            CType("f32"),
            Returns.FLOAT,
            "The fraction in [0, 1] that is done.",
            "Started calls never call back: ask as often as you like.",
        )
    # Who waits for a stream starts a call that gives nothing.
    takes = {take for _, take in started} | ({Take.STATUS} if api.streams else set())
    for take in sorted(takes, key=list(Take).index):
        params, returns, kind = _taking(api, take)
        yield function(f"take_{take.value}", (mut, *params), returns, kind, WORDS[take])
    yield function("free", (mut,), VOID, Returns.NOTHING, "Ends a call and frees it; null and a freed one are ignored. It never waits.")


def take_symbol(take: Take) -> str:
    """The function that takes a kind of answer."""
    return f"{PREFIX}_{ID}_take_{take.value}"


def _taking(api: Api, take: Take) -> tuple[list[CParam], CType, Returns]:
    if take is Take.STATUS:
        return [], I32, Returns.STATUS
    if take in OBJECTS:
        return [], CType("void", Pointer.MUT), Returns.HANDLE
    return result(api, LIKE[take], False, set())
