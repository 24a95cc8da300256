"""The exported functions of the shim: what each converts, and the macro of `templates/ffi/_body.rs.j2` that prints the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...cabi.calls import CANCEL
from ...cabi.results import BOOL, VOID
from ...cabi.shapes import CFunction, CType, Pointer, Returns, Role, Slot
from ...meaning.model import Api, Handle, Param, Record, Stream, Union
from ...meaning.types import ListOf, RecordRef
from ...plan.core import CoreMethod, Gives
from ...plan.planned import From, LoopOver, Plan, PlannedCall, Started
from ...plan.realise import token_field
from .convert import Conversion, argument, behind_answer, behind_fact, behind_read, raw
from .ffi_docs import function_doc
from .language import RUST
from .types import core_field, lent_default, pascal

# What C gives as a `bool` is read as a byte, for a foreign one may be neither 0 nor 1; `cbindgen.toml` writes it as `bool` again.
PRIMITIVES = {"usize": "usize", "char": "c_char", "void": "c_void", "u8": "u8", "bool": "rt::Flag"}


@dataclass(frozen=True, slots=True)
class FunctionView:
    """One exported function. `guard` is the runtime's helper around its body; a body has what its macro prints."""

    doc: str
    name: str
    params: str
    returns: str
    guard: str
    body: str
    progress: tuple[str, str] | None = None  # the variable of what hears progress, and what makes it
    conversions: tuple[Conversion, ...] = ()
    path: str = ""  # what stands before the name of core's method
    method: str = ""
    arguments: tuple[str, ...] = ()
    mark: str = ""  # `?` where core's method can fail
    behind: str = ""  # what makes of its answer what the helper takes
    type: str = ""  # core's type of the receiver or the record
    receiver: str = ""
    what: str = ""  # the receiver in messages
    hears: tuple[str, ...] = ()  # the callback and its data
    callback: str = ""
    take: str = ""  # the kind of an answer to come
    changed: tuple[str, ...] = ()  # pointer and length of the vector that is written over


@dataclass(frozen=True, slots=True)
class GroupView:
    """The functions of one file."""

    title: str
    functions: tuple[FunctionView, ...]


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


def _answer_type(type_: CType) -> str:
    """The type of what the shim itself answers, whose flags are 0 or 1."""
    return "bool" if type_ == BOOL else rust_type(type_)


def function_view(api: Api, plan: Plan, function: CFunction) -> FunctionView:
    """One function: a call of the description, or what belongs to a handle, a record or the runtime."""
    params = ", ".join(f"{raw(p.name)}: {rust_type(p.type)}" for p in function.params)
    returns = "" if function.returns == VOID else f" -> {_answer_type(function.returns)}"
    planned = plan.of(function.call.id)[0] if function.call is not None else None
    doc = function_doc(api, function, planned.does if planned else None)
    head = FunctionView(doc, function.symbol, params, returns, _guard(function), "")
    if planned is not None:
        return _called(api, function, planned, head)
    return _other(api, plan, function, head)


# Guards

GUARDS = {
    Returns.HANDLE: "rt::handle(||",
    Returns.HANDLE_OR_NONE: "rt::handle_or_none(||",
    Returns.COUNT: "rt::count(||",
    Returns.ID: "rt::id(||",
    Returns.STATUS: "rt::status(||",
    Returns.BOOL: "rt::boolean(||",
    Returns.FLOAT: "rt::float(||",
    Returns.NOTHING: "rt::nothing(||",
}
FILLING = {Returns.TEXT: "text_out", Returns.BYTES: "bytes_out", Returns.LIST: "list_out"}
BITS = "bits_out"
UNGUARDED = (
    Role.RUNTIME,
    Role.PENDING,
    Role.DEFAULTS,
    Role.PRESET,
    Role.FREE,
    Role.STREAM_FREE,
    Role.RECORD_FREE,
    Role.LIST_FREE,
    Role.ENTRIES_FREE,
    Role.UNION_FREE,
)


def _guard(function: CFunction) -> str:
    """The runtime's helper up to the body of its closure; none for plain expressions."""
    if function.role in UNGUARDED or function.kind is Returns.STATIC_TEXT:
        return ""
    out = next((p for p in function.params if p.slot in (Slot.OUT_TEXT, Slot.OUT_BYTES, Slot.OUT_LIST)), None)
    if out is not None:
        capacity = next(p for p in function.params if p.slot is Slot.CAPACITY)
        given = f"{raw(out.name)}, {raw(capacity.name)}"
        helper = BITS if function.role is Role.PREDICATE else FILLING.get(function.kind)
        return f"rt::{helper}({given}, ||" if helper else f"rt::fill({given}, |{_space(function)}|"
    record = next((p for p in function.params if p.slot is Slot.OUT_RECORD), None)
    return f"rt::record_out({raw(record.name)}, ||" if record is not None else GUARDS[function.kind]


def _space(function: CFunction) -> str:
    """What the part of the caller's buffer that core fills is called, clear of the parameters."""
    return "space" if any(p.name == "buffer" for p in function.params) else "buffer"


