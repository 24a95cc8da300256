"""The base of every exception."""

from __future__ import annotations

from collections.abc import Mapping

from .values import public


@public
class MullamaError(RuntimeError):
    """What every failing call of the library raises.

    Attributes
    ----------
    code : int
        The same number in all languages.
    data : dict[str, int]
        The numbers that belong to the error, such as `needed` and `available`.
    """

    code: int = 0

    def __init__(self, message: str, data: Mapping[str, int] | None = None) -> None:
        super().__init__(message)
        self.data: dict[str, int] = dict(data or {})
