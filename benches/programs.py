"""The program of each language: how it is built and started, and how it is asked for a round."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[1]
RELEASE = ROOT / "target" / "release"
BUILT = ROOT / "build" / "bench"
BINDINGS = ROOT / "bindings"

# The wheel is installed where ./dev puts it, whichever Python runs the benches.
VENV = ROOT / ".venv" / "bin" / "python"
PYTHON = str(VENV) if VENV.exists() else sys.executable


class ProgramError(Exception):
    """A program ended before it was told to; it has said why on stderr."""


@dataclass(frozen=True)
class Program:
    """A language's bench program, and the commands that build what it needs; bindings are built by their own folders."""

    language: str
    command: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...] = ()

    def prepare(self, model: Path) -> str | None:
        """Build what is not built and load a model once; the line that says what went wrong, or None."""
        for step in (*self.steps, self.call(model, "load", "-")):
            if shutil.which(step[0]) is None:
                return f"there is no {step[0]}"
            done = subprocess.run(step, cwd=ROOT, input="\n", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            if done.returncode != 0:
                lines = [line.strip() for line in done.stdout.splitlines() if line.strip()] or [f"{step[0]} failed"]
                return next((line for line in lines if "rror" in line), lines[-1])
        return None

    def call(self, model: Path, what: str, argument: str) -> tuple[str, ...]:
        """The command line of the protocol."""
        return (*self.command, str(model), what, argument)


class Running:
    """A program at one kind of work; it ends with its block."""

    def __init__(self, program: Program, model: Path, what: str, argument: str) -> None:
        """Starts it and lets it warm up."""
        self._command = program.call(model, what, argument)
        self._process = subprocess.Popen(
            self._command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "GGML_NO_BACKTRACE": "1"},
            text=True,
        )
        self.count = 0
        self.round()

    def round(self) -> int:
        """The nanoseconds of one round; what it counted is in `count`."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.write("\n")
            self._process.stdin.flush()
            ns, self.count = map(int, self._process.stdout.readline().split())
        except (OSError, ValueError) as error:
            raise ProgramError(f"{' '.join(self._command)} ended with {self._process.wait()}") from error
        return ns

    def __enter__(self) -> Running:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Ends it."""
        self._process.kill()
        self._process.communicate()


def cargo(package: str) -> tuple[str, ...]:
    """Build one crate as everything else is built: in release, so that llama.cpp is built once."""
    return ("cargo", "build", "--quiet", "--release", f"--package={package}")


def native(language: str, compiler: str, source: str, *flags: str) -> Program:
    """A program that is compiled against the headers and linked with the C library."""
    program = str(BUILT / language)
    link = ("-L", str(RELEASE), "-lmullama_ffi", f"-Wl,-rpath,{RELEASE}")
    compile_ = (compiler, "-O2", *flags, "-I", str(BINDINGS / "c" / "include"), source, "-o", program, *link)
    return Program(language, (program,), (cargo("mullama-ffi"), ("mkdir", "-p", str(BUILT)), compile_))


RAW = Program("raw", (str(RELEASE / "mullama-oracle"), "bench"), (cargo("mullama-oracle"),))

LANGUAGES = (
    Program("rust", (str(RELEASE / "mullama-bench"),), (cargo("mullama-bench"),)),
    Program("python", (PYTHON, "benches/python/bench.py")),
    Program("node", ("node", "benches/node/bench.js")),
    Program(
        "go",
        (str(BUILT / "go"),),
        (cargo("mullama-ffi"), ("go", "build", "-C", "benches/go", "-o", str(BUILT / "go"), ".")),
    ),
    Program("php", ("php", "-d", "ffi.enable=1", "benches/php/bench.php"), (cargo("mullama-ffi"),)),
    native("c", "cc", "benches/c/bench.c", "-std=c99"),
    native("cpp", "c++", "benches/cpp/bench.cpp", "-std=c++17"),
)
