"""How docs in C name things: by their whole names, as plain code."""

from __future__ import annotations

from ...cabi.names import PREFIX, error_constant, escape, type_name
from ...cabi.shapes import Abi, Role
from ...cabi.structs import struct_name
from ...docs.spoken import Words
from ...meaning.links import Typed
from ...meaning.model import (
    Absent,
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
from ...meaning.names import Name
from ...meaning.types import EnumRef, Kind, OptionOf, Scalar, Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .language import C
from .types import absent_value

PULLS = {
    "next": Role.STREAM_NEXT,
    "try_next": Role.STREAM_TRY_NEXT,
    "finish": Role.STREAM_FINISH,
    "fd": Role.STREAM_FD,
    "give": Role.STREAM_GIVE,
    "end_input": Role.STREAM_END,
}


class CWords(Words):
    """The words of `mullama.h`."""

    language = C

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        super().__init__(api)
        del plans
        self.abi = abi

    def none(self, type_: Type | None) -> str:
        """A null pointer, or the token that is none."""
        match type_:
            case OptionOf(Scalar(Kind.TOKEN)):
                return self.code(f"{PREFIX.upper()}_TOKEN_NONE")
            case _:
                return self.code("NULL")

    def absent(self, absent: Absent) -> str:
        """The value that means absent."""
        return self.code(absent_value(absent))

    def type(self, item: Typed) -> str:
        """A struct, an opaque type or a function pointer; enums are plain numbers."""
        if isinstance(item, (Enum, Union)):
            return ""
        if isinstance(item, Record):
            return self.code(struct_name(item))
        return self.code(type_name(item.name + Name.of("callback") if isinstance(item, Callback) else item.name))

    def call(self, call: Call) -> str:
        """A function."""
        return self.code(self.abi.of_call(call.id).symbol)

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A function; the first of the three of a map."""
        return self.code(next(f.symbol for f in self.abi.functions if f.fact is fact and f.of(handle)))

    def parameter(self, param: Field) -> str:
        """As in the prototype."""
        return escape(param.surface.names.get(C.id, param.id))

    def own_field(self, record: Record, field: Field) -> str:
        """As in the struct; of a record that is a handle, a function."""
        if record.c.handle:
            return next(f.symbol for f in self.abi.functions if f.of(record) and f.field is field)
        return escape(field.surface.names.get(C.id, field.id))

    def field(self, record: Record, field: Field) -> str:
        """A field, said with its struct."""
        own = self.own_field(record, field)
        return self.code(own if record.c.handle else f"{struct_name(record)}.{own}")

    def value(self, enum: Enum, value: EnumValue) -> str:
        """A constant."""
        return self.code(f"{PREFIX}_{(enum.name + value.name)}".upper())

    def case(self, union: Union, case: UnionCase) -> str:
        """A constant."""
        return self.code(f"{PREFIX}_{(union.name + case.name)}".upper())

    def preset(self, record: Record, preset: Preset) -> str:
        """A function."""
        role = Role.DEFAULTS if preset.id == "default" else Role.PRESET
        wanted = (f for f in self.abi.functions if f.role is role and f.of(record))
        return self.code(next(f.symbol for f in wanted if role is Role.DEFAULTS or f.preset is preset))

    def pull(self, stream: Stream, method: StreamMethod) -> str:
        """A function."""
        return self.code(next(f.symbol for f in self.abi.functions if f.of(stream) and f.role is PULLS[method.id]))

    def error(self, error: ErrorCode) -> str:
        """A constant."""
        return self.code(error_constant(error.name))

    def default(self, owner: object, field: Field) -> str:
        """What the function that gives the defaults sets."""
        if not isinstance(owner, Record) or owner.c.default_symbol is None or field.default is None:
            return ""
        match field.type:
            case OptionOf() if field.absent is not None:
                return f"Default: {self.absent(field.absent)}."
            case EnumRef(id_):
                enum, default = self.api.enum(id_), field.default.value
                return next(f"Default: {self.value(enum, v)}." for v in enum.values if v.id == default)
            case Scalar(kind) if field.default.text and not kind.is_text:
                return f"Default: {field.default.text}."
            case _:
                return ""
