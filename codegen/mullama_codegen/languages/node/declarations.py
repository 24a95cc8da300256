"""`index.d.cts`: the types of the package, which carry its docs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from ...meaning.model import Api, Doc, Fact, Field, Handle, Param, Record, RecordKind, Union
from ...meaning.names import Case, Name
from ...meaning.types import (
    EitherOf,
    EnumRef,
    HandleRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    StreamRef,
    Type,
    UnionRef,
    Vector,
    uses,
)
from ...meaning.walk import given_back
from ...plan.planned import Awaited, Fed, LoopOver, Plan, PlannedCall, Runs
from ...plan.unforeseen import Unforeseen
from ..texts import doc_text
from .language import NODE
from .public import source_variable, takes_signal, type_argument
from .spelling import comment_safe, field_literal, member, quoted, reachable, shout, type_name, variable

SCHEMA_DOC = (
    "What the answer is: a JSON Schema, whose type the answer has; anything with `toJSONSchema` and `parse`, as Zod's schemas have them; or"
    " a Standard JSON Schema."
)
TYPE_DOC = "What makes the answer of its JSON: a function, a schema with `parse`, as Zod's have it, or any Standard Schema."
FED_DOC = (
    "They are asked for as there is space for them; an exception among them ends the work and goes on to the caller."
    " Where they come later, so do the answers: `for await`."
)
TOOLS_DOC = "Functions, made tools by {@link tool}. What one throws is told to the model as its result."
CALLED_TOGETHER = "Promises are awaited, those of one step together."
NUMBERS = (Kind.I32, Kind.U32, Kind.F32, Kind.F64, Kind.TOKEN, Kind.TOKEN_COUNT)


@dataclass(frozen=True, slots=True)
class DeclaredMember:
    """One line of types with its comment."""

    doc: str
    text: str


@dataclass(frozen=True, slots=True)
class DeclaredType:
    """An interface or a class."""

    doc: str
    head: str
    members: tuple[DeclaredMember, ...]
    behind: str = ""  # what stands behind the closing brace


@dataclass(frozen=True, slots=True)
class DeclarationsView:
    """The whole file."""

    errors: tuple[DeclaredMember, ...]
    data: tuple[str, ...]
    enums: tuple[tuple[str, str, str, tuple[DeclaredMember, ...]], ...]  # doc, name, the type, its constants
    unions: tuple[tuple[str, str, str], ...]
    types: tuple[DeclaredType, ...]
    aliases: tuple[tuple[str, str], ...]
    functions: tuple[DeclaredMember, ...]
    has_tools: bool  # whether a call takes functions of the user's


def declarations(api: Api, plan: Plan) -> DeclarationsView:
    """What `index.d.cts` prints."""
    return DeclarationsView(
        errors=tuple(DeclaredMember(comment(_text(e.doc)), f"readonly {shout(e.name)}: {e.code};") for e in api.errors),
        data=tuple(dict.fromkeys(member(Name.of(key)) for e in api.errors for key, _ in e.data)),
        enums=tuple(
            (
                comment(_text(e.doc)),
                type_name(e.id),
                " | ".join(quoted(v.id) for v in e.values),
                tuple(DeclaredMember(comment(_text(v.doc)), f"readonly {shout(v.name)}: {quoted(v.id)};") for v in e.values),
            )
            for e in api.enums
        ),
        unions=tuple(
            (comment(_text(u.doc)), type_name(u.id), " | ".join(f"{{ {member(c.name)}: {of_case(c.type)} }}" for c in u.cases))
            for u, of_case in _unions(api)
        ),
        types=(
            *(declared_record(api, r) for r in api.records),
            *(_class(api, plan, h) for h in api.handles if NODE.id in h.surface),
            *_streams(api),
        ),
        aliases=(
            *((alias, type_name(h.id)) for h in api.handles for alias in h.surface.aliases.get(NODE.id, ())),
            *((alias, type_name(r.id)) for r in api.records for alias in r.aliases.get(NODE.id, ())),
        ),
        functions=(*_presets(api), *(declared_function(api, c) for c in plan.functions_on(None))),
        has_tools=any(isinstance(c.does, Runs) for c in plan.calls),
    )


# Types


def _unions(api: Api) -> Iterator[tuple[Union, Callable[[Type], str]]]:
    """Each union with what its cases carry: what a caller gets, where it comes back."""
    back = {inner.id for type_ in given_back(api, NODE.id) for inner in uses(type_) if isinstance(inner, UnionRef)}
    for union in api.unions:
        yield union, returned if union.id in back else partial(taken, api)


# A text in parts, as other APIs have it.
PARTS = "readonly { readonly type: string; readonly text?: string }[]"


def taken(api: Api, type_: Type) -> str:
    """What a caller may give."""
    match type_:
        case Scalar(Kind.I64 | Kind.U64):
            return "number | bigint"
        case Scalar(Kind.JSON):
            return "unknown"
        case ListOf(Scalar(kind)) if kind in NUMBERS:
            return "ArrayLike<number>"
        case ListOf(RecordRef(id_)) if api.record(id_).keyed_by:
            key, value = (taken(api, api.record(id_).field(f).type) for f in api.record(id_).shorthand)
            return f"readonly {type_name(id_)}[] | Readonly<Record<{key}, {value}>> | ReadonlyMap<{key}, {value}>"
        case ListOf(item):
            return f"readonly {_grouped(taken(api, item))}[]"
        case OptionOf(item):
            return f"{taken(api, item)} | null"
        case Vector():
            return "ArrayLike<number>"
        case Scalar(Kind.PATH):
            return "string | Uint8Array | URL"
        case MapOf():
            return "Readonly<Record<string, string>> | ReadonlyMap<string, string>"
        case EitherOf(options):
            return " | ".join(taken(api, option) for option in options)
        case _:
            return returned(type_)


def returned(type_: Type) -> str:
    """What a caller gets."""
    match type_:
        case Scalar(Kind.BOOL):
            return "boolean"
        case Scalar(Kind.U64):
            return "bigint"
        case Scalar(Kind.BYTES):
            return "Uint8Array"
        case Scalar(Kind.JSON):
            return "unknown"
        case Scalar(kind):
            return "string" if kind.is_text else "number"
        case ListOf(item):
            return f"{_grouped(returned(item))}[]"
        case OptionOf(item):
            return f"{returned(item)} | null"
        case MapOf():
            return "Record<string, string>"
        case Vector():
            return "Float32Array"
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_) | HandleRef(id_) | StreamRef(id_):
            return type_name(id_)
        case other:
            raise Unforeseen(f"TypeScript has no {other}")


def _grouped(text: str) -> str:
    return f"({text})" if " " in text else text


def declared_record(api: Api, record: Record) -> DeclaredType:
    """A record's interface."""
    takes = record.kind is RecordKind.PARAMS
    members = []
    for field in record.fields:
        if NODE.id not in field.surface:
            continue
        key = member(field.name, field.surface)
        doc = _text(field.doc) + _unit(field.type)
        if not takes:
            members.append(DeclaredMember(comment(doc), f"readonly {key}: {returned(field.type)};"))
            continue
        if field.default is not None:
            doc += f"\n@defaultValue `{comment_safe(field_literal(field, field.default))}`"
        if not field.built:
            doc += "\nNot built yet: any other value is an error."
        members.append(DeclaredMember(comment(doc), f"{_optional(api, key, field)};"))
    name = type_name(record.id)
    if not record.shorthand:
        return DeclaredType(comment(_text(record.doc)), f"interface {name}", tuple(members))
    # TypeScript allows no keyword as a label.
    parts = ", ".join(f"{NODE.escape(member(f.name, f.surface))}: {taken(api, f.type)}" for f in map(record.field, record.shorthand))
    return DeclaredType(comment(_text(record.doc)), f"type {name} =", tuple(members), f"{_nested(api, record)} | readonly [{parts}];")


