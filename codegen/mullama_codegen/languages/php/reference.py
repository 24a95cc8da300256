"""PHP, as its classes spell it."""

from __future__ import annotations

from ...cabi.shapes import Abi
from ...meaning.model import Api, Callback, Enum, ErrorCode, Fact, Handle, Preset, Record, RecordKind, Stream, Union
from ...meaning.names import Case
from ...meaning.types import Type
from ...plan.calls import Call
from ...plan.planned import Plans
from . import records
from .calls import member
from .language import PHP
from .spelling import class_name, documented, free_method, is_object, key, native, spelt, value, variable
from .unions import signature

INDENT = "    "


class PhpSpeller:
    """Spells PHP."""

    language = PHP

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        self.api, self.abi, self.plan = api, abi, plans[PHP.id]

    def call(self, call: Call) -> str:
        """The heads of the methods; a free function is a static method of the named class."""
        on = call.operation.on.get(self.language.id)
        holder = "" if call.owner else f"// {class_name(on) if on else self._library()}\n"
        return holder + "\n".join(_head(member(self.api, self.abi, self.plan, one).head) for one in self.plan.of(call.id))

    def _library(self) -> str:
        return class_name(self.api.library.name)

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A method."""
        del handle
        return f"public function {free_method(spelt(fact.name, fact.surface))}(): {native(self.api, fact.type)}"

    def life(self, handle: Handle) -> str:
        """What is forgotten is freed."""
        clone = ("public function __clone()",) if handle.clone else ()
        return "\n".join((*clone, "public function free(): void"))

    def stream(self, stream: Stream) -> str:
        """A traversable."""
        pull = f"(): ?{native(self.api, stream.item)}"
        gives = {"next": pull, "try_next": pull, "finish": f"(): {class_name(stream.result)}"}
        gives |= {"fd": "(): mixed", "end_input": "(): void"}
        if stream.takes is not None:
            gives["give"] = f"(array ${variable(stream.takes)}): int"
        rows = [f"public function {m.name.to(Case.CAMEL)}{gives[m.id]}" for m in stream.methods if self.language.id in m.surface]
        return "\n".join((*rows, "public function getIterator(): \\Generator", "public function close(): void"))

    def record(self, record: Record) -> str:
        """A class with readonly properties, or the keys of an array."""
        fields = [f for f in record.fields if self.language.id in f.surface]
        name = class_name(record.id)
        if record.kind is RecordKind.RESULT:
            rows = [f"{INDENT}public readonly {native(self.api, f.type)} ${key(f)};" for f in fields]
            return "\n".join((f"final class {name}", "{", *rows, "}"))
        opening, closing = (f"new {name}([", "])") if is_object(self.api, record.id) else ("[", "]")
        rows = [
            f"{INDENT}'{key(f)}' => {_shown(f.default is not None, value(f.type, f.default))}, // {documented(self.api, f.type)}"
            for f in fields
        ]
        return "\n".join((opening, *rows, closing))

    def preset(self, record: Record, preset: Preset) -> str:
        """A static method."""
        return f"{class_name(record.id)}::{free_method(preset.name.to(Case.CAMEL))}()"

    def enum(self, enum: Enum) -> str:
        """Cases and their values."""
        view = records.enum(enum)
        return "\n".join(f"{view.name}::{case}" for _, case, _, _ in view.cases)

    def union(self, union: Union) -> str:
        """A static method for each case."""
        return "\n".join(f"{class_name(union.id)}::{signature(self.api, case)}" for case in union.cases)

    def callback(self, callback: Callback) -> str:
        """A callable; nothing given back goes on."""
        params = ", ".join(native(self.api, p.type) for p in callback.params)
        returns = f"({native(self.api, callback.returns.type)}|void)" if callback.returns else "void"
        return f"callable({params}): {returns}"

    def error(self, error: ErrorCode) -> str:
        """An exception."""
        return records.error(error).name

    def type(self, type_: Type) -> str:
        """What a call gives."""
        return documented(self.api, type_)


def _head(head: tuple[str, ...]) -> str:
    """A function's head."""
    return "\n".join(head)


def _shown(has_default: bool, default: str) -> str:
    return default if has_default else "…"
