"""Defaults and ranges fit together, and a record says of each field what its absence means."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.types import INTEGER_BITS, EnumRef, Kind, MapOf, OptionOf, RecordRef, Scalar, Type, spelt, strip_option
from ..meaning.walk import operations, values


def check(api: m.Api, problems: Problems) -> None:
    """Notes defaults outside their range, in the wrong place, or missing."""
    _defaults(api, problems)
    _records(api, problems)
    _absences(api, problems)
    _named(api, problems)
    _held(api, problems)
    _replaced(api, problems)
    _shortened(api, problems)


def _shortened(api: m.Api, problems: Problems) -> None:
    """What C has beside a record's struct, and texts that come in parts, are of params records."""
    for record in api.records:
        is_given, ids = record.kind is m.RecordKind.PARAMS, {f.id: f for f in record.fields}
        if not is_given and (record.c.symbol or record.c.short_symbol):
            problems.add(record.where, record.id, "is a result, but c.symbol and c.short name structs of params records")
        if record.c.short_symbol and record.c.default_symbol:
            problems.add(record.where, record.id, "has c.short and c.default_symbol, which would give the defaults of one struct alone")
        for id_ in record.c.short_omit:
            if id_ not in ids:
                problems.add(record.where, record.id, f"c.short.omit names '{id_}', which is not a field")
            elif ids[id_].default is None:
                problems.add(record.where, record.id, f"c.short.omit names '{id_}', which has no default")
        for field in record.fields:
            if field.parts and not (is_given and strip_option(field.type) == Scalar(Kind.STRING)):
                problems.add(field.where, record.id, f"'{field.id}' comes in parts, which is for a string of a params record")


def _held(api: m.Api, problems: Problems) -> None:
    """Only of JSON can be said what it holds."""
    held = [(value.where, f"{name}.{value.id}", value.holds, value.type) for name, value in values(api)]
    cases = [(union.where, f"{union.id}.{case.id}", case.holds, case.type) for union in api.unions for case in union.cases]
    for where, name, holds, type_ in (*held, *cases):
        if holds is not None and strip_option(type_) != Scalar(Kind.JSON):
            problems.add(where, name, f"holds says what a json is, but it is {spelt(type_)}")


def _replaced(api: m.Api, problems: Problems) -> None:
    """A message knows a value by its name alone."""
    told: dict[str, str] = {}
    for name, value in values(api):
        if value.instead is None:
            continue
        type_ = strip_option(value.type)
        if not (isinstance(type_, Scalar) and (type_.kind.is_integer or type_.kind.is_float)):
            problems.add(value.where, name, f"'{value.id}' says what replaces a negative number, but it is {spelt(value.type)}")
        elif told.setdefault(value.id, value.instead) != value.instead:
            problems.add(
                value.where, name, f"'{value.id}' says 'instead: {value.instead}'; another one of this name says '{told[value.id]}'"
            )


def _defaults(api: m.Api, problems: Problems) -> None:
    for name, params in _parameter_lists(api):
        optional = None
        for param in params:
            if optional and param.default is None:
                problems.add(param.where, name, f"parameter '{param.id}' has no default but follows '{optional}', which has one")
            optional = param.id if param.default is not None else optional
    for record in api.records:
        for field in record.fields:
            _range(record.id, field, problems)
            _stands_for(api, record.id, field, problems)
    for name, params in _parameter_lists(api):
        for param in params:
            _range(name, param, problems)
            _stands_for(api, name, param, problems)


def _stands_for(api: m.Api, name: str, field: m.Field, problems: Problems) -> None:
    """`{}` stands for a record whose every field has a default."""
    if field.default is None or not isinstance(field.type, RecordRef):
        return
    needed = [f.id for f in api.record(field.type.id).fields if f.default is None]
    if needed:
        problems.add(field.where, name, f"'{field.id}' has a default, but '{field.type.id}' has none for {', '.join(needed)}")


