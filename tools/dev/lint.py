"""The checks that need no run of the library. All of them are made, and then all that failed are named."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nox

from tools.dev import build, steps
from tools.dev.build import GO, NODE, PHP
from tools.dev.stamps import ROOT


def check(session: nox.Session, name: str, *command: str | Path, folder: Path = ROOT, **environment: str) -> None:
    """One check as a step; what it finds is short and is shown."""
    steps.run(session, *command, name=f"lint {name}", folder=folder, tail=True, **environment)


STATICCHECK = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"
ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"
# What `nox -s hostile` asks of each language; it is typed as a part of the tools, wherever it stands.
FOLDERS = ("core/conformance", "bindings/*/conformance", "bindings/*/conformance/*")
HOSTILE = sorted(str(file.relative_to(ROOT)) for folder in FOLDERS for file in ROOT.glob(f"{folder}/hostile.py"))
# Folders that mypy is started in, with what it reads there: a program that is started by path imports its neighbours by bare name.
TYPED_PYTHON = {
    # What is about the hostile description's package is typed beside that, by `nox -s hostile`.
    ".": (
        "noxfile.py",
        "tools/dev",
        "tools/package",
        "tests/models",
        "tests/faults",
        "tests/variants",
        "tests/examples",
        "tests/seed",
        "benches",
        *HOSTILE,
        "--exclude",
        r"/hostile_values\.py$",
    ),
    "codegen": ("mullama_codegen", "tests"),
    "tests/conformance": (".",),
    "bindings/python": (".", "--exclude", r"/hostile\.py$"),
}


def python_style(session: nox.Session) -> None:
    """Ruff as linter, by pyproject.toml."""
    check(session, "python style", "ruff", "check", "--output-format=concise", ".")


def python_layout(session: nox.Session) -> None:
    """Ruff as formatter; `nox -s format` mends it."""
    check(session, "python layout", "ruff", "format", "--check", "--quiet", "--output-format=concise", ".")


def python_types(session: nox.Session) -> None:
    """`mypy --strict`, as pyproject.toml sets it."""
    for folder, read in TYPED_PYTHON.items():
        options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", ROOT / ".mypy_cache" / folder)
        check(session, f"types in {folder}", "mypy", *options, *read, folder=ROOT / folder)


def import_circles(session: nox.Session) -> None:
    """The generator's data flow has one direction."""
    check(session, "import circles", "python", "tools/dev/import_circles.py", "codegen/mullama_codegen")


def rust_layers(session: nox.Session) -> None:
    """Imports in core go from the top down."""
    check(session, "core's layers", "python", "tools/dev/rust_layers.py", "core/src")


def one_core(session: nox.Session) -> None:
    """No command of cargo's has core compiled once more for other features of what it depends on."""
    check(session, "one core", "python", "tools/dev/one_core.py")


def shim_only(session: nox.Session) -> None:
    """Core calls llama.cpp through the shim, where an assertion is an error."""
    check(session, "calls through the shim", "python", "tools/dev/shim_only.py", "core/src")


def generated_files(session: nox.Session) -> None:
    """What is committed is what api.yaml says."""
    check(session, "generated files", "python", "-m", "mullama_codegen", "generate", "--check", "--cbindgen")


def rust_style(session: nox.Session) -> None:
    """Rustfmt, by rustfmt.toml; it names the files, `cargo fmt` mends them."""
    check(session, "rust layout", "cargo", "fmt", "--all", "--", "--check", "-l")


def rust_lints(session: nox.Session) -> None:
    """Clippy; in release, so that llama.cpp is not built a second time."""
    build.llama(session)
    clippy = ("cargo", "clippy", "--quiet", "--release")
    check(session, "clippy", *clippy, "--workspace", "--exclude=mullama-loom", "--all-targets", "--", "-D", "warnings")
    # The unit tests of the files that it shares with core are core's.
    check(session, "clippy over loom's models", *clippy, "--package=mullama-loom", "--lib", "--tests", "--", "-D", "warnings")


def rust_docs(session: nox.Session) -> None:
    """The links inside the docs of the published crates."""
    build.llama(session)
    check(session, "rustdoc", "cargo", "doc", "--quiet", "--release", "--no-deps", "--package=mullama", RUSTDOCFLAGS="-D warnings")


def go(session: nox.Session) -> None:
    """Gofmt and go vet."""
    unformatted = subprocess.run(["gofmt", "-l", str(GO)], capture_output=True, text=True, check=True).stdout
    if unformatted or not GO.is_dir():
        steps.fail(session, f"gofmt would change: {unformatted.strip() or GO}")
    build.llama(session)
    check(session, "go vet", "go", "vet", "./...", folder=GO)


