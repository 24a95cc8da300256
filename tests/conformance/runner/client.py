"""One client: a program in one language that answers lines of JSON over its library's public API."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mullama_codegen.languages import LANGUAGES

from . import planted
from .values import Tagged

WATCHDOG_SECONDS = 120  # against a hang; nothing is measured by it


class ClientDied(Exception):
    """The client ended, hung, or answered something that is no answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request came to: a value, or an error with its code."""

    ok: Tagged | None
    code: int | None = None
    message: str = ""

    def __str__(self) -> str:
        return f"error {self.code}: {self.message}" if self.ok is None else json.dumps(self.ok, ensure_ascii=False)


@dataclass(slots=True)
class Client:
    """A running client; `ask` sends one request and waits for its answer."""

    __test__ = False  # pytest takes a class of this name for a test

    language: str
    command: list[str]
    root: Path
    log: Path
    environment: dict[str, str] = field(default_factory=dict)  # of the program, besides ours
    process: subprocess.Popen[str] | None = field(default=None, init=False)
    count: int = field(default=0, init=False)

    @property
    def plant(self) -> Path:
        """Where what is planted for this client is written."""
        return self.log.with_suffix(".plant")

    def start(self) -> None:
        """Starts the program; what it writes to stderr goes to its log."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            self.command,
            cwd=self.root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log.open("ab"),
            encoding="utf-8",
            errors="surrogatepass",
            env={**os.environ, "GGML_NO_BACKTRACE": "1", planted.VARIABLE: str(self.plant), **self.environment},
        )

    def ask(self, op: str, **fields: Any) -> Answer:
        """One request and its answer."""
        if self.process is None:
            self.start()
        process = self.process
        assert process is not None and process.stdin is not None and process.stdout is not None
        self.count += 1
        request = {"id": self.count, "op": op, **fields}
        watchdog = threading.Timer(WATCHDOG_SECONDS, process.kill)
        watchdog.start()
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except (BrokenPipeError, UnicodeDecodeError) as error:
            raise self._died(request, str(error)) from error
        finally:
            watchdog.cancel()
        return self._answer(request, line)

    def _answer(self, request: dict[str, Any], line: str) -> Answer:
        try:
            answer = json.loads(line)
        except json.JSONDecodeError as error:
            raise self._died(request, f"answered {line!r}") from error
        if not isinstance(answer, dict) or answer.get("id") != request["id"]:
            raise self._died(request, f"answered {line!r}")
        if "crash" in answer:
            raise self._died(request, f"crashed: {answer['crash']}")
        if "error" in answer:
            return Answer(None, int(answer["error"]["code"]), str(answer["error"].get("message", "")))
        return Answer(answer["ok"])

    def _died(self, request: dict[str, Any], how: str) -> ClientDied:
        status = self.stop()
        return ClientDied(
            f"{self.language} at {json.dumps(request, ensure_ascii=False)[:300]}: {how} (exit status {status}; see {self.log})"
        )

    def stop(self) -> int | None:
        """Ends the program and gives its exit status."""
        process, self.process = self.process, None
        if process is None:
            return None
        assert process.stdin is not None and process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        try:
            status = process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        process.stdout.close()
        return status


def client_of(language: str, root: Path) -> Client:
    """The client of a language, started by the command in `command.json` of its folder."""
    command = json.loads((root / LANGUAGES[language].client / "command.json").read_text(encoding="utf-8"))
    filled = [part.replace("{root}", str(root)) for part in command]
    return Client(language, filled, root, root / "build" / "conformance" / f"{language}.log")
