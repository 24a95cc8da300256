"""Fails on a call into llama.cpp that goes round the C++ shim, where an assertion would end the process.

In Rust `sys::` gives types and constants and never a function. In the shim every exported function is a guard and what stands in it,
and the declarations of `shim.rs` are its functions.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

COMMENT = re.compile(r"//.*")
# A function's name, called or passed on; types begin alike, but never stand before a parenthesis or alone in an expression.
CALLED = re.compile(r"\bsys::(?P<name>[a-z]\w*)\s*\(")
IMPORTED = re.compile(r"\buse llama_cpp_sys_2(?! as sys;)[^;]*;")
# A definition at the left margin, up to the brace that closes it.
DEFINED = re.compile(r"^[\w *]*?\b(?P<name>mullama_shim_\w+)\((?P<params>[^)]*)\) \{\n(?P<body>.*?)^\}", re.MULTILINE | re.DOTALL)
DECLARED = re.compile(r"\bfn (?P<name>mullama_shim_\w+)\(")
GUARD = re.compile(r"\s*(?:return )?mullama_guard(?:_new|_void)?(?:<[^>]*>)?\(__func__, failure")
# Sets up what the guards stand on.
FIRST = "mullama_shim_catch_assertions"


def rust_problems(core: Path) -> list[str]:
    """Every function of llama.cpp's that Rust calls itself."""
    found = []
    for file in sorted(core.rglob("*.rs")):
        code = COMMENT.sub("", file.read_text())
        for match in (*CALLED.finditer(code), *IMPORTED.finditer(code)):
            line = code.count("\n", 0, match.start()) + 1
            said = match.groupdict().get("name", "an import that hides `sys::`")
            found.append(f"{file.relative_to(core)}:{line}: {said} goes round the shim; give it a function in engine/shim")
    return found


def shim_problems(core: Path) -> list[str]:
    """Every function of the shim that is not a guard and nothing else, or that one side has alone."""
    engine = core / "engine"
    found = []
    defined = set()
    for file in sorted((engine / "shim").glob("*.cpp")):
        for match in DEFINED.finditer(file.read_text()):
            defined.add(match["name"])
            if match["name"] != FIRST and not GUARD.match(match["body"]):
                found.append(f"{file.relative_to(core)}: {match['name']} does not begin with a guard")
    declared = set(DECLARED.findall(COMMENT.sub("", (engine / "shim.rs").read_text())))
    found += [f"engine/shim.rs: {name} is declared in one place only" for name in sorted(defined ^ declared)]
    return found


def main(folders: list[str]) -> int:
    """Prints what is wrong and fails if anything is."""
    found = [problem for folder in folders for check in (rust_problems, shim_problems) for problem in check(Path(folder))]
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
