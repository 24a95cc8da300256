"""A probe asks what the build will ask: each claim here is a root that we made, with a tool or a library that is there and will not do."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

NEEDS = Path(__file__).resolve().parents[1] / "needs.sh"
ELF_64 = b"\x7fELF\x02" + bytes(60)
ELF_32 = b"\x7fELF\x01" + bytes(60)
LIBRARIES = "usr/lib/x86_64-linux-gnu"
# What the probes themselves are written with; anything else must be looked for in the root.
SHELL = (
    "bash",
    "sh",
    "cat",
    "cut",
    "dirname",
    "env",
    "grep",
    "head",
    "mktemp",
    "od",
    "paste",
    "readlink",
    "rm",
    "sed",
    "sort",
    "touch",
    "tr",
    "awk",
)


class Root:
    """A folder that stands for a machine's root, with its programs alone on PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir()
        for name in SHELL:
            (folder / "bin" / name).symlink_to(next(p for d in ("/bin", "/usr/bin") if (p := Path(d, name)).exists()))

    def file(self, path: str, content: bytes = b"") -> Path:
        """A file in the root."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return file

    def program(self, name: str, script: str) -> None:
        """A program on PATH that does what a shell script says."""
        file = self.folder / "bin" / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(file.stat().st_mode | stat.S_IEXEC)

    def libclang(self, path: str = f"{LIBRARIES}/libclang-14.so.14", headers: bool = True) -> Path:
        """A libclang as Debian has it."""
        if headers:
            self.file("usr/lib/llvm-14/lib/clang/14/include/stddef.h")
        return self.file(path, ELF_64)

    def bash(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a script that has read the table, under the options that `dev` sets."""
        command = ["/bin/bash", "-c", f"set -euo pipefail; source {NEEDS}; {script}"]
        inherited = {"PATH": str(self.folder / "bin"), "HOME": str(self.folder), "NEEDS_ROOT": str(self.folder)}
        return subprocess.run(command, env=inherited | environment, capture_output=True, text=True, check=False)

    def probe(self, name: str, **environment: str) -> tuple[bool, str]:
        """Whether a need is met, and what was found or why not."""
        done = self.bash(f"PROBES=$HOME/scratch probe {name}", **environment)
        assert not done.stderr, done.stderr
        return done.returncode == 0, done.stdout.strip()


@pytest.fixture
def root(tmp_path: Path) -> Root:
    return Root(tmp_path)


def test_libclang_cpp_is_not_libclang(root: Root) -> None:
    trap = root.file(f"{LIBRARIES}/libclang-cpp.so.14", ELF_64)
    assert root.probe("libclang") == (False, f"only {trap} is here, which is another library")


def test_a_libclang_of_any_version_will_do(root: Root) -> None:
    for place in ("usr/lib/llvm-14/lib/libclang.so", f"{LIBRARIES}/libclang-19.so.19", "usr/local/lib/libclang.so.1"):
        file = root.libclang(place)
        assert root.probe("libclang") == (True, str(file))
        file.unlink()
        assert not root.probe("libclang")[0]


def test_a_link_that_leads_nowhere_and_a_32_bit_library_will_not_do(root: Root) -> None:
    root.libclang().unlink()
    (root.folder / LIBRARIES / "libclang.so").symlink_to("gone.so")
    root.file(f"{LIBRARIES}/libclang.so.1", ELF_32)
    assert root.probe("libclang") == (False, "no libclang.so is in the folders where bindgen looks")


def test_libclang_without_clangs_own_headers_will_not_do(root: Root) -> None:
    file = root.libclang(headers=False)
    assert root.probe("libclang") == (False, f"{file} is here, but not clang's own headers (stddef.h)")


def test_libclang_path_is_the_only_place_where_it_is_set(root: Root) -> None:
    file = root.libclang()
    assert root.probe("libclang", LIBCLANG_PATH="/nowhere") == (
        False,
        "LIBCLANG_PATH is /nowhere, where no libclang.so is; unset it or mend it",
    )
    elsewhere = root.libclang("opt/llvm/libclang.so")
    for value in (elsewhere, elsewhere.parent):
        assert root.probe("libclang", LIBCLANG_PATH=str(value)) == (True, str(elsewhere))
    assert root.probe("libclang") == (True, str(file))


def test_folders_of_the_linker_and_of_llvm_config_are_looked_into(root: Root) -> None:
    root.libclang().unlink()
    file = root.libclang("opt/llvm/lib/libclang.so")
    assert not root.probe("libclang")[0]
    assert root.probe("libclang", LD_LIBRARY_PATH=f"/nowhere:{file.parent}") == (True, str(file))
    root.program("llvm-config", f"echo {file.parent.parent}")
    assert root.probe("libclang") == (True, str(file))


