"""The C functions that are the same for every API: the thread's last error. `ffi/src/runtime` has them by hand."""

from __future__ import annotations

from collections.abc import Iterator

from ..meaning.model import Api, Doc
from .shapes import CFunction, CParam, CType, Pointer, Returns, Role, Slot

TEXT = CType("char", Pointer.CONST)
I32 = CType("i32")


def runtime_functions(api: Api) -> Iterator[CFunction]:
    """`get_last_error` and its companions."""
    since = api.library.doc.since

    def function(name: str, params: tuple[CParam, ...], returns: CType, kind: Returns, summary: str) -> CFunction:
        return CFunction(f"mullama_{name}", Role.RUNTIME, params, returns, kind, Doc(summary, "", since))

    code = CParam("code", I32, Slot.VALUE)
    key = CParam("key", TEXT, Slot.KEY)
    value = CParam("value", CType("i64", Pointer.MUT), Slot.OUT_RECORD)
    yield function(
        "get_last_error",
        (),
        TEXT,
        Returns.STATIC_TEXT,
        "What the last failing call of this thread was given, what it expected and what to do; empty when the last call did not fail."
        " Valid until this thread's next call.",
    )
    yield function("last_error_code", (), I32, Returns.STATUS, "The code of this thread's last error; 0 when there is none.")
    yield function(
        "last_error_data",
        (key, value),
        I32,
        Returns.STATUS,
        "A number of this thread's last error: `needed`, `available`, `n_seq_max`."
        " A key that the error does not carry is `MULLAMA_ERR_INVALID_INPUT`.",
    )
    yield function(
        "check_text",
        (CParam("text", TEXT, Slot.TEXT), CParam("n_text", CType("usize"), Slot.COUNT), CParam("what", TEXT, Slot.TEXT)),
        I32,
        Returns.STATUS,
        "Tells whether a text of a known length may be given to the other functions: `MULLAMA_ERR_UTF8` where it is not UTF-8,"
        " `MULLAMA_ERR_INVALID_INPUT` where it has a NUL inside. `what` is its name in the message.",
    )
    yield function("clear_error", (), CType("void"), Returns.NOTHING, "Forgets this thread's last error.")
    yield function(
        "error_code_description",
        (code,),
        TEXT,
        Returns.STATIC_TEXT,
        "What an error code means, in one sentence; for an unknown code `unknown error`.",
    )
