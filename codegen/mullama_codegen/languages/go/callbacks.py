"""Functions of the user's that the library calls while it works: the C function that enters Go, and Go's own signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.declarations import SPELT
from ...cabi.shapes import Abi, CParam, Pointer, Slot
from ...meaning.model import Api, Callback
from ...meaning.types import EnumRef, Kind, Scalar, Type
from ...plan.unforeseen import Unforeseen
from .cwrap import cgo
from .docs import being
from .language import GO
from .spell import argument, exported, received, unexported


@dataclass(frozen=True, slots=True)
class CallbackView:
    """One callback type that travels in a record."""

    c_name: str
    entry: str  # the exported function
    c_params: str  # as C declares the entry
    go_params: str  # as Go declares it
    signature: str
    arguments: str
    helper: str
    c_result: str
    answers: bool  # whether the user's function says when to stop


@dataclass(frozen=True, slots=True)
class TypeView:
    """The named type of a user's function."""

    doc: str
    name: str
    signature: str


@dataclass(frozen=True, slots=True)
class CallbacksFile:
    """The types of all callbacks, and the entries of those that C calls."""

    types: tuple[TypeView, ...]
    entries: tuple[CallbackView, ...]


def file(api: Api, abi: Abi) -> CallbacksFile:
    """The file's view."""
    types = (TypeView(being(type_of(c), c.doc), type_of(c), signature(c)) for c in api.callbacks if GO.id in c.surface)
    return CallbacksFile(tuple(types), tuple(views(api, abi)))


def type_of(callback: Callback) -> str:
    """The name of the user's function's type."""
    return f"{exported(callback.name)}Callback"


def signature(callback: Callback) -> str:
    """What the user's function takes and answers; without a result it only listens."""
    params = ", ".join(f"{argument(p)} {received(p.type)}" for p in callback.params)
    return f"func({params}) bool" if callback.returns is not None else f"func({params})"


def views(api: Api, abi: Abi) -> Iterator[CallbackView]:
    """The callbacks that some C struct holds; the others are built on pull streams, which never enter Go from C."""
    held = {f.type.base for s in abi.structs for f in s.fields if f.slot is Slot.CALLBACK}
    for c in abi.callbacks:
        if c.name not in held:
            continue
        values = [p for p in c.params if p.slot is not Slot.USER_DATA]
        arguments = [_received(p.type, [v for v in values if v.of == p.id]) for p in c.callback.params]
        yield CallbackView(
            c_name=f"C.{c.name}",
            entry=f"goMullama{exported(c.callback.name)}",
            c_params=", ".join([*(_entry_type(p) + p.name for p in values), "void *data"]),
            go_params=", ".join([*(f"{GO.escape(p.name)} {cgo(p.type)}" for p in values), "data unsafe.Pointer"]),
            signature=type_of(c.callback),
            arguments=", ".join(arguments),
            helper=f"{unexported(c.callback.name)}Callback",
            c_result="bool" if c.callback.returns is not None else "void",
            answers=c.callback.returns is not None,
        )


def _entry_type(param: CParam) -> str:
    """cgo exports pointers without `const`; the function is cast to the library's type where it is handed over."""
    base = SPELT.get(param.type.base, param.type.base)
    return f"{base} *" if param.type.pointer is not Pointer.NONE else f"{base} "


def _received(type_: Type, slots: list[CParam]) -> str:
    names = [GO.escape(s.name) for s in slots]
    match type_:
        case Scalar(kind) if kind.is_text:
            return f"C.GoString({names[0]})"
        case Scalar(Kind.BYTES):
            return f"C.GoBytes(unsafe.Pointer({names[0]}), C.int({names[1]}))"
        case Scalar() | EnumRef():
            return f"{received(type_)}({names[0]})"
        case other:
            raise Unforeseen(f"Go's callbacks cannot take {other}")
