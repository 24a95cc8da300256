"""C++'s constructors, methods and functions: a declaration for the manual, a definition that converts, calls once and gives the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...cabi.shapes import Abi, CFunction, Pointer, Slot
from ...meaning.model import Api, FormKind, Operation, Param
from ...meaning.types import EitherOf, HandleRef, Kind, ListOf, RecordRef, Scalar, StreamRef, Type, Vector
from ...plan.calls import Call, from_one
from ...plan.unforeseen import Unforeseen
from ..c.types import quoted
from ..texts import doc_text
from .language import CPP
from .lower import lower
from .types import class_name, fold, identifier, literal, param_type, value_type
from .values import accessor_name, callback_name, read

# A program in C++ has its own threads, so there is no async form; a cancel token travels in the options.
WIDTH = 140


@dataclass(frozen=True, slots=True)
class CallView:
    """One callable."""

    doc: str
    declaration: str
    definition: str  # the head, as in `inline T Model::f(int x) const`
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """One C++ parameter and what C is given for it."""

    id: str
    type: Type
    declared: str
    default: str | None
    lines: tuple[str, ...]
    slots: tuple[str, ...]
    size: str | None  # an expression for how large the value is


@dataclass(frozen=True, slots=True)
class Variant:
    """A call from one input, where C++ overloads what the description merges."""

    call: Call
    input: Param | None
    function: CFunction | None  # the C function that takes this input as it is
    tokens_by: Operation | None  # the method that turns the input into what `function` takes


def variants(api: Api, abi: Abi, call: Call) -> Iterator[Variant]:
    """The overloads of a call."""
    inputs = [i.param for i in call.operation.inputs if CPP.id in i.param.surface]
    if not inputs:
        yield Variant(call, None, _function(abi, call, None), None)
        return
    given = call.params[0]
    chosen = inputs if isinstance(given.type, EitherOf) else [p for p in inputs if p.id == given.id]
    for item in chosen:
        function, maker = _function(abi, call, item.id), None
        if function is None and call.owner is not None:
            taken = next(i.param for i in call.operation.inputs if "c" in i.param.surface)
            wanted = next(i.tokens_by for i in call.operation.inputs if i.param.id == item.id)
            function = _function(abi, call, taken.id)
            maker = next(op for op in call.owner.methods if op.id == wanted)
        yield Variant(from_one(call, item), item, function, maker)


def _function(abi: Abi, call: Call, input_id: str | None) -> CFunction | None:
    """C's function; a text is read from the record, for C's own text form cuts at its buffer and takes fewer options."""
    form = FormKind.RESULT if call.form is FormKind.TEXT else call.form
    owner = call.owner.id if call.owner else None
    wanted = ".".join(filter(None, (owner, call.operation.id, form.value, input_id)))
    return next((f for f in abi.functions if f.call is not None and f.call.id == wanted), None)


def call_view(api: Api, variant: Variant) -> CallView:
    """One overload."""
    call = variant.call
    arguments = tuple(_argument(api, p, variant) for p in call.params if CPP.id in p.surface)
    progress = (_progress(call.operation),) if call.operation.progress else ()
    hears = (_hears(api, call),) if call.form is FormKind.CALLBACK else ()
    name = identifier(call.spelt(CPP.case))
    owner = class_name(call.owner.id) if call.owner else None
    constructs = call.is_constructor and call.operation.id == "new"
    on = call.operation.on.get(CPP.id)
    scope = owner or (class_name(on) if on else None)
    static = (call.is_constructor and not constructs) or (owner is None and on is not None)
    result = _result_type(call)
    tail = " const" if _is_const(variant, constructs, static) else ""
    all_arguments = (*arguments, *hears, *progress)
    parameters = _with_defaults(all_arguments)
    plain = tuple(a.declared for a in all_arguments)
    if constructs:
        single = "explicit " if all_arguments and all(a.default is not None for a in all_arguments[1:]) else ""
        declaration = _wrapped(f"{single}{owner}(", parameters, ");", 2)
        definition = _wrapped(f"inline {owner}::{owner}(", plain, ")", 0)
    else:
        before = "static " if static else "" if scope else "inline "
        declaration = _wrapped(f"{before}{result} {name}(", parameters, f"){tail};", 2 if scope else 0)
        definition = _wrapped(f"inline {result} {f'{scope}::' if scope else ''}{name}(", plain, f"){tail}", 0)
    return CallView(_doc(api, call), declaration, definition, tuple(_body(api, variant, arguments, constructs)))


def _with_defaults(arguments: Sequence[Argument]) -> tuple[str, ...]:
    """Defaults stand at the end only: one before a required parameter would not compile."""
    spelt: list[str] = []
    trailing = True
    for argument in reversed(arguments):
        trailing = trailing and argument.default is not None
        spelt.append(f"{argument.declared} = {argument.default}" if trailing else argument.declared)
    return tuple(reversed(spelt))


def _wrapped(head: str, items: Sequence[str], tail: str, indent: int) -> str:
    """A signature on one line, or with one parameter on each."""
    line = f"{head}{', '.join(items)}{tail}"
    if len(line) + indent <= WIDTH:
        return line
    pad = " " * (indent + 4)
    return f"{head}\n{pad}" + f",\n{pad}".join(items) + tail


def _is_const(variant: Variant, constructs: bool, static: bool) -> bool:
    if variant.call.owner is None or constructs or static:
        return False
    receiver = next((p for p in variant.function.params if p.slot is Slot.RECEIVER), None) if variant.function else None
    return receiver is not None and receiver.type.pointer is Pointer.CONST


def _result_type(call: Call) -> str:
    if call.is_constructor and call.owner is not None:
        return class_name(call.owner.id)
    if call.returns is None:
        changed = _given_back(call)
        return value_type(changed.type) if changed else "void"
    return "std::string_view" if call.returns.static else value_type(call.returns.type)


def _given_back(call: Call) -> Param | None:
    """A value that C changes in place and C++ takes as a copy comes back as the result."""
    return next((p for p in call.params if "c" in p.changed and CPP.id not in p.changed), None)


def _doc(api: Api, call: Call) -> str:
    parts = [doc_text(call.doc)]
    parts += [f"@param {identifier(p.id)} {p.doc.summary}" for p in call.params if p.doc.summary and CPP.id in p.surface]
    if call.operation.progress:
        parts.append(f"@param progress {call.operation.progress[1].summary}")
    if call.returns is not None and call.returns.doc.summary:
        parts.append(f"@return {call.returns.doc.summary}")
    if call.operation.errors:
        codes = ", ".join(f"`ErrorCode::{identifier(e)}`" for e in call.operation.errors)
        parts.append(f"@throws error with the code {codes}")
    return fold("\n".join(parts))


# Parameters


def _argument(api: Api, param: Param, variant: Variant) -> Argument:
    name = identifier(param.id)
    default = literal(api, param.type, param.default) if param.default is not None else None
    if variant.tokens_by is not None and param is variant.input:
        line = f"const std::vector<TokenId> c_{param.id} = {_method_name(variant.tokens_by)}({name});"
        tokens = (f"c_{param.id}.data()", f"detail::count_of(c_{param.id})")
        return Argument(param.id, param.type, f"{param_type(param.type)} {name}", default, (line,), tokens, None)
    copies = "c" in param.changed and CPP.id not in param.changed
    type_ = value_type(param.type) if copies else param_type(param.type, CPP.id in param.changed)
    made = lower(param.type, name, f"c_{param.id}", param.id, owned_text=False)
    lines: tuple[str, ...] = ()
    if made.storage_type:
        assigned = made.storage_type == "const std::string"
        lines = (
            f"{made.storage_type} c_{param.id} = {made.storage_argument};"
            if assigned
            else f"{made.storage_type} c_{param.id}({made.storage_argument});",
        )
    return Argument(param.id, param.type, f"{type_} {name}", default, lines, made.slots, _size(param.type, name))


def _method_name(op: Operation) -> str:
    return identifier(op.surface.names.get(CPP.id) or op.name.to(CPP.case))


def _size(type_: Type, name: str) -> str | None:
    match type_:
        case Scalar(kind) if kind.is_text or kind is Kind.BYTES:
            return f"{name}.size()"
        case ListOf(RecordRef()):
            return None
        case ListOf() | Vector():
            return f"{name}.size()"
        case _:
            return None


def _progress(op: Operation) -> Argument:
    assert op.progress is not None
    declared = f"const {callback_name(op.progress[0])}& progress"
    return Argument("progress", RecordRef(op.progress[0]), declared, "{}", (), (), None)


def _hears(api: Api, call: Call) -> Argument:
    stream = api.stream(call.operation.produces or "")
    return Argument("callback", StreamRef(stream.id), f"const {callback_name(stream.callback or '')}& callback", None, (), (), None)


# Bodies


def _body(api: Api, variant: Variant, arguments: Sequence[Argument], constructs: bool) -> Iterator[str]:
    call, function = variant.call, variant.function
    if call.form is FormKind.CALLBACK:
        yield from _callback_body(call, arguments)
        return
    if function is None:
        raise Unforeseen(f"{call.operation.where}: C has no function for {call.id}, so C++ cannot call it")
    if call.is_constructor:
        yield "detail::require_abi();"
    for argument in arguments:
        yield from argument.lines
    slots = [s for a in arguments for s in a.slots]
    if function.shares_length and len(arguments) > 1:
        first, *others = arguments
        for other in others:
            yield f"detail::same_length({quoted(other.id)}, {other.size}, {quoted(first.id)}, {first.size});"
        slots = [*(a.slots[0] for a in arguments), *others[-1].slots[1:]]
    if call.owner is not None and not call.is_constructor:
        slots.insert(0, "handle_.get()")
    if call.is_constructor:
        yield from _constructor_body(api, call, function, slots, constructs)
        return
    yield from _result_lines(api, variant, function, slots, arguments)


def _callback_body(call: Call, arguments: Sequence[Argument]) -> Iterator[str]:
    stream = next(f.name for f in call.operation.forms if f.kind is FormKind.STREAM)
    spelling = next(f.surface.names.get(CPP.id) for f in call.operation.forms if f.kind is FormKind.STREAM)
    given = ", ".join(identifier(a.id) for a in arguments)
    yield f"detail::each({identifier(spelling or str(stream))}({given}), callback);"


def _constructor_body(api: Api, call: Call, function: CFunction, slots: Sequence[str], constructs: bool) -> Iterator[str]:
    assert call.owner is not None
    progress = call.operation.progress
    if progress:
        holder = next(p.id for p in call.params if isinstance(p.type, RecordRef))
        yield f"detail::Guarded<{callback_name(progress[0])}> c_progress(progress);"
        yield f"c_{holder}.value.progress = c_progress.c_function();"
        yield f"c_{holder}.value.progress_data = c_progress.user_data();"
    if progress:
        yield _statement("Handle made_(", function, slots, ");")
        yield "c_progress.rethrow();"
    before, after = ("adopt(" if constructs else f"return {class_name(call.owner.id)}("), ");"
    yield f"{before}std::move(made_){after}" if progress else _statement(f"{before}Handle(", function, slots, f"){after}")


def _result_lines(api: Api, variant: Variant, function: CFunction, slots: Sequence[str], arguments: Sequence[Argument]) -> Iterator[str]:
    call = variant.call
    if call.returns is None:
        yield f"{read(function, ListOf(Scalar(Kind.I32)), slots, '0')};"
        changed = _given_back(call)
        if changed is not None:
            yield f"return {identifier(changed.id)};"
        return
    match call.returns.type:
        case _ if (changed := _given_back(call)) is not None:
            yield _statement("detail::check(", function, slots, ");")
            yield f"return {identifier(changed.id)};"
        case RecordRef(id_):
            yield _statement(f"return detail::from_c(detail::{class_name(id_)}Handle(", function, slots, "));")
        case HandleRef(id_) | StreamRef(id_):
            yield _statement(f"return {class_name(id_)}({class_name(id_)}::Handle(", function, slots, "));")
        case _ if call.form is FormKind.TEXT:
            record = api.record(api.stream(call.operation.produces or "").result)
            field = next(f for f in record.fields if f.type == call.returns.type)
            yield _statement(f"const detail::{class_name(record.id)}Handle made_(", function, slots, ");")
            yield f"return detail::{accessor_name(record.id, field.id)}(made_.required());"
        case ListOf(Vector()) as type_:
            rows = next(a.size for a in arguments if a.size is not None)
            yield f"return detail::rows({read(function, type_, slots, _guess(call, arguments))}, {rows});"
        case type_:
            yield f"return {read(function, type_, slots, _guess(call, arguments))};"


def _statement(before: str, function: CFunction, slots: Sequence[str], after: str) -> str:
    """A line around one C call, whose arguments go into the next line where they do not fit."""
    line = f"{before}{function.symbol}({', '.join(slots)}){after}"
    return line if len(line) <= WIDTH else f"{before}{function.symbol}(\n      {', '.join(slots)}){after}"


def _guess(call: Call, arguments: Sequence[Argument]) -> str:
    """A first size for the result's buffer, nearly always enough: a text has fewer tokens than bytes, a token rarely over eight."""
    assert call.returns is not None
    sizes = " + ".join(a.size for a in arguments if a.size is not None)
    match call.returns.type:
        case Vector() | ListOf(Vector()) if call.returns.length is not None:
            rows = f" * ({sizes})" if isinstance(call.returns.type, ListOf) and sizes else ""
            return f"static_cast<std::size_t>({call.returns.length}()){rows}"
        case Scalar(kind) if kind.is_text and sizes:
            return f"8 * ({sizes}) + 64"
        case ListOf(Scalar()) if sizes:
            return f"{sizes} + 8"
        case _:
            return "256"