def staticcheck(session: nox.Session) -> None:
    """What Go's people run besides vet; compiled once by Go itself."""
    build.llama(session)
    check(session, "staticcheck", "go", "run", STATICCHECK, "./...", folder=GO)


def workflows(session: nox.Session) -> None:
    """actionlint over the workflows, with shellcheck over their steps; compiled once by Go itself."""
    check(session, "actionlint", "go", "run", ACTIONLINT)


def eslint(session: nox.Session) -> None:
    """ESLint, by bindings/node/eslint.config.js."""
    build.npm(session)
    check(session, "eslint", "node_modules/.bin/eslint", ".", folder=NODE)


def php(session: nox.Session) -> None:
    """PSR-12; Debian 13 has no phpcs."""
    if not shutil.which("phpcs"):
        steps.say("  not run: phpcs is not installed (Debian 12: apt-get install php-codesniffer)")
        return
    check(session, "phpcs", "phpcs", "-n", "--standard=PSR12", "--extensions=php", "--ignore=*/vendor/*", PHP)


# How far clang's analyzer follows calls.
SHALLOW = ("-Xclang", "-analyzer-config", "-Xclang", "mode=shallow")


def clang_tidy(session: nox.Session, standard: str, *patterns: str, options: tuple[str, ...] = ()) -> None:
    """Clang-tidy over sources of C and C++ with the headers that they include, by bindings/c/.clang-tidy."""
    if not shutil.which("clang-tidy"):
        steps.say("  not run: clang-tidy is not installed (Debian: apt-get install clang-tidy)")
        return
    folder = ROOT / "bindings/c"
    files = sorted(str(file.relative_to(folder)) for pattern in patterns for file in folder.glob(pattern))
    name = f"clang-tidy {standard}, {Path(patterns[0]).parts[0]}"
    check(session, name, "clang-tidy", "--quiet", *files, "--", f"-std={standard}", "-Iinclude", *options, folder=folder)


def tidy_c(session: nox.Session) -> None:
    """The client and the examples of C."""
    clang_tidy(session, "c11", "conformance/c/*.c", "examples/*.c")


def tidy_client(session: nox.Session) -> None:
    """The client of C++; its one large file, which is generated and not shipped, is not analyzed deeply: 14 s for two minutes."""
    clang_tidy(session, "c++17", "conformance/cpp/dispatch.cpp", options=SHALLOW)


def tidy_examples(session: nox.Session) -> None:
    """The examples of C++."""
    clang_tidy(session, "c++17", "examples/*.cpp")


def shell(session: nox.Session) -> None:
    """The shell scripts parse; shellcheck reads them where it is installed."""
    for script in ("dev", "tools/dev/needs.sh", ".ci/run"):
        check(session, f"{script} parses", "bash", "-n", script)
    if shutil.which("shellcheck"):
        check(session, "shellcheck", "shellcheck", "--external-sources", "dev", "tools/dev/needs.sh", ".ci/run")
    else:
        steps.say("  not run: shellcheck is not installed")


def pre_commit(session: nox.Session) -> None:
    """The hooks that a developer may turn on, over every file."""
    check(session, "pre-commit hooks", "pre-commit", "run", "--all-files", PRE_COMMIT_HOME=str(build.BUILD / "pre-commit"))


# In the order in which they begin, the longest first.
CHECKS: tuple[Callable[[nox.Session], None], ...] = (
    tidy_client,
    rust_lints,
    tidy_examples,
    tidy_c,
    python_style,
    python_layout,
    python_types,
    import_circles,
    rust_layers,
    one_core,
    shim_only,
    generated_files,
    rust_style,
    rust_docs,
    go,
    staticcheck,
    workflows,
    eslint,
    php,
    shell,
    pre_commit,
)


# Most checks are programs of one thread.
WORKERS = 2


def run_all(session: nox.Session) -> None:
    """Makes every check, two at a time, going on after one that fails."""
    if not ROOT.joinpath(".venv").is_dir():
        session.error(".venv is missing: ./dev makes it")
    # What several of them need is there before they begin; those say so where it failed.
    with contextlib.suppress(Exception):
        build.llama(session)
    with ThreadPoolExecutor(WORKERS) as pool:
        made = {each.__name__: pool.submit(each, session) for each in CHECKS}
    failed = [name for name, check in made.items() if check.exception()]
    if failed:
        session.error(f"{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}")


def lay_out(session: nox.Session) -> None:
    """Lets every formatter do its work."""
    steps.show(session, "ruff", "check", "--fix", "--quiet", "--exit-zero", ".")
    steps.show(session, "ruff", "format", ".")
    steps.show(session, "cargo", "fmt", "--all")
    steps.show(session, "gofmt", "-w", GO)
