"""One module per language: from meaning and ABI to plain dataclasses that a template prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..abi import Abi
from ..model import Api
from ..render import File
from . import c, cpp, docs, go, node, php, python, rust

Target = Callable[[Api, Abi], Iterable[File]]

TARGETS: dict[str, Target] = {
    "rust": rust.files,
    "go": go.files,
    "python": python.files,
    "c": c.files,
    "cpp": cpp.files,
    "node": node.files,
    "php": php.files,
    "docs": docs.files,
}
