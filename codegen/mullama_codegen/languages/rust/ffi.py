"""The `extern "C"` shim: one function for each of the ABI's, made of the runtime's helpers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.calls import CANCEL
from ...cabi.shapes import Abi, CCallback, CFunction, CParam, CStruct, CType, Pointer, Returns, Role, Slot
from ...meaning.model import Api, Param
from ...meaning.types import HandleRef, OptionOf, RecordRef
from ...output import File
from ..texts import doc_text
from .convert import ArgumentView, StructConversion, answered, argument, conversion, field_out, raw
from .ffi_docs import function_doc, safe_doc
from .language import RUST
from .types import core_field, lent_default, pascal, quoted, value

FOLDER = "ffi/src/generated"
PRIMITIVES = {"usize": "usize", "char": "c_char", "void": "c_void", "u8": "u8"}


@dataclass(frozen=True, slots=True)
class FunctionView:
    """One exported function: `helper` is the runtime's, `lines` are the statements before the `last` expression."""

    doc: str
    name: str
    params: str
    returns: str
    helper: str
    helper_arguments: str
    closure: str
    lines: tuple[str, ...]
    last: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The functions of one file."""

    title: str
    functions: tuple[FunctionView, ...]


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

    constants: tuple[tuple[str, str, int], ...]
    handles: tuple[HandleView, ...]
    callbacks: tuple[tuple[str, str, str], ...]  # doc, name, signature
    piece_callbacks: tuple[tuple[str, str], ...]  # id, name of those that hear a stream's pieces
    structs: tuple[StructView, ...]
    typedefs: tuple[tuple[str, str], ...]
    conversions: tuple[StructConversion, ...]
    descriptions: tuple[tuple[int, str], ...]
    modules: tuple[str, ...]


def files(api: Api, abi: Abi) -> Iterator[File]:
    """The files of `ffi/src/generated`."""
    groups = _groups(api, abi)
    types = _types(api, abi, tuple(groups))
    for stem in ("mod", "types", "convert"):
        yield File(f"{FOLDER}/{stem}.rs", f"rust/ffi/{stem}.rs.j2", types)
    for name, functions in groups.items():
        title = f"`mullama_*` functions of {name.rstrip('_').replace('_', ' ')}."
        yield File(f"{FOLDER}/{name}.rs", "rust/ffi/functions.rs.j2", GroupView(title, tuple(_function(api, f) for f in functions)))


def _groups(api: Api, abi: Abi) -> dict[str, list[CFunction]]:
    groups: dict[str, list[CFunction]] = {}
    for function in abi.functions:
        owner = function.handle or function.stream or (function.record if function.role in (Role.RECORD_FIELD, Role.RECORD_FREE) else None)
        name = owner.id if owner else "params" if function.record else "errors" if function.role is Role.RUNTIME else "library"
        groups.setdefault(RUST.escape(name), []).append(function)
    return groups


# Types


def rust_type(type_: CType) -> str:
    """A C type in Rust."""
    base = PRIMITIVES.get(type_.base, type_.base)
    match type_.pointer:
        case Pointer.NONE:
            return base
        case Pointer.CONST:
            return f"*const {base}"
        case Pointer.MUT:
            return f"*mut {base}"
        case Pointer.CONST_CONST:
            return f"*const *const {base}"


def _types(api: Api, abi: Abi, modules: tuple[str, ...]) -> TypesView:
    handles = tuple(
        HandleView(
            doc=safe_doc(f"{doc_text(h.doc)} An opaque handle."),
            name=h.name,
            core=pascal(h.id),
            tag=tag,
            kind=h.id.replace("_", " "),
            close="()" if h.is_record else "value.close()",
            bound="_value" if h.is_record else "value",
        )
        for tag, h in enumerate(abi.handles, 1)
    )
    return TypesView(
        constants=tuple((safe_doc(doc_text(c.doc)), c.name, c.value) for g in abi.constants for c in g.constants),
        handles=handles,
        callbacks=tuple((safe_doc(doc_text(c.callback.doc)), c.name, _signature(c)) for c in abi.callbacks),
        piece_callbacks=tuple((c.callback.id, c.name) for c in abi.callbacks if c.callback.id in {s.callback for s in api.streams}),
        structs=tuple(_struct(s) for s in abi.structs),
        typedefs=abi.typedefs,
        conversions=tuple(conversion(api, s) for s in abi.structs),
        descriptions=tuple((e.code, quoted(e.doc.summary)) for e in api.errors),
        modules=modules,
    )


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
    return StructView(safe_doc(doc_text(struct.record.doc)), struct.name, fields)


# Functions


def _function(api: Api, function: CFunction) -> FunctionView:
    params = ", ".join(f"{raw(p.name)}: {rust_type(p.type)}" for p in function.params)
    returns = "" if function.returns.base == "void" else f" -> {rust_type(function.returns)}"
    arguments = tuple(_arguments(api, function))
    helper, helper_arguments, closure = _helper(function)
    return FunctionView(
        doc=function_doc(api, function),
        name=function.symbol,
        params=params,
        returns=returns,
        helper=helper,
        helper_arguments=helper_arguments,
        closure=closure,
        lines=tuple(a.line for a in arguments if a.line),
        last=_last(api, function, ", ".join(a.expression for a in arguments if a.expression)),
    )


HELPERS = {
    Returns.HANDLE: "rt::handle",
    Returns.COUNT: "rt::count",
    Returns.ID: "rt::id",
    Returns.STATUS: "rt::status",
    Returns.BOOL: "rt::boolean",
    Returns.FLOAT: "rt::float",
    Returns.NOTHING: "rt::nothing",
}
OUT_HELPERS = {
    Returns.TEXT: ("rt::text_out", "||"),
    Returns.BYTES: ("rt::bytes_out", "||"),
    Returns.LIST: ("rt::list_out", "||"),
    Returns.LIMITED_TEXT: ("rt::fill", "|buffer|"),
    Returns.PIECE: ("rt::fill", "|buffer|"),
}


def _helper(function: CFunction) -> tuple[str, str, str]:
    """The runtime's helper, its arguments before the body, and the head of the body's closure; no helper for plain expressions."""
    if function.role in (Role.RUNTIME, Role.DEFAULTS, Role.PRESET, Role.FREE, Role.STREAM_FREE, Role.RECORD_FREE):
        return "", "", ""
    if function.kind is Returns.STATIC_TEXT:
        return "", "", ""
    out = next((p for p in function.params if p.slot in (Slot.OUT_TEXT, Slot.OUT_BYTES, Slot.OUT_LIST)), None)
    if out is not None:
        helper, closure = OUT_HELPERS[function.kind]
        capacity = next(p for p in function.params if p.slot is Slot.CAPACITY)
        return helper, f"{_local(out)}, {_local(capacity)}, ", closure.replace("buffer", _room(function))
    record = next((p for p in function.params if p.slot is Slot.OUT_RECORD), None)
    if record is not None:
        return "rt::record_out", f"{_local(record)}, ", "||"
    return HELPERS[function.kind], "", "||"


def _arguments(api: Api, function: CFunction) -> Iterator[ArgumentView]:
    if function.role not in (Role.CALL, Role.CALLBACK_CALL) or function.call is None:
        return
    call = function.call
    progress = call.operation.progress
    if progress is not None:
        # First, for the conversion of the struct takes over the name of the pointer.
        holder = next(p for p in function.params if p.slot is Slot.RECORD)
        heard = _heard(function)
        yield ArgumentView(f"let mut {heard} = convert::progress_of_{_record_of(holder)}({_local(holder)});", "")
    given = {p.id for p in call.params}
    starts = tuple(p for p in call.params if p not in call.operation.params)
    for param in (*starts, *call.operation.params):
        if param.id in given:
            yield argument(api, param, function.params_of(param.id))
        else:
            yield _left_out(api, function, param)
    if progress is not None:
        yield ArgumentView("", f"{_heard(function)}.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool)")


def _left_out(api: Api, function: CFunction, param: Param) -> ArgumentView:
    """A parameter that C does not take, as core wants it: its default, with the cancel token that the function takes beside."""
    assert param.default is not None  # a rule: what a language lacks has one
    cancel = next((p for p in function.params if p.of == CANCEL), None)
    if cancel is not None and isinstance(param.type, RecordRef):
        token = next((f for f in api.record(param.type.id).fields if f.type == OptionOf(HandleRef("cancel_token"))), None)
        if token is not None:
            held = f'rt::get_optional::<CancelToken>({_local(cancel)}, "{cancel.name}")?.map(|found| found.as_ref().clone())'
            default = f"..{value(param.type, param.default)}"
            return ArgumentView("", f"&{pascal(param.type.id)} {{ {core_field(token)}: {held}, {default} }}")
    return ArgumentView("", lent_default(param.type, param.default))


def _last(api: Api, function: CFunction, arguments: str) -> str:
    """The body's last expression."""
    role = function.role
    receiver = next((p for p in function.params if p.slot is Slot.RECEIVER), None)
    if role is Role.RUNTIME:
        return _runtime(function)
    if role is Role.DEFAULTS:
        return f"(&{pascal(_record_id(function))}::default()).into()"
    if role is Role.PRESET and function.preset is not None:
        return f"(&{pascal(_record_id(function))}::{RUST.escape(function.preset.id)}()).into()"
    if role in (Role.FREE, Role.STREAM_FREE, Role.RECORD_FREE) and receiver is not None:
        return f"rt::free::<{_core_of(receiver)}>({_local(receiver)})"
    if function.kind is Returns.STATUS and function.call is not None and function.call.returns is not None:
        return _in_place(function, arguments)
    if role is Role.CLONE and receiver is not None:
        return f'rt::clone::<{_core_of(receiver)}>({_local(receiver)}, "{receiver.name}")'
    if receiver is None:
        return _free_call(function, arguments)
    value = f'rt::get::<{_core_of(receiver)}>({_local(receiver)}, "{receiver.name}")?'
    match role:
        case Role.FACT if function.fact is not None:
            return field_out(function.kind, function.fact.type, f"{value}.{_fact(function)}()", is_call=True)
        case Role.MAP_COUNT if function.fact is not None:
            return f"rt::map_count({value}.{_fact(function)}())"
        case Role.MAP_KEY if function.fact is not None:
            return f"Ok(rt::map_key({value}.{_fact(function)}(), index)?.to_owned())"
        case Role.MAP_VALUE if function.fact is not None:
            return f'Ok(rt::map_value({value}.{_fact(function)}(), rt::text(key, "key")?)?.to_owned())'
        case Role.RECORD_FIELD if function.field is not None:
            return field_out(function.kind, function.field.type, f"{value}.{core_field(function.field)}", is_call=False)
        case Role.STREAM_NEXT:
            return f"Ok({value}.next_into({_room(function)})?)"
        case Role.STREAM_TRY_NEXT:
            return f"Ok({value}.try_next_into({_room(function)})?)"
        case Role.STREAM_FINISH:
            return f"Ok({value}.finish()?)"
        case _:
            return _method_call(api, function, value, arguments)


