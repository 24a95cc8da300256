"""Doc comments: what a reader of the class is told, wrapped and ready to stand behind ` * `."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from ...meaning.model import Api, Doc, Param
from ...meaning.types import RecordRef
from ...plan.planned import Fed, LoopOver, PlannedCall, Runs
from ..texts import doc_text
from .spelling import class_name, documented, documented_value, has_more, leading, shape_name, variable

WIDTH = 108
TYPE_DOC = (
    "what the answer becomes: an object of this class, which its constructor makes of the members by their names;"
    " what does not fit is an \\UnexpectedValueException"
)
TOOLS = "iterable<Tool|callable>"  # functions for a model
FUNCTIONS = Doc("The functions; one with a name and a {@see Description} stands for itself.", "", "")
KEPT = ":\0"  # a key and its type stay in one line


def lines(doc: Doc) -> tuple[str, ...]:
    """A doc's text in lines that fit."""
    return wrapped(doc_text(doc))


def wrapped(text: str) -> tuple[str, ...]:
    """Any text in lines that fit; `*/` would end the comment."""
    safe = text.replace("*/", "* /")
    return tuple(line for part in safe.split("\n") for line in _wrap(part) or [""])


def imports(ids: Iterable[str]) -> tuple[str, ...]:
    """The tags by which a class's docs know the arrays of other classes."""
    tags = tuple(f"@phpstan-import-type {shape_name(id_)} from {class_name(id_)}" for id_ in ids)
    return ("", *tags) if tags else ()


def _wrap(text: str, indent: str = "") -> list[str]:
    kept = text.replace("{@see ", "{@see\0")
    lines_ = textwrap.wrap(kept, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return [line.replace("{@see\0", "{@see ") for line in lines_]


def exception(id_: str) -> str:
    """The class of an error, from inside the package's namespace."""
    return f"Exception\\{class_name(id_)}Exception"


def of_call(api: Api, planned: PlannedCall, more: tuple[str, ...] = (), returns: str | None = None) -> tuple[str, ...]:
    """A method's doc comment: what it does, what each argument is, what it gives and how it fails."""
    tags: list[str] = []
    call, result = planned.call, planned.result
    if isinstance(planned.does, Fed):
        given = documented(api, planned.does.source.type)
        tags += tag(f"@param iterable<{given}> ${source_variable(planned, planned.does.source)}", planned.does.source.doc)
    if planned.typed:
        tags += ["@template T of object"]
        tags += shaped(f"@param class-string<T> ${type_argument(planned)} {TYPE_DOC}")
        returns = returns or f"T {result.doc.summary if result.doc else ''}".strip()
    for param in call.params:
        for field in leading(api, param.type):
            tags += tag(f"@param {documented_value(api, field)} ${variable(field)}", field.doc)
        if not isinstance(param.type, RecordRef) or not leading(api, param.type) or has_more(api, param.type.id):
            told = TOOLS if isinstance(planned.does, Runs) and param.id == planned.does.tools.id else documented_value(api, param)
            tags += tag(f"@param {told} ${variable(param)}", FUNCTIONS if told is TOOLS else param.doc)
    if call.operation.progress is not None:
        tags += tag("@param (callable(float): (bool|void))|null $progress", call.operation.progress[1])
    if isinstance(planned.does, LoopOver):
        tags.append("@param callable(string): (bool|void) $callback hears each piece; false stops it")
    if returns:
        tags += shaped(f"@return {returns}")
    elif result.type is not None and result.doc is not None:
        tags += tag(f"@return {documented(api, result.type)}", result.doc)
    tags += [f"@throws {exception(error)}" for error in call.operation.errors]
    return (*lines(planned.doc), *more, *(["", *tags] if tags else []))


def source_variable(planned: PlannedCall, source: Param) -> str:
    """What feeds a stream, clear of the parameters."""
    name = variable(source)
    return name if all(variable(p) != name for p in planned.call.params) else f"{name}_"


def type_argument(planned: PlannedCall) -> str:
    """What names the class of the answer, clear of the parameters."""
    return "type" if all(variable(p) != "type" for p in planned.call.params) else "type_"


def tag(head: str, doc: Doc) -> list[str]:
    """A tag and its text; what does not fit in the line goes under it."""
    return shaped(f"{head.replace(': ', KEPT)} {doc.summary}")


def shaped(text: str) -> list[str]:
    """A tag in lines, keys beside their types."""
    return [line.replace(KEPT, ": ") for line in _wrap(text.replace("*/", "* /"), "    ")]
