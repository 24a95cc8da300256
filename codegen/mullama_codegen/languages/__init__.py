"""Meaning and the C ABI to text: a folder for each language, with its views and its templates. A view decides, a template prints.

No language imports another, but that C++ stands on C, and the native modules of Python and Node on core's Rust.
"""

from __future__ import annotations

from ..plan.language import Language
from . import c, cpp, go, node, php, python, rust
from .target import Target

# An eighth language is an eighth folder and its name here.
TARGETS: tuple[Target, ...] = tuple(folder.TARGET for folder in (rust, python, node, go, php, c, cpp))

LANGUAGES: dict[str, Language] = {target.language.id: target.language for target in TARGETS}
