"""The C side of a call: small functions that call the library and fetch its error before the goroutine can change threads."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...cabi.declarations import declared, spelt
from ...cabi.shapes import CFunction, CParam, CType, Pointer, Returns, Slot
from .spell import CGO

# The helper of runtime.h that watches each kind of answer, and the C type that it gives.
ANSWERS = {
    Returns.HANDLE: ("go_object", "go_handle"),
    Returns.HANDLE_OR_NONE: ("go_perhaps", "go_handle"),
    Returns.COUNT: ("go_count", "go_int"),
    Returns.STATUS: ("go_count", "go_int"),
    Returns.TEXT: ("go_count", "go_int"),
    Returns.BYTES: ("go_count", "go_int"),
    Returns.PIECE: ("go_count", "go_int"),
    Returns.LIST: ("go_count", "go_int"),
    Returns.ID: ("go_id", "go_int"),
    Returns.BOOL: ("go_truth", "go_int"),
    Returns.FLOAT: ("go_number", "go_float"),
}


@dataclass(frozen=True, slots=True)
class Wrapper:
    """One static function around one of the library."""

    name: str
    params: str
    answer: str
    statement: str


class Wrappers:
    """Collects what the generated Go files call, so that nothing else is wrapped."""

    def __init__(self) -> None:
        self._made: dict[str, Wrapper] = {}

    def use(self, function: CFunction) -> str:
        """The function's name in Go."""
        wrapper = wrap(function)
        self._made[wrapper.name] = wrapper
        return f"C.{wrapper.name}"

    def all(self) -> tuple[Wrapper, ...]:
        """Every wrapper that is called, in the order of their names."""
        return tuple(self._made[name] for name in sorted(self._made))


def wrap(function: CFunction) -> Wrapper:
    """The wrapper of one function; a handle comes as a number, since Go's garbage collector inspects pointers."""
    call = f"{function.symbol}({', '.join(_passed(p) for p in function.params)})"
    watcher, answer = ANSWERS.get(function.kind, ("", "void"))
    return Wrapper(
        name="go_" + function.stem,
        params=", ".join(_declared(p) for p in function.params) or "void",
        answer=answer,
        statement=f"return {watcher}({call});" if watcher else f"{call};",
    )


def _is_handle(param: CParam) -> bool:
    return param.slot in (Slot.RECEIVER, Slot.HANDLE)


def _declared(param: CParam) -> str:
    return f"uintptr_t {param.name}" if _is_handle(param) else declared(param.type, param.name)


def _passed(param: CParam) -> str:
    return f"({spelt(param.type).strip()}){param.name}" if _is_handle(param) else param.name


def cgo(type_: CType) -> str:
    """A C type as cgo spells it."""
    base = CGO.get(type_.base, f"C.{type_.base}")
    if type_.pointer is Pointer.NONE:
        return base
    return "unsafe.Pointer" if type_.base == "void" else "*" + base


def item(type_: CType) -> str:
    """What a pointer points at, as cgo spells it."""
    return cgo(replace(type_, pointer=Pointer.NONE))


def out_params(function: CFunction) -> tuple[CParam, CParam]:
    """The buffer and its capacity, of a function that fills one."""
    at = next(i for i, p in enumerate(function.params) if p.slot in (Slot.OUT_TEXT, Slot.OUT_BYTES, Slot.OUT_LIST))
    return function.params[at], function.params[at + 1]
