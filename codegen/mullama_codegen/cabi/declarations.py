"""How C spells the types of the ABI, and the whole ABI as declarations without a preprocessor, for languages whose FFI reads C."""

from __future__ import annotations

from dataclasses import dataclass

from .shapes import Abi, CField, CFunction, CParam, CType, Pointer

SPELT = {
    "bool": "bool",
    "char": "char",
    "void": "void",
    "u8": "uint8_t",
    "i32": "int32_t",
    "u32": "uint32_t",
    "i64": "int64_t",
    "u64": "uint64_t",
    "usize": "size_t",
    "f32": "float",
    "f64": "double",
}
POINTERS = {
    Pointer.NONE: "{}",
    Pointer.CONST: "const {} *",
    Pointer.MUT: "{} *",
    Pointer.CONST_CONST: "const {} *const *",
}


def spelt(type_: CType) -> str:
    """The type alone, as in `const char *`."""
    return POINTERS[type_.pointer].format(SPELT.get(type_.base, type_.base))


def declared(type_: CType, name: str) -> str:
    """A declaration, as in `const char *text`."""
    return f"{spelt(type_)}{' ' if type_.pointer is Pointer.NONE else ''}{name}"


def parameter_list(params: tuple[CParam, ...]) -> str:
    """What stands between a prototype's parentheses."""
    return ", ".join(declared(p.type, p.name) for p in params) or "void"


def prototype(function: CFunction) -> str:
    """The function's declaration."""
    return f"{declared(function.returns, function.symbol)}({parameter_list(function.params)});"


@dataclass(frozen=True, slots=True)
class StructView:
    """A struct and its fields."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeclarationsView:
    """Everything that an FFI must know, each as C declares it."""

    language: str
    handles: tuple[str, ...]
    callbacks: tuple[str, ...]
    structs: tuple[StructView, ...]
    functions: tuple[str, ...]


def declarations(abi: Abi, language: str) -> DeclarationsView:
    """The whole ABI for the FFI of a language, which is given by its title; `languages/declarations.h.j2` prints it."""
    return DeclarationsView(
        language=language,
        handles=tuple(h.name for h in abi.handles),
        callbacks=tuple(f"typedef {declared(c.returns, f'(*{c.name})')}({parameter_list(c.params)});" for c in abi.callbacks),
        structs=tuple(StructView(s.name, tuple(_field(f) for f in s.fields)) for s in abi.structs),
        functions=tuple(prototype(f) for f in abi.functions),
    )


def _field(field: CField) -> str:
    length = f"[{field.length}]" if field.length > 1 else ""
    return f"{declared(field.type, field.name)}{length};"
