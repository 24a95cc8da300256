"""The program of each language: how it is built and started, and what it says."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RELEASE = ROOT / "target" / "release"
BUILT = ROOT / "build" / "bench"
BINDINGS = ROOT / "bindings"
LONGEST_SECONDS = 600

# The wheel is installed where ./dev puts it, whichever Python runs the benches.
VENV = ROOT / ".venv" / "bin" / "python"
PYTHON = str(VENV) if VENV.exists() else sys.executable


@dataclass(frozen=True)
class Sample:
    """What a program measured."""

    ns: tuple[int, ...]
    count: int

    @property
    def median(self) -> float:
        """Median of the rounds in nanoseconds."""
        return statistics.median(self.ns)


@dataclass(frozen=True)
class Program:
    """A language's bench program, and the commands that build what it needs; bindings are built by their own folders."""

    language: str
    command: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...] = ()

    def prepare(self, model: Path) -> str | None:
        """Build what is not built and load a model once; the line that says what went wrong, or None."""
        for step in (*self.steps, self.call(model, "load", 1, "-")):
            if shutil.which(step[0]) is None:
                return f"there is no {step[0]}"
            done = subprocess.run(step, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            if done.returncode != 0:
                lines = [line.strip() for line in done.stdout.splitlines() if line.strip()] or [f"{step[0]} failed"]
                return next((line for line in lines if "rror" in line), lines[-1])
        return None

    def call(self, model: Path, what: str, rounds: int, argument: str) -> tuple[str, ...]:
        """The command line of the protocol."""
        return (*self.command, str(model), what, str(rounds), argument)

    def run(self, model: Path, what: str, rounds: int, argument: str) -> Sample:
        """Measure; raises CalledProcessError after the program's own words on stderr."""
        command = self.call(model, what, rounds, argument)
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            env={**os.environ, "GGML_NO_BACKTRACE": "1"},
            check=True,
            timeout=LONGEST_SECONDS,
        )
        said = json.loads(done.stdout.splitlines()[-1])
        if said["what"] != what or len(said["ns"]) != rounds:
            raise ValueError(f"{command} answered {said}")
        return Sample(tuple(int(ns) for ns in said["ns"]), int(said["count"]))


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
