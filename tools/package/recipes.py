"""What is compiled for packages, and where: a platform, and the Debian root whose gcc compiles for it.

The root's GNU C library is the oldest that the parts run on, so it is that of Debian 11 (2.31), the oldest to be had, wherever that
release has what is needed.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.package.natives import Platform

# bindgen reads headers with libclang; everything else is compiled by the root's gcc.
PACKAGES = ("g++", "make", "libclang-dev", "python3")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A platform's parts, and the root that they are compiled in."""

    platform: Platform
    release: str = "bullseye"
    glibc: tuple[int, int] = (2, 31)  # of that release
    packages: tuple[str, ...] = ()  # besides PACKAGES
    tools: str = ""  # what the names of the compiler and its tools begin with, where they are not this machine's own
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def triple(self) -> str:
        """Rust's name of what is compiled for, where that is another processor than this machine's; otherwise empty."""
        return self.platform.target if self.tools else ""

    @property
    def features(self) -> tuple[str, ...]:
        """Cargo's features, which the crates of all bindings have."""
        return ("static-stdcxx", *filter(None, [self.platform.gpu]))


OWN = Recipe(Platform("linux", platform.machine(), "gnu"))

# What `nox -s package -- --target NAME` compiles besides.
OTHERS = {
    "aarch64": Recipe(
        Platform("linux", "aarch64", "gnu"),
        packages=("gcc-aarch64-linux-gnu", "g++-aarch64-linux-gnu"),
        tools="aarch64-linux-gnu-",
        environment={
            "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER": "aarch64-linux-gnu-gcc",
            "BINDGEN_EXTRA_CLANG_ARGS_aarch64_unknown_linux_gnu": "-I/usr/aarch64-linux-gnu/include",
        },
    ),
    # Debian 11 has no compiler of shaders, and Debian 12's headers of Vulkan (1.3.239) are too old for llama.cpp.
    "vulkan": Recipe(
        Platform("linux", platform.machine(), "gnu", "vulkan"),
        release="trixie",
        glibc=(2, 41),
        packages=("libvulkan-dev", "glslc", "spirv-headers"),
    ),
}
