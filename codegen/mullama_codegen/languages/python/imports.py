"""The imports of a generated module of Python: only what it names, in the order that import sorters want."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

THIRD_PARTY = frozenset({"numpy", "mullama"})


@dataclass(frozen=True, slots=True)
class Import:
    """One import: a whole module, or names out of it."""

    module: str
    names: tuple[str, ...]


Groups = tuple[tuple[Import, ...], ...]  # a blank line between them


def named(used: frozenset[str], module: str, names: Iterable[str]) -> Import:
    """The names of a module that are used."""
    return Import(module, sort_names(name for name in names if name in used))


def whole(used: frozenset[str], module: str, as_: str | None = None) -> Import:
    """A module that is used by its own name or by a short one."""
    if (as_ or module) not in used:
        return Import("", ())
    return Import(f"{module} as {as_}" if as_ else module, ())


def modules(used: frozenset[str]) -> list[Import]:
    """The modules that annotations name."""
    wholes = (("array", None), ("datetime", None), ("os", None), ("pathlib", None), ("numpy", "np"), ("numpy.typing", "npt"))
    return [whole(used, module, as_) for module, as_ in wholes]


def grouped(modules: Iterable[Import], names: Iterable[Import]) -> Groups:
    """The standard library, other packages, our own."""
    wholes = sorted((i for i in modules if i.module), key=lambda i: i.module)
    froms = sorted((i for i in names if i.names), key=lambda i: (-_levels(i.module), i.module))
    groups = tuple(tuple(i for i in (*wholes, *froms) if _section(i.module) == section) for section in range(3))
    return tuple(group for group in groups if group)


def sort_names(names: Iterable[str]) -> tuple[str, ...]:
    """Constants first, then classes."""
    return tuple(sorted(set(names), key=lambda name: (not (len(name) > 1 and name.isupper()), not name[0].isupper(), name)))


def _levels(module: str) -> int:
    """Relative imports from farther away stand first."""
    return len(module) - len(module.lstrip("."))


def _section(module: str) -> int:
    if module.startswith("."):
        return 2
    return 1 if module.partition(".")[0].partition(" ")[0] in THIRD_PARTY else 0
