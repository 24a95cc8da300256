"""Makes of cargo's static library one that a program can link without knowing what is in it.

Cargo's archive has llama.cpp's, ggml's, the C++ library's and Rust's symbols for all to see: two libraries of the kind do not link into one
program. Here everything becomes one object, in which only our own functions are global. A program that uses part of them still leaves the
rest out (`--gc-sections`), for each function keeps its section.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tools.package.elf import without_unique
from tools.package.rooms import Trouble
from tools.package.symbols import exported, run


def self_contained(archive: Path, library: Path, to: Path, has_stdcxx: bool, binutils: str = "") -> None:
    """Writes the archive anew: one object that exports what the shared library exports.

    `has_stdcxx` says whether the C++ library is in it already; `binutils` is what the tools' names begin with.
    """
    ours = exported(library, binutils)
    with tempfile.TemporaryDirectory() as folder:
        whole, names = Path(folder, "mullama.o"), Path(folder, "exported")
        names.write_text("".join(f"{name}\n" for name in ours))
        more = [] if has_stdcxx else [libstdcxx(binutils)]
        # Only what our functions reach; sections that belong together (COMDAT) are settled here, for no other object may replace them.
        roots = [word for name in ours for word in ("--undefined", name)]
        run(f"{binutils}ld", "-r", "--gc-sections", "--force-group-allocation", *roots, "-o", whole, archive, *more)
        whole.write_bytes(without_unique(whole.read_bytes()))
        # Rust's standard library brings its LLVM bitcode along, at which other versions of LLVM's linker plugin end the linker.
        run(f"{binutils}objcopy", "--remove-section=.llvmbc", "--remove-section=.llvmcmd", f"--keep-global-symbols={names}", whole)
        run(f"{binutils}strip", "--strip-unneeded", whole)
        to.unlink(missing_ok=True)
        run(f"{binutils}ar", "-D", "-rcs", to, whole)
    if foreign := sorted(set(exported(to, binutils, dynamic=False)) ^ set(ours)):
        raise Trouble(f"{to} and {library} do not export the same: {', '.join(foreign[:8])}")


def libstdcxx(prefix: str) -> Path:
    """The compiler's static C++ library: C programs are linked without it, and its symbols must not meet those of another."""
    said = run(f"{prefix}g++", "-print-file-name=libstdc++.a").strip()
    if not Path(said).is_file():
        raise Trouble(f"{prefix}g++ has no libstdc++.a; install its development package")
    return Path(said)
