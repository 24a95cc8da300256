"""What every conformance client says of itself: the calls, stream methods and possible mistakes that its language has."""

from __future__ import annotations

from collections.abc import Sequence

from ..meaning.model import Api
from ..meaning.walk import had_by
from .language import Language
from .planned import PlannedCall

PULLS = ("next", "try_next", "finish")  # what conformance asks of a stream


def features(api: Api, language: Language, planned: Sequence[PlannedCall]) -> tuple[str, ...]:
    """The list that a client answers `hello` with, made of what its language has; the runner holds it against the description."""
    # What is about types and iterators of the language's own is tried by the language's own tests.
    calls = {p.call.path for p in planned if not p.tried_apart}
    streams = {f"{stream.id}.{method.id}" for stream in had_by(api, language.id).streams for method in stream.methods if method.id in PULLS}
    mistakes = {f"can_pass.{mistake.value}" for mistake in language.can_pass}
    return tuple(sorted(calls | streams | mistakes))
