"""Every command of the house: `nox --list` is the table of contents.

`./dev` prepares the machine and calls this; with a prepared `.venv`, `.venv/bin/nox` does as well. All sessions share that one environment.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nox

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from tools.house import build as rooms  # noqa: E402  # our own helpers, found from the repository's root
from tools.house import hostile as attack  # noqa: E402
from tools.house import lint as checks  # noqa: E402

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["doctor"]

# Tools come from .venv before the machine's own, wherever nox was started from.
os.environ["PATH"] = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
# An abort inside llama.cpp ends the process at once instead of starting a debugger.
os.environ["GGML_NO_BACKTRACE"] = "1"
os.environ["PYTHONPATH"] = str(ROOT / "codegen")


@nox.session
def doctor(session: nox.Session) -> None:
    """Show which tools are here and in which version."""
    rooms.run(session, "python", "tools/house/doctor.py")


@nox.session
def generate(session: nox.Session) -> None:
    """Write every generated file anew from api.yaml; with `-- --check`, only compare."""
    rooms.run(session, "python", "-m", "mullama_codegen", "generate", *session.posargs)


@nox.session(tags=["test"])
def lint(session: nox.Session) -> None:
    """Check style, types, import circles and that the generated files are what api.yaml says."""
    checks.run_all(session)


@nox.session(name="format")
def format_sources(session: nox.Session) -> None:
    """Let ruff, rustfmt and gofmt lay out what they know."""
    checks.lay_out(session)


@nox.session(tags=["test"])
def build(session: nox.Session) -> None:
    """Build every room and the conformance testees."""
    rooms.everything(session)


@nox.session(name="test-codegen", tags=["test"])
def test_codegen(session: nox.Session) -> None:
    """Test the generator and the house's own tools."""
    rooms.run(session, "pytest", "codegen/tests", *session.posargs)
    rooms.run(session, "pytest", "tools/house/tests", *session.posargs)


@nox.session(tags=["test"])
def hostile(session: nox.Session) -> None:
    """Compile what the generator makes of a hostile description, in every language."""
    attack.check_all(session)


@nox.session(name="test-core", tags=["test"])
def test_core(session: nox.Session) -> None:
    """Test the core, and the core against raw llama.cpp."""
    rooms.run(session, "cargo", "test", "--release", "--no-fail-fast", "--package=mullama", *session.posargs)
    rooms.run(session, "cargo", "test", "--release", "--no-fail-fast", "--package=mullama-oracle", *session.posargs)


@nox.session(name="test-ffi", tags=["test"])
def test_ffi(session: nox.Session) -> None:
    """Test the C ABI: handles, last error, panics, exported symbols."""
    rooms.ffi(session)
    rooms.run(session, "cargo", "test", "--release", "--no-fail-fast", "--package=mullama-ffi", *session.posargs)


@nox.session(name="test-python", tags=["test"])
def test_python(session: nox.Session) -> None:
    """Test the Python binding as installed from its wheel."""
    rooms.python(session)
    rooms.run(session, "pytest", "tests", *session.posargs, folder=rooms.PYTHON)


@nox.session(name="test-node", tags=["test"])
def test_node(session: nox.Session) -> None:
    """Test the Node binding."""
    rooms.node(session)
    rooms.run(session, "npm", "test", *session.posargs, folder=rooms.NODE)


@nox.session(name="test-go", tags=["test"])
def test_go(session: nox.Session) -> None:
    """Test the Go binding."""
    rooms.go(session)
    # Without a test file `go test` is content.
    if not list(rooms.GO.glob("*_test.go")):
        session.error("bindings/go has no tests")
    # A cached result is no run: the library beneath may have changed, which Go cannot see.
    rooms.run(session, "go", "test", "-count=1", "./...", *session.posargs, folder=rooms.GO)


@nox.session(name="test-php", tags=["test"])
def test_php(session: nox.Session) -> None:
    """Test the PHP binding."""
    rooms.php(session)
    rooms.run(session, "composer", "test", "--no-interaction", folder=rooms.PHP, COMPOSER_ALLOW_SUPERUSER="1")


@nox.session(name="test-c", tags=["test"])
def test_c(session: nox.Session) -> None:
    """Test the C and C++ headers in every standard, and the programs over them."""
    rooms.c(session)
    rooms.run(session, "ctest", "--output-on-failure", "--no-tests=error", *session.posargs, folder=rooms.BUILD / "c")


@nox.session(tags=["test"])
def conformance(session: nox.Session) -> None:
    """Ask every language the same questions and compare the answers."""
    rooms.everything(session)
    rooms.run(session, "pytest", "tests/conformance/tests")
    rooms.run(session, "python", "tests/conformance/random_calls.py")
    rooms.run(session, "python", "tests/conformance/run.py", *session.posargs)


@nox.session
def demo(session: nox.Session) -> None:
    """Build everything, then print one generation in every language as one table."""
    rooms.everything(session)
    rooms.run(session, "python", "tests/conformance/demo.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure every language against raw llama.cpp."""
    rooms.everything(session)
    rooms.run(session, "python", "benches/run.py", *session.posargs)
