"""Rust: core's own items."""

from __future__ import annotations

from ...cabi.shapes import Abi
from ...docs.speller import folded
from ...meaning.model import Api, Callback, Enum, ErrorCode, Fact, Handle, Preset, Record, Stream, Union
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, Scalar, Type, Vector
from ...plan.calls import Call
from ...plan.core import CoreMethod, Gives
from ...plan.planned import PlannedCall, Plans
from .core import record_view
from .language import RUST
from .types import owned, pascal

LENT = {Kind.STRING: "&str", Kind.JSON: "&str", Kind.PATH: "impl AsRef<Path>", Kind.BYTES: "&[u8]"}

# A call that is waited for tells its progress on the caller's thread, one that is not keeps the function.
PROGRESS = {Gives.RESULT: "Progress<'_>", Gives.PENDING: "Option<Box<dyn FnMut(f32) -> bool + Send>>"}


class RustSpeller:
    """Spells Rust."""

    language = RUST

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        del abi  # it is beneath the C ABI
        self.api, self.plan = api, plans[RUST.id]

    def call(self, call: Call) -> str:
        """A function of core."""
        planned = self.plan.of(call.id)[0]
        method = planned.only_way.to
        assert isinstance(method, CoreMethod)  # Rust's users call core
        receiver = ("&self",) if call.on_object else ()
        params = [f"{RUST.escape(p.id)}: {'&mut [f32]' if RUST.id in p.changed else lent(p.type)}" for p in call.params]
        if call.operation.progress:
            params.append(f"progress: {PROGRESS[method.gives]}")
        tail = _returned(planned, method)
        return folded(f"fn {method.name}(", (*receiver, *params), f") -> {tail}" if tail else ")")

    def fact(self, handle: Handle, fact: Fact) -> str:
        """Core lends what it keeps."""
        del handle
        return f"fn {RUST.escape(fact.surface.names.get('rust', str(fact.name)))}(&self) -> {_kept(fact.type)}"

    def life(self, handle: Handle) -> str:
        """Dropping closes, too."""
        clone = ("fn clone(&self) -> Self",) if handle.clone else ()
        return "\n".join((*clone, "fn close(&self)", "fn is_closed(&self) -> bool"))

    def stream(self, stream: Stream) -> str:
        """An iterator whose members need no `mut`."""
        item = owned(stream.item)
        pulls = {"next": f"Result<Option<{item}>>", "try_next": f"Result<Option<{item}>>", "finish": f"Result<{pascal(stream.result)}>"}
        rows = [f"fn {m.id}(&self) -> {pulls[m.id]}" for m in stream.methods if self.language.id in m.surface]
        return "\n".join((f"impl Iterator<Item = Result<{item}>> for {pascal(stream.id)}", *rows, "fn close(&self)"))

    def record(self, record: Record) -> str:
        """A struct; its defaults are `Default`."""
        view = record_view(self.api, record)
        defaults = dict(view.defaults)
        rows = [f"    pub {f.name}: {f.type}," + (f" // {defaults[f.name]}" if f.name in defaults else "") for f in view.fields]
        return "\n".join((f"pub struct {view.name} {{", *rows, "}"))

    def preset(self, record: Record, preset: Preset) -> str:
        """An associated function."""
        return f"{pascal(record.id)}::{RUST.escape(preset.id)}()"

    def enum(self, enum: Enum) -> str:
        """Variants."""
        return "\n".join(f"{pascal(enum.id)}::{pascal(v.id)}" for v in enum.values)

    def union(self, union: Union) -> str:
        """Variants with what they carry."""
        return "\n".join(f"{pascal(union.id)}::{pascal(c.id)}({owned(c.type)})" for c in union.cases)

    def callback(self, callback: Callback) -> str:
        """A closure."""
        params = ", ".join(owned(p.type) for p in callback.params)
        return f"FnMut({params})" + (f" -> {owned(callback.returns.type)}" if callback.returns else "")

    def error(self, error: ErrorCode) -> str:
        """A code to compare with."""
        return f"ErrorCode::{pascal(error.id)}"

    def type(self, type_: Type) -> str:
        """What a call gives."""
        return owned(type_)


def lent(type_: Type) -> str:
    """The type in which core takes a parameter."""
    match type_:
        case Scalar(kind):
            return LENT.get(kind, owned(type_))
        case ListOf(Scalar(Kind.PATH)):
            return "&[impl AsRef<Path>]"
        case ListOf(Scalar(kind)) if kind.is_text:
            return "&[impl AsRef<str>]"
        case ListOf(item):
            return f"&[{owned(item)}]"
        case Vector():
            return "&[f32]"
        case EnumRef() | OptionOf():
            return owned(type_)
        case HandleRef() | _:
            return f"&{owned(type_)}"


def _kept(type_: Type) -> str:
    match type_:
        case Scalar(kind) if kind.is_text:
            return "&str"
        case MapOf() | ListOf():
            return f"&{owned(type_)}"
        case _:
            return owned(type_)


def _returned(planned: PlannedCall, method: CoreMethod) -> str:
    """The return type; empty for a function that gives nothing and cannot fail."""
    type_ = planned.result.type if planned.result.changed is None else None
    given = "Self" if planned.call.is_constructor else owned(type_) if type_ else "()"
    match method.gives:
        case Gives.PENDING:
            return f"Pending<{given}>"
        case Gives.RESULT:
            return f"Result<{given}>"
        case _ if type_ is None:
            return ""
        case _:
            return "&'static str" if planned.result.static else given
