"""Rust: core's own generated part, the `extern "C"` shim over it, and its client's dispatch."""

from __future__ import annotations

from collections.abc import Iterator

from ...cabi.shapes import Abi
from ...meaning.model import Api
from ...output import File
from ...plan.planned import Plans
from . import client, core, ffi, methods, short
from .language import RUST


def files(api: Api, abi: Abi, plans: Plans) -> Iterator[File]:
    """Every file of Rust."""
    yield from core.files(api, abi, plans[RUST.id])
    yield from short.files(api)
    yield from methods.files(api, plans[RUST.id])
    yield from ffi.files(api, abi, plans["c"])
    yield from client.files(api, plans[RUST.id])
