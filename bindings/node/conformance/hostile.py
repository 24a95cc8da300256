"""What must accept the JavaScript that is generated of the hostile description: Node.js, which runs it too, and TypeScript's compiler."""

from __future__ import annotations

import nox

from tools.dev import probes
from tools.dev.build import NODE
from tools.dev.hostile import BINDINGS, accepted, target
from tools.dev.stamps import ROOT

FOLDER = BINDINGS / "node"


def check(session: nox.Session) -> None:
    """The package, its types, the names that its client looks up, and how values travel."""
    for file in ("index.js", "index.mjs"):
        accepted(session, f"node {file}", "node", "--check", file, folder=FOLDER)
    accepted(session, "node native module", "node", "scripts/build.js", folder=FOLDER, CARGO_TARGET_DIR=target())
    accepted(session, "node values", "node", "--test", ROOT / "tools/dev/hostile.test.js", HOSTILE_PACKAGE=str(FOLDER))
    (FOLDER / "probe.ts").write_text(probes.node(probes.read(FOLDER / "conformance")), encoding="utf-8")
    modules = NODE / "node_modules"
    if not modules.is_dir():
        session.warn("bindings/node/node_modules is missing, so the types are not checked; nox -s test-node installs it")
        return
    options = ("--noEmit", "--strict", "--target", "esnext", "--module", "nodenext", "--lib", "esnext,dom", "--types", "node")
    command = (modules / ".bin/tsc", *options, "--typeRoots", modules / "@types", "index.d.cts", "index.d.mts", "probe.ts")
    accepted(session, "typescript", *command, folder=FOLDER)
