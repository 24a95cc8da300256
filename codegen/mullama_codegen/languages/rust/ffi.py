"""The `extern "C"` shim: its files, and the types and constants of the C ABI in Rust."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.shapes import Abi, CCallback, CFunction, CHandle, Constant, CStruct, Held, Role
from ...cabi.structs import struct_name
from ...meaning.model import Api
from ...meaning.names import Name
from ...output import File
from ...plan.planned import Plan
from ..texts import doc_text
from .convert import StructConversion, conversion, raw
from .ffi_docs import safe_doc
from .ffi_functions import GroupView, function_view, rust_type
from .language import RUST
from .types import pascal, quoted

FOLDER = "ffi/src/generated"
OUR_OWN = {Held.MAP: "crate::runtime::Map", Held.PENDING: "crate::runtime::pending::Started"}
CLOSED = (Held.OBJECT, Held.PENDING)  # the kinds whose freeing ends something
FILES = {Role.RUNTIME: "errors", Role.PENDING: "pending"}  # of the functions on nothing that the description names


@dataclass(frozen=True, slots=True)
class StructView:
    """A C struct."""

    doc: str
    name: str
    fields: tuple[tuple[str, str, str], ...]  # doc, name, type


@dataclass(frozen=True, slots=True)
class HandleView:
    """An opaque type and the core type behind it."""

    doc: str
    name: str
    core: str
    tag: int
    kind: str
    close: str
    bound: str  # the name that `close` knows the value by


@dataclass(frozen=True, slots=True)
class TypesView:
    """Everything in `types.rs` and `convert.rs`."""

    constants: tuple[tuple[str, str, str, str], ...]  # doc, name, type, value
    handles: tuple[HandleView, ...]
    callbacks: tuple[tuple[str, str, str], ...]  # doc, name, signature
    piece_callbacks: tuple[tuple[str, str], ...]  # id, name of those that hear a stream's pieces
    structs: tuple[StructView, ...]
    typedefs: tuple[tuple[str, str], ...]
    conversions: tuple[StructConversion, ...]
    descriptions: tuple[tuple[int, str], ...]
    modules: tuple[str, ...]


def files(api: Api, abi: Abi, plan: Plan) -> Iterator[File]:
    """The files of `ffi/src/generated`."""
    groups = _groups(api, abi)
    types = _types(api, abi, tuple(groups))
    for stem in ("mod", "types", "convert"):
        yield File(f"{FOLDER}/{stem}.rs", f"rust/ffi/{stem}.rs.j2", types)
    for name, functions in groups.items():
        title = f"`mullama_*` functions of {' '.join(Name.of(name).words)}."
        yield File(
            f"{FOLDER}/{name}.rs", "rust/ffi/functions.rs.j2", GroupView(title, tuple(function_view(api, plan, f) for f in functions))
        )


OF_MAPS = (Role.ENTRY_COUNT, Role.ENTRY_KEY, Role.ENTRY_VALUE, Role.ENTRIES_FREE)
CLOSED = (Held.OBJECT, Held.PENDING)  # what is closed before it is forgotten
OF_RECORDS = (Role.RECORD_FIELD, Role.RECORD_FREE, Role.LIST_COUNT, Role.LIST_AT, Role.LIST_FREE)
OF_UNIONS = (Role.UNION_KIND, Role.UNION_CASE, Role.UNION_FREE)


def _groups(api: Api, abi: Abi) -> dict[str, list[CFunction]]:
    groups: dict[str, list[CFunction]] = {}
    for function in abi.functions:
        if function.role in OF_MAPS:
            groups.setdefault("maps", []).append(function)
            continue
        owner = function.handle or function.stream or function.union or (function.record if function.role in OF_RECORDS else None)
        name = owner.id if owner else "params" if function.record else FILES.get(function.role, "library")
        groups.setdefault(RUST.escape(name), []).append(function)
    return groups


def _types(api: Api, abi: Abi, modules: tuple[str, ...]) -> TypesView:
    handles = tuple(
        HandleView(
            doc=safe_doc(f"{doc_text(h.doc)} An opaque handle."),
            name=h.name,
            core=_held(h),
            tag=tag,
            kind=" ".join(h.words.words),
            close="value.close()" if h.holds in CLOSED else "()",
            bound="value" if h.holds in CLOSED else "_value",
        )
        for tag, h in enumerate(abi.handles, 1)
    )
    return TypesView(
        constants=tuple((safe_doc(doc_text(c.doc)), c.name, c.base, _number(c)) for g in abi.constants for c in g.constants),
        handles=handles,
        callbacks=tuple((safe_doc(doc_text(c.callback.doc)), c.name, _signature(c)) for c in abi.callbacks),
        piece_callbacks=tuple((c.callback.id, c.name) for c in abi.callbacks if c.callback.id in {s.callback for s in api.streams}),
        structs=tuple(_struct(s) for s in abi.structs),
        typedefs=abi.typedefs,
        conversions=tuple(conversion(api, s) for s in abi.structs),
        descriptions=tuple((e.code, quoted(e.doc.summary)) for e in api.errors),
        modules=modules,
    )


def _held(handle: CHandle) -> str:
    """The type of core's that is behind a handle."""
    if handle.holds in OUR_OWN:
        return OUR_OWN[handle.holds]
    core = f"mullama::{pascal(handle.id)}"
    return f"Vec<{core}>" if handle.holds is Held.LIST else core


def _number(constant: Constant) -> str:
    """A constant's value; cbindgen knows the extremes by their names, and C has no literals for all of them."""
    signed, bits = constant.base[0] == "i", int(constant.base[1:])
    least, most = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
    if constant.value == most or (constant.value == least and signed):
        return f"{constant.base}::{'MAX' if constant.value == most else 'MIN'}"
    return str(constant.value)


def _signature(callback: CCallback) -> str:
    params = ", ".join(f"{raw(p.name)}: {rust_type(p.type)}" for p in callback.params)
    returns = "" if callback.returns.base == "void" else f" -> {rust_type(callback.returns)}"
    return f'Option<unsafe extern "C" fn({params}){returns}>'


def _struct(struct: CStruct) -> StructView:
    fields = tuple(
        (
            safe_doc(doc_text(f.doc)) if f.doc else "",
            raw(f.name),
            rust_type(f.type) if f.length == 1 else f"[{rust_type(f.type)}; {f.length}]",
        )
        for f in struct.fields
    )
    doc = doc_text(struct.record.doc)
    if struct.is_short:
        left_out = ", ".join(f"`{id_}`" for id_ in struct.record.c.short_omit)
        doc += f"\n\n`{struct_name(struct.record)}` has {left_out} too, for functions that take more."
    return StructView(safe_doc(doc), struct.name, fields)
