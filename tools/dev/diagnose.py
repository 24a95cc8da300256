"""Reads the log of a failed step: what is missing or broken, in one line, and the command that mends it.

The first rule that is found in the log wins, so causes stand before their effects. What no rule knows is told by the log's own first error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

INSTALL = "Mend it with: apt-get install -y --no-install-recommends {}"
REGISTRY = "Look at the network and the proxy settings, then run the same command again"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong, and what mends it."""

    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A sign in a log and what it means; `{0}` in either text is the pattern's first group."""

    sign: str
    what: str
    mend: str


RULES = (
    Rule(r"No space left on device", "the disk is full", "Free some space; a build takes 3 GB"),
    Rule(
        r"(?:signal: 9|Killed signal terminated program|virtual memory exhausted|Cannot allocate memory)",
        "the build was killed or ran out of memory",
        "Close other programs, or build one file at a time with: CARGO_BUILD_JOBS=1 ./dev build",
    ),
    Rule(r"Unable to find libclang", "libclang is missing (libclang-cpp is another library)", INSTALL.format("libclang-dev")),
    Rule(r"fatal error: '(std\w+\.h)' file not found", "clang's own header {0} is missing", INSTALL.format("libclang-dev")),
    Rule(r"is `cmake` not installed\?", "CMake is missing", INSTALL.format("cmake")),
    Rule(r"CMake was unable to find a build program", "make is missing", INSTALL.format("make")),
    Rule(
        r"CMAKE_CXX_COMPILER[^\n]*\n?[^\n]*(?:is not able to compile|not set|not found|could be found)",
        "the C++ compiler does not work",
        INSTALL.format("g++"),
    ),
    Rule(r"linker `(\w+)` not found", "the linker {0} is missing", INSTALL.format("gcc libc6-dev")),
    Rule(r"fatal error: (cjson/cJSON\.h)", "the header {0} is missing", INSTALL.format("libcjson-dev")),
    Rule(r"fatal error: (nlohmann/json\.hpp)", "the header {0} is missing", INSTALL.format("nlohmann-json3-dev")),
    Rule(r"requires rustc (\d+\.\d+[.\d]*)", "rustc is older than {0}", "Mend it with: rustup update stable"),
    Rule(r"go\.mod requires go >= ([\d.]+)", "Go is older than {0}", "Get a newer one: https://go.dev/dl/"),
    Rule(
        r"((?:Could not resolve host|Temporary failure in name resolution|failed to (?:download|fetch|get) [^\n]*|ENOTFOUND|EAI_AGAIN"
        r"|ECONNREFUSED|No matching distribution found|dial tcp\b[^\n]*|Unable to fetch [^\n]*|certificate verify failed)[^\n]{0,80})",
        "a package registry was not reached ({0})",
        REGISTRY,
    ),
    Rule(r"error: (\S+ does not start: [^\n]+)", "{0}", "./dev doctor tells what is missing"),
    Rule(
        r"(Blocking waiting for file lock[^\n]*)\Z",
        "another cargo holds the target folder",
        "Wait for it to end, then run the same command again",
    ),
)
# Lines in which the tools of our languages say what they died of.
FIRST_ERROR = re.compile(
    r"^(?:.*\b(?:error|Error|ERROR)(?:\[\w+\])?: .+|(?:FAILED|FAIL|E:|---\sFAIL:|npm ERR!|npm error|PHP Fatal error:|panic:) ?.+)$",
    re.MULTILINE,
)


def diagnose(log: str) -> Diagnosis:
    """What the log of a failed step says."""
    for rule in RULES:
        if found := re.search(rule.sign, log):
            said = found.group(1).strip() if found.groups() else ""
            return Diagnosis(rule.what.format(said), rule.mend)
    first = FIRST_ERROR.search(log)
    last = next((line for line in reversed(log.splitlines()) if line.strip()), "it printed nothing")
    return Diagnosis((first.group() if first else last).strip()[:200], "The log has the whole of it")
