"""Python, as its stub and its package spell it."""

from __future__ import annotations

from ...cabi.shapes import Abi
from ...docs.speller import folded
from ...meaning.model import Api, Callback, Enum, ErrorCode, Fact, Handle, Preset, Record, RecordKind, Stream, Union
from ...meaning.types import MapOf, Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .calls import call_view
from .language import PYTHON
from .native import fact_name, is_attribute
from .package import AttributeView, enum_view, error_views, has_class, record_view, union_view
from .spelling import call_name, pascal, returned


class PythonSpeller:
    """Spells Python."""

    language = PYTHON

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        del abi  # its native module calls core
        self.api, self.plan = api, plans[PYTHON.id]
        self.errors = {view.code: view.name for view in error_views(api)}

    def call(self, call: Call) -> str:
        """A line of the stub; a constructor is shown as its call."""
        if call.owner is None and is_attribute(call) and call.returns is not None:
            return f"{call_name(call)}: {returned(call.returns.type)}"
        in_class = call.owner is not None or self.language.id in call.operation.on
        (planned,) = self.plan.of(call.id)
        view = call_view(self.api, planned, in_class, names=set())
        if view.name == "__new__":
            return folded(f"{view.stub_gives}(", view.stub_takes[1:], ")")
        head = "".join(f"{decorator}\n" for decorator in view.stub_decorators)
        return head + folded(f"def {view.name}(", view.stub_takes, f") -> {view.stub_gives}")

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A property, or a method where it makes a new dict."""
        del handle
        name, type_ = fact_name(fact), returned(fact.type)
        return f"def {name}(self) -> {type_}" if isinstance(fact.type, MapOf) else f"{name}: {type_}"

    def life(self, handle: Handle) -> str:
        """Context managers close."""
        clone = (f"def clone(self) -> {pascal(handle.id)}",) if handle.clone else ()
        return "\n".join((*clone, "def close(self) -> None", "closed: bool"))

    def stream(self, stream: Stream) -> str:
        """Iterators, one for each kind of loop."""
        item, result, name = returned(stream.item), pascal(stream.result), pascal(stream.id)
        tries = any(m.id == "try_next" and self.language.id in m.surface for m in stream.methods)
        try_next = (f"    def try_next(self) -> {item} | None",) if tries else ()
        return "\n".join(
            (
                f"class {name}:  # for piece in stream",
                f"    def __next__(self) -> {item}",
                *try_next,
                *(("    def fileno(self) -> int",) if any(m.id == "fd" for m in stream.methods) else ()),
                *(("    def give(self, texts: Iterable[str]) -> int", "    def end_input(self) -> None") if stream.takes else ()),
                f"    def finish(self) -> {result}",
                "    def close(self) -> None",
                f"    result: {result}",
                "",
                f"class Async{name}:  # async for piece in stream",
                f"    async def __anext__(self) -> {item}",
                f"    result: {result}",
            )
        )

    def record(self, record: Record) -> str:
        """A class, or the keywords of the calls that take its fields."""
        view = record_view(self.api, record)

        def rows_of(attributes: tuple[AttributeView, ...]) -> list[str]:
            return [f"{a.name}: {a.type}" + (f" = {a.default}" if a.default is not None else "") for a in attributes]

        if record.kind is RecordKind.RESULT or has_class(self.api, record):
            rows = (*rows_of(view.attributes), *(["_: KW_ONLY"] if view.named else []), *rows_of(view.named))
            return "\n".join((f"class {pascal(record.id)}:", *(f"    {row}" for row in rows)))
        return "\n".join(("# keyword arguments", *rows_of(view.attributes), *rows_of(view.named)))

    def preset(self, record: Record, preset: Preset) -> str:
        """A static method of the record's class."""
        view = next(p for p, mine in zip(record_view(self.api, record).presets, record.presets, strict=True) if mine is preset)
        return f"{pascal(record.id)}.{view.name}()"

    def enum(self, enum: Enum) -> str:
        """Members and the names that stand for them."""
        view = enum_view(self.api, enum)
        return "\n".join(f'{view.name}.{member}  # or "{name}"' for member, name, _ in view.members)

    def union(self, union: Union) -> str:
        """A static method for each case."""
        view = union_view(self.api, union)
        return "\n".join(f"{view.name}.{case.method}(value: {case.type})" for case in view.cases)

    def callback(self, callback: Callback) -> str:
        """A callable; nothing given back goes on."""
        params = ", ".join(returned(p.type) for p in callback.params)
        returns = f"{returned(callback.returns.type)} | None" if callback.returns else "object"
        return f"Callable[[{params}], {returns}]"

    def error(self, error: ErrorCode) -> str:
        """An exception."""
        return self.errors[error.code]

    def type(self, type_: Type) -> str:
        """What a call gives."""
        return returned(type_)
