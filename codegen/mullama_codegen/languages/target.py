"""What a language's folder gives to the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..cabi.shapes import Abi
from ..docs.speller import Speller
from ..docs.spoken import Words
from ..meaning.model import Api
from ..output import File
from ..plan.language import Language
from ..plan.planned import Plans


@dataclass(frozen=True, slots=True)
class Target:
    """One language: what it is, the files of its binding, how the reference spells it, and how its docs name things."""

    language: Language
    files: Callable[[Api, Abi, Plans], Iterable[File]]
    speller: Callable[[Api, Abi, Plans], Speller]
    words: Callable[[Api, Abi, Plans], Words]
