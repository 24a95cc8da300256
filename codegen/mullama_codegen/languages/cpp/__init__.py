"""C++: the headers over the C ABI, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .docs import CppWords
from .files import files
from .language import CPP
from .reference import CppSpeller

TARGET = Target(CPP, files, CppSpeller, CppWords)
