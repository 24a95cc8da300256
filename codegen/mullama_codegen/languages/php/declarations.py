"""The C ABI without a preprocessor, for `FFI::cdef`."""

from __future__ import annotations

from dataclasses import dataclass

from ...cabi.shapes import Abi, CField, CParam, CType, Pointer

C_BASES = {
    "u8": "uint8_t",
    "i32": "int32_t",
    "u32": "uint32_t",
    "i64": "int64_t",
    "u64": "uint64_t",
    "f32": "float",
    "f64": "double",
    "usize": "size_t",
}
SHAPES = {Pointer.NONE: "{} ", Pointer.CONST: "const {} *", Pointer.MUT: "{} *", Pointer.CONST_CONST: "const {} *const *"}


@dataclass(frozen=True, slots=True)
class StructView:
    """A struct and its fields."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeclarationsView:
    """Everything that PHP's FFI must know."""

    handles: tuple[str, ...]
    callbacks: tuple[str, ...]
    structs: tuple[StructView, ...]
    functions: tuple[str, ...]


def declarations(abi: Abi) -> DeclarationsView:
    """The declarations of the whole ABI."""
    return DeclarationsView(
        handles=tuple(h.name for h in abi.handles),
        callbacks=tuple(f"typedef {_of(c.returns, f'(*{c.name})')}({_params(c.params)});" for c in abi.callbacks),
        structs=tuple(StructView(s.name, tuple(f"{_of(f.type, f.name)}{_length(f)};" for f in s.fields)) for s in abi.structs),
        functions=tuple(f"{_of(f.returns, f.symbol)}({_params(f.params)});" for f in abi.functions),
    )


def _of(type_: CType, name: str) -> str:
    return SHAPES[type_.pointer].format(C_BASES.get(type_.base, type_.base)) + name


def _length(field: CField) -> str:
    return f"[{field.length}]" if field.length > 1 else ""


def _params(params: tuple[CParam, ...]) -> str:
    return ", ".join(_of(p.type, p.name) for p in params) or "void"
