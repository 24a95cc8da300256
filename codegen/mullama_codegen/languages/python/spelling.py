"""How Python spells names, types, defaults and docs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...meaning.model import Api, Default, Doc, Field, PassAs, Record, RecordKind, Union
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
from ..texts import doc_text
from .language import PYTHON

WIDTH = 100  # of a paragraph in a docstring, its indentation not counted
# What the native module's functions are given besides their parameters.
RESERVED = frozenset({"py", "keywords"})

TAKEN = {
    Kind.BOOL: "bool",
    Kind.F32: "float",
    Kind.F64: "float",
    Kind.STRING: "str",
    Kind.BYTES: "bytes | bytearray | memoryview",
    Kind.PATH: "str | bytes | os.PathLike[str] | os.PathLike[bytes]",
    Kind.JSON: "Any",
    Kind.DURATION: "float | datetime.timedelta",
}
GIVEN = {**TAKEN, Kind.BYTES: "bytes", Kind.PATH: "pathlib.Path", Kind.DURATION: "float"}
# What these spellings name.
TAKEN_NAMES = {Kind.PATH: {"os"}, Kind.JSON: {"Any"}, Kind.DURATION: {"datetime"}}
GIVEN_NAMES = {Kind.PATH: {"pathlib"}, Kind.JSON: {"Any"}}


@dataclass(frozen=True, slots=True)
class Described:
    """A parameter or a field as a docstring tells it."""

    name: str
    type: str
    doc: str


def pascal(id_: str) -> str:
    """A class's name."""
    return Name.of(id_).to(Case.PASCAL)


def field_name(field: Field) -> str:
    """A parameter's or a field's identifier."""
    name = PYTHON.escape(field.surface.names.get(PYTHON.id, field.name.to(Case.SNAKE)))
    return f"{name}_" if name in RESERVED else name


def case_name(id_: str) -> str:
    """A case's method, clear of what every union has."""
    return f"{id_}_" if id_ in ("kind", "value") else PYTHON.escape(id_)


def call_name(call: Call) -> str:
    """A method's or a function's identifier."""
    return PYTHON.escape(call.spelt(Case.SNAKE))


def taken(api: Api, type_: Type, names: set[str] | None = None) -> str:
    """The type of what a call takes. What the spelling names goes into `names`, for the imports of the module that it stands in."""
    names = set() if names is None else names
    match type_:
        case Scalar(kind):
            names |= TAKEN_NAMES.get(kind, set())
            return TAKEN.get(kind, "int")
        case ListOf(RecordRef(id_)) if api.record(id_).keyed_by:
            names |= {"Iterable", "Mapping"}
            key, value = (taken_of(api, api.record(id_).field(f), names) for f in api.record(id_).shorthand)
            return f"Iterable[{taken(api, RecordRef(id_), names)}] | Mapping[{key}, {value}]"
        case ListOf(item):
            names.add("Iterable")
            return f"Iterable[{taken(api, item, names)}]"
        case OptionOf(item):
            return f"{taken(api, item, names)} | None"
        case MapOf():
            names.add("Mapping")
            return "Mapping[str, str]"
        case Vector():
            names.add("npt")
            return "npt.ArrayLike"
        case EnumRef(id_):
            names |= {pascal(id_), f"{pascal(id_)}Name"}
            return f"{pascal(id_)} | {pascal(id_)}Name"
        case RecordRef(id_):
            names |= {pascal(id_), mapping_name(id_)}
            nested = ("Mapping[str, Any]",) if api.record(id_).nested else ()
            names |= {"Any", "Mapping"} if nested else set()
            again = tuple(pascal(r.id) for r in answered(api, api.record(id_)))
            names |= set(again)
            return " | ".join((pascal(id_), *again, mapping_name(id_), *nested, *_in_order(api, api.record(id_), names)))
        case EitherOf(options):
            return " | ".join(taken(api, option, names) for option in options)
        case UnionRef(id_) | HandleRef(id_) | StreamRef(id_):
            names.add(pascal(id_))
            return pascal(id_)


def taken_of(api: Api, field: Field, names: set[str] | None = None) -> str:
    """The type of a parameter or a field: what a call writes over is no copy, and a number may have names."""
    names = set() if names is None else names
    if PYTHON.id in field.changed:
        names |= {"npt", "np", "array"}
        return "npt.NDArray[np.float32] | array.array[float] | memoryview"
    type_ = taken(api, field.type, names)
    if field.parts:
        names |= {"Any", "Iterable", "Mapping"}
        type_ = f"Iterable[Mapping[str, Any]] | {type_}"
    if field.named:
        names.add("Literal")
        return f"{type_} | Literal[{', '.join(map(_quoted, field.named))}]"
    return type_


def mapping_name(id_: str) -> str:
    """The type of a dict that stands for a record."""
    return f"{pascal(id_)}Dict"


