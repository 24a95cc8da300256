"""C++: the headers over the C ABI, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .files import files
from .language import CPP
from .reference import CppSpeller

TARGET = Target(CPP, files, CppSpeller)
