"""What a language's folder gives to the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..cabi.shapes import Abi
from ..docs.speller import Speller
from ..meaning.model import Api
from ..output import File


@dataclass(frozen=True, slots=True)
class Target:
    """One language: the files of its binding, and how the reference spells it."""

    id: str
    files: Callable[[Api, Abi], Iterable[File]]
    speller: Callable[[Api, Abi], Speller]