def _in_order(api: Api, record: Record, names: set[str]) -> Iterator[str]:
    """The types of a shorthand: a tuple, or a list as JSON has it."""
    fields = [record.field(f) for f in record.shorthand]
    types, items = [f.type for f in fields], [taken_of(api, f, names) for f in fields]
    if items:
        each = [taken(api, strip_option(t), names) for t in types]
        # An int passes for a float.
        inner = [item for item in dict.fromkeys(each) if item != "int" or "float" not in items]
        yield f"tuple[{', '.join(items)}]"
        yield f"list[{' | '.join(inner)}]"


def returned(type_: Type, names: set[str] | None = None) -> str:
    """The type of what a call gives; `names` as in `taken`."""
    names = set() if names is None else names
    match type_:
        case Scalar(kind):
            names |= GIVEN_NAMES.get(kind, set())
            return GIVEN.get(kind, "int")
        case ListOf(item):
            return f"list[{returned(item, names)}]"
        case OptionOf(item):
            return f"{returned(item, names)} | None"
        case MapOf():
            return "dict[str, str]"
        case Vector():
            names |= {"npt", "np"}
            return "npt.NDArray[np.float32]"
        case EitherOf(options):
            return " | ".join(returned(option, names) for option in options)
        case EnumRef(id_) | UnionRef(id_) | RecordRef(id_) | HandleRef(id_) | StreamRef(id_):
            names.add(pascal(id_))
            return pascal(id_)


def held(api: Api, field: Field, names: set[str] | None = None) -> str:
    """The type of a params record's attribute; `None` there stands for what it may leave out."""
    type_ = taken_of(api, field, names)
    return type_ if field.default is None or not is_late(field.type) or isinstance(field.type, OptionOf) else f"{type_} | None"


def is_late(type_: Type) -> bool:
    """Whether a default is no literal: then `None` stands for it, and core fills it in."""
    return isinstance(type_, (RecordRef, MapOf, Vector, UnionRef))


def literal_of(field: Field, default: Default) -> str:
    """A field's value as a signature shows it: by its name, where it has one."""
    name = next((name for name, number in field.named.items() if str(number) == default.text), None)
    return literal(field.type, default) if name is None else _quoted(name)


def literal(type_: Type, default: Default) -> str:
    """A default as a signature shows it."""
    match type_:
        case Scalar(Kind.BOOL):
            return str(default.text == "true")
        case Scalar(kind) if kind.is_float:
            return repr(float(default.text))
        case Scalar(kind) if kind.is_text:
            return _quoted(default.text)
        case Scalar(Kind.BYTES):
            return 'b""'
        case Scalar():
            return default.text
        case ListOf():
            return "()"
        case EnumRef():
            return _quoted(default.text)
        case _:
            return "None"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def is_spread(record: Record) -> bool:
    """Whether a call takes the record's fields as keywords of its own."""
    return record.kind is RecordKind.PARAMS and record.pass_as.get(PYTHON.id) is PassAs.KEYWORDS


def is_taken(api: Api, union: Union) -> bool:
    """Whether the union can be given: no case carries what only the library makes."""
    return not any(_carries(api, case.type, RecordKind.RESULT) for case in union.cases)


def is_given_back(api: Api, union: Union) -> bool:
    """Whether the union can come back: no case carries what only callers make."""
    return not any(_carries(api, case.type, RecordKind.PARAMS) for case in union.cases)


def _carries(api: Api, type_: Type, kind: RecordKind) -> bool:
    return isinstance(type_, RecordRef) and api.record(type_.id).kind is kind


def fields_of(record: Record) -> tuple[Field, ...]:
    """The fields that Python has."""
    return tuple(f for f in record.fields if PYTHON.id in f.surface)


def docstring(
    api: Api,
    doc: Doc,
    params: Iterable[Described] = (),
    returns: tuple[str, str] | None = None,
    errors: Iterable[str] = (),
    heading: str = "Parameters",
) -> str:
    """A docstring in NumPy's style."""
    head, *details = doc_text(doc).split("\n\n")
    parts = [head, *(wrapped(paragraph) for paragraph in details)]
    rows = [f"{p.name} : {p.type}\n{_indented(p.doc)}" for p in params]
    if rows:
        parts.append(_section(heading, rows))
    if returns:
        parts.append(_section("Returns", [f"{returns[0]}\n{_indented(returns[1])}"]))
    raised = [f"{pascal(e)}Error\n{_indented(api.error(e).doc.summary)}" for e in errors]
    if raised:
        parts.append(_section("Raises", raised))
    return "\n\n".join(parts)


def wrapped(text: str) -> str:
    """A paragraph in lines."""
    return "\n".join(textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))


def _indented(text: str) -> str:
    return textwrap.indent(wrapped(text), "    ")


def _section(title: str, rows: list[str]) -> str:
    return "\n".join((title, "-" * len(title), *rows))
