"""Records, enums and errors in Go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.shapes import Abi, Role, Slot
from ...meaning.model import Api, Enum, Field, PassAs, Preset, Record, RecordKind
from ...meaning.names import Case, Name
from ...meaning.types import HandleRef, Kind, ListOf, OptionOf, RecordRef, Scalar, Type, strip_option
from ..texts import doc_text
from .args import Stored, pass_as, store
from .callbacks import type_of
from .cwrap import Wrappers
from .docs import being, field_doc, meaning, name_of_error, small
from .language import GO
from .reads import Loaded, Read, loaded, read
from .spell import (
    argument,
    exported,
    field_name,
    given,
    is_pointer,
    literal,
    packages_of,
    quoted,
    received,
    stored,
    stored_inside,
    type_name,
    unexported,
    zero,
)


@dataclass(frozen=True, slots=True)
class FieldView:
    """A struct's field."""

    doc: str
    name: str
    type: str
    imports: frozenset[str] = frozenset()
    tag: str = ""  # what JSON calls it; empty where it is private


@dataclass(frozen=True, slots=True)
class Values:
    """A function that gives a record: which fields it sets to what."""

    doc: str
    name: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OptionView:
    """One `WithStop(stop ...string)`."""

    doc: str
    name: str
    param: str
    statement: str


@dataclass(frozen=True, slots=True)
class OptionsView:
    """A record that is given as options behind the other arguments; `result` is what `WithResult` takes."""

    name: str
    doc: str
    options: tuple[OptionView, ...]
    result: str | None


@dataclass(frozen=True, slots=True)
class NamedView:
    """A number of a field that has a name of its own."""

    doc: str
    name: str
    type: str
    value: int


@dataclass(frozen=True, slots=True)
class ParamsView:
    """A record that a user gives. With `marked`, a bare literal's zero fields mean the defaults."""

    doc: str
    name: str
    fields: tuple[FieldView, ...]
    marked: bool
    defaults: Values | None
    presets: tuple[Values, ...]
    c_struct: str
    default_symbol: str | None
    stores: tuple[Stored, ...]
    named: tuple[NamedView, ...]
    options: OptionsView | None
    listener: FieldView | None  # the function that hears how far a call is, which such a call is given apart


@dataclass(frozen=True, slots=True)
class ListView:
    """The functions of a list of records that came back."""

    count: str
    at: str
    free: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """A record that the library gives: from a handle (`free` names its function) or from a C struct."""

    doc: str
    name: str
    fields: tuple[FieldView, ...]
    reads: tuple[tuple[str, Read | Loaded], ...]
    reader: str
    free: str | None
    c_struct: str
    list: ListView | None


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum or the error codes."""

    doc: str
    name: str
    values: tuple[tuple[str, str, int, str], ...]  # doc, constant, number, name in the description


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """The error codes, their sentinels and the numbers they carry."""

    codes: EnumView
    sentinels: tuple[tuple[str, str, str, str], ...]  # doc, sentinel, code, summary
    data: tuple[tuple[int, str], ...]  # code, key


def enum(item: Enum) -> EnumView:
    """An enum's view."""
    name = type_name(item.id)
    values = tuple((meaning(name + exported(v.name), v.doc), name + exported(v.name), v.code, v.id) for v in item.values)
    return EnumView(being(name, item.doc), name, values)


def errors(api: Api) -> ErrorsView:
    """The errors' view."""
    constants = [(e, f"Code{exported(e.name)}") for e in api.errors]
    values = tuple((meaning(constant, e.doc), constant, e.code, e.id) for e, constant in constants)
    codes = EnumView("ErrorCode says what kind of thing went wrong; the numbers are the same in every language.", "ErrorCode", values)
    sentinels = tuple(
        (meaning(name_of_error(e.name), e.doc), name_of_error(e.name), constant, quoted(e.doc.summary)) for e, constant in constants
    )
    return ErrorsView(codes, sentinels, tuple((e.code, key) for e in api.errors for key, _ in e.data))


def params(api: Api, abi: Abi) -> Iterator[ParamsView]:
    """The views of all records that a user gives."""
    for record in api.records:
        if record.kind is RecordKind.PARAMS:
            yield _params(api, abi, record)


def is_options(record: Record) -> bool:
    """Whether the record is given as `opts ...`."""
    return pass_as(dict(record.pass_as)) is PassAs.OPTIONS or bool(record.lead)


def option_names(api: Api) -> dict[tuple[str, str], str]:
    """The function of each option, by the ids of its record and field; a name that another record has takes the record's in front."""
    taken, names = {"WithResult"}, {}
    for record in filter(is_options, api.records):
        for field in record.fields:
            if GO.id in field.surface and field.id not in record.lead:
                short, long = f"With{field_name(field)}", f"With{exported(record.name)}{field_name(field)}"
                names[record.id, field.id] = long if short in taken else short
                taken.add(names[record.id, field.id])
    return names


def listening_option(record: Record) -> str:
    """The function of the option that takes who hears how far a call is."""
    *words, last = record.name.words
    return exported(Name(("with", *words, *(() if last == "options" else (last,)), "progress")))


