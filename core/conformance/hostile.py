"""What must accept the Rust that is generated of the hostile description: cargo."""

from __future__ import annotations

import nox

from tools.dev import build
from tools.dev.hostile import TREE, accepted, target


def check(session: nox.Session) -> None:
    """The mock core, the C ABI's shim, Rust's client, and the native modules of Python and Node."""
    build.llama(session)
    accepted(
        session, "rust", "cargo", "check", "--quiet", "--release", "--workspace", "--keep-going", folder=TREE, CARGO_TARGET_DIR=target()
    )
