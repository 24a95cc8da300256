"""What is written for readers is written, leads somewhere in every language that shows it, and is not from the future."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.links import INPUT, LINK, Literal, Reference, References
from ..meaning.walk import Documented, documented, operations
from ..plan.language import Language
from .bare import bare_names, spellings

PLACEHOLDER = re.compile(r"\b(TODO|FIXME|TBD|XXX)\b")


def check(api: m.Api, languages: Sequence[Language], problems: Problems) -> None:
    """Notes docs that are missing, unfinished or wrong."""
    references, docs = References(api), tuple(_own(api))
    _docs(docs, problems)
    _nouns(api, problems)
    _references(docs, references, frozenset(x.id for x in languages), problems)
    _versions(api, docs, problems)
    known = spellings(references)
    for found in docs:
        for message in bare_names(found, known):
            problems.add(found.where, found.name, message)


def _own(api: m.Api) -> Iterator[Documented]:
    """Every doc once; a form without one has its operation's."""
    for found in documented(api):
        op = next((x for x in found.scope if isinstance(x, m.Operation)), None)
        if op is None or not isinstance(found.scope[-1], m.Form) or found.doc != op.doc:
            yield found


def _docs(docs: tuple[Documented, ...], problems: Problems) -> None:
    for found in docs:
        doc = found.doc
        if not doc.summary.strip():
            problems.add(found.where, found.name, "has no summary; say what it is, with units")
        elif not doc.summary.rstrip().endswith((".", "?", "!")):
            problems.add(found.where, found.name, f"summary does not end a sentence: {doc.summary!r}")
        if placeholder := PLACEHOLDER.search(texts(doc)):
            problems.add(found.where, found.name, f"doc has '{placeholder[0]}'; write it")
        if found.scope and isinstance(found.scope[-1], m.ErrorCode) and LINK.search(doc.summary):
            problems.add(found.where, found.name, "summary of an error is its message, too: references go into its details")


def texts(doc: m.Doc) -> str:
    """All that a doc says in any language."""
    return " ".join((doc.summary, doc.details, *doc.notes.values()))


# References


def _nouns(api: m.Api, problems: Problems) -> None:
    for name, op in operations(api):
        says = any(INPUT in texts(doc) for doc in (op.doc, *(f.doc for f in op.forms)))
        for item in op.inputs:
            if says and not item.noun:
                problems.add(item.param.where, f"{name}({item.param.id})", f"has no 'noun' for {INPUT} in the operation's docs")


def _references(docs: tuple[Documented, ...], references: References, languages: frozenset[str], problems: Problems) -> None:
    for found in docs:
        shown = {x for x in languages if all(x in item.surface for item in found.scope if hasattr(item, "surface"))}
        doc = found.doc
        for readers, text in ((shown, f"{doc.summary} {doc.details}"), *(({x} & shown, text) for x, text in doc.notes.items())):
            for target in LINK.findall(text):
                for message in _wrong(target, found.scope, readers, references):
                    problems.add(found.where, found.name, message)


def _wrong(target: str, scope: tuple[object, ...], readers: set[str], references: References) -> Iterator[str]:
    if f"[[{target}]]" == INPUT:
        if not any(isinstance(x, m.Operation) and x.inputs for x in scope):
            yield f"{INPUT} stands where no call has inputs"
        return
    found = references.find(target, scope)
    if found is None:
        yield f"link [[{target}]] leads nowhere"
    elif isinstance(found.owner, m.Operation) and any(i.param is found.item for i in found.owner.inputs):
        yield f"[[{target}]] is one of several inputs; write {INPUT}"
    elif lacking := sorted(x for x in readers if not _has(found, x, scope)):
        yield f"names [[{target}]], which is not there in {', '.join(lacking)}; say it in 'notes' of the languages that have it"


def _has(found: Reference, language: str, scope: tuple[object, ...]) -> bool:
    """Whether a language has what a doc names."""
    if isinstance(found.item, Literal):
        return True
    if any(language not in x.surface for x in (found.owner, found.item, found.form) if x is not None and hasattr(x, "surface")):
        return False
    if isinstance(found.item, m.Operation):
        return found.form is not None or any(language in f.surface for f in found.item.forms)
    if isinstance(found.owner, m.Operation) and isinstance(found.item, m.Field):
        forms = [x for x in scope if isinstance(x, m.Form)] or [f for f in found.owner.forms if language in f.surface]
        hints = [f.hints(language) for f in forms]
        return all(found.item.id not in (*h.omit, *h.short_omit) for h in hints)
    return True


# Versions


def _versions(api: m.Api, docs: tuple[Documented, ...], problems: Problems) -> None:
    current = _version(api.library.version)
    for found in docs:
        if _version(found.doc.since) > current:
            problems.add(found.where, found.name, f"since {found.doc.since} is later than the library's version {api.library.version}")


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))