def option_type(record: Record) -> str:
    """`GenerateOption` for the record `generate_options`; other records get `Option` behind their name."""
    *words, last = record.name.words
    return exported(Name((*words, "option") if last == "options" else (*words, last, "option")))


def is_hidden(api: Api, record: Record) -> bool:
    """Whether the record's struct is private: users give options, and no other record holds it."""
    return is_options(record) and not any(strip_option(f.type) == RecordRef(record.id) for r in api.records for f in r.fields)


def struct_name(api: Api, record: Record) -> str:
    """The record's struct."""
    return unexported(record.name) if is_hidden(api, record) else type_name(record.id)


def place_of(api: Api, record: Record, field: Field) -> str:
    """A field of the record's struct."""
    return argument(field, ("result", "literal")) if is_hidden(api, record) else field_name(field)


def _params(api: Api, abi: Abi, record: Record) -> ParamsView:
    fields = tuple(f for f in record.fields if GO.id in f.surface)
    complete = all(f.default is not None for f in fields)
    hidden = is_hidden(api, record)
    marked = complete and not hidden and record.c.default_symbol is not None
    struct = abi.struct(record.id)

    def spell(field: Field) -> str:
        return place_of(api, record, field)

    literally = "p.literal" if marked else "true"
    # An empty text of a plain field is absence, but for those that a record is made of.
    meant = {f.id: literally if f.id in record.shorthand or not is_plain_text(f) else "false" for f in fields}
    stores = [store(f"p.{spell(f)}", f.id, f.type, struct.fields_of(f.id), meant[f.id], GO.id in f.types) for f in fields]
    listener: FieldView | None = None
    views = [FieldView(field_doc(f), spell(f), stored(f), packages_of(f.type), "" if hidden else _tag(f)) for f in fields]
    for slot in struct.fields:
        if slot.slot is Slot.CALLBACK:
            callback = api.callback(_callback_id(api, slot.type.base))
            data = next(s for s in struct.fields if s.slot is Slot.USER_DATA and s.of == slot.of)
            name = exported(Name.of(slot.name))
            listener = FieldView(doc_text(slot.doc or callback.doc), name, type_of(callback), tag="-")
            views.append(listener)
            stores.append(Stored("callback", f"p.{name}", (f"c.{slot.name}", f"c.{data.name}"), type=unexported(callback.name)))
    default_doc = next((p.doc for p in record.presets if p.id == "default"), None)
    values = tuple((spell(f), v) for f in fields if f.default is not None and (v := literal(f.type, f.default)) is not None)
    name = type_name(record.id)
    heading = f"Default{name} gives the defaults, as a struct in which every field is meant as it stands."
    if default_doc is not None:
        heading += f" {doc_text(default_doc)}"
    defaults = Values(f"default{name} gives the defaults." if hidden else heading, f"{'default' if hidden else 'Default'}{name}", values)
    presets = tuple(_preset(record, p) for p in record.presets if p.id != "default" and not hidden)
    doc = being(struct_name(api, record), record.doc)
    if marked:
        doc += f"\n\nIn a bare literal a zero field means its default; a struct from [Default{name}] is meant in every field."
    return ParamsView(
        doc=doc,
        name=struct_name(api, record),
        fields=tuple(views),
        marked=marked,
        defaults=defaults if complete and (marked or hidden) else None,
        presets=presets if complete else (),
        c_struct=f"C.{struct.name}",
        default_symbol=f"mullama_{record.c.default_symbol}" if record.c.default_symbol else None,
        stores=tuple(stores),
        named=tuple(_named(record, fields)),
        options=_options(api, record, listener) if is_options(record) else None,
        listener=listener,
    )


def is_plain_text(field: Field) -> bool:
    """Whether a text that may be absent is a plain string in Go."""
    item = strip_option(field.type)
    return GO.id in field.types and isinstance(item, Scalar) and item.kind.is_text


def _tag(field: Field) -> str:
    """What JSON calls a field: its name in the description; an object that lives has no JSON."""
    return "-" if isinstance(strip_option(field.type), HandleRef) else field.id


def _preset(record: Record, preset: Preset) -> Values:
    name = exported(preset.name) + type_name(record.id)
    fields = [(record.field(id_), value) for id_, value in preset.values.items()]
    values = tuple((field_name(f), literal(f.type, v) or zero(f.types.get(GO.id, f.type), is_given=True)) for f, v in fields)
    return Values(f"{name} is a preset: {small(doc_text(preset.doc))}", name, values)


def _callback_id(api: Api, c_name: str) -> str:
    return next(c.id for c in api.callbacks if (Name.of("mullama") + c.name + Name.of("callback")).to(Case.PASCAL) == c_name)


def _named(record: Record, fields: tuple[Field, ...]) -> Iterator[NamedView]:
    for field in fields:
        for key, number in field.named.items():
            name = type_name(record.id) + field_name(field) + exported(Name.of(key))
            doc = f"{name} is a number of [{type_name(record.id)}] with a name of its own: {small(doc_text(field.doc))}"
            yield NamedView(doc, name, stored(field), number)


