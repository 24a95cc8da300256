"""Values between C and core: how the shim takes an argument, gives a field, and turns a struct into a record and back."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...cabi.names import absent_constant
from ...cabi.shapes import CField, CParam, CStruct, Pointer, Returns, Slot
from ...cabi.structs import struct_name
from ...meaning.model import Absent, Api, Fact, Field, Param, RecordKind
from ...meaning.types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector
from ...plan.unforeseen import Unforeseen
from .language import RUST
from .types import core_field, pascal, value


@dataclass(frozen=True, slots=True)
class Conversion:
    """A variable and the expression of core's value."""

    variable: str
    value: str


@dataclass(frozen=True, slots=True)
class StructConversion:
    """Both ways between a C struct and core's record."""

    struct: str
    core: str
    from_c: tuple[tuple[str, str], ...]  # core field, expression over `given`; empty for a result
    rest: bool  # core has fields that C has not
    to_c: tuple[tuple[str, str], ...]  # C field, expression over `record`; empty where nothing hands the struct out
    reads: bool  # whether any of them comes from the record
    progress: str | None  # the name of the function that finds the progress callback in it


# How core is lent what an option holds: a handle is shared already.
READ = (Slot.ENUM, Slot.VALUE)  # what is made of a record's field where a struct is handed out
OPTION_LENT: dict[type, str] = {UnionRef: ".as_ref()", RecordRef: ".as_ref()", HandleRef: ".as_deref()"}


NAN = "nan"  # the one absent value that is not compared


def raw(name: str) -> str:
    """A name of C in the shim; cbindgen writes it into the header without the mark."""
    return f"r#{name}" if name in RUST.keywords else name


def argument(api: Api, param: Param, slots: Sequence[CParam]) -> tuple[Conversion | None, str]:
    """One semantic parameter from its C parameters: its conversion, and what core's method is given."""
    names = [raw(s.name) for s in slots]
    if RUST.id in param.changed:
        return Conversion(RUST.escape(param.id), f'rt::list_mut({names[0]}, {names[1]}, "{param.id}")?'), RUST.escape(param.id)
    # What is changed in place is read under another name, for the pointer is written to at the end.
    target = f"{param.id}_given" if "c" in param.changed else RUST.escape(param.id)
    if isinstance(param.type, Scalar) and slots[0].slot is Slot.VALUE and param.type.kind is not Kind.DURATION:
        return None, value_in(api, param.type, names, param.id, owned=False)
    expression = value_in(api, param.type, names, param.id, owned=False, absent=slots[0].absent)
    # Core takes what it only reads by reference; texts, numbers and bytes are borrowed from the caller already.
    collected = isinstance(param.type, ListOf) and not _is_lent(param.type)
    reference = "&" if collected or isinstance(param.type, (RecordRef, HandleRef, UnionRef, MapOf)) else ""
    lent = OPTION_LENT.get(type(param.type.item), "") if isinstance(param.type, OptionOf) else ""
    return Conversion(target, expression), f"{reference}{target}{lent}"


