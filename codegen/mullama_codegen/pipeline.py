"""The table of contents: the passes, in the order in which they run. Each is a folder that imports only those above it.

description   text -> data with places
meaning       data -> the frozen model
plan          model x language -> calls
rules         model, calls -> problems, all at once
cabi          model, calls -> C
docs          model -> pages, with what the languages spell
languages     model, calls, C -> files: a path, a template, and the view that it prints
emit          files -> text on disk
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import docs, rules
from .cabi.lower import lower
from .cabi.shapes import Abi
from .description.loader import Source, load, parse
from .description.problems import Problems
from .docs.neutral import PageWords
from .docs.speller import Speller
from .docs.spoken import spoken
from .emit import tree
from .languages import LANGUAGES, TARGETS, client
from .languages.rust import mock_core
from .meaning.build import build
from .meaning.model import Api
from .meaning.walk import had_by
from .output import File
from .plan.core import CORE
from .plan.having import had
from .plan.language import Language, Through
from .plan.planned import Plans
from .plan.realise import plans


@dataclass(frozen=True, slots=True)
class Made:
    """What the passes behind the rules have made of a model."""

    plan: Plans  # language -> its calls, each with how it is carried out
    cabi: Abi
    views: dict[str, list[File]]  # language or `docs` -> its files

    @property
    def files(self) -> list[File]:
        """Every file."""
        return [file for made in self.views.values() for file in made]


def read(description: Path) -> Api:
    """The model of the description in a file."""
    return understand(load(description, LANGUAGES))


def read_text(text: str, file: str) -> Api:
    """The model of the description in a text; `file` is what problems call it."""
    return understand(parse(text, file, LANGUAGES))


def understand(source: Source) -> Api:
    """The model of a description that keeps the rules; every problem is raised at once."""
    problems = Problems()
    api = build(source, LANGUAGES, problems)
    problems.raise_any()
    api = had(api, tuple(LANGUAGES.values()))
    rules.check(api, tuple(LANGUAGES.values()), problems)
    problems.raise_any()
    return api


def make(api: Api) -> Made:
    """What every language prints for a model."""
    planned = plans(api, tuple(LANGUAGES.values()))
    abi = lower(had_by(api, "c"), planned["c"])
    said = {target.language.id: spoken(api, target.words(had_by(api, target.language.id), abi, planned)) for target in TARGETS}
    in_c = _own(said["c"], LANGUAGES["c"])
    views = {x.language.id: list(x.files(_seen(said[x.language.id], x.language), *_of(x.language, said, in_c))) for x in TARGETS}
    views["docs"] = list(docs.files(*for_pages(api)))
    return Made(planned, abi, views)


def abi_of(api: Api) -> Abi:
    """The C ABI of a model, without what is made of it."""
    return lower(had_by(api, "c"), plans(api, (LANGUAGES["c"],))["c"])


def for_pages(api: Api) -> tuple[Api, list[Speller]]:
    """What the reference is made of: the API in words of no language, and the languages that spell its items."""
    neutral = spoken(api, PageWords(api, {x: language.title for x, language in LANGUAGES.items()}))
    planned = plans(neutral, tuple(LANGUAGES.values()))
    abi = lower(had_by(neutral, "c"), planned["c"])
    return neutral, [target.speller(had_by(neutral, target.language.id), abi, planned) for target in TARGETS]


def _seen(api: Api, language: Language) -> Api:
    """The API as a language has it; core carries out what any language has."""
    return api if language.id == CORE else had_by(api, language.id)


def _of(language: Language, said: Mapping[str, Api], in_c: tuple[Abi, Plans]) -> tuple[Abi, Plans]:
    """The ABI and the plans of what a language says of the API, whose items views compare; beneath core's own languages, C says it."""
    if language.through is Through.C:
        return _own(said[language.id], language)
    abi, planned = in_c
    return abi, {**plans(said[language.id], (language,)), **planned}


def _own(api: Api, language: Language) -> tuple[Abi, Plans]:
    planned = plans(api, (LANGUAGES["c"], language))
    return lower(had_by(api, "c"), planned["c"]), planned


def texts(files: Iterable[File]) -> dict[str, str]:
    """What each file says, by its path."""
    kinds = [kind for language in LANGUAGES.values() for kind in language.kinds]
    return tree.make(files, [*kinds, client.KIND, docs.KIND])


def mock_core_files(api: Api) -> list[File]:
    """A core of canned values, for a description that no real core answers."""
    return list(mock_core.files(api))
