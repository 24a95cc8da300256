"""That nothing goes round the shim, with calls planted that do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.dev.shim_only import rust_problems, shim_problems
from tools.dev.stamps import ROOT

GUARDED = "int32_t mullama_shim_n(failure_t * failure) {\n    return mullama_guard<int32_t>(__func__, failure, 0, [] { return 1; });\n}\n"


def test_core_calls_llama_through_the_shim_alone() -> None:
    assert rust_problems(ROOT / "core" / "src") == []
    assert shim_problems(ROOT / "core" / "src") == []


def test_the_whole_shim_is_seen() -> None:
    sources = (ROOT / "core" / "src" / "engine" / "shim").glob("*.cpp")
    assert sum(source.read_text().count("mullama_guard") for source in sources) > 30


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("unsafe { sys::llama_free(ctx) }", True),
        ("use llama_cpp_sys_2::llama_free;", True),
        ("use llama_cpp_sys_2 as sys;\nfn f(at: *const sys::llama_vocab) -> sys::llama_token;", False),
        ("let kind = sys::LLAMA_VOCAB_TYPE_NONE; // sys::llama_free(ctx)", False),
    ],
)
def test_a_function_of_llama_in_rust_is_named(tmp_path: Path, code: str, seen: bool) -> None:
    (tmp_path / "runner.rs").write_text(code)
    assert bool(rust_problems(tmp_path)) is seen


@pytest.mark.parametrize(
    ("source", "declared", "said"),
    [
        (GUARDED, "n", ""),
        (GUARDED, "n2", "declared in one place"),
        ("int mullama_shim_n(int a) {\n    return llama_n(a);\n}\n", "n", "does not begin with a guard"),
        (GUARDED.replace("    return", "    llama_free(ctx);\n    return"), "n", "does not begin with a guard"),
    ],
)
def test_a_function_of_the_shim_without_a_guard_is_named(tmp_path: Path, source: str, declared: str, said: str) -> None:
    (tmp_path / "engine" / "shim").mkdir(parents=True)
    (tmp_path / "engine" / "shim" / "calls.cpp").write_text(source)
    (tmp_path / "engine" / "shim.rs").write_text(f"fn mullama_shim_{declared}(failure: *mut Failure) -> i32;")
    found = "\n".join(shim_problems(tmp_path))
    assert (said in found) if said else not found
