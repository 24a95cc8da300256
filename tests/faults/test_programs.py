"""The programs of ../shared/faults, unchanged, over our build: each failed once, and does what it asks for now.

A program that cannot be run so, as it is about another machine, has its place here all the same: a case or a test that shows the same. So a
program that is added is missed. Those over real models run where `nox -s test-real` has fetched them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FAULTS = ROOT.parent / "shared" / "faults"
TINY = "models/mullama-tiny.Q8_0.gguf"
# What the programs call the real models, and what ours are called.
REAL = {
    "smollm2-135m-instruct-Q4_1.gguf": "SmolLM2-135M-Instruct.Q4_1.gguf",
    "gemma-3-270m-Q4_K_M.gguf": "gemma-3-270m-q4_k_m.gguf",
}
# Of Go programs: our package asks for less.
RANGES_OVER_FUNCTIONS = "go 1.23"
# Against a hang; nothing is measured by it.
WATCHDOG = 300
# What no program of any language may write.
NEVER = r"GGML_ASSERT|panicked|PanicException|SystemError|Segmentation|Internal(Error|Exception)|a bug in Mullama"


@dataclass(frozen=True)
class Run:
    """A program, how it is started, and what it says; `never` is what it said while it failed."""

    program: str
    arguments: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    real: bool = False

    def __str__(self) -> str:
        return " ".join((self.program, *self.arguments))


INTERRUPTED = ("KeyboardInterrupt",)
RUNS = (
    Run("python/r02_clean_spaces.py", says=("SAME",), never=("DIFFERENT",)),
    Run("python/r04_args.py", says=("ref ",)),
    Run("python/r05_bias.py", says=("ban first: True", "dup sum: True"), real=True),
    Run("python/r10_threads.py", says=("embed",)),
    Run("python/r22_contended.py", ("2",), says=("60 tokens",)),
    Run("python/py_stream_held.py"),
    Run("python/py_old_signatures.py", says=("ok   stream kept, then clear_cache",), never=("ContextBusy",)),
    Run("python/quadratic_prompt.py", says=("ContextFullError",)),
    Run("python/r12_asyncio.py", says=("breaks ok", "timeout ok"), never=("6th: \\w+Error", "6th stream: \\w+Error"), real=True),
    Run("python/r17_vocab_bos.py", says=("text same True",), real=True),
    *(Run("python/ctrl_c.py", (call, "100000"), says=INTERRUPTED, real=True) for call in ("generate", "complete", "chat")),
    *(Run("python/ctrl_c.py", (call, "100000"), says=INTERRUPTED, real=True) for call in ("chat_stream", "generate_stream")),
    *(Run("python/r16_ctrlc_chat.py", (call,), says=INTERRUPTED, real=True) for call in ("chat", "complete", "chat_stream")),
    *(Run("python/r18_ctrlc_embed.py", (how,), says=INTERRUPTED, real=True) for how in ("warm", "cold")),
    *(Run("python/embed_batch_sigint_panic.py", how, says=INTERRUPTED, never=("OTHER",), real=True) for how in ((), ("numpy",))),
    Run("node/n01_node.cjs", says=("seed same: true", "exports:")),
    # Two handles, or one where the model, which the program names no more, has been collected.
    Run("node/n02_server.cjs", says=("breaks ok [12]$",), never=("UNHANDLED", "UNCAUGHT"), real=True),
    Run("node/node_embed_json.js", says=('{"embeddings":\\[\\[',)),
    Run("node/node_metadata.js", says=("general.architecture",)),
    Run("node/node_old_calls.js", says=("ok   metadata\\(\\)", "ok   spread", "ok   embed JSON")),
    Run("go/go_generate_context_busy.go", (TINY,), says=("GenerateContext ok 8 failed 0",), never=("failed [1-9]",)),
    Run("go/go_forgotten_contexts.go", (TINY,), says=("^60 ",)),
    Run("go/go_free_while_waiting.go", (TINY,), never=("error <nil>",)),
    Run("go/go_http_server_busy.go", (TINY,), never=("busy",)),
    Run("go/go_maxtokens.go"),
    Run(
        "php/php_old_calls.php",
        says=("ok   foreach break then generate", "ok   kept generator, break, then generate", "ok   implode"),
        never=("NOT RuntimeException",),
    ),
    Run("php/php_params_set.php"),
    Run("php/php_runtime_exception.php", says=("caught",)),
    Run("c/bool_byte.c", (TINY, "255", "2")),
    Run("c/c_cancel.c", (TINY,)),
    Run("c/c_misuse.c", (TINY,), says=("live 0|live \\d+",)),
    Run("c/c_seed.c", (TINY,), says=("equal=1",)),
    Run("c/c_two_call.c", (TINY,)),
    Run("c/c_threads_speed.c", (TINY, "2")),
    *(Run("c/c_thread_limit.c", (TINY, str(limit), "2"), says=("alive",)) for limit in (1, 2, 3)),
    *(Run("c/c_address_space.c", (TINY, "as", str(megabytes))) for megabytes in (64, 96, 128, 160, 256)),
    *(Run("c/c_tight_memory.c", (TINY, str(what), str(kilobytes))) for what in (0, 1, 2, 3, 4, 6, 7, 8) for kilobytes in (0, 4096, 65536)),
)
# Not run here: what shows the same. A case of the conformance suite, or a file of tests.
SHOWN = {
    "python/chat_userdefined.py": "chat/injection_of_a_user_defined_marker",  # its model is not made any more
    "python/common.py": "",  # parts of the others
    "python/gg.py": "",
    "node/node_old_types.ts": "bindings/node/tests/types",
    "go/go_get_needs_rpath.sh": "tools/package/go_check.py",  # an installed library, in a bare root
    # Its interfaces are without the options that calls have taken since: Go's README names it among the deviations.
    "go/go_old_signatures_test.go": "bindings/go/signatures_test.go",
    "php/fcgi.py": "bindings/php/tests/WebServerTest.php",  # php-fpm
    "php/fpm.conf": "bindings/php/tests/WebServerTest.php",
    "php/php_index.php": "bindings/php/tests/WebServerTest.php",
    "php/php_preload_as_root.sh": "tools/package/composer_check.py",
    "c/c_old_api.c": "bindings/c/tests/test_misuse.c",
    "packages/c_readme_needs_cjson.sh": "tools/package/c.py",
    "packages/cmake_add_subdirectory.sh": "tools/package/c.py",
    "packages/crate_name_taken.sh": "tools/package/crates.py",
    "packages/go_get_layout.sh": "tools/package/go_check.py",
    "packages/php_composer_no_library.sh": "tools/package/composer_check.py",
    "packages/pkgconfig_multiarch.sh": "tools/package/c.py",
}


def linked(at: Path, to: Path) -> None:
    """A link in a folder that is made."""
    at.parent.mkdir(parents=True, exist_ok=True)
    at.symlink_to(to)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The project's root as the programs know it, which they may write into."""
    linked(tmp_path / "models", ROOT / "models")
    linked(tmp_path / "bindings", ROOT / "bindings")
    linked(tmp_path / "node_modules" / "mullama", ROOT / "bindings" / "node")
    for called, ours in REAL.items():
        linked(tmp_path / "build" / "models" / called, ROOT / "build" / "models" / ours)
    return tmp_path


