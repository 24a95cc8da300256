"""Which instructions of a file an old processor may not have: those encoded with VEX or EVEX, as AVX, BMI and AVX-512 are."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

# As objdump writes them: a section, a function, an instruction with its bytes.
SECTION = re.compile(r"Disassembly of section (\S+):")
FUNCTION = re.compile(r"[0-9a-f]+ <(.+)>:")
INSTRUCTION = re.compile(r"\s+[0-9a-f]+:\t((?:[0-9a-f]{2} )+)\s*\t")
# What may stand before such an encoding: other segments and address sizes.
PREFIXES = {"26", "2e", "36", "3e", "64", "65", "67"}
# In 64-bit code these bytes begin nothing else: VEX of three and two bytes, EVEX.
ENCODINGS = {"c4", "c5", "62"}


def newer_code(file: Path) -> Iterator[tuple[str, str]]:
    """Section and function of each instruction with such an encoding. The file is an object, an archive or a library."""
    section = function = ""
    command = ["objdump", "--disassemble", "--demangle", "--wide", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, errors="replace") as objdump:
        assert objdump.stdout is not None
        for line in objdump.stdout:
            if found := INSTRUCTION.match(line):
                first = next((byte for byte in found[1].split() if byte not in PREFIXES), "")
                if first in ENCODINGS:
                    yield section, function
            elif found := SECTION.match(line):
                section = found[1]
            elif found := FUNCTION.match(line):
                function = found[1]
    if objdump.returncode:
        raise subprocess.CalledProcessError(objdump.returncode, "objdump")
