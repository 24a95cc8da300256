"""A page for each handle and each stream, and the one of the free functions."""

from __future__ import annotations

from collections.abc import Iterator

from ..meaning.model import Fact, Handle, Stream
from ..meaning.names import Case, Name
from ..meaning.types import RecordRef
from .calls import Calls
from .guide import Guide
from .parts import Page, Section, Table
from .places import FUNCTIONS, anchored, cell_anchor, stem
from .words import absence, type_words


def pages(guide: Guide) -> Iterator[Page]:
    """Handles, streams, functions."""
    for handle in guide.api.handles:
        yield _handle(guide, handle)
    for stream in guide.api.streams:
        yield _stream(guide, stream)
    top = Section(
        1, "Free functions", ("What belongs to no object. In PHP they are static methods of the class that is named above each.",)
    )
    yield Page(FUNCTIONS, (top, *Calls(guide, guide.api.functions, None).sections()))


def _handle(guide: Guide, handle: Handle) -> Page:
    operations = (*handle.constructors, *handle.methods)
    sections = tuple(Calls(guide, operations, handle).sections())
    # Headings with blanks have anchors that no operation has.
    facts = (_facts(guide, handle),) if handle.facts else ()
    return Page(stem(handle), (_head(guide, handle), *facts, *sections, _life(guide, handle)))


def _head(guide: Guide, handle: Handle) -> Section:
    kept = ", ".join(guide.places.link(Name.of(id_).to(Case.PASCAL)) for id_ in handle.keeps)
    aliases = (
        f"{guide.titles[language]} also calls it {', '.join(f'`{name}`' for name in names)}."
        for language, names in sorted(handle.surface.aliases.items())
    )
    notes = (f"It keeps {kept} alive." if kept else "", *aliases, absence(handle.surface, guide.titles), f"Since {handle.doc.since}.")
    title = f"{handle.name.to(Case.PASCAL)} (handle)"
    return Section(1, title, guide.places.paragraphs(handle.doc), notes=tuple(filter(None, notes)))


def _facts(guide: Guide, handle: Handle) -> Section:
    rows = tuple(
        (
            anchored(cell_anchor("fact", fact.id), f"`{fact.id}`"),
            type_words(fact.type, guide.places),
            _meaning(guide, handle, fact),
        )
        for fact in handle.facts
    )
    return Section(
        level=2,
        title="What it knows",
        paragraphs=("Read once at creation: these cannot fail, and stay readable after closing.",),
        tables=(Table(("name", "type", "meaning and unit"), rows),),
        tabs=guide.tabs(
            lambda s: "\n".join(filter(None, (s.fact(handle, f) for f in handle.facts if s.language.id in f.surface))),
            handle.surface,
        ),
    )


def _meaning(guide: Guide, handle: Handle, fact: Fact) -> str:
    since = f"Since {fact.doc.since}." if fact.doc.since != handle.doc.since else ""
    changes = "It is asked for each time, for it may change." if fact.changes else ""
    return " ".join(filter(None, (*guide.places.paragraphs(fact.doc), changes, absence(fact.surface, guide.titles), since)))


def _life(guide: Guide, handle: Handle) -> Section:
    cloned = (guide.places.text(handle.clone.summary),) if handle.clone else ()
    closed = f"Closing twice is closing once; every call afterwards answers {guide.places.link('errors.invalid_handle')}."
    title = "Closing and cloning" if handle.clone else "Closing it"
    return Section(2, title, (closed, *cloned), tabs=guide.tabs(lambda s: s.life(handle), handle.surface))


def _stream(guide: Guide, stream: Stream) -> Page:
    rows = tuple((f"`{m.id}`", guide.places.text(m.doc.summary), absence(m.surface, guide.titles)) for m in stream.methods)
    item, result = type_words(stream.item, guide.places), type_words(RecordRef(stream.result), guide.places)
    top = Section(
        level=1,
        title=f"{stream.name.to(Case.PASCAL)} (stream)",
        paragraphs=(*guide.places.paragraphs(stream.doc), f"Its items are {item}, and it ends with a {result}."),
        notes=tuple(filter(None, (absence(stream.surface, guide.titles), f"Since {stream.doc.since}."))),
    )
    members = Section(
        level=2,
        title="What it offers",
        tables=(Table(("call", "meaning", ""), rows),),
        tabs=guide.tabs(lambda s: s.stream(stream), stream.surface),
    )
    return Page(stem(stream), (top, members))
