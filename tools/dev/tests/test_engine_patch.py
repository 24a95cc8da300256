"""The patches of ggml's build: cargo must see when they change, and it must be seen when llama.cpp does."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TEAM = ROOT / "core" / "src" / "engine" / "team"


def run_patch(original: Path, copy: Path) -> subprocess.CompletedProcess[str]:
    """Patches one file, as the build does."""
    script = copy.parent / "patch_one.cmake"
    # The file returns at once in another project than ggml, and its last line waits for ggml's targets: only its functions are wanted.
    functions = (TEAM / "patch.cmake").read_text().replace("cmake_language(DEFER CALL mullama_patch_targets)", "")
    script.write_text(f'set(PROJECT_NAME ggml)\n{functions}\nmullama_patch("{original}" "{copy}")\n')
    return subprocess.run(["cmake", "-P", script], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def original() -> Path:
    """The file in the crate that the build uses."""
    command = ["cargo", "metadata", "--format-version=1", "--locked", "--offline"]
    packages = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)["packages"]
    crate = next(Path(package["manifest_path"]).parent for package in packages if package["name"] == "llama-cpp-sys-2")
    return crate / "llama.cpp" / "ggml" / "src" / "ggml-cpu" / "ggml-cpu.c"


@pytest.mark.parametrize(("settings", "folders"), [(".cargo/config.toml", ("team",)), ("tools/package/cargo.toml", ("team", "variants"))])
def test_cargo_is_told_when_a_patch_changes(settings: str, folders: tuple[str, ...]) -> None:
    files = [file for folder in folders for file in sorted((TEAM.parent / folder).iterdir(), key=lambda path: path.name)]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    said = tomllib.loads((ROOT / settings).read_text())["env"]["GGML_MULLAMA_TEAM"]
    assert said == digest, f"write GGML_MULLAMA_TEAM = {digest!r} into {settings}: that makes cargo build llama.cpp anew"


def test_core_knows_what_each_variant_needs() -> None:
    built = re.findall(r"set\(MULLAMA_VARIANTS (.+)\)", (TEAM.parent / "variants" / "variants.cmake").read_text())
    known = (ROOT / "core" / "src" / "runtime" / "cpu.rs").read_text().split("#[cfg(test)]")[0]
    assert len(built) == 2
    for variant in " ".join(built).split():
        assert f'"{variant}"' in known, f"core/src/runtime/cpu.rs does not say what {variant} needs, so it is never used"


def test_patched_file_sleeps_at_barriers_and_keeps_refused_threads_from_ending_the_process(original: Path, tmp_path: Path) -> None:
    copy = tmp_path / "ggml-cpu.c"
    done = run_patch(original, copy)
    assert done.returncode == 0, done.stderr
    code = copy.read_text()
    assert "mullama_barrier(&tp->team" in code
    assert "n_barrier_passed, memory_order_relaxed) == n_passed" not in code
    assert "GGML_ASSERT(rc == 0)" not in code


@pytest.mark.parametrize(
    "change", [("ggml_graph_compute_kickoff(threadpool, n_threads);", "kick_off(threadpool);"), ("enum ggml_status ec;", "")]
)
def test_another_llama_cpp_ends_the_build_with_the_text_that_is_missing(original: Path, tmp_path: Path, change: tuple[str, str]) -> None:
    other = tmp_path / "original.c"
    shutil.copy(original, other)
    code = other.read_text()
    assert change[0] in code
    other.write_text(code.replace(*change))
    done = run_patch(other, tmp_path / "ggml-cpu.c")
    assert done.returncode != 0
    assert "not found exactly once" in done.stderr
    assert change[0] in done.stderr