def _range(name: str, field: m.Field, problems: Problems) -> None:
    value = field.default.value if field.default else None
    for bound, outside in ((field.min, "below its min"), (field.max, "above its max")):
        if bound is None:
            continue
        if not isinstance(bound.value, (int, float)):
            problems.add(field.where, name, f"'{field.id}' has a bound but is not a number")
        elif (
            isinstance(value, (int, float))
            and value not in field.named.values()
            and ((value < bound.value) if bound is field.min else (value > bound.value))
        ):
            problems.add(
                field.where, name, f"default {field.default.text if field.default else ''} of '{field.id}' is {outside} {bound.text}"
            )


def _parameter_lists(api: m.Api) -> Iterator[tuple[str, tuple[m.Param, ...]]]:
    for name, op in operations(api):
        yield name, op.params


def _records(api: m.Api, problems: Problems) -> None:
    for record in api.records:
        ids = {f.id for f in record.fields}
        for kind, listed in (("lead", record.lead), ("positional", record.positional), ("shorthand", record.shorthand)):
            for id_ in dict.fromkeys(listed):
                if id_ not in ids:
                    problems.add(record.where, record.id, f"{kind} names '{id_}', which is not a field")
                if listed.count(id_) > 1:
                    problems.add(record.where, record.id, f"{kind} names '{id_}' twice")
        for field in (f for f in record.fields if f.id in record.shorthand):
            if missing := sorted(record.surface.languages - field.surface.languages):
                problems.add(field.where, record.id, f"shorthand names '{field.id}', which {', '.join(missing)} would lack")
        if record.keyed_by is not None and not _is_key(record.keyed_by, record.fields):
            problems.add(record.where, record.id, f"keyed_by names '{record.keyed_by}'; it is the whole number of a record of two fields")
        elif record.keyed_by is not None and (len(record.shorthand) != 2 or record.shorthand[0] != record.keyed_by):
            problems.add(record.where, record.id, "is keyed, so its shorthand names two fields: what a map leads from, and what to")
        if record.nested is not None and (
            record.kind is not m.RecordKind.PARAMS or {record.nested, "type"} & {f.id for f in record.fields}
        ):
            problems.add(
                record.where,
                record.id,
                f"'{record.nested}' is where params may stand nested, beside 'type': no field has one of these names",
            )
        _positions(record, problems)
        for field in record.fields:
            if record.kind is m.RecordKind.RESULT and field.default is not None:
                problems.add(field.where, record.id, f"'{field.id}' has a default, but a result is filled by the library")
            if not field.built and field.default is None:
                problems.add(field.where, record.id, f"'{field.id}' is not built, so it needs a default that means unset")
            if isinstance(field.type, OptionOf) and record.kind is m.RecordKind.PARAMS and field.default is None:
                problems.add(field.where, record.id, f"'{field.id}' may be absent but has no default; give `default: none`")


# What is absent in C


def _absences(api: m.Api, problems: Problems) -> None:
    """An optional number that C is given has a value that means absent, and what comes later reads 0 as its default."""
    named: dict[str, tuple[int | float, str]] = {}
    for owner, field, record in _given(api):
        if field.absent is not None and field.absent.name is not None:
            value, other = named.setdefault(str(field.absent.name), (field.absent.value, field.id))
            if value != field.absent.value:
                problems.add(field.where, owner, f"'{field.id}' calls its absent value '{field.absent.name}', as '{other}' does another")
        for wrong in _absence(api, field, record):
            problems.add(field.where, owner, f"'{field.id}' {wrong}")


def _given(api: m.Api) -> Iterator[tuple[str, m.Field, m.Record | None]]:
    """Every value that C is given, with the record that it is a field of."""
    for record in api.records:
        yield from ((record.id, f, record) for f in record.fields if "c" in f.surface)
    for name, params in _parameter_lists(api):
        yield from ((name, p, None) for p in params if "c" in p.surface)