def _method_call(api: Api, function: CFunction, value: str, arguments: str) -> str:
    assert function.call is not None
    call, core = function.call, RUST.escape(function.call.core)
    if role_is_callback(function):
        callback = next(p for p in function.params if p.slot is Slot.CALLBACK)
        data = next(p for p in function.params if p.slot is Slot.USER_DATA)
        stream = f"{value}.{core}({arguments})?"
        heard = f"convert::{api.stream(call.operation.produces or '').callback}_callback({_local(callback)}, {_local(data)})?"
        return f"rt::each_piece(&{stream}, {heard})"
    if function.kind is Returns.LIMITED_TEXT:
        return f"Ok({value}.{call.core}_into({arguments}, {_room(function)})?)"
    result = f"{value}.{core}({arguments})?"
    return f"Ok({answered(call.returns.type, result) if call.returns else result})"


def role_is_callback(function: CFunction) -> bool:
    """Whether the function calls back with each piece."""
    return function.role is Role.CALLBACK_CALL


def _free_call(function: CFunction, arguments: str) -> str:
    assert function.call is not None
    call = function.call
    core = RUST.escape(call.core)
    path = f"{pascal(call.owner.id)}::{core}" if call.owner else f"mullama::{core}"
    fails = "?" if call.operation.errors or call.owner else ""
    if function.kind is Returns.STATIC_TEXT:
        return f"rt::static_text!({path}())"
    if function.kind is Returns.NOTHING:
        return f"{{ {path}({arguments}); Ok(()) }}"
    result = f"{path}({arguments}){fails}"
    return f"Ok({answered(call.returns.type, result) if call.returns and not call.is_constructor else result})"


