"""Rust: core's own generated part, what crosses into its C++ shim, the `extern "C"` shim over it, and its testee's dispatch."""

from __future__ import annotations

from collections.abc import Iterator

from ...cabi.shapes import Abi
from ...meaning.model import Api
from ...output import File
from . import core, engine, ffi, short, testee


def files(api: Api, abi: Abi) -> Iterator[File]:
    """Every file of Rust."""
    yield from core.files(api, abi)
    yield from short.files(api)
    yield from engine.files(api)
    yield from ffi.files(api, abi)
    yield from testee.files(api, abi)
