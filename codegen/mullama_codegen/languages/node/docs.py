"""How docs in JavaScript name things: TSDoc's links, and code for what is only an option or a parameter."""

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
from .language import NODE
from .spelling import literal, member, reachable, shout, type_name, variable


class NodeWords(Words):
    """The words of `index.d.cts`."""

    language = NODE

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        super().__init__(api)
        del abi, plans  # names of its own are enough

    def _link(self, path: str) -> str:
        return f"{{@link {path}}}"

    def none(self, type_: Type | None) -> str:
        """`null`, which is as good as `undefined`."""
        del type_
        return self.code("null")

    def type(self, item: Typed) -> str:
        """A class or an interface; a callback has none of its own name."""
        return "" if isinstance(item, Callback) else self._link(type_name(item.id))

    def call(self, call: Call) -> str:
        """A method of its class, or a function."""
        on = call.owner.id if call.owner else call.operation.on.get(NODE.id)
        spelt = call.spelt(Case.CAMEL)
        if call.is_constructor and spelt == "new" and call.owner:
            return self._link(type_name(call.owner.id))
        return self._link(f"{type_name(on)}.{reachable(spelt)}" if on else NODE.escape(spelt))

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A property."""
        return self._link(f"{type_name(handle.id)}.{member(fact.name, fact.surface)}")

    def parameter(self, param: Field) -> str:
        """As in the signature."""
        return variable(param)

    def own_field(self, record: Record, field: Field) -> str:
        """An option or a property."""
        return member(field.name, field.surface)

    def field(self, record: Record, field: Field) -> str:
        """An option or a property of an interface."""
        return self._link(f"{type_name(record.id)}.{self.own_field(record, field)}")

    def value(self, enum: Enum, value: EnumValue) -> str:
        """A constant."""
        return self._link(f"{type_name(enum.id)}.{shout(value.name)}")

    def case(self, union: Union, case: UnionCase) -> str:
        """The one key of an object."""
        return self.code(member(case.name))

    def preset(self, record: Record, preset: Preset) -> str:
        """A function."""
        return self._link((record.name + preset.name).to(Case.CAMEL))

    def pull(self, stream: Stream, method: StreamMethod) -> str:
        """A method."""
        return self._link(f"{type_name(stream.id)}.{method.name.to(Case.CAMEL)}")

    def error(self, error: ErrorCode) -> str:
        """A code to compare with."""
        return self._link(f"ErrorCode.{shout(error.name)}")

    def default(self, owner: object, field: Field) -> str:
        """Of a parameter; fields have a tag for it."""
        if isinstance(owner, Record) or field.default is None:
            return ""
        shown = literal(field.type, field.default)
        return "" if shown in ("undefined", "null", "[]", "{}") else f"Default: `{shown}`."
