"""What every page needs: the API, the address of each item, and the languages that spell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..meaning.model import Api, Surface
from .parts import Tab
from .places import Places
from .speller import Speller

TABS = ("python", "node", "go", "php", "rust", "c", "cpp")  # most readers first; a language that is not named comes last


class Guide:
    """One API as the reference sees it."""

    def __init__(self, api: Api, spellers: Iterable[Speller]) -> None:
        self.api = api
        self.places = Places(api)
        self.spellers = sorted(spellers, key=_place)
        self.titles = {s.language.id: s.language.title for s in self.spellers}

    def tabs(self, spelt: Callable[[Speller], str], surface: Surface | None = None) -> tuple[Tab, ...]:
        """A tab for each language that has something to show."""
        shown = ((s, spelt(s)) for s in self.spellers if surface is None or s.language.id in surface)
        return tuple(Tab(s.language.title, s.language.fence, code) for s, code in shown if code)


def _place(speller: Speller) -> int:
    id_ = speller.language.id
    return TABS.index(id_) if id_ in TABS else len(TABS)