# Calls of the description


def _called(api: Api, function: CFunction, planned: PlannedCall, head: FunctionView) -> FunctionView:
    """The call of core that the plan names, and what becomes of its answer."""
    method, result, call = planned.only_way.to, planned.result, planned.call
    assert isinstance(method, CoreMethod)  # the shim is the C ABI over core
    receiver = next((p for p in function.params if p.slot is Slot.RECEIVER), None)
    path = f"{pascal(call.owner.id)}::" if call.owner else "mullama::"
    if receiver is not None and call.owner is not None:
        path = f'rt::get::<{pascal(call.owner.id)}>({raw(receiver.name)}, "{receiver.name}")?.'
    given = tuple(_arguments(api, function, planned))
    arguments = [expression for _, expression in given]
    starts = isinstance(planned.does, Started)
    if planned.reports and starts:
        arguments.append("Some(report)")
    elif planned.operation.progress is not None and not planned.reports:
        arguments.append("None")
    elif planned.reports:
        arguments.append(f"{_heard(function)}.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool)")
    if method.gives is Gives.WRITTEN:
        arguments.append(_space(function))
    does, changed = planned.does, result.changed
    return replace(
        head,
        body=_body(planned),
        progress=_progress(function, planned),
        conversions=tuple(conversion for conversion, _ in given if conversion is not None),
        path=path,
        method=RUST.escape(method.name),
        arguments=tuple(arguments),
        mark="?" if result.fails else "",
        behind=behind_answer(api, result.type),
        hears=tuple(raw(p.name) for p in function.params if p.slot in (Slot.CALLBACK, Slot.USER_DATA)),
        callback=does.callback if isinstance(does, LoopOver) else "",
        take=does.take.value if isinstance(does, Started) else "",
        changed=tuple(raw(p.name) for p in function.params_of(changed.id)) if changed else (),
    )


def _body(planned: PlannedCall) -> str:
    """The macro for what the call is and gives."""
    result = planned.result
    if isinstance(planned.does, LoopOver):
        return "eachPiece"
    if isinstance(planned.does, Started):
        return "startsReporting" if planned.reports else "starts"
    if result.changed is not None and RUST.id not in result.changed.changed:
        return "writeBack"
    if result.static:
        return "constant"
    return "nothing" if result.type is None and not result.fails else "gives"


def _progress(function: CFunction, planned: PlannedCall) -> tuple[str, str] | None:
    """It stands first, for the conversion of the struct takes over the name of the pointer."""
    if not planned.reports:
        return None
    holder = next(p for p in function.params if p.slot is Slot.RECORD)
    assert isinstance(holder.meaning, RecordRef)
    return _heard(function), f"convert::progress_of_{holder.meaning.id}({raw(holder.name)})"


def _heard(function: CFunction) -> str:
    """What the progress callback is called, clear of the parameters."""
    return "heard_by" if any(p.name == "progress" for p in function.params) else "progress"


def _arguments(api: Api, function: CFunction, planned: PlannedCall) -> Iterator[tuple[Conversion | None, str]]:
    for given in planned.only_way.arguments:
        match given.by:
            case From.CALLER:
                yield argument(api, given.param, function.params_of(given.param.id))
            case From.CANCEL:
                yield None, _with_token(api, function, given.param)
            case From.DEFAULT:
                yield None, lent_default(given.param.type, given.param.default)


def _with_token(api: Api, function: CFunction, param: Param) -> str:
    """A record's defaults with the cancel token that the function takes beside its parameters."""
    assert isinstance(param.type, RecordRef)
    cancel = next(p for p in function.params if p.of == CANCEL)
    field = core_field(api.record(param.type.id).field(token_field(api, param)))
    held = f'rt::get_optional::<CancelToken>({raw(cancel.name)}, "{cancel.name}")?.map(|found| found.as_ref().clone())'
    return f"&{pascal(param.type.id)} {{ {field}: {held}, ..{pascal(param.type.id)}::default() }}"


# What belongs to a handle, a record or the runtime

RUNTIME = {
    "mullama_get_last_error": "rt::last_error::message()",
    "mullama_last_error_code": "rt::last_error::code()",
    "mullama_last_error_data": "rt::last_error::data(key, value)",
    "mullama_check_text": "rt::check_text(text, n_text, what)",
    "mullama_clear_error": "rt::last_error::clear()",
    "mullama_error_code_description": "rt::last_error::describe(convert::DESCRIPTIONS, code)",
}
BODIES = {
    Role.DEFAULTS: "record",
    Role.PRESET: "record",
    Role.FREE: "free",
    Role.STREAM_FREE: "free",
    Role.RECORD_FREE: "free",
    Role.UNION_KIND: "member",
    Role.UNION_FREE: "free",
    Role.ENTRIES_FREE: "free",
    Role.ENTRY_COUNT: "mapCount",
    Role.ENTRY_KEY: "mapKey",
    Role.ENTRY_VALUE: "mapValue",
    Role.LIST_FREE: "free",
    Role.LIST_COUNT: "member",
    Role.LIST_AT: "item",
    Role.CLONE: "clone",
    Role.PREDICATE: "bits",
    Role.MAP_COUNT: "mapCount",
    Role.MAP_KEY: "mapKey",
    Role.MAP_VALUE: "mapValue",
    Role.STREAM_NEXT: "read",
    Role.STREAM_TRY_NEXT: "read",
    Role.STREAM_WAIT: "read",
    Role.STREAM_WAIT_START: "watches",
    Role.STREAM_FINISH: "read",
    Role.STREAM_FD: "read",
    Role.STREAM_GIVE: "read",
    Role.STREAM_END: "read",
}


