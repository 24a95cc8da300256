"""What we build needs no OpenMP runtime and shows nothing of the thread team, whichever language it is for."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
RELEASE = ROOT / "target" / "release"
OPENMP = re.compile(r"\b(lib[gi]?omp\S*|GOMP_\w+|omp_get_\w+|__kmpc_\w+)")


def native_module_of_python() -> Path:
    """The module inside the installed wheel."""
    return next((Path(sysconfig.get_paths()["platlib"]) / "mullama").glob("_mullama*.so"))


ARTEFACTS: dict[str, Callable[[], Path]] = {
    "ffi": lambda: RELEASE / "libmullama_ffi.so",
    "python": native_module_of_python,
    "node": lambda: next((ROOT / "bindings" / "node").glob("*.node")),
    "go": lambda: ROOT / "build" / "go-conformance",
    "rust": lambda: RELEASE / "mullama-conformance",
}


def said_by(*command: str | Path) -> str:
    """What a tool of binutils prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", ARTEFACTS)
def test_no_artefact_needs_an_openmp_runtime(name: str) -> None:
    needed = said_by("readelf", "--dynamic", "--wide", ARTEFACTS[name]())
    assert "NEEDED" in needed
    assert not OPENMP.findall(needed)


@pytest.mark.parametrize("name", ARTEFACTS)
def test_nothing_of_the_team_is_exported_and_nothing_of_openmp_is_asked_for(name: str) -> None:
    symbols = said_by("nm", "--dynamic", ARTEFACTS[name]())
    assert symbols.strip()
    assert not OPENMP.findall(symbols)
    assert not re.findall(r"\b(mullama_(?:team|barrier|gate|shim)\w*|ggml_\w+)", symbols)


def test_static_library_asks_for_nothing_of_openmp_and_defines_none_of_it() -> None:
    symbols = said_by("nm", "--quiet", RELEASE / "libmullama_ffi.a")
    assert "mullama_team_size" in symbols, "the archive was built without the team's patch"
    assert not OPENMP.findall(symbols)
