"""C++: the headers over the C ABI, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .files import files
from .reference import Cpp

TARGET = Target("cpp", files, Cpp)
