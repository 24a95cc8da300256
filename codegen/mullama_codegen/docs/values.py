"""The pages of records, enums with unions, callbacks and errors."""

from __future__ import annotations

from collections.abc import Iterator

from ..meaning.model import Callback, Enum, ErrorCode, Record, RecordKind, Union
from ..meaning.names import Case
from .guide import Guide
from .parts import Page, Section, Table
from .places import CALLBACKS, ENUMS, ERRORS, RECORDS, anchored, cell_anchor, code
from .speller import Speller
from .words import NOTHING, absence, default_words, fields_table, type_words


def pages(guide: Guide) -> Iterator[Page]:
    """Records, enums, callbacks, errors."""
    params = tuple(_record(guide, r) for r in guide.api.records if r.kind is RecordKind.PARAMS)
    results = tuple(_record(guide, r) for r in guide.api.records if r.kind is RecordKind.RESULT)
    about = "Records that callers give, and behind them the records that the library gives. What a caller leaves out has its default."
    yield Page(RECORDS, (Section(1, "Parameters and results", (about,)), *params, *results))
    values = (*(_enum(guide, e) for e in guide.api.enums), *(_union(guide, u) for u in guide.api.unions))
    yield Page(ENUMS, (Section(1, "Enums and unions", ("Closed sets of values, and values that are one of several things.",)), *values))
    heard = (_callback(guide, c) for c in guide.api.callbacks)
    yield Page(CALLBACKS, (Section(1, "User's functions", ("What the library calls while it works.",)), *heard))
    yield _errors(guide)


def _record(guide: Guide, record: Record) -> Section:
    fields = fields_table(record.fields, record.doc, record.id, guide.titles, guide.places)
    if record.kind is RecordKind.RESULT and fields is not None:
        # A result has neither defaults nor ranges.
        fields = Table((*fields.head[:2], fields.head[-1]), tuple((*row[:2], row[-1]) for row in fields.rows))
    ranged = any(f.min or f.max for f in record.fields)
    lead = ", ".join(f"`{id_}`" for id_ in record.lead)
    short = ", ".join(f"`{id_}`" for id_ in record.shorthand)
    ordered = ", ".join(f"`{id_}`" for id_ in record.positional)
    languages = [s.language for s in guide.spellers]
    loose = ", ".join(language.title for language in languages if language.takes_shorthand)
    mapping = ", ".join(language.title for language in languages if language.takes_maps)
    counting = ", ".join(language.title for language in languages if language.takes_positions)
    notes = (
        f"Its first fields can be given as plain arguments: {lead}." if lead else "",
        f"In {counting} these can be given by position, in this order: {ordered}." if ordered else "",
        f"In {loose} the values of {short} in order stand for it, too." if short else "",
        f"In {loose} they may stand under a key `{record.nested}`, beside a `type` of that name, too." if record.nested else "",
        f"In {mapping} a map from the one to the other stands for a list of them." if record.keyed_by else "",
        f"A value out of range answers {guide.places.error(guide.api.error(record.range_error))}." if ranged else "",
        absence(record.surface, guide.titles),
        f"Since {record.doc.since}.",
    )
    return Section(
        level=2,
        title=record.name.to(Case.PASCAL),
        paragraphs=guide.places.paragraphs(record.doc),
        tables=(fields,) if fields else (),
        tabs=guide.tabs(lambda s: s.record(record), record.surface),
        params=tuple(_presets(guide, record)),
        notes=tuple(filter(None, notes)),
    )


def _presets(guide: Guide, record: Record) -> Iterator[Table]:
    if not record.presets:
        return
    rows = []
    for preset in record.presets:
        values = (f"`{id_}` {default_words(record.field(id_).type, value)}" for id_, value in preset.values.items())
        rows.append((f"`{preset.id}`", guide.places.text(preset.doc.summary), ", ".join(values) or "the defaults"))
    yield Table(("preset", "for", "what it sets"), tuple(rows))
    spelt = tuple(
        (f"`{p.id}`", *(_code(s.preset(record, p) if s.language.id in record.surface else "") for s in guide.spellers))
        for p in record.presets
    )
    yield Table(("preset", *(s.language.title for s in guide.spellers)), spelt)