def _nested(api: Api, record: Record) -> str:
    """The type of a record whose fields stand under a key, as other APIs have it; those that may be left out stand beside it."""
    if record.nested is None:
        return ""
    inner = "; ".join(_optional(api, member(f.name, f.surface), f) for f in record.fields if f.default is None)
    outer = "; ".join(_optional(api, member(f.name, f.surface), f) for f in record.fields if f.default is not None)
    return f" | {{ type?: '{record.nested}'; {record.nested}: {{ {inner} }}; {outer} }}"


# Classes


def _class(api: Api, plan: Plan, handle: Handle) -> DeclaredType:
    name = type_name(handle.id)
    made = plan.constructors(handle)
    members = []
    if not any(planned.call.is_new for planned in made):
        members.append(DeclaredMember("", "private constructor();"))
    members += [declared_method(api, planned) for planned in (*made, *plan.methods(handle), *plan.functions_on(handle.id))]
    for fact in handle.facts:
        if NODE.id in fact.surface:
            members.append(declared_fact(fact))
    if handle.clone is not None:
        members.append(DeclaredMember(comment(_text(handle.clone)), f"clone(): {name};"))
    return DeclaredType(comment(_text(handle.doc)), f"class {name} extends Handle", tuple(members))


def declared_fact(fact: Fact) -> DeclaredMember:
    """A property that was read once, or is asked for each time."""
    name = member(fact.name, fact.surface)
    text = f"{name}(): {returned(fact.type)};" if isinstance(fact.type, MapOf) else f"readonly {name}: {returned(fact.type)};"
    reading = "Asked for each time, so it is not readable after `close()`." if fact.changes else "Readable after `close()` too."
    return DeclaredMember(comment(f"{_text(fact.doc)}{_unit(fact.type)}\n{reading}"), text)


