"""PHP: classes over the C ABI through FFI, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .files import files
from .language import PHP
from .reference import PhpSpeller
from .words import PhpWords

TARGET = Target(PHP, files, PhpSpeller, PhpWords)