def _local(param: CParam) -> str:
    """A C parameter as the shim's Rust names it."""
    return raw(param.name)


def _room(function: CFunction) -> str:
    """What the part of the caller's buffer that core fills is called, clear of the parameters."""
    return "room" if any(p.name == "buffer" for p in function.params) else "buffer"


def _heard(function: CFunction) -> str:
    """What the progress callback is called, clear of the parameters."""
    return "heard_by" if any(p.name == "progress" for p in function.params) else "progress"


def _fact(function: CFunction) -> str:
    assert function.fact is not None
    return RUST.escape(function.fact.surface.names.get(RUST.id, function.fact.id))


def _in_place(function: CFunction, arguments: str) -> str:
    """A result that is written over the vector it was made of."""
    assert function.call is not None
    changed = next(p for p in function.call.params if "c" in p.changed)
    pointer, count = function.params_of(changed.id)
    core = RUST.escape(function.call.core)
    target = f"{pascal(function.call.owner.id)}::{core}" if function.call.owner else f"mullama::{core}"
    return f"rt::write_back({_local(pointer)}, {_local(count)}, &{target}({arguments})?)"


def _runtime(function: CFunction) -> str:
    name = function.symbol.removeprefix("mullama_")
    return {
        "get_last_error": "rt::last_error::message()",
        "last_error_code": "rt::last_error::code()",
        "last_error_data": "rt::last_error::data(key, value)",
        "clear_error": "rt::last_error::clear()",
        "error_code_description": "rt::last_error::describe(convert::DESCRIPTIONS, code)",
    }[name]


def _record_id(function: CFunction) -> str:
    assert function.record is not None
    return function.record.id


def _record_of(param: CParam) -> str:
    assert isinstance(param.meaning, RecordRef)
    return param.meaning.id


def _core_of(param: CParam) -> str:
    return param.type.base.removeprefix("Mullama")