def value_in(api: Api, type_: Type, names: Sequence[str], what: str, owned: bool, absent: Absent | None = None) -> str:
    """An expression that makes core's value; it may use `?`. A number that is `absent` is none."""
    first = names[0]
    match type_:
        case Scalar(Kind.PATH):
            return f'rt::path({first}, "{what}")?{".to_owned()" if owned else ""}'
        case OptionOf(Scalar(Kind.PATH)):
            return f'rt::optional_path({first}, "{what}")?{".map(Into::into)" if owned else ""}'
        case ListOf(Scalar(Kind.PATH)):
            return f'rt::paths({first}, {names[1]}, "{what}")?'
        case Scalar(kind) if kind.is_text:
            return f'rt::text({first}, "{what}")?{".to_owned()" if owned else ""}'
        case OptionOf(Scalar(kind)) if kind.is_text:
            return f'rt::optional_text({first}, "{what}")?{".map(str::to_owned)" if owned else ""}'
        case Scalar(Kind.BYTES) | Vector():
            return f'rt::list({first}, {names[1]}, "{what}")?{".to_vec()" if owned else ""}'
        case MapOf():
            return f'rt::pairs({first}, {names[1]}, "{what}")?'
        case ListOf(Scalar(Kind.BOOL)):
            return f'rt::flags({first}, {names[1]}, "{what}")?'
        case ListOf() if _is_lent(type_):
            return f'rt::list({first}, {names[1]}, "{what}")?{".to_vec()" if owned else ""}'
        case ListOf(Scalar()):
            return f'rt::texts({first}, {names[1]}, "{what}")?'
        case ListOf(RecordRef()):
            return f'rt::structs({first}, {names[1]}, "{what}")?'
        case ListOf(EnumRef(id_)):
            one = _enum_value(api, id_, "code", what)
            return f'rt::list({first}, {names[1]}, "{what}")?.iter().map(|&code| {one}).collect::<rt::Outcome<Vec<_>>>()?'
        case Scalar(Kind.BOOL):
            return f"{first}.is_set()"
        case Scalar(Kind.DURATION):
            return f'rt::duration({first}, "{what}")?'
        case OptionOf(Scalar(Kind.DURATION)):
            return f'{_unless(first, absent)}.map(|given| rt::duration(given, "{what}")).transpose()?'
        case Scalar():
            return first
        case OptionOf(Scalar(Kind.BOOL)):
            return f"{_unless(first, absent)}.map(|given| given != 0)"
        case OptionOf(Scalar()):
            return _unless(first, absent)
        case EnumRef(id_):
            return f"{_enum_value(api, id_, first, what)}?"
        case OptionOf(EnumRef(id_)):
            return f"{_unless(first, absent)}.map(|code| {_enum_value(api, id_, 'code', what)}).transpose()?"
        case UnionRef(id_) | OptionOf(UnionRef(id_)):
            return _union(api, id_, first, names[1], what, isinstance(type_, OptionOf))
        case RecordRef(id_):
            # A record that has no defaults must be given.
            return (
                f"rt::params::<_, {pascal(id_)}>({first})?"
                if _is_complete(api, id_)
                else f'rt::required::<_, {pascal(id_)}>({first}, "{what}")?'
            )
        case OptionOf(RecordRef(id_)):
            return f"rt::optional::<_, {pascal(id_)}>({first})?"
        case HandleRef(id_):
            return f'rt::get::<{pascal(id_)}>({first}, "{what}")?{".as_ref().clone()" if owned else ""}'
        case OptionOf(HandleRef(id_)):
            clone = ".map(|found| found.as_ref().clone())" if owned else ""
            return f'rt::get_optional::<{pascal(id_)}>({first}, "{what}")?{clone}'
        case other:
            raise Unforeseen(f"the shim takes no {other}")


def _is_complete(api: Api, id_: str) -> bool:
    return all(f.default is not None for f in api.record(id_).fields if RUST.id in f.surface)


def _unless(name: str, absent: Absent | None) -> str:
    """A number, or none where it is the value that means absent."""
    value = _absent_value(absent)
    return f"(!{name}.is_nan()).then_some({name})" if value == NAN else f"({name} != {value}).then_some({name})"


def _absent_value(absent: Absent | None) -> str:
    """The value that means absent, as the shim spells it."""
    if absent is None:
        raise Unforeseen("an optional number needs a value that means absent")
    if absent.name is not None:
        return absent_constant(absent.name)
    return NAN if math.isnan(absent.value) else repr(absent.value)


def _is_lent(type_: ListOf) -> bool:
    """Whether a list lies in C as core reads it: numbers do, texts and flags do not."""
    return isinstance(type_.item, Scalar) and not type_.item.kind.is_text and type_.item.kind is not Kind.BOOL


def _enum_value(api: Api, id_: str, code: str, what: str) -> str:
    expected = ", ".join(f"{v.code} ({v.id})" for v in api.enum(id_).values)
    return f'rt::value_of({pascal(id_)}::from_code({code}), {code}, "{what}", "{expected}")'


def _union(api: Api, id_: str, kind: str, text: str, what: str, optional: bool) -> str:
    union = api.union(id_)
    wrap = "Some({})" if optional else "{}"
    of_records = any(isinstance(c.type, RecordRef) for c in union.cases)
    arms = []
    for case in union.cases:
        payload = _payload(api, case.type, text) if of_records else text
        taken = value_in(api, case.type, [payload], what, owned=True)
        arms.append(f"{case.code} => " + wrap.format(f"{pascal(id_)}::{pascal(case.id)}({taken})"))
    if optional:
        arms.insert(0, "0 => None")
    expected = ", ".join(f"{c.code} ({c.id})" for c in union.cases)
    arms.append(f'code => rt::value_of(None, code, "{what}", "{"0 (none), " if optional else ""}{expected}")?')
    return f"match {kind} {{ {', '.join(arms)} }}"


def _payload(api: Api, type_: Type, pointer: str) -> str:
    """The pointer of a union's case as one to what the case carries."""
    return f"{pointer}.cast::<{struct_name(api.record(type_.id)) if isinstance(type_, RecordRef) else 'c_char'}>()"


def behind_answer(api: Api, type_: Type | None) -> str:
    """What stands behind core's answer, so that the runtime's helpers take it."""
    match type_:
        case Scalar(Kind.DURATION):
            return ".as_secs_f64()"
        case Scalar(Kind.PATH):
            return ".to_string_lossy().into_owned()"
        case EnumRef():
            return ".code()"
        case ListOf(Vector()):
            return ".concat()"  # rows lie one behind the other
        case ListOf(RecordRef(id_)) if not api.record(id_).c.handle:
            return ".iter().map(Into::into).collect()"
        case _:
            return ""


