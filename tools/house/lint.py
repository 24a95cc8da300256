"""The checks that need no run of the library. All of them are made, and then all that failed are named."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

import nox
from nox.command import CommandFailed

from tools.house.build import GO, PHP, run
from tools.house.stamps import ROOT

# Folders that mypy is started in, with what it reads there: a program that is started by path imports its neighbours by bare name.
TYPED_PYTHON = {
    ".": ("noxfile.py", "tools/house", "tests/models", "benches"),
    "codegen": ("mullama_codegen", "tests"),
    "tests/conformance": (".",),
    "bindings/python": (".",),
}


def python_style(session: nox.Session) -> None:
    """Ruff as linter, by pyproject.toml."""
    run(session, "ruff", "check", "--output-format=concise", ".")


def python_layout(session: nox.Session) -> None:
    """Ruff as formatter; `nox -s format` mends it."""
    run(session, "ruff", "format", "--check", "--quiet", "--output-format=concise", ".")


def python_types(session: nox.Session) -> None:
    """`mypy --strict`, as pyproject.toml sets it."""
    untyped = []
    for room, read in TYPED_PYTHON.items():
        options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", ROOT / ".mypy_cache" / room)
        try:
            run(session, "mypy", *options, *read, folder=ROOT / room)
        except CommandFailed:
            untyped.append(room)
    if untyped:
        session.error(f"mypy finds faults in {', '.join(untyped)}")


def import_circles(session: nox.Session) -> None:
    """The generator's data flow has one direction."""
    run(session, "python", "tools/house/import_circles.py", "codegen/mullama_codegen")


def generated_files(session: nox.Session) -> None:
    """What is committed is what api.yaml says."""
    run(session, "python", "-m", "mullama_codegen", "generate", "--check")


def rust_style(session: nox.Session) -> None:
    """Rustfmt, by rustfmt.toml; it names the files, `cargo fmt` mends them."""
    run(session, "cargo", "fmt", "--all", "--", "--check", "-l")


def rust_lints(session: nox.Session) -> None:
    """Clippy; in release, so that llama.cpp is not built a second time."""
    run(session, "cargo", "clippy", "--quiet", "--release", "--workspace", "--all-targets", "--", "-D", "warnings")


def rust_docs(session: nox.Session) -> None:
    """The links inside the docs of the published crates."""
    run(session, "cargo", "doc", "--quiet", "--release", "--no-deps", "--package=mullama", RUSTDOCFLAGS="-D warnings")


def go(session: nox.Session) -> None:
    """Gofmt and go vet."""
    unformatted = subprocess.run(["gofmt", "-l", str(GO)], capture_output=True, text=True, check=True).stdout
    if unformatted or not GO.is_dir():
        session.error(f"gofmt would change: {unformatted or GO}")
    run(session, "go", "vet", "./...", folder=GO)


def php(session: nox.Session) -> None:
    """PSR-12."""
    run(session, "phpcs", "-n", "--standard=PSR12", "--extensions=php", "--ignore=*/vendor/*", PHP)


def shell(session: nox.Session) -> None:
    """The two scripts parse; shellcheck reads them where it is installed."""
    for script in ("dev", ".ci/run"):
        run(session, "bash", "-n", script)
        if shutil.which("shellcheck"):
            run(session, "shellcheck", script)


CHECKS: tuple[Callable[[nox.Session], None], ...] = (
    python_style,
    python_layout,
    python_types,
    import_circles,
    generated_files,
    rust_style,
    rust_lints,
    rust_docs,
    go,
    php,
    shell,
)


def run_all(session: nox.Session) -> None:
    """Makes every check, going on after one that fails."""
    if not ROOT.joinpath(".venv").is_dir():
        session.error(".venv is missing: ./dev makes it")
    failed = []
    for check in CHECKS:
        try:
            check(session)
        except Exception as error:
            session.warn(f"{check.__name__}: {error or 'failed'}")
            failed.append(check.__name__)
    if failed:
        session.error(f"{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}")


def lay_out(session: nox.Session) -> None:
    """Lets every formatter do its work."""
    run(session, "ruff", "check", "--fix", "--quiet", "--exit-zero", ".")
    run(session, "ruff", "format", ".")
    run(session, "cargo", "fmt", "--all")
    run(session, "gofmt", "-w", GO)
