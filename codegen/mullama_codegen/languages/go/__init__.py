"""Go: its package over the C ABI, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .files import files
from .language import GO
from .reference import GoSpeller
from .words import GoWords

TARGET = Target(GO, files, GoSpeller, GoWords)
