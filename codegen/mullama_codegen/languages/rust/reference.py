"""Rust: core's own items."""

from __future__ import annotations

from ...cabi.shapes import Abi
from ...docs.speller import folded
from ...meaning.model import Api, Callback, Enum, ErrorCode, Fact, Handle, Preset, Record, Stream, Union
from ...meaning.types import ListOf, MapOf, Scalar, StreamRef, Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .core import record_view
from .language import RUST
from .signatures import Signature, of_described, of_planned
from .types import awaited, owned, pascal


class RustSpeller:
    """Spells Rust."""

    language = RUST

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        del abi  # it is beneath the C ABI
        self.api, self.plan = api, plans[RUST.id]

    def call(self, call: Call) -> str:
        """A function of core under each of its names."""
        planned = self.plan.of(call.id)[0]
        featured = [f"{_declared(one)} // with the feature `schemars`" for one in of_described(planned)]
        return "\n".join((*map(_declared, of_planned(planned)), *featured))

    def fact(self, handle: Handle, fact: Fact) -> str:
        """Core lends what it keeps."""
        del handle
        return f"fn {RUST.escape(fact.surface.names.get('rust', str(fact.name)))}(&self) -> {_kept(fact.type)}"

    def life(self, handle: Handle) -> str:
        """Dropping closes, too."""
        clone = ("fn clone(&self) -> Self",) if handle.clone else ()
        return "\n".join((*clone, "fn close(&self)", "fn is_closed(&self) -> bool"))

    def stream(self, stream: Stream) -> str:
        """An iterator, whose other members need no `mut`; awaited, it is another type."""
        item, record, waits = owned(stream.item), pascal(stream.result), awaited(StreamRef(stream.id))
        rest = {"try_next": f"Result<Option<{item}>>", "finish": f"Result<{record}>", "fd": "Result<i32>", "end_input": "Result<()>"}
        rows = [f"fn {m.id}(&self) -> {rest[m.id]}" for m in stream.methods if m.id in rest and self.language.id in m.surface]
        if stream.takes is not None:
            rows.append(f"fn give(&self, {RUST.escape(stream.takes.id)}: &[impl AsRef<str>]) -> Result<usize>")
        of_piece = f"Item = Result<{item}>"
        heads = (f"impl Iterator<{of_piece}> for {pascal(stream.id)}", f"impl futures_core::Stream<{of_piece}> for {waits}")
        return "\n".join((*heads, *rows, "fn close(&self)", "fn is_closed(&self) -> bool"))

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


def _declared(one: Signature) -> str:
    return folded(f"fn {one.name}{one.generics}(", one.params, f") -> {one.gives}" if one.gives else ")")


def _kept(type_: Type) -> str:
    match type_:
        case Scalar(kind) if kind.is_text:
            return "&str"
        case MapOf() | ListOf():
            return f"&{owned(type_)}"
        case _:
            return owned(type_)
