"""Makes of cargo's static library one that a program can link without knowing what is in it.

Cargo's archive has llama.cpp's, ggml's, the C++ library's and Rust's symbols for all to see: two libraries of the kind do not link into one
program. Here everything becomes one object, in which only our own functions are global. A program that uses part of them still leaves the
rest out (`--gc-sections`), for each function keeps its section.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.package.rooms import Trouble
from tools.package.symbols import exported, run

# Of an ELF64 file, little endian: the header's e_shoff, e_shentsize, e_shnum; a section's sh_type, sh_offset, sh_size; a symbol's st_info.
E_SHOFF, E_SHENTSIZE = 40, 58
SH_TYPE, SH_OFFSET = 4, 24
SHT_SYMTAB, SYMBOL_SIZE, ST_INFO = 2, 24, 4
STB_GLOBAL, STB_GNU_UNIQUE = 1, 10


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


def without_unique(elf: bytes) -> bytes:
    """An object whose symbols of GNU's unique binding are global ones: libstdc++.a has some, and objcopy makes no local symbols of them."""
    if elf[:6] != b"\x7fELF\x02\x01":
        raise Trouble("what ld wrote is no ELF file of 64 bits, little endian")
    changed = bytearray(elf)
    for start, end in symbol_tables(elf):
        for at in range(start + ST_INFO, end, SYMBOL_SIZE):
            if changed[at] >> 4 == STB_GNU_UNIQUE:
                changed[at] = STB_GLOBAL << 4 | changed[at] & 0xF
    return bytes(changed)


def symbol_tables(elf: bytes) -> Iterator[tuple[int, int]]:
    """Where each symbol table begins and ends."""
    (first,) = struct.unpack_from("<Q", elf, E_SHOFF)
    entry, count = struct.unpack_from("<HH", elf, E_SHENTSIZE)
    # With more sections than fit into 16 bits, the first one has their number as its size.
    count = count or struct.unpack_from("<Q", elf, first + SH_OFFSET + 8)[0]
    for header in range(first, first + count * entry, entry):
        if struct.unpack_from("<I", elf, header + SH_TYPE)[0] == SHT_SYMTAB:
            offset, size = struct.unpack_from("<QQ", elf, header + SH_OFFSET)
            yield offset, offset + size
