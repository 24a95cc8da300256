"""From a C++ value to the C parameters or struct fields that carry it."""

from __future__ import annotations

from dataclasses import dataclass

from ...meaning.model import Absent
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from ..c.types import absent_value, quoted
from .types import is_text, value_type
from .unions import lowered_class


@dataclass(frozen=True, slots=True)
class Lowered:
    """What must live while C reads the value, and what C is given for each of its slots; `storage` is `type(argument)` or empty."""

    storage_type: str  # in the namespace `detail`, but for a copy
    storage_argument: str
    slots: tuple[str, ...]
    is_copy: bool = False  # the storage is a string that a function gives, and no object of its own
    is_const: bool = True


def lower(type_: Type, value: str, storage: str, what: str, owned_text: bool, absent: Absent | None) -> Lowered:
    """`value` is the C++ expression, `storage` the name that the storage would get, `what` the name in messages, `absent` an absent number.

    A text that is `owned_text` ends with a NUL already; a view of one must be copied.
    """
    name = quoted(what)
    match type_:
        case Scalar(Kind.PATH):
            return Lowered("std::string", f"detail::path_text({value}, {name})", (f"{storage}.c_str()",), is_copy=True)
        case OptionOf(Scalar(Kind.PATH)):
            return Lowered("OptionalPath", f"{value}, {name}", (f"{storage}.c_str()",))
        case ListOf(Scalar(Kind.PATH)):
            return _stored("Paths", f"{value}, {name}", storage)
        case Scalar(kind) if kind.is_text:
            if owned_text:
                return Lowered("", "", (f"detail::checked({value}, {name})",))
            return Lowered("std::string", f"detail::copied({value}, {name})", (f"{storage}.c_str()",), is_copy=True)
        case OptionOf(Scalar(kind)) if kind.is_text:
            return Lowered("OptionalText", f"{value}, {name}", (f"{storage}.c_str()",))
        case Scalar(Kind.BYTES) | Vector():
            return Lowered("", "", (f"{value}.data()", f"{value}.size()"))
        case Scalar(Kind.DURATION):
            return Lowered("", "", (f"{value}.count()",))
        case OptionOf(Scalar(Kind.DURATION)):
            return Lowered("", "", (f"{value} ? {value}->count() : {absent_value(absent)}",))
        case Scalar():
            return Lowered("", "", (value,))
        case OptionOf(Scalar(Kind.BOOL)) | OptionOf(EnumRef()):
            return Lowered("", "", (f"{value} ? static_cast<std::int32_t>(*{value}) : {absent_value(absent)}",))
        case OptionOf(Scalar()):
            return Lowered("", "", (f"{value}.value_or({absent_value(absent)})",))
        case EnumRef():
            return Lowered("", "", (f"static_cast<std::int32_t>({value})",))
        case UnionRef(id_, True):
            return Lowered(lowered_class(id_), f"{value}, {name}", (f"{storage}.kind", f"{storage}.value"), is_const=False)
        case OptionOf(UnionRef(id_, True)):
            stored = f"OptionalUnion<detail::{lowered_class(id_)}>"
            return Lowered(stored, f"{value}, {name}", (f"{storage}.kind()", f"{storage}.value()"), is_const=False)
        case UnionRef():
            return Lowered("", "", (f"static_cast<std::int32_t>({value}.kind)", f"detail::checked({value}.text, {name})"))
        case OptionOf(UnionRef()):
            kind_ = f"{value} ? static_cast<std::int32_t>({value}->kind) : 0"
            return Lowered("", "", (kind_, f"{value} ? detail::checked({value}->text, {name}) : nullptr"))
        case HandleRef():
            return Lowered("", "", (f"{value}.handle()",))
        case OptionOf(HandleRef()):
            return Lowered("", "", (f"{value} != nullptr ? {value}->handle() : nullptr",))
        case RecordRef(id_):
            return Lowered(lowered_class(id_), value, (f"&{storage}.value",), is_const=False)
        case OptionOf(RecordRef(id_)):
            return Lowered(f"Optional<detail::{lowered_class(id_)}>", value, (f"{storage}.value()",), is_const=False)
        case MapOf():
            return _stored("Texts", f"{value}, {name}", storage)
        case ListOf(item) if is_text(item):
            return _stored("Texts", f"{value}, {name}", storage)
        case ListOf(RecordRef(id_)):
            return _stored(f"Records<detail::{lowered_class(id_)}>", f"{value}, {name}", storage)
        case ListOf(EnumRef() as item):
            return _stored(f"Codes<{value_type(item)}>", value, storage)
        case ListOf(Scalar(Kind.BOOL)):
            return _stored("Bools", value, storage)
        case ListOf(Scalar()):
            return Lowered("", "", (f"{value}.data()", f"detail::count_of({value})"))
        case other:
            raise Unforeseen(f"C++ passes no {other} to C")


def _stored(type_: str, argument: str, storage: str) -> Lowered:
    return Lowered(type_, argument, (f"{storage}.data()", f"{storage}.count()"))