def behind_fact(api: Api, kind: Returns, fact: Fact) -> str:
    """What stands behind a fact: core lends one that stays as it is, and gives one that changes."""
    match kind:
        case Returns.TEXT if fact.type != Scalar(Kind.PATH) and not fact.changes:
            return ".to_owned()"
        case Returns.LIST | Returns.BYTES if not fact.changes:
            return ".to_vec()"
        case _:
            return behind_answer(api, fact.type)


def behind_read(api: Api, kind: Returns, type_: Type) -> str:
    """What stands behind a record's field, which core lends."""
    match kind:
        case Returns.TEXT if type_ != Scalar(Kind.PATH):
            return ".clone()"
        case Returns.HANDLE | Returns.HANDLE_OR_NONE:
            return ".clone()"
        case Returns.LIST | Returns.BYTES if not (isinstance(type_, ListOf) and isinstance(type_.item, RecordRef)):
            return ".clone()"
        case _:
            return behind_answer(api, type_)


def conversion(api: Api, struct: CStruct) -> StructConversion:
    """A params struct to core's record; and where the library hands a struct out, core's record to it."""
    record = struct.record
    takes = record.kind is RecordKind.PARAMS
    from_c = tuple((core_field(f), _from_c(api, struct, f)) for f in record.fields if "c" in f.surface)
    hands_out = struct.default_symbol is not None or not takes
    to_c = tuple(_to_c(struct, record.fields)) if hands_out else ()
    return StructConversion(
        struct=struct.name,
        core=pascal(record.id),
        from_c=from_c if takes else (),
        rest=bool(record.others),
        to_c=to_c,
        reads=any(c.slot in READ and c.type.pointer is Pointer.NONE for c in struct.fields),
        progress=f"progress_of_{record.id}" if any(s.slot is Slot.CALLBACK for s in struct.fields) else None,
    )


def _from_c(api: Api, struct: CStruct, field: Field) -> str:
    """A field from its place in a struct, or its default where the struct is short of it."""
    places = [f"given.{raw(s.name)}" for s in struct.fields_of(field.id)]
    if not places and field.default is not None:
        return value(field.type, field.default)
    if isinstance(field.type, Scalar) and field.type.kind.is_text and field.default is not None:
        # The struct of defaults has null for a text, which C could not free.
        given = value_in(api, OptionOf(field.type), places, field.id, owned=True)
        return f"{given}.unwrap_or_else(|| {value(field.type, field.default)})"
    return value_in(api, field.type, places, field.id, owned=True, absent=field.absent)


def _to_c(struct: CStruct, fields: tuple[Field, ...]) -> Iterator[tuple[str, str]]:
    by_id = {f.id: f for f in fields}
    for c_field in struct.fields:
        yield raw(c_field.name), _out_value(c_field, by_id.get(c_field.of or ""))


def _out_value(c_field: CField, field: Field | None) -> str:
    """Defaults and presets hold numbers and flags; their lists, texts and handles are empty."""
    if c_field.slot is Slot.RESERVED:
        return f"[0; {c_field.length}]"
    if c_field.slot is Slot.CALLBACK:
        return "None"
    if field is None or c_field.type.pointer.value != "none":
        return "std::ptr::null()" if c_field.type.pointer.value != "mut" else "std::ptr::null_mut()"
    name = f"record.{core_field(field)}"
    optional = isinstance(field.type, OptionOf)
    match c_field.slot:
        case Slot.COUNT | Slot.UNION_KIND:
            return "0"
        case Slot.ENUM:
            return f"{name}.map_or({_absent_value(c_field.absent)}, |value| value.code())" if optional else f"{name}.code()"
        case _ if field.type == Scalar(Kind.BOOL):
            return f"{name}.into()"
        case _ if field.type == OptionOf(Scalar(Kind.BOOL)):
            return f"{name}.map_or({_absent_value(c_field.absent)}, i32::from)"
        case _ if field.type == Scalar(Kind.DURATION):
            return f"{name}.as_secs_f64()"
        case _ if field.type == OptionOf(Scalar(Kind.DURATION)):
            return f"{name}.map_or({_float(c_field)}, |value| value.as_secs_f64())"
        case _ if optional:
            return f"{name}.unwrap_or({_float(c_field)})"
        case _:
            return name


def _float(c_field: CField) -> str:
    """The value that means absent, where it may be no number at all."""
    absent = _absent_value(c_field.absent)
    return f"{c_field.type.base}::NAN" if absent == NAN else absent
