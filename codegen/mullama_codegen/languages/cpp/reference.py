"""C++, as `mullama.hpp` spells it."""

from __future__ import annotations

import re

from ...cabi.shapes import Abi
from ...meaning.model import Api, Callback, Enum, ErrorCode, Fact, Handle, Preset, Record, Stream, Union
from ...meaning.types import Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .calls import call_views
from .files import fact_view, stream_view
from .language import CPP
from .types import class_name, identifier, value_type
from .unions import case_name, payload_type
from .values import callback_view, preset_name, record_view

DEEPER = re.compile(r"\n +")  # the parameters of a member stand as deep as the class wants it


class CppSpeller:
    """Spells C++."""

    language = CPP

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        self.api, self.abi, self.plan = api, abi, plans[CPP.id]

    def call(self, call: Call) -> str:
        """A declaration for each overload."""
        views = (view for planned in self.plan.of(call.id) for view in call_views(self.api, self.abi, self.plan, planned))
        declarations = "\n".join(view.declaration for view in views)
        return DEEPER.sub("\n    ", declarations)

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A getter."""
        if "c" not in fact.surface:
            return ""
        view = fact_view(self.abi, handle, fact)
        return f"{view.result} {view.name}{view.tail};"

    def life(self, handle: Handle) -> str:
        """The destructor frees, too."""
        clone = (f"{class_name(handle.id)} clone() const;",) if handle.clone else ()
        return "\n".join((*clone, "void close() noexcept;"))

    def stream(self, stream: Stream) -> str:
        """For a range-for, or to pull."""
        view = stream_view(self.abi, stream)
        rows = [f"std::optional<{value_type(stream.item)}> {name}();" for _, name, _ in view.next]
        ends = [f"{record} {name}();" for _, name, record, _ in view.finish]
        own = [member.declaration for member in view.members]
        return "\n".join((*rows, *own, *ends, "iterator begin();", "iterator end();", "void close() noexcept;"))

    def record(self, record: Record) -> str:
        """A struct."""
        view = record_view(self.api, record)
        return "\n".join((f"struct {view.name} {{", *(f"  {f.type} {f.name}{f.default};" for f in view.fields), "};"))

    def preset(self, record: Record, preset: Preset) -> str:
        """A static function of the struct."""
        return f"{class_name(record.id)}::{preset_name(preset)}()"

    def enum(self, enum: Enum) -> str:
        """Enumerators."""
        return "\n".join(f"{class_name(enum.id)}::{identifier(v.id)}" for v in enum.values)

    def union(self, union: Union) -> str:
        """A static function for each case."""
        return "\n".join(f"{class_name(union.id)}::{case_name(c.id)}({payload_type(union, c)})" for c in union.cases)

    def callback(self, callback: Callback) -> str:
        """A callable; one that other threads call is C's alone."""
        if self.language.id not in callback.surface or callback.any_thread:
            return ""
        view = callback_view(callback)
        return f"using {view.name} = std::function<{view.signature}>;"

    def error(self, error: ErrorCode) -> str:
        """A code to compare with."""
        return f"ErrorCode::{identifier(error.id)}"

    def type(self, type_: Type) -> str:
        """What a call gives."""
        return value_type(type_)
