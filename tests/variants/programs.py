"""The library as packages have it, and programs over it on this processor or on one that qemu plays."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = ROOT / "build" / "package" / "target" / "release"
PROGRAMS = ROOT / "build" / "package" / "programs"
MODEL = ROOT / "models" / "mullama-tiny.Q8_0.gguf"
FORCED = "MULLAMA_CPU_VARIANT"
QEMU = shutil.which("qemu-x86_64")

# The best first, as core/src/engine/variants has them, with the flag of /proc/cpuinfo that each needs and the next does not.
VARIANTS = {"avx512-bf16": "avx512_bf16", "avx512-vnni": "avx512_vnni", "x86-64-v3": "avx2", "x86-64-v2": "sse4_2"}


def of_this_processor() -> list[str]:
    """The variants that run here, the best first, by what the kernel says."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    flags = next(line for line in lines if line.startswith("flags")).split()
    return [variant for variant, flag in VARIANTS.items() if flag in flags]


@dataclass(frozen=True)
class Told:
    """What `tell` printed, or why it did not."""

    status: int
    variant: str
    text: str
    error: str


def tell(forced: str = "", processor: str = "") -> Told:
    """Runs `tell` with a variant forced, and on a processor that qemu plays."""
    done = run("tell", MODEL, forced=forced, processor=processor)
    info, _, text = done.stdout.partition("\n")
    prefix = "CPU variant: "
    variant = info.removeprefix(prefix).split(" | ")[0] if info.startswith(prefix) else ""
    return Told(done.returncode, variant, text, done.stderr)


def run(program: str, *arguments: str | Path, forced: str = "", processor: str = "") -> subprocess.CompletedProcess[str]:
    """Runs a program over the packaged library."""
    command = [QEMU or "qemu-x86_64", "-cpu", processor] if processor else []
    environment = {**os.environ, "LD_LIBRARY_PATH": str(PACKAGED), FORCED: forced}
    return subprocess.run(
        [*command, PROGRAMS / program, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=600
    )
