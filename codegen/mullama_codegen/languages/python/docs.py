"""How docs in Python name things: as NumPy's style asks, names in single backticks, which Sphinx links, and values in double ones."""

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
    RecordKind,
    Stream,
    StreamMethod,
    Union,
    UnionCase,
)
from ...meaning.names import Case
from ...meaning.types import Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .language import PYTHON
from .native import fact_name
from .package import has_class
from .spelling import call_name, case_name, field_name, pascal


class PythonWords(Words):
    """The words of Python's docs."""

    language = PYTHON
    truth = ("True", "False")

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        super().__init__(api)
        del abi, plans  # names of its own are enough

    def code(self, text: str) -> str:
        """A value is literal text; what names something is linked."""
        return f"``{text}``" if text in ("None", *self.truth) else f"`{text}`"

    def none(self, type_: Type | None) -> str:
        """`None`."""
        del type_
        return self.code("None")

    def type(self, item: Typed) -> str:
        """A class; what is spread into keywords, and a callable, has none."""
        if isinstance(item, Callback) or (isinstance(item, Record) and not self._has_class(item)):
            return ""
        return self.code(pascal(item.id))

    def _has_class(self, record: Record) -> bool:
        return record.kind is RecordKind.RESULT or has_class(self.api, record)

    def call(self, call: Call) -> str:
        """A method of its class, or a function."""
        on = call.owner.id if call.owner else call.operation.on.get(PYTHON.id)
        if call.is_constructor and call.operation.id == "new" and call.owner and not call.spelling and call.name == call.operation.name:
            return self.code(pascal(call.owner.id))
        return self.code(f"{pascal(on)}.{call_name(call)}" if on else call_name(call))

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A property."""
        return self.code(f"{pascal(handle.id)}.{fact_name(fact)}")

    def parameter(self, param: Field) -> str:
        """As in the signature."""
        return field_name(param)

    def own_field(self, record: Record, field: Field) -> str:
        """As in the signature."""
        return field_name(field)

    def field(self, record: Record, field: Field) -> str:
        """An attribute, or a keyword where the record is spread."""
        return self.code(f"{pascal(record.id)}.{field_name(field)}" if self._has_class(record) else field_name(field))

    def value(self, enum: Enum, value: EnumValue) -> str:
        """A member."""
        return self.code(f"{pascal(enum.id)}.{PYTHON.escape(value.name.to(Case.SCREAMING))}")

    def case(self, union: Union, case: UnionCase) -> str:
        """A static method."""
        return self.code(f"{pascal(union.id)}.{case_name(case.id)}")

    def preset(self, record: Record, preset: Preset) -> str:
        """A static method."""
        return self.code(f"{pascal(record.id)}.{PYTHON.escape(preset.name.to(Case.SNAKE))}")

    def pull(self, stream: Stream, method: StreamMethod) -> str:
        """A method; `next` is what a loop calls."""
        return self.code(f"{pascal(stream.id)}.{'__next__' if method.id == 'next' else method.id}")

    def error(self, error: ErrorCode) -> str:
        """An exception."""
        return self.code(f"{pascal(error.id)}Error")

    def since(self, version: str, in_line: bool) -> str:
        """Sphinx's directive, where it can be a paragraph."""
        return super().since(version, in_line) if in_line else f".. versionadded:: {version}"
