"""Runs a command as one step: its output goes to a log, a terminal shows one live line with the time, anything else one line at the end.

A step that fails ends its session with one line: what is missing or broken, the command that mends it, the log.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import BinaryIO, NoReturn

import nox
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from tools.dev.diagnose import diagnose
from tools.dev.stamps import ROOT

LOGS = ROOT / "build" / "logs"
# So many lines of a failed step's log are printed where tests failed, and of any step where nobody can open the log.
TAIL_LINES = 40
STILL_SECONDS = 60.0

# Every failure of this run, a line each, in order; the summary repeats them.
failures: list[str] = []


def run(session: nox.Session, *command: str | Path, name: str, folder: Path = ROOT, tail: bool = False, **environment: str) -> Path:
    """Runs a command of the machine in a folder as a step, and gives its log; `tail` prints the log's end where it fails."""
    begin = time.monotonic()
    status, log = attempt(*command, name=name, folder=folder, **environment)
    say(f"  {'FAILED' if status else 'ok'} {name}  {spelt(time.monotonic() - begin)}")
    if status:
        if tail or os.environ.get("CI"):
            say_end_of(log)
        found = diagnose(log.read_text(errors="replace"))
        fail(session, f"{name} failed: {found.what}. {found.mend} (log: {log.relative_to(ROOT)})")
    return log


def attempt(*command: str | Path, name: str, folder: Path = ROOT, **environment: str) -> tuple[int, Path]:
    """Runs a command with its output in a log, the step's line being drawn meanwhile; gives the exit status and the log."""
    log = LOGS / f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output, _shown(name, log) as shown:
        return _wait(_start(command, folder, environment, output), shown), log


def say_end_of(log: Path) -> None:
    """Prints the end of a log, where tests tell of their failures."""
    say("\n".join(f"    {line}" for line in log.read_text(errors="replace").splitlines()[-TAIL_LINES:]))


def fail(session: nox.Session, line: str) -> NoReturn:
    """Ends the session with one line, which the summary repeats."""
    failures.append(line)
    session.error(line)


def show(session: nox.Session, *command: str | Path, folder: Path = ROOT, **environment: str) -> None:
    """Runs a command whose output is what was asked for, so that it goes where ours goes."""
    with session.chdir(folder):
        session.run(*map(str, command), env=environment, external=True, log=False)


def say(line: str) -> None:
    """Prints a plain line at once, above the live lines."""
    progress = _Live.progress
    if progress is None:
        print(line, flush=True)
    else:
        progress.console.print(line, markup=False, soft_wrap=True)


def spelt(seconds: float) -> str:
    """A time as people say it."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min {whole % 60} s"


def _start(command: tuple[str | Path, ...], folder: Path, environment: dict[str, str], output: BinaryIO) -> subprocess.Popen[bytes] | str:
    """The running program, or why it cannot be started."""
    try:
        return subprocess.Popen(
            list(map(str, command)),
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    except OSError as error:
        output.write(f"error: {command[0]} does not start: {error.strerror}\n".encode())
        output.flush()
        return error.strerror or "?"


def _wait(program: subprocess.Popen[bytes] | str, shown: Iterator[None]) -> int:
    """The exit status; the live line is drawn meanwhile. Ctrl-C reaches the program too, and ends ours when it has ended."""
    if isinstance(program, str):
        return 127
    try:
        while True:
            try:
                return program.wait(timeout=0.25)
            except subprocess.TimeoutExpired:
                next(shown)
    except KeyboardInterrupt:
        program.wait()
        raise


@contextmanager
def _shown(name: str, log: Path) -> Iterator[Iterator[None]]:
    """An iterator that draws the step anew at each `next`."""
    if not sys.stdout.isatty():
        yield _told_now_and_then(name)
        return
    with _Live.line(name) as (progress, task):

        def drawn() -> Iterator[None]:
            while True:
                progress.update(task, last=_last_line(log)[: max(0, progress.console.width - len(name) - 14)])
                yield

        yield drawn()


class _Live:
    """The live lines: one for each step that runs, all drawn by one display."""

    lock = Lock()
    running = 0
    progress: Progress | None = None

    @classmethod
    @contextmanager
    def line(cls, name: str) -> Iterator[tuple[Progress, TaskID]]:
        """A line for one step, until it ends."""
        with cls.lock:
            if cls.progress is None:
                columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), TextColumn("[dim]{task.fields[last]}"))
                cls.progress = Progress(*columns, console=Console(highlight=False), transient=True)
                cls.progress.start()
            progress, cls.running = cls.progress, cls.running + 1
            task = progress.add_task(name, total=None, last="")
        try:
            yield progress, task
        finally:
            with cls.lock:
                progress.remove_task(task)
                cls.running -= 1
                if cls.running == 0:
                    progress.stop()
                    cls.progress = None


def _told_now_and_then(name: str) -> Iterator[None]:
    """A sign of life once a minute: whoever reads this cannot see a line change."""
    begin = told = time.monotonic()
    while True:
        if (now := time.monotonic()) - told >= STILL_SECONDS:
            say(f"  … {name}  {spelt(now - begin)} so far")
            told = now
        yield


def _last_line(log: Path) -> str:
    """The last line that a program has printed, without what would move the cursor or be taken for markup."""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 400))
        lines = file.read().decode(errors="replace").split("\n")
    last = next((line for line in reversed(lines) if line.strip()), "")
    return re.sub(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x1f]", "", last).strip().replace("[", r"\[")
