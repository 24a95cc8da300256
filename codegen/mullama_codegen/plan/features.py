"""What every testee says of itself: the calls, stream methods and possible mistakes that its language has."""

from __future__ import annotations

from ..meaning.model import Api
from .calls import every_call


def features(api: Api, language: str) -> tuple[str, ...]:
    """The list that a testee answers `hello` with; the runner holds it against the description."""
    calls = {call.path for call in every_call(api, language)}
    streams = {f"{stream.id}.{method.id}" for stream in api.streams for method in stream.methods if language in method.surface}
    mistakes = {f"can_pass.{mistake}" for info in api.languages if info.id == language for mistake in info.can_pass}
    return tuple(sorted(calls | streams | mistakes))
