"""Prints the tools that the house needs, with what was found. Standard library only: it runs before anything is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Tool:
    """A program that some room needs, and the oldest version that will do."""

    name: str
    command: tuple[str, ...]
    oldest: str
    needed_for: str


TOOLS = (
    Tool("python", (sys.executable, "--version"), "3.11", "the generator, the sessions, the conformance runner"),
    Tool("rust", ("cargo", "--version"), "1.88", "core, ffi, Python, Node"),
    Tool("rustfmt", ("rustfmt", "--version"), "1.0", "generate, lint"),
    Tool("clippy", ("cargo", "clippy", "--version"), "0.1", "lint"),
    Tool("g++", ("g++", "-dumpfullversion"), "9", "llama.cpp, C, C++"),
    Tool("make", ("make", "--version"), "4", "llama.cpp, C, C++"),
    Tool("cmake", ("cmake", "--version"), "3.14", "llama.cpp, C, C++"),
    Tool("pkg-config", ("pkg-config", "--version"), "0.29", "C, C++"),
    Tool("node", ("node", "--version"), "20.17", "Node (what is built runs from 16 on)"),
    Tool("npm", ("npm", "--version"), "9", "Node"),
    Tool("go", ("go", "version"), "1.21", "Go"),
    Tool("gofmt", ("go", "env", "GOVERSION"), "1.21", "generate, lint"),
    Tool("php", ("php", "--version"), "8.1", "PHP"),
    Tool("php FFI", ("php", "-r", 'echo phpversion("FFI");'), "8.1", "PHP"),
    Tool("composer", ("composer", "--version", "--no-ansi", "--no-interaction"), "2", "PHP"),
    Tool("phpunit", ("phpunit", "--version"), "9", "PHP"),
    Tool("phpcs", ("phpcs", "--version"), "3", "lint"),
)


def numbers(version: str) -> tuple[int, ...]:
    """The parts of a dotted version that compare as numbers."""
    return tuple(int(part) for part in version.split("."))


def found_version(tool: Tool) -> str | None:
    """The first dotted number that the tool prints, or None where it does not run."""
    if shutil.which(tool.command[0]) is None:
        return None
    answer = subprocess.run(tool.command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    printed = re.search(r"\d+(?:\.\d+)*", answer.stdout)
    return printed.group() if answer.returncode == 0 and printed else None


def libclang() -> str | None:
    """The newest libclang that bindgen can find, or None."""
    places = [*Path("/usr/lib").glob("llvm-*/lib/libclang*.so*"), *Path("/usr").glob("lib*/libclang*.so*")]
    return max((str(place) for place in places), default=None)


def rows() -> list[tuple[str, str, str, str]]:
    """One line for each tool: its name, what was found, the verdict, what needs it."""
    table = []
    for tool in TOOLS:
        version = found_version(tool)
        if version is None:
            verdict = "MISSING"
        elif numbers(version) < numbers(tool.oldest):
            verdict = f"TOO OLD, needs {tool.oldest}"
        else:
            verdict = "ok"
        table.append((tool.name, version or "-", verdict, tool.needed_for))
    clang = libclang()
    table.append(("libclang", clang or "-", "ok" if clang else "MISSING", "llama.cpp's Rust declarations"))
    for library, header in (("cjson", "cjson/cJSON.h"), ("nlohmann-json", "nlohmann/json.hpp")):
        here = Path("/usr/include", header).exists()
        table.append((library, "-", "ok" if here else "MISSING", "the conformance testees of C and C++"))
    environment = ROOT / ".venv" / "made-from"
    made = environment.read_text().split()[1] if environment.exists() else "-"
    table.append((".venv", made, "ok" if environment.exists() else "./dev makes it", "the sessions"))
    return table


def main() -> int:
    """Prints the table; answers 1 if a tool is missing or too old."""
    table = rows()
    widths = [max(len(row[column]) for row in table) for column in range(3)]
    for row in table:
        print("  ".join(row[column].ljust(widths[column]) for column in range(3)), "", row[3])
    return int(any(row[2].startswith(("MISSING", "TOO OLD")) for row in table))


if __name__ == "__main__":
    sys.exit(main())
