"""Go: its package over the C ABI, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .files import files
from .reference import Go

TARGET = Target("go", files, Go)
