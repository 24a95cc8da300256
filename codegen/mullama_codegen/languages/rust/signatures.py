"""How core's methods are declared: by hand in the real core, and in what is generated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...meaning.model import Handle, Operation, Param
from ...meaning.types import EitherOf, EnumRef, HandleRef, Kind, ListOf, OptionOf, Scalar, StreamRef, Type, Vector
from ...plan.core import CoreMethod, DeclaredMethod, Gives, described, in_place, running
from ...plan.planned import Awaited, Fed, PlannedCall, Runs
from .language import RUST
from .types import awaited, owned, pascal

# A call that is waited for tells its progress on the caller's thread, one that is not keeps the function.
READ = "std::result::Result<T, E>"  # what a function makes of JSON
TOOLS_DOC = "Functions, made tools by [`Tool::new`](crate::Tool::new) and its like. An error of one is told to the model as its result."
DESCRIBED = "<T: schemars::JsonSchema + serde::de::DeserializeOwned>"  # a type that says its schema itself
LENT, KEPT = "Progress<'_>", "Option<Box<dyn FnMut(f32) -> bool + Send>>"


@dataclass(frozen=True, slots=True)
class Signature:
    """A method as it is declared; `taken` are the parameters of the description among its own."""

    name: str
    params: tuple[str, ...]
    gives: str  # empty where it gives nothing and cannot fail
    taken: tuple[Param, ...]
    hears: bool = False  # it takes what hears its progress
    generics: str = ""
    first: str = ""  # what it takes before the parameters of the description


def of_declared(one: DeclaredMethod, op: Operation, owner: Handle | None) -> tuple[Signature, ...]:
    """A method that is written by hand, behind the generated ones that leave out some of what it takes."""
    makes = owner is not None and op in owner.constructors
    answer = HandleRef(owner.id) if makes and owner else one.answer
    inner = awaited(answer) if one.method.polled and isinstance(answer, StreamRef) else _inner(answer, one.static, makes)
    return tuple(_lengths(one.method, one.params, op, owner is not None and not makes, inner))


def of_planned(planned: PlannedCall) -> tuple[Signature, ...]:
    """What users of Rust may call for a call of the plan, the shortest first."""
    if isinstance(planned.does, Runs):
        return tuple(_running(planned, planned.does))
    call, result, method = planned.call, planned.result, planned.only_way.to
    assert isinstance(method, CoreMethod)  # Rust's users call core
    inner = _inner(result.type if in_place(call.operation) is None else None, result.static, call.is_constructor)
    if isinstance(result.type, StreamRef) and isinstance(planned.does, Awaited):
        inner = awaited(result.type)
    if planned.typed:
        return tuple(_reading(planned, method))
    if isinstance(planned.does, Fed):
        return tuple(_feeding(planned, method, planned.does))
    return tuple(_lengths(method, call.params, call.operation, call.on_object, inner))


def _lengths(method: CoreMethod, params: tuple[Param, ...], op: Operation, on_object: bool, inner: str) -> Iterator[Signature]:
    def made(name: str, taken: tuple[Param, ...], hears: bool) -> Signature:
        shown = ["&self"] if on_object else []
        shown += [f"{RUST.escape(p.id)}: {_taken(p)}" for p in taken]
        names = {p.id for p in taken}
        heard, buffer = "heard_by" if "progress" in names else "progress", "space" if "buffer" in names else "buffer"
        shown += [f"{heard}: {KEPT if method.gives is Gives.PENDING else LENT}"] if hears else []
        shown += [f"{buffer}: &mut [u8]"] if method.gives is Gives.WRITTEN else []
        return Signature(RUST.escape(name), tuple(shown), _given(method.gives, inner), taken, hears)

    if method.short:
        yield made(method.short, tuple(p for p in params if p.default is None), hears=False)
    if method.quiet:
        yield made(method.quiet, params, hears=False)
    yield made(method.name, params, hears=op.progress is not None)


def _reading(planned: PlannedCall, method: CoreMethod) -> Iterator[Signature]:
    """What reads JSON takes the function that does so, and gives what that gives; `Result` here is core's, and the inner one is not."""
    call = planned.call
    read = "read_json" if any(p.id == "read" for p in call.params) else "read"
    for one in _lengths(method, call.params, call.operation, call.on_object, READ):
        at = 1 if call.on_object else 0
        params = (*one.params[:at], f"{read}: impl FnOnce(&str) -> {READ}", *one.params[at:])
        gives = f"impl std::future::Future<Output = Result<{READ}>>" if method.gives is Gives.PENDING else one.gives
        yield replace(one, params=params, gives=gives, generics="<T, E>", first=read)


