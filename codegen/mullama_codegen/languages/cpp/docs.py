"""How docs in C++ name things: by their names with scopes, which Doxygen links."""

from __future__ import annotations

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
    Preset,
    Record,
    Stream,
    StreamMethod,
    Union,
    UnionCase,
)
from ...meaning.types import HandleRef, OptionOf, Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .language import CPP
from .types import class_name, identifier
from .unions import case_name
from .values import callback_name, field_name, preset_name


class CppWords(Words):
    """The words of `mullama.hpp`."""

    language = CPP

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        super().__init__(api)
        del abi, plans  # names of its own are enough

    def none(self, type_: Type | None) -> str:
        """An empty optional, or a null pointer to a handle."""
        return self.code("nullptr" if isinstance(type_, OptionOf) and isinstance(type_.item, HandleRef) else "std::nullopt")

    def type(self, item: Typed) -> str:
        """A class; a callback that comes from any thread is C's alone."""
        if isinstance(item, Callback):
            return "" if item.any_thread or CPP.id not in item.surface else self.code(callback_name(item.id))
        return self.code(class_name(item.id))

    def call(self, call: Call) -> str:
        """A member or a function."""
        on = call.owner.id if call.owner else call.operation.on.get(CPP.id)
        if call.is_constructor and call.operation.id == "new" and call.owner:
            return self.code(class_name(call.owner.id))
        spelt = identifier(call.spelt(CPP.case))
        return self.code(f"{class_name(on)}::{spelt}" if on else spelt)

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A getter."""
        return self.code(f"{class_name(handle.id)}::{identifier(fact.surface.names.get(CPP.id, fact.id))}")

    def parameter(self, param: Field) -> str:
        """As in the declaration."""
        return identifier(param.id)

    def own_field(self, record: Record, field: Field) -> str:
        """As in the struct."""
        return field_name(field)

    def field(self, record: Record, field: Field) -> str:
        """A member."""
        return self.code(f"{class_name(record.id)}::{field_name(field)}")

    def value(self, enum: Enum, value: EnumValue) -> str:
        """An enumerator."""
        return self.code(f"{class_name(enum.id)}::{identifier(value.id)}")

    def case(self, union: Union, case: UnionCase) -> str:
        """A static function."""
        return self.code(f"{class_name(union.id)}::{case_name(case.id)}")

    def preset(self, record: Record, preset: Preset) -> str:
        """A static function."""
        return self.code(f"{class_name(record.id)}::{preset_name(preset)}")

    def pull(self, stream: Stream, method: StreamMethod) -> str:
        """A member."""
        return self.code(f"{class_name(stream.id)}::{method.id}")

    def error(self, error: ErrorCode) -> str:
        """A code to compare with."""
        return self.code(f"ErrorCode::{identifier(error.id)}")
