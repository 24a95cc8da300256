"""Node.js, as `index.d.cts` spells it."""

from __future__ import annotations

from ...cabi.shapes import Abi
from ...meaning.model import Api, Callback, Enum, ErrorCode, Fact, Handle, Preset, Record, Stream, Union
from ...meaning.names import Case
from ...meaning.types import Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .declarations import declarations, declared_fact, declared_function, declared_method, declared_record, returned
from .language import NODE
from .spelling import member, shout, type_name


class NodeSpeller:
    """Spells Node.js."""

    language = NODE

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        del abi  # its native module calls core
        self.api, self.plan = api, plans[NODE.id]
        self.view = declarations(api, self.plan)

    def call(self, call: Call) -> str:
        """A line of the types."""
        in_class = call.owner is not None or self.language.id in call.operation.on
        return (declared_method if in_class else declared_function)(self.api, self.plan.of(call.id)[0]).text

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A property."""
        del handle
        return declared_fact(fact).text

    def life(self, handle: Handle) -> str:
        """`using` closes, too."""
        clone = (f"clone(): {type_name(handle.id)};",) if handle.clone else ()
        return "\n".join((*clone, "close(): void;", "readonly isClosed: boolean;"))

    def stream(self, stream: Stream) -> str:
        """One class for both kinds of loop."""
        item, result = returned(stream.item), type_name(stream.result)
        tries = any(m.id == "try_next" and self.language.id in m.surface for m in stream.methods)
        members = (
            f"next(): IteratorResult<{item}, undefined>;",
            *((f"tryNext(): {item} | null;",) if tries else ()),
            f"finish(): {result};",
            "close(): void;",
            f"readonly result: {result} | null;",
        )
        head = f"class {type_name(stream.id)} implements IterableIterator<{item}>, AsyncIterable<{item}> {{"
        return "\n".join((head, *(f"  {one}" for one in members), "}"))

    def record(self, record: Record) -> str:
        """An interface."""
        view = declared_record(self.api, record)
        return "\n".join((f"{view.head} {{", *(f"  {m.text}" for m in view.members), "}"))

    def preset(self, record: Record, preset: Preset) -> str:
        """A function of the package."""
        return f"{(record.name + preset.name).to(Case.CAMEL)}()"

    def enum(self, enum: Enum) -> str:
        """Text, with a constant for each."""
        name = type_name(enum.id)
        constants = next(constants for _, found, _, constants in self.view.enums if found == name)
        return "\n".join((f"const {name}: {{", *(f"  {c.text}" for c in constants), "}"))

    def union(self, union: Union) -> str:
        """An object with one key."""
        name = type_name(union.id)
        return f"type {name} = {next(type_ for _, found, type_ in self.view.unions if found == name)};"

    def callback(self, callback: Callback) -> str:
        """A function; nothing given back goes on."""
        params = ", ".join(f"{member(p.name, p.surface)}: {returned(p.type)}" for p in callback.params)
        returns = f"{returned(callback.returns.type)} | void" if callback.returns else "void"
        return f"({params}) => {returns}"

    def error(self, error: ErrorCode) -> str:
        """A code to compare with."""
        return f"ErrorCode.{shout(error.name)}"

    def type(self, type_: Type) -> str:
        """What a call gives."""
        return returned(type_)
