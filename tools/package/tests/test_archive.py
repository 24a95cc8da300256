"""An archive of which only our own functions are seen, whatever else is in it."""

from __future__ import annotations

import ctypes
import subprocess
from pathlib import Path

import pytest

from tools.package.archive import self_contained
from tools.package.elf import only_shows
from tools.package.rooms import Trouble
from tools.package.symbols import exported, glibc_needed, hold, soname

# A template's static member has GNU's unique binding unless the compiler is told otherwise.
LIBRARY = """#include <string>
#define SHOWN extern "C" __attribute__((visibility("default")))
template <class T> struct Counted { static int count; };
template <class T> int Counted<T>::count = 0;
extern "C" int ggml_init() { return ++Counted<int>::count; }
SHOWN int mullama_count() { return ggml_init() + (int)std::to_string(7).size(); }
SHOWN int mullama_throws() { try { throw std::string("x"); } catch (std::string&) { return 5; } }
"""
PROGRAM = """#include <stdio.h>
int mullama_count(void), mullama_throws(void);
int ggml_init(void) { return 100; }
int main(void) { printf("%d %d %d", ggml_init(), mullama_count(), mullama_throws()); return 0; }
"""


def compiled(*command: str | Path) -> None:
    subprocess.run(list(map(str, command)), check=True)


@pytest.fixture
def libraries(tmp_path: Path) -> tuple[Path, Path]:
    """The static and the shared library of one source."""
    source, script = tmp_path / "library.cpp", tmp_path / "exports"
    source.write_text(LIBRARY)
    script.write_text("{ global: mullama_*; local: *; };")
    whole, archive, shared = tmp_path / "library.o", tmp_path / "liball.a", tmp_path / "libmullama_ffi.so"
    compiled("g++", "-fPIC", "-c", source, "-o", whole)
    compiled("ar", "-rcs", archive, whole)
    compiled("g++", "-shared", whole, f"-Wl,--version-script={script}", "-Wl,-soname,libmullama_ffi.so.0.4", "-o", shared)
    return archive, shared


def test_what_is_not_ours_is_hidden_in_a_library_that_still_works(libraries: tuple[Path, Path]) -> None:
    _, shared = libraries
    assert "mullama_throws" in exported(shared)
    only_shows(shared, "mullama_count")
    assert exported(shared) == ["mullama_count"]
    library = ctypes.CDLL(str(shared))
    assert library.mullama_count() == 2
    with pytest.raises(AttributeError):
        _ = library.mullama_throws


def test_a_hidden_function_is_still_called_inside(tmp_path: Path) -> None:
    source, shared = tmp_path / "library.c", tmp_path / "library.so"
    # Not compiled as hidden: the call goes through the table that the system's loader fills.
    source.write_text("int theirs(void) { return 41; }\nint ours(void) { return theirs() + 1; }\n")
    compiled("gcc", "-shared", "-fPIC", "-fno-inline", "-fsemantic-interposition", source, "-o", shared)
    only_shows(shared, "ours")
    assert exported(shared) == ["ours"]
    assert ctypes.CDLL(str(shared)).ours() == 42


def test_the_archive_shows_what_the_shared_library_shows(libraries: tuple[Path, Path], tmp_path: Path) -> None:
    archive, shared = libraries
    assert "ggml_init" in exported(archive, dynamic=False)
    self_contained(archive, shared, tmp_path / "own.a", has_stdcxx=False)
    assert exported(tmp_path / "own.a", dynamic=False) == ["mullama_count", "mullama_throws"] == exported(shared)


def test_a_c_program_links_it_without_a_cxx_library_and_keeps_its_own_functions(libraries: tuple[Path, Path], tmp_path: Path) -> None:
    archive, shared = libraries
    self_contained(archive, shared, tmp_path / "own.a", has_stdcxx=False)
    (tmp_path / "program.c").write_text(PROGRAM)
    compiled("gcc", tmp_path / "program.c", tmp_path / "own.a", "-lm", "-o", tmp_path / "program")
    assert subprocess.run([tmp_path / "program"], capture_output=True, text=True, check=True).stdout == "100 2 5"


def test_an_archive_that_lacks_a_function_is_refused(libraries: tuple[Path, Path], tmp_path: Path) -> None:
    _, shared = libraries
    (tmp_path / "other.c").write_text("int mullama_count(void) { return 1; }")
    compiled("gcc", "-c", tmp_path / "other.c", "-o", tmp_path / "other.o")
    compiled("ar", "-rcs", tmp_path / "other.a", tmp_path / "other.o")
    with pytest.raises(Trouble, match="do not export the same: mullama_throws"):
        self_contained(tmp_path / "other.a", shared, tmp_path / "own.a", has_stdcxx=False)


def test_what_a_shared_library_asks_for_is_held_to_a_bound(libraries: tuple[Path, Path]) -> None:
    _, shared = libraries
    assert soname(shared) == "libmullama_ffi.so.0.4"
    with pytest.raises(Trouble, match="asks for glibc"):
        hold(shared, (2, 0), r"mullama_\w+")
    with pytest.raises(Trouble, match=r"needs libstdc\+\+"):
        hold(shared, glibc_needed(shared)[:2], r"mullama_\w+")  # type: ignore[arg-type]