def _streams(api: Api) -> Iterator[DeclaredType]:
    for stream in api.streams:
        item, result = returned(stream.item), type_name(stream.result)
        extra = [
            DeclaredMember(comment(_text(method.doc)), f"tryNext(): {item} | null;")
            for method in stream.methods
            if method.id == "try_next" and NODE.id in method.surface
        ]
        head = f"class {type_name(stream.id)} extends PullStream<{item}, {result}>"
        yield DeclaredType(comment(_text(stream.doc)), head, (DeclaredMember("", "private constructor();"), *extra))


def declared_method(api: Api, planned: PlannedCall) -> DeclaredMember:
    """A constructor or a method of a class."""
    call, doc, params = planned.call, comment(_call_doc(api, planned)), _params(api, planned)
    if call.is_new:
        return DeclaredMember(doc, f"constructor({params});")
    static = "static " if call.is_static else ""
    generic = _generic(planned)
    return DeclaredMember(doc, f"{static}{reachable(call.spelt(Case.CAMEL))}{generic}({params}): {_result(planned)};")


def declared_function(api: Api, planned: PlannedCall) -> DeclaredMember:
    """A function of the package."""
    name = NODE.escape(planned.call.spelt(Case.CAMEL))
    name += _generic(planned)
    return DeclaredMember(comment(_call_doc(api, planned)), f"{name}({_params(api, planned)}): {_result(planned)};")


def _generic(planned: PlannedCall) -> str:
    """What a caller's type is called; one that says its own schema is taken as it is written."""
    if not planned.typed:
        return ""
    return "<const A extends DescribedType>" if planned.schema else "<T>"


def _result(planned: PlannedCall) -> str:
    type_ = returned(planned.result.type) if planned.result.type and not planned.result.changed else "void"
    if isinstance(planned.does, Runs):
        return f"Promise<{type_}>" if planned.does.later else type_
    if planned.typed:
        made = "Described<A>" if planned.schema else "T"
        return f"Promise<{made}>" if takes_signal(planned) else made
    return f"Promise<{type_}>" if isinstance(planned.does, Awaited) else type_


