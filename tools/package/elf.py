"""Changes symbols of ELF files (64 bits, little endian) where neither the compiler nor binutils can."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.package.rooms import Trouble

# The header's e_shoff, e_shentsize, e_shnum; a section's sh_type, sh_offset and sh_size, sh_link; a symbol's st_info, st_other, st_shndx.
E_SHOFF, E_SHENTSIZE = 40, 58
SH_TYPE, SH_OFFSET, SH_LINK = 4, 24, 40
SHT_SYMTAB, SHT_DYNSYM = 2, 11
SYMBOL_SIZE, ST_INFO, ST_OTHER, ST_SHNDX = 24, 4, 5, 6
STB_LOCAL, STB_GLOBAL, STB_GNU_UNIQUE = 0, 1, 10
STV_HIDDEN = 2


@dataclass(frozen=True, slots=True)
class Symbol:
    """One entry of a symbol table."""

    at: int  # where it lies in the file
    name: str
    binding: int
    defined: bool


def without_unique(elf: bytes) -> bytes:
    """An object whose symbols of GNU's unique binding are global ones: libstdc++.a has some, and objcopy makes no local symbols of them."""
    changed = bytearray(elf)
    for symbol in symbols(elf, SHT_SYMTAB):
        if symbol.binding == STB_GNU_UNIQUE:
            bind(changed, symbol, STB_GLOBAL)
    return bytes(changed)


def only_shows(library: Path, ours: str) -> None:
    """Makes local what a shared library defines for others and whose name is not `ours`, a regular expression.

    Rust exports each `#[no_mangle]` function of every crate beneath, and its linker's script cannot be added to. The system's loader takes
    no local symbol for another library's, and inside the library a hidden one is found without asking for its name.
    """
    elf = library.read_bytes()
    changed = bytearray(elf)
    for symbol in symbols(elf, SHT_DYNSYM):
        if symbol.defined and symbol.binding != STB_LOCAL and not re.fullmatch(ours, symbol.name):
            bind(changed, symbol, STB_LOCAL)
            changed[symbol.at + ST_OTHER] = STV_HIDDEN
    library.write_bytes(changed)


def bind(elf: bytearray, symbol: Symbol, binding: int) -> None:
    """Gives a symbol another binding; its type stays."""
    elf[symbol.at + ST_INFO] = binding << 4 | elf[symbol.at + ST_INFO] & 0xF


def symbols(elf: bytes, kind: int) -> Iterator[Symbol]:
    """The entries of each symbol table of that kind."""
    if elf[:6] != b"\x7fELF\x02\x01":
        raise Trouble("this is no ELF file of 64 bits, little endian")
    headers = sections(elf)
    for header in headers:
        if struct.unpack_from("<I", elf, header + SH_TYPE)[0] != kind:
            continue
        offset, size = struct.unpack_from("<QQ", elf, header + SH_OFFSET)
        (strings,) = struct.unpack_from("<Q", elf, headers[struct.unpack_from("<I", elf, header + SH_LINK)[0]] + SH_OFFSET)
        for at in range(offset, offset + size, SYMBOL_SIZE):
            begin = strings + struct.unpack_from("<I", elf, at)[0]
            name = elf[begin : elf.index(b"\0", begin)].decode(errors="replace")
            defined = struct.unpack_from("<H", elf, at + ST_SHNDX)[0] != 0
            yield Symbol(at, name, elf[at + ST_INFO] >> 4, defined)


def sections(elf: bytes) -> range:
    """Where the sections' headers begin."""
    (first,) = struct.unpack_from("<Q", elf, E_SHOFF)
    entry, count = struct.unpack_from("<HH", elf, E_SHENTSIZE)
    # With more sections than fit into 16 bits, the first one has their number as its size.
    count = count or struct.unpack_from("<Q", elf, first + SH_OFFSET + 8)[0]
    return range(first, first + count * entry, entry)
