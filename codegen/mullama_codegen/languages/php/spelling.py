"""How PHP spells names, types and values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ...meaning.model import Api, Default, Field, Param, PassAs, RecordKind, Surface
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
    strip_option,
)
from ...meaning.walk import answered
from ...plan.calls import Call
from .language import CLASS_WORDS, PHP

# Methods that the runtime's base classes have; a described one of the same name gets an underscore.
TAKEN = frozenset(
    {"adopt", "close", "each", "fact", "free", "getiterator", "getlasterror", "kept", "own", "pointer", "pull", "readfacts", "refusecut"}
)
SCALARS = {Kind.BOOL: "bool", Kind.F32: "float", Kind.F64: "float", Kind.DURATION: "float", Kind.JSON: "mixed"}


def class_name(id_: str) -> str:
    """The class of a handle, stream, record, enum or union."""
    name = Name.of(id_).to(Case.PASCAL)
    return f"{name}_" if name.lower() in CLASS_WORDS else name


def method(call: Call, before: str = "") -> str:
    """The method of a call, perhaps with a word before its name."""
    name = call.spelt(Case.CAMEL)
    return free_method(f"{before}{name[:1].upper()}{name[1:]}" if before else name)


def free_method(name: str) -> str:
    """A method's name that no base class has already."""
    return f"{name}_" if name.lower() in TAKEN else name


def spelt(name: Name, surface: Surface) -> str:
    """A verbatim spelling, or the name in PHP's case."""
    return surface.names.get(PHP.id) or name.to(Case.CAMEL)


def variable(param: Param) -> str:
    """A parameter without its dollar; `this` is not free."""
    name = spelt(param.name, param.surface)
    return f"{name}_" if name == "this" else name


def key(field: Field) -> str:
    """A record's key and property."""
    return spelt(field.name, field.surface)


def case_name(name: Name) -> str:
    """An enum's case; `class` is the one word that a constant may not bear."""
    spelling = name.to(Case.PASCAL)
    return f"{spelling}_" if spelling.lower() == "class" or spelling[:1].isdigit() else spelling


def is_object(api: Api, id_: str) -> bool:
    """Whether users give and get a record as an object rather than as an array."""
    record = api.record(id_)
    return record.kind is RecordKind.RESULT or record.pass_as.get(PHP.id) in (PassAs.OBJECT, PassAs.VALUE)


def native(api: Api, type_: Type) -> str:
    """The type in a signature."""
    match type_:
        case Scalar(kind):
            return SCALARS.get(kind) or ("int" if kind.is_integer else "string")
        case ListOf() | Vector() | MapOf():
            return "array"
        case EnumRef(id_) | UnionRef(id_) | HandleRef(id_) | StreamRef(id_):
            return class_name(id_)
        case RecordRef(id_):
            return class_name(id_) if is_object(api, id_) else "array"
        case OptionOf(item):
            inner = native(api, item)
            return inner if inner == "mixed" else f"?{inner}"
        case EitherOf(options):
            return "|".join(dict.fromkeys(native(api, option) for option in options))


def documented(api: Api, type_: Type) -> str:
    """The type in a doc comment, with what a signature cannot say."""
    match type_:
        case ListOf(RecordRef(id_)) if (record := api.record(id_)).keyed_by is not None:
            value = next(f for f in record.fields if f.id != record.keyed_by and f.default is None)
            return f"list<{documented(api, RecordRef(id_))}>|array<int, {documented(api, value.type)}>"
        case ListOf(item):
            return f"list<{documented(api, item)}>"
        case Vector():
            return "list<float>"
        case MapOf():
            return "array<string, string>"
        case RecordRef(id_) if not is_object(api, id_):
            return shape_name(id_)
        case OptionOf(item):
            inner = documented(api, item)
            return inner if inner == "mixed" else f"{inner}|null"
        case EitherOf(options):
            return "|".join(dict.fromkeys(documented(api, option) for option in options))
        case _:
            return native(api, type_)


def shape_name(id_: str) -> str:
    """The alias of a record that users give as an array; its class says once what the array has."""
    return f"{class_name(id_)}Array"


def shapes_in(api: Api, types: Iterable[Type]) -> tuple[str, ...]:
    """The records among some types whose aliases their docs name."""
    found = (inner.id for type_ in types for inner in _inside(type_) if isinstance(inner, RecordRef) and not is_object(api, inner.id))
    return tuple(sorted(set(found)))


