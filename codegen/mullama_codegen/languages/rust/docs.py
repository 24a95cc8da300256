"""How docs in Rust name things: intra-doc links from the crate's root, so that they resolve wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...cabi.shapes import Abi
from ...docs.spoken import Words
from ...meaning.links import Typed
from ...meaning.model import (
    Api,
    Callback,
    Enum,
    EnumValue,
    ErrorCode,
    Fact,
    Field,
    Handle,
    Param,
    Preset,
    Record,
    RecordKind,
    Stream,
    StreamMethod,
    Union,
    UnionCase,
)
from ...meaning.types import ListOf, MapOf, RecordRef, Type, Vector
from ...plan.calls import Call
from ...plan.core import CoreMethod, running
from ...plan.planned import Fed, PlannedCall, Plans, Runs
from ..texts import doc_text
from .language import RUST
from .types import core_field, pascal, shown

READ_DOC = "- `read`: Makes the answer of its JSON, as `|json| serde_json::from_str(json)` does; what it says stands inside the result."


class RustWords(Words):
    """The words of core's docs."""

    language = RUST

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        super().__init__(api)
        del abi  # names of its own are enough
        self.plan = plans[RUST.id]

    def _link(self, path: str) -> str:
        return f"[`{path}`](crate::{path})"

    def plain(self, text: str) -> str:
        """Brackets that are none of a link's: `[0, 1]` would be one that leads nowhere."""
        parts = text.split("`")
        return "`".join(part if at % 2 else part.replace("[", r"\[").replace("]", r"\]") for at, part in enumerate(parts))

    def none(self, type_: Type | None) -> str:
        """`None`."""
        del type_
        return self.code("None")

    def type(self, item: Typed) -> str:
        """A type; a callback is a closure."""
        return "" if isinstance(item, Callback) else self._link(pascal(item.id))

    def call(self, call: Call) -> str:
        """A function of core, by its shortest name."""
        method = core_method(self.plan.of(call.id)[0])
        core = RUST.escape(method.short or method.name)
        return self._link(f"{pascal(call.owner.id)}::{core}" if call.owner else core)

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A method."""
        return self._link(f"{pascal(handle.id)}::{RUST.escape(fact.surface.names.get(RUST.id, fact.id))}")

    def parameter(self, param: Field) -> str:
        """As in the signature."""
        return RUST.escape(param.id)

    def own_field(self, record: Record, field: Field) -> str:
        """As in the struct."""
        return core_field(field)

    def field(self, record: Record, field: Field) -> str:
        """A field of the struct."""
        return self._link(f"{pascal(record.id)}::{core_field(field)}")

    def value(self, enum: Enum, value: EnumValue) -> str:
        """A variant."""
        return self._link(f"{pascal(enum.id)}::{pascal(value.id)}")

    def case(self, union: Union, case: UnionCase) -> str:
        """A variant."""
        return self._link(f"{pascal(union.id)}::{pascal(case.id)}")

    def preset(self, record: Record, preset: Preset) -> str:
        """An associated function."""
        return self._link(f"{pascal(record.id)}::{RUST.escape(preset.id)}")

    def pull(self, stream: Stream, method: StreamMethod) -> str:
        """A method."""
        return self._link(f"{pascal(stream.id)}::{method.id}")

    def error(self, error: ErrorCode) -> str:
        """A code to compare with."""
        return self._link(f"ErrorCode::{pascal(error.id)}")

    def default(self, owner: object, field: Field) -> str:
        """What `Default` gives a field."""
        if not isinstance(owner, Record) or owner.kind is not RecordKind.PARAMS or field.default is None:
            return ""
        if isinstance(field.type, (RecordRef, ListOf, MapOf, Vector)):
            return ""
        return f"Default: `{shown(field.type, field.default)}`."


def core_method(planned: PlannedCall) -> CoreMethod:
    """Core's method for a call of core itself."""
    if isinstance(planned.does, Runs):
        return running(planned.operation, planned.does.handle, planned.call.form)
    method = planned.only_way.to
    assert isinstance(method, CoreMethod)
    return method


def argument_rows(params: Iterable[Param]) -> str:
    """What each parameter is."""
    return "\n".join(f"- `{RUST.escape(p.id)}`: {p.doc.summary}" for p in params)


def of_call(api: Api, planned: PlannedCall) -> str:
    """The doc of a function of core: what it does, its parameters and result, and how it fails."""
    rows = argument_rows(planned.call.params)
    if isinstance(planned.does, Fed):
        rows = "\n".join(filter(None, (argument_rows((planned.does.source,)), rows)))
    if planned.typed:
        rows = "\n".join(filter(None, (READ_DOC, rows)))
    return _of_call(api, planned, rows)


def of_taken(api: Api, planned: PlannedCall, taken: Iterable[Param]) -> str:
    """The same of a method that takes something else than the call."""
    return _of_call(api, planned, argument_rows(taken))


def _of_call(api: Api, planned: PlannedCall, rows: str) -> str:
    call, result = planned.call, planned.result
    if call.operation.progress is not None:
        rows += f"\n- `progress`: {call.operation.progress[1].summary}"
    parts = [doc_text(planned.doc)]
    if rows:
        parts += ["# Arguments", rows]
    if result.doc is not None and result.doc.summary:
        parts += ["# Returns", result.doc.summary]
    if call.operation.errors:
        parts += ["# Errors", "\n".join(_errors(api, call.operation.errors))]
    return "\n\n".join(parts)


def _errors(api: Api, errors: tuple[str, ...]) -> Iterator[str]:
    for error in map(api.error, errors):
        path = f"ErrorCode::{pascal(error.id)}"
        yield f"- [`{path}`](crate::{path}): {error.doc.summary}"