def _options(api: Api, record: Record, listener: FieldView | None) -> OptionsView:
    names = option_names(api)
    mine = [(f, names[record.id, f.id]) for f in record.fields if (record.id, f.id) in names]
    views = [v for f, name in mine for v in (_option(f, name, place_of(api, record, f)), *_mapped(api, f, name, place_of(api, record, f)))]
    if listener is not None:
        name = listening_option(record)
        doc = f"{name} is an option: {small(listener.doc)}"
        views.append(OptionView(doc, name, f"progress {listener.type}", f"p.{listener.name} = progress"))
    takers = [op for h in api.handles for op in h.methods if any(p.type == RecordRef(record.id) for p in op.params)]
    results = [type_name(api.stream(op.produces).result) for op in takers if op.produces is not None]
    return OptionsView(
        name=option_type(record),
        doc=f"{option_type(record)}: {small(doc_text(record.doc))}",
        options=tuple(views),
        result=results[0] if results else None,
    )


def _option(field: Field, name: str, place: str) -> OptionView:
    given_, spelt = argument(field, ("p",)), stored(field)
    doc = f"{name} is an option: {small(field_doc(field))}"
    match field.type:
        case ListOf(item):
            item_type = stored_inside(field) if isinstance(item, Scalar) else given(item)
            return OptionView(doc, name, f"{given_} ...{item_type}", f"p.{place} = append(p.{place}, {given_}...)")
        case OptionOf(Scalar()) if is_pointer(field):
            return OptionView(doc, name, f"{given_} {stored_inside(field)}", f"p.{place} = &{given_}")
        case _:
            return OptionView(doc, name, f"{given_} {spelt}", f"p.{place} = {given_}")


def _mapped(api: Api, field: Field, name: str, place: str) -> Iterator[OptionView]:
    """The option that takes a list of keyed records as a map."""
    match field.type:
        case ListOf(RecordRef(id_)) if api.record(id_).keyed_by is not None:
            record, given_ = api.record(id_), argument(field, ("p",))
            key = next(f for f in record.fields if f.id == record.keyed_by)
            value = next(f for f in record.fields if f.id != record.keyed_by and f.default is None)
            made = f"{type_name(id_)}{{{field_name(key)}: key, {field_name(value)}: value}}"
            yield OptionView(
                doc=f"{name}Map is {name} with a map: {small(field_doc(field))}",
                name=f"{name}Map",
                param=f"{given_} map[{stored(key)}]{stored(value)}",
                statement=f"\nfor key, value := range {given_} {{\np.{place} = append(p.{place}, {made})\n}}\n",
            )


def text_of(record: Record) -> str:
    """The field of a stream's record that has the joined pieces: a rule says that there is one."""
    return field_name(next(f for f in record.fields if f.type == Scalar(Kind.STRING)))


def results(api: Api, abi: Abi, wrappers: Wrappers) -> Iterator[ResultView]:
    """The views of all records that the library gives."""
    for record in api.records:
        if record.kind is RecordKind.RESULT:
            yield _result(abi, record, wrappers)


def _result(abi: Abi, record: Record, wrappers: Wrappers) -> ResultView:
    fields = tuple(f for f in record.fields if GO.id in f.surface)
    views = tuple(
        FieldView(doc_text(f.doc), field_name(f), received(f.type), packages_of(f.type) | loads(record, f.type), f.id) for f in fields
    )
    name = type_name(record.id)
    if not record.c.handle:
        struct = abi.struct(record.id)
        of_struct = tuple((field_name(f), loaded(f.type, struct.fields_of(f.id))) for f in fields)
        return ResultView(being(name, record.doc), name, views, of_struct, f"go{name}", None, f"C.{struct.name}", None)
    reads = tuple((field_name(f), _accessor(abi, record, f, wrappers)) for f in fields)
    free = next(f for f in abi.functions if f.role is Role.RECORD_FREE and f.of(record))
    return ResultView(being(name, record.doc), name, views, reads, f"read{name}", wrappers.use(free), "", _list(abi, record, wrappers))


def loads(record: Record, type_: Type) -> frozenset[str]:
    """What reading a field of a C struct needs; a handle's fields are read by calls."""
    return frozenset({"unsafe"} if type_ == Scalar(Kind.BYTES) and not record.c.handle else ())


def _accessor(abi: Abi, record: Record, field: Field, wrappers: Wrappers) -> Read:
    functions = tuple(f for f in abi.functions if f.role is Role.RECORD_FIELD and f.of(record) and f.field is field)
    return read(field.type, functions, "raw.value", wrappers)


def _list(abi: Abi, record: Record, wrappers: Wrappers) -> ListView | None:
    """The functions of a list of the record, where one comes back."""
    behind = {f.role: f for f in abi.functions if f.of(record) and f.role in (Role.LIST_COUNT, Role.LIST_AT, Role.LIST_FREE)}
    if not behind:
        return None
    return ListView(*(wrappers.use(behind[role]) for role in (Role.LIST_COUNT, Role.LIST_AT, Role.LIST_FREE)))
