"""What the shim's docs tell a C reader; cbindgen carries them into `mullama.h`."""

from __future__ import annotations

from ...cabi.names import error_constant
from ...cabi.pending import take_symbol
from ...cabi.shapes import CFunction, Returns
from ...meaning.model import Api
from ...plan.planned import Does, Started
from ..texts import doc_text

MEANING = {
    Returns.HANDLE: "NULL on failure.",
    Returns.HANDLE_OR_NONE: "NULL where there is none, which is no error, and on failure.",
    Returns.COUNT: "Negative is an error code.",
    Returns.ID: "Absent is `MULLAMA_TOKEN_NONE`.",
    Returns.STATUS: "0 or an error code.",
    Returns.BOOL: "False on failure.",
    Returns.FLOAT: "NaN on failure.",
    Returns.PARAMS: "",
    Returns.TEXT: "The return value is the whole text's length in bytes.",
    Returns.BYTES: "The return value is the number of bytes.",
    Returns.LIMITED_TEXT: "The buffer is a limit: the text ends before the piece that would not fit. The return value is its bytes.",
    Returns.PIECE: "The return value is the piece's bytes, 0 at the end; `MULLAMA_ERR_BUFFER_TOO_SMALL` keeps the piece.",
    Returns.LIST: "The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.",
    Returns.STATIC_TEXT: "Never freed.",
    Returns.NOTHING: "",
}


def function_doc(api: Api, function: CFunction, does: Does | None) -> str:
    """Everything that `mullama.h` tells of a function."""
    parts = [doc_text(function.doc)]
    if function.call is not None:
        described = [f"- `{p.surface.names.get('c', p.id)}`: {doc_text(p.doc)}" for p in function.call.params if p.doc.summary]
        if described:
            parts.append("\n".join(described))
        if isinstance(does, Started):
            parts.append(f"Returns: the call, NULL where it is not started; `{take_symbol(does.take)}` gives what comes of it.")
        elif function.call.returns is not None and function.call.returns.doc.summary:
            parts.append(f"Returns: {doc_text(function.call.returns.doc)} {MEANING[function.kind]}".strip())
    if function.errors:
        parts.append("Errors: " + ", ".join(f"`{error_constant(api.error(x).name)}`" for x in function.errors) + ".")
    return safe_doc("\n\n".join(parts))


def safe_doc(text: str) -> str:
    """cbindgen passes a comment's end through; it must not end ours."""
    return text.replace("*/", "* /")
