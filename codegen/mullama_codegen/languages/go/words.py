"""How docs in Go name things: `[Name]` for what pkgsite links, plain names for the rest, as Go's docs have no code marks."""

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
from ...meaning.names import Name
from ...meaning.types import Kind, OptionOf, Scalar, Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .calls import Calls
from .cwrap import Wrappers
from .docs import name_of_error
from .language import GO
from .records import is_options, option_names, option_type
from .spell import argument, exported, field_name, type_name


class GoWords(Words):
    """The words of the Go package's docs."""

    language = GO

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        super().__init__(api)
        self.calls = Calls(api, abi, plans[GO.id], Wrappers())

    def code(self, text: str) -> str:
        """A plain name."""
        return text

    def none(self, type_: Type | None) -> str:
        """A nil; an absent token is -1."""
        match type_:
            case OptionOf(Scalar(Kind.TOKEN)):
                return "-1"
            case Scalar(Kind.U32 | Kind.U64 | Kind.I64):  # a number that may be absent and has no pointer in Go
                return "0"
            case _:
                return "nil"

    def type(self, item: Typed) -> str:
        """A type; of a record that is given as options, the type of an option."""
        if isinstance(item, Callback):
            return ""
        if isinstance(item, Record) and item.kind is RecordKind.PARAMS and is_options(item):
            return f"[{option_type(item)}]"
        return f"[{type_name(item.id)}]"

    def call(self, call: Call) -> str:
        """A method of its type, or a function; of a stream the one to range over, which stands behind the one that opens it."""
        name = self.calls.name(self.calls.plan.of(call.id)[-1])
        return f"[{name}]" if call.owner is None or call.is_constructor else f"[{type_name(call.owner.id)}.{name}]"

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A method."""
        return f"[{type_name(handle.id)}.{fact.surface.names.get(GO.id) or exported(fact.name)}]"

    def parameter(self, param: Field) -> str:
        """As in the signature."""
        return argument(param)

    def own_field(self, record: Record, field: Field) -> str:
        """As in the struct; of options, the function that makes one."""
        option = option_names(self.api).get((record.id, field.id))
        if option is not None and is_options(record):
            return f"[{option}]"
        return argument(field) if is_options(record) else field_name(field)

    def field(self, record: Record, field: Field) -> str:
        """A field with its struct, which no link of Go's can name."""
        own = self.own_field(record, field)
        return own if is_options(record) else f"{type_name(record.id)}.{own}"

    def value(self, enum: Enum, value: EnumValue) -> str:
        """A constant."""
        return f"[{type_name(enum.id)}{exported(value.name)}]"

    def case(self, union: Union, case: UnionCase) -> str:
        """A function."""
        return f"[{exported(case.name)}{type_name(union.id)}]"

    def preset(self, record: Record, preset: Preset) -> str:
        """A function."""
        return f"[{'Default' if preset.id == 'default' else exported(preset.name)}{type_name(record.id)}]"

    def pull(self, stream: Stream, method: StreamMethod) -> str:
        """A method."""
        return f"[{type_name(stream.id)}.{exported(Name.of(method.id))}]"

    def error(self, error: ErrorCode) -> str:
        """A sentinel."""
        return f"[{name_of_error(error.name)}]"