def started(run: Run, place: Path) -> Sequence[str | Path]:
    """The command that runs a program; what is compiled is compiled here, what looks beside itself is copied."""
    source = FAULTS / run.program
    match source.suffix:
        case ".py":
            return (sys.executable, source)
        case ".php":
            return ("php", source)
        case ".c":
            program, library = place / source.stem, ROOT / "target" / "release"
            options = ("-std=gnu11", "-w", "-I", ROOT / "bindings" / "c" / "include", source, "-o", program)
            said(("cc", *options, "-L", library, "-lmullama_ffi", f"-Wl,-rpath,{library}", "-lm"), place)
            return (program,)
        case ".go":
            return go(source, place)
        case _:
            copy = place / source.name
            copy.write_bytes(source.read_bytes())
            return ("node", copy)


def go(source: Path, place: Path) -> Sequence[str | Path]:
    """A Go program in a module of its own over ours."""
    folder = place / "program"
    folder.mkdir()
    (folder / "main.go").write_bytes(source.read_bytes())
    module = "github.com/neul-labs/mullama-go"
    needs = f"require {module} v0.0.0\nreplace {module} => {ROOT / 'bindings' / 'go'}\n"
    (folder / "go.mod").write_text(f"module example.com/fault\n{RANGES_OVER_FUNCTIONS}\n{needs}")
    said(("go", "build", "-C", folder, "-o", place / "fault", "."), place)
    return (place / "fault",)


def said(command: Sequence[str | Path], place: Path) -> str:
    """What a program writes; it must end well."""
    library = ROOT / "target" / "release"
    environment = {**os.environ, "GGML_NO_BACKTRACE": "1", "LD_LIBRARY_PATH": str(library), "CGO_LDFLAGS": f"-L{library}"}
    done = subprocess.run(
        [*map(str, command)],
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=WATCHDOG,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout[-3000:]}"
    return done.stdout


@pytest.mark.skipif(not FAULTS.is_dir(), reason=f"not run: there is no {FAULTS}")
@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_program_that_failed_does_what_it_asks_for(run: Run, place: Path) -> None:
    if run.real and not all((ROOT / "build" / "models" / ours).is_file() for ours in REAL.values()):
        pytest.skip("not run: the real models are not here; nox -s test-real fetches them")
    output = said((*started(run, place), *run.arguments), place)
    for pattern in run.says:
        assert re.search(pattern, output, re.MULTILINE), f"{pattern} is missing in:\n{output}"
    for pattern in (*run.never, NEVER):
        assert not re.search(pattern, output, re.MULTILINE), f"{pattern} is in:\n{output}"


@pytest.mark.skipif(not FAULTS.is_dir(), reason=f"not run: there is no {FAULTS}")
def test_every_program_is_run_or_shown_elsewhere() -> None:
    there = {str(path.relative_to(FAULTS)) for path in FAULTS.glob("*/*") if path.suffix not in (".gguf", ".pyc") and path.is_file()}
    named = {run.program for run in RUNS} | set(SHOWN)
    assert there == named
    cases = ROOT / "tests" / "conformance" / "cases"
    for program, shown in SHOWN.items():
        file, _, case = shown.partition("/")
        listed = cases / f"{file}.yaml"
        found = (ROOT / shown).exists() or (listed.is_file() and case in yaml.safe_load(listed.read_text(encoding="utf-8")))
        assert found, f"{program}: {shown} is not there"
