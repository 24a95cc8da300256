"""Rust: core's own generated part, the `extern "C"` shim over it, a mock core for tests, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .docs import RustWords
from .files import files
from .language import RUST
from .reference import RustSpeller

TARGET = Target(RUST, files, RustSpeller, RustWords)