def _other_body(function: CFunction) -> str:
    """The macro of a function that is no call; what comes back as a struct is filled in."""
    is_struct = function.kind is Returns.STATUS
    if function.role is Role.UNION_CASE:
        return "caseStruct" if is_struct else "case"
    return BODIES.get(function.role) or ("struct" if is_struct else "member")


LISTS = (Role.LIST_COUNT, Role.LIST_AT, Role.LIST_FREE)


def _held(owner: Handle | Stream | Record | Union | None, role: Role) -> str:
    """Core's type of what a function is about."""
    if owner is None:
        return "rt::Map"
    return f"Vec<{pascal(owner.id)}>" if role in LISTS else pascal(owner.id)


def _other(api: Api, plan: Plan, function: CFunction, head: FunctionView) -> FunctionView:
    """A function that is no call of the description."""
    if function.role is Role.RUNTIME:
        return replace(head, body="runtime", method=RUNTIME[function.symbol])
    if function.role is Role.PENDING:
        arguments = tuple(raw(p.name) for p in function.params)
        return replace(head, body="onPending", method=function.stem.removeprefix("pending_"), arguments=arguments)
    owner = function.handle or function.stream or function.record or function.union
    receiver = next((p for p in function.params if p.slot is Slot.RECEIVER), None)
    method, behind = _read(api, plan, function)
    conversion = None
    if function.role is Role.STREAM_GIVE and function.stream is not None and function.stream.takes is not None:
        taken = replace(function.stream.takes, type=ListOf(function.stream.takes.type))
        conversion, expression = argument(api, taken, function.params_of(taken.id))
        method = f"give({expression})?"
    return replace(
        head,
        body=_other_body(function),
        type=_held(owner, function.role),
        receiver=raw(receiver.name) if receiver else "",
        what=receiver.name if receiver else "",
        method=method,
        behind=behind,
        conversions=(conversion,) if conversion else (),
    )


def _read(api: Api, plan: Plan, function: CFunction) -> tuple[str, str]:
    """What is read of core's object, and what makes of it what the helper takes."""
    match function.role:
        case Role.PREDICATE if function.predicate is not None:
            (asked,) = plan.of(function.predicate.id)
            assert isinstance(asked.only_way.to, CoreMethod)  # the shim is the C ABI over core
            return RUST.escape(asked.only_way.to.name), _fact_name(function, asked.operation.predicate)
        case Role.FACT | Role.MAP_COUNT | Role.MAP_KEY | Role.MAP_VALUE if function.fact is not None:
            name = _fact_name(function, function.fact.id)
            is_map = function.role is not Role.FACT
            return f"{name}()", "" if is_map else behind_fact(api, function.kind, function.fact)
        case Role.RECORD_FIELD if function.field is not None:
            return core_field(function.field), behind_read(api, function.kind, function.field.type)
        case Role.ENTRY_COUNT | Role.ENTRY_KEY | Role.ENTRY_VALUE:
            return "as_ref()", ""
        case Role.UNION_KIND:
            return "code()", ""
        case Role.UNION_CASE if function.case is not None:
            return f"as_{function.case.id}()", behind_answer(api, function.case.type)
        case Role.LIST_COUNT:
            return "len()", ""
        case Role.LIST_AT:
            return "as_slice()", ""
        case Role.DEFAULTS:
            return "default()", ""
        case Role.PRESET if function.preset is not None:
            return f"{RUST.escape(function.preset.id)}()", ""
        case Role.STREAM_NEXT if function.kind is Returns.HANDLE_OR_NONE:
            return "wait_next()?", ""
        case Role.STREAM_TRY_NEXT if function.kind is Returns.HANDLE_OR_NONE:
            return "try_next()?", ""
        case Role.STREAM_NEXT:
            return f"next_into({_space(function)})?", ""
        case Role.STREAM_TRY_NEXT:
            return f"try_next_into({_space(function)})?", ""
        case Role.STREAM_WAIT:
            return "wait_for(rt::pending::time_limit(timeout_ms))?", ""
        case Role.STREAM_FINISH:
            return "finish()?", ""
        case Role.STREAM_FD:
            return "fd()?", ""
        case Role.STREAM_END:
            return "end_input()?", ""
        case _:
            return "", ""


def _fact_name(function: CFunction, id_: str | None) -> str:
    """What core calls a fact of the function's handle."""
    assert function.handle is not None
    fact = next(f for f in function.handle.facts if f.id == id_)
    return RUST.escape(fact.surface.names.get(RUST.id, fact.id))
