"""C, as `mullama.h` spells it."""

from __future__ import annotations

from ...cabi.declarations import declared, parameter_list, spelt
from ...cabi.shapes import Abi, CFunction, Constant, Role, Slot
from ...cabi.structs import given_slots
from ...docs.speller import folded
from ...meaning.model import Api, Callback, Enum, ErrorCode, Fact, Handle, Preset, Record, Stream, Union
from ...meaning.types import MapOf, Type
from ...plan.calls import Call
from ...plan.planned import Plans
from .language import C

LIFE = (Role.CLONE, Role.FREE)
STREAM = (
    *(Role.STREAM_NEXT, Role.STREAM_TRY_NEXT, Role.STREAM_WAIT, Role.STREAM_WAIT_START, Role.STREAM_FINISH),
    *(Role.STREAM_FD, Role.STREAM_GIVE, Role.STREAM_END, Role.STREAM_FREE),
)


class CSpeller:
    """Spells C."""

    language = C

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        self.api = api
        self.abi = abi

    def call(self, call: Call) -> str:
        """A prototype; of a predicate also the one that answers for every token."""
        asked = [f for f in self.abi.functions if f.predicate is not None and f.predicate.id == call.id]
        return "\n".join(map(_prototype, (self.abi.of_call(call.id), *asked)))

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A function; a map has three."""
        return "\n".join(_prototype(f) for f in self.abi.functions if f.fact is fact and f.of(handle))

    def life(self, handle: Handle) -> str:
        """The caller frees."""
        return "\n".join(_prototype(f) for f in self.abi.functions if f.role in LIFE and f.of(handle))

    def stream(self, stream: Stream) -> str:
        """A puller."""
        return "\n".join(_prototype(f) for f in self.abi.functions if f.role in STREAM and f.of(stream))

    def record(self, record: Record) -> str:
        """A struct, or the accessors of a handle."""
        if record.c.handle:
            return "\n".join(_prototype(f) for f in self.abi.functions if f.of(record))
        rows: list[str] = []
        for struct in (s for s in self.abi.structs if s.record.id == record.id):
            fields = (f for f in struct.fields if f.slot is not Slot.RESERVED)
            rows += ("typedef struct {", *(f"    {declared(f.type, f.name)};" for f in fields), f"}} {struct.name};")
        made = (_prototype(f) for f in self.abi.functions if f.role is Role.DEFAULTS and f.of(record))
        return "\n".join((*rows, *made))

    def preset(self, record: Record, preset: Preset) -> str:
        """A function that gives the struct."""
        role = Role.DEFAULTS if preset.id == "default" else Role.PRESET
        found = (f for f in self.abi.functions if f.role is role and f.of(record))
        return next((f"{f.symbol}()" for f in found if role is Role.DEFAULTS or f.preset is preset), "")

    def enum(self, enum: Enum) -> str:
        """Constants."""
        return _equations(self._constants(enum))

    def union(self, union: Union) -> str:
        """The kinds that stand beside the text."""
        functions = (_prototype(f) for f in self.abi.functions if f.of(union))
        return "\n".join((_equations(self._constants(union)), *functions))

    def callback(self, callback: Callback) -> str:
        """A function pointer's type."""
        found = next(c for c in self.abi.callbacks if c.callback is callback)
        return f"typedef {spelt(found.returns)} (*{found.name})({parameter_list(found.params)});"

    def error(self, error: ErrorCode) -> str:
        """A constant."""
        return next(c.name for c in self._constants(None) if c.value == error.code)

    def type(self, type_: Type) -> str:
        """The slots that carry a value into the library; a map has no type of its own, a group of functions reads it."""
        if isinstance(type_, MapOf):
            return ""
        return ", ".join(declared(slot, name) for name, slot, _ in given_slots(self.api, "x", type_))

    def _constants(self, item: Enum | Union | None) -> tuple[Constant, ...]:
        return next(group.constants for group in self.abi.constants if group.item is item)


def _prototype(function: CFunction) -> str:
    params = [declared(p.type, p.name) for p in function.params] or ["void"]
    return folded(f"{declared(function.returns, function.symbol)}(", params, ");")


def _equations(constants: tuple[Constant, ...]) -> str:
    return "\n".join(f"{constant.name} = {constant.value}" for constant in constants)
