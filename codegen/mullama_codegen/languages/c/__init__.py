"""C: what checks the header that cbindgen writes, the exported symbols, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .docs import CWords
from .files import files
from .language import C
from .reference import CSpeller

TARGET = Target(C, files, CSpeller, CWords)