def of_described(planned: PlannedCall) -> tuple[Signature, ...]:
    """The same for types that say their schema themselves, which then is no parameter; none where the call takes no schema."""
    call = planned.call
    form = next(f for f in call.operation.forms if f.kind is call.form)
    if not planned.typed or form.schema is None:
        return ()
    method = described(call.operation, call.owner, call.form)
    params = tuple(p for p in call.params if p.id != form.schema)
    lengths = _lengths(method, params, call.operation, call.on_object, "T")
    later = "impl std::future::Future<Output = Result<T>>"
    return tuple(replace(one, generics=DESCRIBED, gives=later if method.gives is Gives.PENDING else "Result<T>") for one in lengths)


def _running(planned: PlannedCall, runs: Runs) -> Iterator[Signature]:
    """What calls the user's functions takes them; to come, the answer lives as long as they do."""
    call = planned.call
    assert planned.result.type is not None
    taken = tuple(replace(p, doc=replace(p.doc, summary=TOOLS_DOC)) if p.id == runs.tools.id else p for p in call.params)
    made = owned(planned.result.type)
    gives = f"impl std::future::Future<Output = Result<{made}>> + 'f" if runs.later else f"Result<{made}>"
    for one in _lengths(running(call.operation, runs.handle, call.form), taken, call.operation, call.on_object, made):
        tools = f"{RUST.escape(runs.tools.id)}: "
        params = tuple(f"{tools}impl IntoIterator<Item = Tool<'f>>" if p.startswith(tools) else p for p in one.params)
        yield replace(one, params=params, gives=gives, generics="<'f>")


def _feeding(planned: PlannedCall, method: CoreMethod, fed: Fed) -> Iterator[Signature]:
    """What feeds a stream takes the iterator first."""
    source = RUST.escape(fed.source.id)
    given = f"Result<Fed{pascal(fed.stream)}<I::IntoIter>>"
    for one in _lengths(method, planned.call.params, planned.operation, planned.call.on_object, ""):
        params = (one.params[0], f"{source}: I", *one.params[1:])
        yield replace(one, params=params, gives=given, generics="<T: AsRef<str>, I: IntoIterator<Item = T>>", first=source)


def _inner(type_: Type | None, static: bool, makes: bool) -> str:
    return "Self" if makes else "()" if type_ is None else "&'static str" if static else owned(type_)


def _given(gives: Gives, inner: str) -> str:
    match gives:
        case Gives.PENDING:
            return f"Pending<{inner}>"
        case Gives.RESULT:
            return f"Result<{inner}>"
        case Gives.WRITTEN:
            return "Result<usize>"
        case Gives.PLAIN:
            return "" if inner == "()" else inner


def _taken(param: Param) -> str:
    return "&mut [f32]" if RUST.id in param.changed else argument_type(param.type)


def argument_type(type_: Type) -> str:
    """How core's methods take a value: small ones as they are, all others lent."""
    match type_:
        case EitherOf():
            return "impl Into<Prompt>"
        case Scalar(Kind.PATH):
            return "impl AsRef<Path>"
        case Scalar(kind) if kind.is_text:
            return "&str"
        case Scalar(Kind.BYTES):
            return "&[u8]"
        case Vector():
            return "&[f32]"
        case ListOf(Scalar(Kind.PATH)):
            return "&[impl AsRef<Path>]"
        case ListOf(Scalar(kind)) if kind.is_text:
            return "&[impl AsRef<str>]"
        case ListOf(item):
            return f"&[{owned(item)}]"
        case OptionOf(Scalar(Kind.PATH)):
            return "Option<impl AsRef<Path>>"
        case OptionOf(Scalar(kind)) if kind.is_text:
            return "Option<&str>"
        case Scalar() | EnumRef() | OptionOf(Scalar() | EnumRef()):
            return owned(type_)
        case OptionOf(item):
            return f"Option<&{owned(item)}>"
        case _:
            return f"&{owned(type_)}"
