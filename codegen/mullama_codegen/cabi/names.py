"""What C calls things: the prefix, the types, and names that keep out of each other's way."""

from __future__ import annotations

from ..meaning.names import Case, Name

PREFIX = "mullama"


def type_name(name: Name) -> str:
    """`MullamaModel`, for the words `model`."""
    return (Name.of(PREFIX) + name).to(Case.PASCAL)


def free_name(wanted: str, taken: set[str], suffix: str = "out") -> str:
    """The name itself, or one with a suffix where a parameter has taken it."""
    while wanted in taken:
        wanted = f"{wanted.rstrip('_')}_{suffix}"
    return wanted