def _absence(api: m.Api, field: m.Field, record: m.Record | None) -> Iterator[str]:
    absent, item = field.absent, strip_option(field.type)
    is_number = isinstance(item, EnumRef) or (isinstance(item, Scalar) and not item.kind.is_text and item.kind is not Kind.BYTES)
    is_given = record is None or record.kind is m.RecordKind.PARAMS
    if record is not None and record.c.default_symbol is not None and field.doc.since != record.doc.since and not _is_zero(api, field):
        yield "came later than its record, so zeroed space must mean its default in C"
    if not (isinstance(field.type, OptionOf) and is_number and is_given):
        if absent is not None:
            yield f"has an absent value, which is for optional numbers, flags and enums that are given, not for {spelt(field.type)}"
        return
    if absent is None:
        yield "may be absent, so C needs a value that says so; give `absent: { value: … }`"
        return
    if record is not None and record.c.default_symbol is None and absent.value != 0:
        yield "stands in a record without `c.default_symbol`, which C's users zero themselves, so its absent value is 0"
    if absent.name is None and not (absent.value == 0 or math.isnan(absent.value)):
        yield "has an absent value without a name; only 0 and nan go without"
    if absent.name is not None and not isinstance(absent.value, int):
        yield "has a name for its absent value, but constants are whole numbers; nan and 0 need none"
    codes = [v.code for v in api.enum(item.id).values] if isinstance(item, EnumRef) else [0, 1] if item == Scalar(Kind.BOOL) else []
    if absent.value in codes:
        yield f"has an absent value that says something else: {absent.value}"
    low, high = _limits(item)
    if not math.isnan(absent.value) and not low <= absent.value <= high:
        yield f"has an absent value that is not in [{low}, {high}]"


def _limits(item: Type) -> tuple[float, float]:
    """The least and the greatest number that C's type holds; flags and enums are 32-bit signed."""
    if isinstance(item, Scalar) and item.kind.is_float:
        return -math.inf, math.inf
    signed, bits = INTEGER_BITS[item.kind if isinstance(item, Scalar) and item.kind is not Kind.BOOL else Kind.I32]
    return (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)


def _is_zero(api: m.Api, field: m.Field) -> bool:
    """Whether zeroed space means a field's default."""
    if field.default is None:
        return False
    match field.type:
        case OptionOf():
            return field.absent is None or field.absent.value == 0
        case EnumRef(id_):
            return any(v.id == field.default.value and v.code == 0 for v in api.enum(id_).values)
        case Scalar(kind) if kind.is_text:
            return False
        case _:
            return not field.default.value


def _positions(record: m.Record, problems: Problems) -> None:
    """A caller that counts fields may leave out the last ones only."""
    optional = None
    for field in (record.field(id_) for id_ in record.positional if any(f.id == id_ for f in record.fields)):
        if optional and field.default is None:
            problems.add(record.where, record.id, f"positional has '{field.id}', which has no default, behind '{optional}', which has one")
        optional = field.id if field.default is not None else optional


def _named(api: m.Api, problems: Problems) -> None:
    """Numbers with names are constants of 32 bits in C."""
    for handle in api.handles:
        for fact in handle.facts:
            if fact.changes and isinstance(fact.type, MapOf):
                problems.add(fact.where, f"{handle.id}.{fact.id}", "is a map, which is read in several calls, so it cannot change")
    of_params = {id(f) for r in api.records if r.kind is m.RecordKind.PARAMS for f in r.fields}
    for name, field in _fields(api):
        if not field.named:
            continue
        is_whole = isinstance(field.type, Scalar) and field.type.kind.is_integer
        if id(field) not in of_params or not is_whole:
            problems.add(field.where, name, f"'{field.id}' has named numbers, but is no whole number of a params record")
        for key, number in field.named.items():
            if not -(2**31) <= number < 2**31:
                problems.add(field.where, name, f"'{key}' of '{field.id}' is {number}, which is no constant of 32 bits")


def _fields(api: m.Api) -> Iterator[tuple[str, m.Field]]:
    yield from ((name, param) for name, params in _parameter_lists(api) for param in params)
    yield from ((record.id, field) for record in api.records for field in record.fields)


def _is_key(id_: str, fields: tuple[m.Field, ...]) -> bool:
    """Whether a field is a whole number, and a record needs but one value more."""
    needed = [f for f in fields if f.id != id_ and f.default is None]
    return len(needed) == 1 and any(f.id == id_ and isinstance(f.type, Scalar) and f.type.kind.is_integer for f in fields)
