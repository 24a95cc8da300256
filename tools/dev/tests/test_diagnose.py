"""The one line of a failed step names the cause, not the first or the last thing that a tool happened to print."""

import pytest

from tools.dev.diagnose import diagnose

# What the tools print, cut to the lines around the cause; the first is from a machine with libclang-cpp alone.
LOGS = {
    "libclang is missing (libclang-cpp is another library)": (
        "error: failed to run custom build command for `llama-cpp-sys-2 v0.1.161`\n"
        "  thread 'main' panicked at bindgen-0.72.1/lib.rs:616:27:\n"
        "  Unable to find libclang: \"couldn't find any valid shared libraries matching: ['libclang.so', 'libclang-*.so']\"\n"
        "warning: build failed, waiting for other jobs to finish...",
        "apt-get install -y --no-install-recommends libclang-dev",
    ),
    "clang's own header stddef.h is missing": (
        "/usr/include/stdlib.h:32:10: fatal error: 'stddef.h' file not found\nUnable to generate bindings: ClangDiagnostic",
        "libclang-dev",
    ),
    "CMake is missing": (
        "thread 'main' panicked: failed to execute command: No such file or directory\nis `cmake` not installed?",
        "cmake",
    ),
    "the build was killed or ran out of memory": (
        "c++: fatal error: Killed signal terminated program cc1plus\nmake: *** [x.o] Error 1",
        "JOBS=1",
    ),
    "the disk is full": (
        "error: could not compile `mullama`\n/tmp/cc1: fatal error: error writing: No space left on device",
        "Free some space",
    ),
    "the linker cc is missing": ("error: linker `cc` not found\n  |\n  = note: No such file or directory", "gcc"),
    "the header cjson/cJSON.h is missing": ("main.c:3:10: fatal error: cjson/cJSON.h: No such file or directory", "libcjson-dev"),
    "rustc is older than 1.88": (
        "error: package `mullama v0.1.0` cannot be built because it requires rustc 1.88 or newer",
        "rustup update",
    ),
    "nosuchtool does not start: No such file or directory": ("error: nosuchtool does not start: No such file or directory", "doctor"),
}


@pytest.mark.parametrize("what", LOGS)
def test_the_cause_and_its_mend_are_named(what: str) -> None:
    log, mend = LOGS[what]
    found = diagnose(log)
    assert found.what == what
    assert mend in found.mend


@pytest.mark.parametrize(
    "line",
    [
        "error: failed to download from the registry: could not connect",
        "npm error code ENOTFOUND",
        "ERROR: No matching distribution found for ruff==0.17.6",
        'go: example.org/x: Get "https://proxy": dial tcp: lookup proxy: no such host',
    ],
)
def test_a_registry_that_is_not_reached_is_told_in_any_tools_words(line: str) -> None:
    assert diagnose(f"something\n{line}\nmore").what.startswith("a package registry was not reached")


def test_what_no_rule_knows_is_the_first_error_of_the_log() -> None:
    assert diagnose("Compiling a\nerror[E0308]: mismatched types\nerror: aborting").what == "error[E0308]: mismatched types"
    assert diagnose("one\nlast words\n\n").what == "last words"
    assert diagnose("").what == "it printed nothing"
