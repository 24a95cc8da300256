"""C: what checks the header that cbindgen writes, the exported symbols, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .files import files
from .reference import C

TARGET = Target("c", files, C)
