"""The compiled parts that packages carry, and where they lie after a build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tools.dev.stamps import ROOT

# Cargo's features of that name, in the order in which one is preferred; Metal is in every build for Apple's systems.
GPUS = ("cuda", "rocm", "vulkan")
# Artefacts are written here, a folder for each package manager.
DIST = ROOT / "build" / "dist"
# Compiled parts are gathered here, a folder for each platform.
NATIVES = ROOT / "build" / "natives"


@dataclass(frozen=True, slots=True)
class Platform:
    """What a compiled part runs on; the words are Rust's, and each package manager's own are derived from them."""

    os: str  # linux, macos, windows
    cpu: str  # x86_64, aarch64
    libc: str = ""  # gnu, where a system has several
    gpu: str = ""  # one of GPUS, where layers can be kept on such a one

    @property
    def name(self) -> str:
        """All in one word: linux-x86_64-gnu, linux-x86_64-gnu-vulkan."""
        return "-".join(filter(None, (self.os, self.cpu, self.libc, self.gpu)))

    @property
    def target(self) -> str:
        """What Rust calls it: x86_64-unknown-linux-gnu."""
        return {
            "linux": f"{self.cpu}-unknown-linux-{self.libc}",
            "macos": f"{self.cpu}-apple-darwin",
            "windows": f"{self.cpu}-pc-windows-msvc",
        }[self.os]


@dataclass(frozen=True, slots=True)
class Natives:
    """The compiled parts of one platform."""

    platform: Platform
    folder: Path  # has libmullama_ffi.so, libmullama_ffi.a, mullama.node and Python's wheel

    @property
    def library(self) -> Path:
        """The shared library over the C ABI."""
        return self.folder / "libmullama_ffi.so"

    @property
    def archive(self) -> Path:
        """The static library over the C ABI."""
        return self.folder / "libmullama_ffi.a"

    @property
    def node(self) -> Path:
        """Node.js's native module."""
        return self.folder / "mullama.node"

    @property
    def wheel(self) -> Path:
        """Python's wheel, which is packed where its extension is compiled."""
        (wheel,) = self.folder.glob("*.whl")
        return wheel