def _params(api: Api, planned: PlannedCall) -> str:
    call = planned.call
    shown = call.params
    records = [p for p in shown if isinstance(p.type, RecordRef) and api.record(p.type.id).kind is RecordKind.PARAMS]
    abortable, callback = takes_signal(planned), isinstance(planned.does, LoopOver)
    fed = [f"{source_variable(planned, planned.does)}: Iterable<string> | AsyncIterable<string>"] if isinstance(planned.does, Fed) else []
    of_type = "A" if planned.schema else "AnswerType<T>"
    parts = [f"{type_argument(planned)}: {of_type}"] if planned.typed else fed
    for param in shown:
        optional = "?" if param.default is not None and not callback else ""
        type_ = "Float32Array" if NODE.id in param.changed else taken(api, param.type)
        type_ = "Iterable<Tool>" if isinstance(planned.does, Runs) and param.id == planned.does.tools.id else type_
        type_ += " | null | undefined" if param.default is not None and callback else ""
        if param in records:
            record = api.record(param.type.id)  # type: ignore[union-attr]
            parts += [_optional(api, variable(f), f) for f in (record.field(id_) for id_ in record.lead)]
            type_ = f"{type_}{' & Abortable' if abortable and param is records[-1] else ''}" + (" | null" if optional else "")
        elif optional and not type_.endswith("null"):
            type_ += " | null"
        parts.append(f"{variable(param)}{optional}: {type_}")
    if call.operation.progress:
        parts.append("progress?: Progress | null")
    if isinstance(planned.does, LoopOver):
        parts.append(f"callback: (piece: {returned(planned.does.item)}) => boolean | void")
    if abortable and not records:
        parts.append("options?: Abortable | null")
    return ", ".join(parts)


def _optional(api: Api, name: str, field: Field) -> str:
    """A name and its type; what has a default may be left out, and null stands for that."""
    type_ = " | ".join((*map(quoted, field.named), taken(api, field.type)))
    if field.parts:
        type_ = f"{PARTS} | {type_}"
    if field.default is None:
        return f"{name}: {type_}"
    return f"{name}?: {type_}" + ("" if type_.endswith("null") else " | null")


# Docs


def _presets(api: Api) -> Iterator[DeclaredMember]:
    for record in api.records:
        for preset in record.presets:
            yield DeclaredMember(comment(_text(preset.doc)), f"{(record.name + preset.name).to(Case.CAMEL)}(): {type_name(record.id)};")


def _call_doc(api: Api, planned: PlannedCall) -> str:
    call = planned.call
    of_type = [f"@param {type_argument(planned)} - {SCHEMA_DOC if planned.schema else TYPE_DOC}"] if planned.typed else []
    if isinstance(planned.does, Fed):
        of_type = [f"@param {source_variable(planned, planned.does)} - {_line(planned.does.source.doc.summary)} {FED_DOC}"]
    lines = [_text(planned.doc), *of_type, *_param_docs(call.params)]
    if isinstance(planned.does, Runs):
        tools, words = variable(planned.does.tools), f"{TOOLS_DOC} {CALLED_TOGETHER}" if planned.does.later else TOOLS_DOC
        lines = [f"@param {tools} - {words}" if line.startswith(f"@param {tools} ") else line for line in lines]
    if call.operation.progress:
        lines.append(f"@param progress - {_line(call.operation.progress[1].summary)}{_informs(planned)}")
    if planned.result.doc is not None:
        lines.append(f"@returns {_line(planned.result.doc.summary)}{_unit(planned.result.type)}")
    if call.operation.errors:
        known = ", ".join(f"{{@link ErrorCode.{shout(api.error(e).name)}}}" for e in call.operation.errors)
        lines.append(f"@throws {{@link MullamaError}} with the code {known}.")
    return "\n".join(lines)


def _informs(planned: PlannedCall) -> str:
    return " Here it only informs; a signal or a cancel token stops." if isinstance(planned.does, Awaited) else ""


def _param_docs(params: Iterable[Param]) -> Iterator[str]:
    for param in params:
        if NODE.id in param.surface:
            yield f"@param {variable(param)} - {_line(param.doc.summary)}{_unit(param.type)}"


def _unit(type_: Type | None) -> str:
    """What a plain number counts, where its type does not say so."""
    return " In milliseconds." if type_ in (Scalar(Kind.DURATION), OptionOf(Scalar(Kind.DURATION))) else ""


def _text(doc: Doc) -> str:
    return comment_safe(doc_text(doc))


def comment(text: str) -> str:
    """A whole doc comment: one line where the text is one."""
    if "\n" not in text:
        return f"/** {text} */"
    return "\n".join(["/**", *(f" * {line}".rstrip() for line in text.split("\n")), " */"])


def _line(summary: str) -> str:
    return comment_safe(summary)