def test_php_without_ffi_and_php_that_forbids_it_are_told_apart(root: Root) -> None:
    assert root.probe("php-ffi") == (False, "php is not on PATH")
    root.program("php", 'case "$2" in *cdef*) exit 255 ;; *) echo "the extension is not loaded" ;; esac')
    assert root.probe("php-ffi") == (False, "PHP has no usable FFI: the extension is not loaded")
    root.program("php", 'case "$2" in *cdef*) exit 255 ;; *) echo "ffi.enable is 0" ;; esac')
    assert root.probe("php-ffi") == (False, "PHP has no usable FFI: ffi.enable is 0")
    root.program("php", "echo 7")
    assert root.probe("php-ffi") == (True, "works")


def test_the_real_php_answers_the_ffi_probe() -> None:
    """The fake ones above say what PHP says; this one is PHP."""
    program = 'echo FFI::cdef("int abs(int j);")->abs(-7);'
    assert subprocess.run(["php", "-r", program], capture_output=True, text=True, check=True).stdout == "7"
    forbidden = subprocess.run(["php", "-d", "ffi.enable=0", "-r", program], capture_output=True, text=True, check=False)
    assert forbidden.returncode != 0


def test_python_without_ensurepip_will_not_do(root: Root) -> None:
    root.program("python3", 'case "$*" in *ensurepip*) exit 1 ;; *) echo "Python 3.11.2" ;; esac')
    assert root.probe("python") == (False, "Python 3.11.2 is older than 3.11, or has no ensurepip and venv")


def test_a_python_that_will_do_is_found_behind_one_that_will_not(root: Root) -> None:
    root.program("python3", "exit 1")
    root.program("python3.12", 'case "$*" in *ensurepip*) exit 0 ;; *) echo "Python 3.12.4" ;; esac')
    assert root.probe("python") == (True, "3.12.4")


def test_a_compiler_that_compiles_nothing_will_not_do(root: Root) -> None:
    root.program("c++", "echo 'c++: error: unrecognized command-line option -std=c++17' >&2; exit 1")
    found, why = root.probe("c++")
    assert not found
    assert why == "c++ does not compile a small program: c++: error: unrecognized command-line option -std=c++17"


def test_the_compiler_that_the_build_takes_is_the_one_that_is_asked(root: Root) -> None:
    root.program("c++", "exit 1")
    assert root.probe("c++", CXX="my-c++") == (False, "my-c++ is not on PATH")
    assert root.probe("c++", CXX="c++", PATH=os.environ["PATH"])[0], "this machine's own compiler"


@pytest.mark.parametrize("tool", ["composer", "phpunit", "phpcs", "cmake", "rust"])
def test_a_tool_that_does_not_start_says_why(root: Root, tool: str) -> None:
    program = {"rust": "cargo"}.get(tool, tool)
    assert root.probe(tool) == (False, f"{program} is not on PATH")
    root.program(program, "echo 'the json extension is missing' >&2; exit 255")
    assert root.probe(tool) == (False, f"{program} does not start: the json extension is missing")
    root.program(program, "echo 'version 2.7.1'")
    assert root.probe(tool) == (True, "2.7.1")


def test_a_bare_root_needs_every_package_once_and_every_toolchain(root: Root) -> None:
    script = 'probed=$(probe_needs); missing_packages "$probed"; echo; echo --; missing_toolchains "$probed"'
    done = root.bash(script)
    assert done.returncode == 0, done.stderr
    packages, _, toolchains = done.stdout.partition("--\n")
    named = packages.split()
    assert len(named) == len(set(named))
    assert {"python3", "python3-venv", "libclang-dev", "g++", "php-cli", "composer"} <= set(named)
    assert [line.split()[0] for line in toolchains.splitlines()] == ["rust", "rustfmt", "clippy", "node", "npm", "go", "gofmt"]


def test_what_not_every_debian_has_is_installed_where_it_is_to_be_had_and_never_asked_for_elsewhere(root: Root) -> None:
    script = 'probed=$(probe_needs); missing_packages "$probed"; echo; grep phpcs <<<"$probed"'
    root.program("apt-cache", "echo '  Candidate: (none)'")
    assert "php-codesniffer" not in root.bash(script).stdout
    assert "phpcs|absent|phpcs is not on PATH" in root.bash(script).stdout
    root.program("apt-cache", "echo '  Candidate: 3.7.1-1'")
    assert "php-codesniffer" in root.bash(script).stdout.split()


def test_an_old_tool_is_named_with_both_versions(root: Root) -> None:
    root.program("node", "echo v18.20.4")
    assert "node|old|18.20.4 is here, 20.17 or newer is needed" in root.bash("probe_needs").stdout.splitlines()


def test_a_machine_that_has_all_lacks_nothing() -> None:
    """`dev` ran before this test did, so it lacks nothing; the functions must say so under the shell's strict options, too."""
    script = (
        f'set -euo pipefail; source {NEEDS}; probed=$(probe_needs); missing_packages "$probed"; missing_toolchains "$probed"; echo done'
    )
    done = subprocess.run(["/bin/bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("done\n", 0)