def _code(text: str) -> str:
    return code(text) if text else NOTHING


def _enum(guide: Guide, enum: Enum) -> Section:
    rows = tuple((anchored(cell_anchor(enum.id, v.id), f"`{v.id}`"), str(v.code), guide.places.text(v.doc.summary)) for v in enum.values)
    return Section(
        level=2,
        title=enum.name.to(Case.PASCAL),
        paragraphs=guide.places.paragraphs(enum.doc),
        tables=(Table(("value", "number in C", "meaning"), rows),),
        tabs=guide.tabs(lambda s: s.enum(enum)),
        notes=(f"Since {enum.doc.since}.",),
    )


def _union(guide: Guide, union: Union) -> Section:
    rows = tuple(
        (anchored(cell_anchor(union.id, c.id), f"`{c.id}`"), type_words(c.type, guide.places), guide.places.text(c.doc.summary))
        for c in union.cases
    )
    return Section(
        level=2,
        title=union.name.to(Case.PASCAL),
        paragraphs=guide.places.paragraphs(union.doc),
        tables=(Table(("case", "carries", "meaning"), rows),),
        tabs=guide.tabs(lambda s: s.union(union), union.surface),
        notes=tuple(filter(None, (absence(union.surface, guide.titles), f"Since {union.doc.since}."))),
    )


def _callback(guide: Guide, callback: Callback) -> Section:
    returns = callback.returns
    told = f"**Returns** {type_words(returns.type, guide.places)}: {guide.places.text(returns.doc.summary)}" if returns else ""
    thread = "It may be called on any thread." if callback.any_thread else "It is called on the caller's thread, asynchronous forms aside."
    table = fields_table(callback.params, callback.doc, "", guide.titles, guide.places)
    return Section(
        level=2,
        title=callback.name.to(Case.PASCAL),
        paragraphs=guide.places.paragraphs(callback.doc),
        tabs=guide.tabs(lambda s: s.callback(callback), callback.surface),
        params=(table,) if table else (),
        notes=tuple(filter(None, (told, thread, absence(callback.surface, guide.titles), f"Since {callback.doc.since}."))),
    )


def _errors(guide: Guide) -> Page:
    rows = tuple(_error(guide, e) for e in guide.api.errors)
    about = (
        "The numbers are the same in every language. A message says what was given, what was expected and what to do; data are numbers.",
        "A reserved code is never answered, or only by a bug.",
    )
    table = Table(("code", "name", "meaning", "data", "is also"), rows)
    head = ("name", *(s.language.title for s in guide.spellers))
    names = Table(head, tuple((guide.places.error(e), *(_caught(e, s) for s in guide.spellers)) for e in guide.api.errors))
    top = Section(1, "Error codes", about, tables=(table,))
    return Page(ERRORS, (top, Section(2, "Names by language", ("What a program catches or compares with.",), tables=(names,))))


def _caught(error: ErrorCode, speller: Speller) -> str:
    return code(speller.error(error))


def _error(guide: Guide, error: ErrorCode) -> tuple[str, ...]:
    since = f"Since {error.doc.since}." if error.doc.since != guide.api.library.doc.since else ""
    parts = (*guide.places.paragraphs(error.doc), "Reserved." if error.reserved else "", since)
    return (
        str(error.code),
        anchored(cell_anchor("error", error.id), f"`{error.name.to(Case.SCREAMING)}`"),
        " ".join(filter(None, parts)),
        ", ".join(f"`{key}`" for key, _ in error.data) or NOTHING,
        ", ".join(f"{guide.titles[x]} `{base}`" for x, base in sorted(error.also.items())) or NOTHING,
    )
