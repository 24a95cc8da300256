"""Compiles what the generator makes of a hostile description, in every language.

What a language's compiler is asked stands in `hostile.py` beside its conformance client. The packages of Node.js and Python are linked with
the mock core, and `hostile.test.js` and `tests/hostile_values.py` try how values travel; nothing else runs.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import nox

from tools.dev import steps
from tools.dev.build import BUILD
from tools.dev.stamps import ROOT

DESCRIPTION = ROOT / "codegen" / "tests" / "hostile.yaml"
TREE = BUILD / "hostile"
BINDINGS = TREE / "bindings"
WARNINGS = ("-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only")

Check = Callable[[nox.Session], None]


def accepted(session: nox.Session, name: str, *command: str | Path, folder: Path = ROOT, **environment: str) -> None:
    """One compiler's verdict as a step; what it refuses is shown."""
    steps.run(session, *command, name=f"hostile {name}", folder=folder, tail=True, **environment)


def target() -> str:
    """Where cargo has built everything but core already."""
    return os.environ.get("CARGO_TARGET_DIR", str(ROOT / "target"))


def tree(session: nox.Session) -> None:
    """The generated files, the runtimes and a mock core, in one folder."""
    accepted(session, "tree", "python", "-m", "mullama_codegen", "mock", "--description", DESCRIPTION, "--out", TREE)


def checks(clients: dict[str, Path]) -> Iterator[tuple[str, Check]]:
    """Each language with its check, from `hostile.py` in the folder of its client."""
    for language, folder in clients.items():
        file = folder / "hostile.py"
        spec = importlib.util.spec_from_file_location(f"hostile_{language}", file)
        if not file.is_file() or spec is None or spec.loader is None:
            raise FileNotFoundError(f"{file}: is not here; give it `check(session)`, which compiles what is generated for {language}")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield language, module.check


def clients() -> dict[str, Path]:
    """The folder of each language's conformance client."""
    from mullama_codegen.languages import LANGUAGES

    return {id_: ROOT / language.client for id_, language in LANGUAGES.items()}


def check_all(session: nox.Session) -> None:
    """Writes the tree and compiles it in every language, going on after one that refuses it."""
    every = dict(checks(clients()))
    tree(session)
    refused = []
    for language in session.posargs or every:
        try:
            every[language](session)
        except Exception:
            refused.append(language)
    if refused:
        session.error(f"{len(refused)} of {len(every)} languages refuse what is generated: {', '.join(refused)}")
