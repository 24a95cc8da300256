"""Docs name items of the API by references, never in one language's spelling, which would be wrong in the other six."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..meaning.links import LINK, References, members
from ..meaning.model import Operation
from ..meaning.names import Case, Name
from ..meaning.walk import Documented

WORD = re.compile(r"(?<![\w.])[A-Za-z_][A-Za-z0-9_]*")
CODE = re.compile(r"`([^`]+)`")
OF_C = re.compile(r"mullama_\w+|Mullama[A-Z]\w*|MULLAMA_\w+")
JOINED = re.compile(r"[a-z]\w*_\w+|[A-Z][A-Z0-9]*_[A-Z0-9_]+")
CASES = (Case.SNAKE, Case.CAMEL, Case.PASCAL, Case.GO, Case.SCREAMING)
# How languages write an absent value and truth; in a doc these are `[[none]]`, `[[true]]` and `[[false]]`.
ABSENT = frozenset({"nil", "null", "nullopt", "nullptr", "undefined", "NULL"})
TRUTH = {"true": "true", "True": "true", "false": "false", "False": "false"}
AS_CODE = {**dict.fromkeys((*ABSENT, "none", "None"), "none"), **TRUTH}


def bare_names(found: Documented, known: dict[str, str]) -> Iterator[str]:
    """What is wrong with each word of a doc that is an identifier and no reference; `known` is what `spellings` gives."""
    near = {name: f"write [[.{name}]]" for around in found.scope for name, _ in members(around)}
    doc, told = found.doc, set()
    for text in (doc.summary, doc.details, *doc.notes.values()):
        for at, part in enumerate(CODE.split(LINK.sub(" ", text))):
            for word in WORD.findall(part):
                if word not in told and (better := _better(word, part if at % 2 else "", known, near)) is not None:
                    told.add(word)
                    yield f"'{word}' stands bare; {better}"


def _better(word: str, code: str, known: dict[str, str], near: dict[str, str]) -> str | None:
    """What to write instead of a word; none for a word that is only a word. `code` is what stands between backticks around it."""
    # What is set in the environment is called the same in every language.
    if OF_C.fullmatch(word) and not code.startswith(f"{word}="):
        return "it is a spelling of C: name the item by a reference"
    if word == code and word in AS_CODE:
        return f"write [[{AS_CODE[word]}]]"
    if not code and (word in TRUTH or word in ABSENT - {"null"}):
        return f"write [[{TRUTH.get(word, 'none')}]]"
    if word in near and (word == code or "_" in word):
        return near[word]
    if word in known:
        return known[word]
    if JOINED.fullmatch(word) and not code:
        return "it is an identifier: write a reference, or code between backticks"
    return None


def spellings(references: References) -> dict[str, str]:
    """Every spelling of an item that can be no English word, and what to write instead."""
    found: dict[str, str] = {}
    for target, reference in references.absolute.items():
        head, _, member = target.rpartition(".")
        if head == "errors":
            found.setdefault(Name.of(member).to(Case.SCREAMING), f"write [[{target}]]")
        for spelt in _cases(member):
            found.setdefault(spelt, f"write [[{target}]]")
        if isinstance(reference.item, Operation):
            for param, _ in members(reference.item):
                for spelt in _cases(param):
                    found.setdefault(spelt, f"it is a parameter of {target}: say it in words")
    return found


def _cases(member: str) -> Iterator[str]:
    """A name of several words in every case; one word alone may be English."""
    name = Name.of(re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", member).lower())
    if len(name.words) > 1:
        yield from map(name.to, CASES)
