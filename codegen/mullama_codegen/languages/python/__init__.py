"""Python: a native module of PyO3, its stub, the public package over it, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .docs import PythonWords
from .files import files
from .language import PYTHON
from .reference import PythonSpeller

TARGET = Target(PYTHON, files, PythonSpeller, PythonWords)
