"""How docs in PHP name things: `{@see}` for classes and their members, code for variables and keys."""

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
from ...meaning.names import Case
from ...meaning.types import Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .language import PHP
from .spelling import case_name, class_name, free_method, is_object, key, method, spelt, variable
from .unions import case_method


class PhpWords(Words):
    """The words of the PHP package's docs."""

    language = PHP

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        super().__init__(api)
        del abi, plans  # names of its own are enough

    def _see(self, path: str) -> str:
        return f"{{@see {path}}}"

    def none(self, type_: Type | None) -> str:
        """`null`."""
        del type_
        return self.code("null")

    def type(self, item: Typed) -> str:
        """A class; a record that is an array, and a callable, have none."""
        if isinstance(item, Callback) or (isinstance(item, Record) and not is_object(self.api, item.id)):
            return ""
        return self._see(class_name(item.id))

    def call(self, call: Call) -> str:
        """A method; free functions are static ones."""
        on = call.owner.id if call.owner else call.operation.on.get(PHP.id, self.api.library.name)
        return self._see(f"{class_name(on)}::{method(call)}()")

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A method."""
        return self._see(f"{class_name(handle.id)}::{free_method(spelt(fact.name, fact.surface))}()")

    def parameter(self, param: Field) -> str:
        """With its dollar."""
        return f"${variable(param)}"

    def own_field(self, record: Record, field: Field) -> str:
        """A key or a property."""
        return key(field)

    def field(self, record: Record, field: Field) -> str:
        """A property of its class, or the key of an array."""
        return self._see(f"{class_name(record.id)}::${key(field)}") if is_object(self.api, record.id) else self.code(key(field))

    def value(self, enum: Enum, value: EnumValue) -> str:
        """A case."""
        return self._see(f"{class_name(enum.id)}::{case_name(value.name)}")

    def case(self, union: Union, case: UnionCase) -> str:
        """A static method."""
        return self._see(f"{class_name(union.id)}::{case_method(case)}()")

    def preset(self, record: Record, preset: Preset) -> str:
        """A static method."""
        return self._see(f"{class_name(record.id)}::{free_method(preset.name.to(Case.CAMEL))}()")

    def pull(self, stream: Stream, method: StreamMethod) -> str:
        """A method."""
        return self._see(f"{class_name(stream.id)}::{method.name.to(Case.CAMEL)}()")

    def error(self, error: ErrorCode) -> str:
        """An exception, by its whole name, which is right in every namespace."""
        return self._see(f"\\{class_name(self.api.library.name)}\\Exception\\{class_name(error.id)}Exception")