def _inside(type_: Type) -> Iterator[Type]:
    match type_:
        case OptionOf(item) | ListOf(item):
            yield from _inside(item)
        case EitherOf(options):
            for option in options:
                yield from _inside(option)
        case _:
            yield type_


def shape(api: Api, id_: str) -> str:
    """What the array of a record has."""
    fields = [f for f in api.record(id_).fields if PHP.id in f.surface]
    inner = ", ".join(f"{key(f)}{'?' if f.default is not None else ''}:\0{documented_value(api, f)}" for f in fields)
    # Nested under a key it has other keys.
    again = "".join(f"|{class_name(r.id)}" for r in answered(api, api.record(id_)))
    return f"array{{{inner}}}" + ("|array<string,\0mixed>" if api.record(id_).nested else "") + again


def is_null_by_default(api: Api, param: Param) -> bool:
    """Whether null is what stands in the signature for the default, because a constant expression cannot."""
    return param.default is not None and isinstance(param.type, (RecordRef, UnionRef)) and native(api, param.type) != "array"


# A text in parts, as other APIs have it.
PARTS = "list<array<string, string>>"


def documented_value(api: Api, item: Field) -> str:
    """The type of a parameter or a key in a doc comment; null is the same as leaving it out."""
    exact = "|".join((*([PARTS] if item.parts else []), documented(api, item.type), *map(quoted, item.named)))
    return exact if item.default is None or exact == "mixed" or exact.endswith("|null") else f"{exact}|null"


def filled_in(param: Param) -> str | None:
    """What a method puts in the place of null; nothing where what it calls does."""
    if param.default is None or isinstance(param.type, (RecordRef, UnionRef, OptionOf)):
        return None
    return value(param.type, param.default)


def leading(api: Api, type_: Type) -> tuple[Field, ...]:
    """The fields of an array that come first, as plain arguments."""
    if not isinstance(type_, RecordRef) or is_object(api, type_.id):
        return ()
    record = api.record(type_.id)
    return tuple(f for f in map(record.field, record.lead) if PHP.id in f.surface)


def has_more(api: Api, id_: str) -> bool:
    """Whether a record has keys besides those that lead."""
    record = api.record(id_)
    return any(f.id not in record.lead for f in record.fields if PHP.id in f.surface)


def parameters(api: Api, param: Param, by_reference: bool = False) -> list[str]:
    """What one parameter is in a signature: the leading fields of its record, then itself."""
    first = [parameter(api, field) for field in leading(api, param.type)]
    if first and isinstance(param.type, RecordRef) and not has_more(api, param.type.id):
        return first
    return [*first, parameter(api, param, by_reference)]


def parameter(api: Api, param: Param, by_reference: bool = False) -> str:
    """One parameter of a signature, with its default."""
    type_, name = native(api, param.type), f"{'&' if by_reference else ''}${variable(param)}"
    if param.named:
        type_ = f"{type_}|string"
    if param.default is None:
        return f"{type_} {name}"
    # Null is the same as leaving it out.
    nullable = type_ if type_ == "mixed" or type_.startswith("?") else f"{type_}|null" if "|" in type_ else f"?{type_}"
    return f"{nullable} {name} = {'null' if is_null_by_default(api, param) else value(param.type, param.default)}"


def value(type_: Type, default: Default | None) -> str:
    """A value of the description as a constant expression."""
    found = default.value if default else None
    match type_:
        case EnumRef(id_) | OptionOf(EnumRef(id_)) if isinstance(found, str):
            return f"{class_name(id_)}::{case_name(Name.of(found))}"
        case ListOf() | Vector() | MapOf() | RecordRef():
            return "[]"
        case _:
            return literal(found, strip_option(type_))


def literal(found: object, type_: Type) -> str:
    """A plain value."""
    if found is None or found == ():
        return "null"
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(type_, Scalar) and type_.kind.is_float and isinstance(found, (int, float)):
        return repr(float(found))
    if isinstance(found, int):
        # PHP reads -9223372036854775808 as the negation of a float.
        return "PHP_INT_MIN" if found == -(2**63) else str(min(found, 2**63 - 1))
    return quoted(str(found))


def quoted(text: str) -> str:
    """A string literal."""
    if all(c.isprintable() for c in text):
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    escaped = json.dumps(text, ensure_ascii=False)[1:-1].replace("$", "\\$").replace("\\u00", "\\x").replace("\\b", "\\x08")
    return f'"{escaped}"'
