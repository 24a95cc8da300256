"""Each variant of the engine's code works, the right one is chosen, and a wrong wish is an error: `nox -s test-variants`."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

from tests.variants.programs import FORCED, MODEL, PACKAGED, QEMU, ROOT, VARIANTS, of_this_processor, run, tell

pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="old processors are known of x86-64 only")

HERE = of_this_processor() if platform.machine() == "x86_64" else []
# Processors as qemu knows them, and what runs there.
OLD = {"Nehalem": "x86-64-v2", "SandyBridge": "x86-64-v2", "Haswell": "x86-64-v3"}

each_variant = pytest.mark.parametrize("variant", VARIANTS)
needs_qemu = pytest.mark.skipif(QEMU is None, reason="qemu-x86_64 is not installed (Debian: apt-get install qemu-user)")


def skip_unless_here(variant: str) -> None:
    if variant not in HERE:
        pytest.skip(f"this processor lacks what {variant} needs")


def test_the_best_that_runs_here_is_chosen() -> None:
    told = tell()
    assert told.status == 0, told.error
    assert told.variant == HERE[0]


@each_variant
def test_a_forced_variant_generates(variant: str) -> None:
    skip_unless_here(variant)
    told = tell(forced=variant)
    assert told.status == 0, told.error
    assert told.variant == variant
    assert len(told.text.split()) > 10


@each_variant
def test_a_variant_passes_the_conformance_suite(variant: str) -> None:
    skip_unless_here(variant)
    environment = {**os.environ, "LD_LIBRARY_PATH": str(PACKAGED), FORCED: variant}
    client = ROOT / "build" / "c" / "mullama-conformance-c"
    linked = subprocess.run(["ldd", client], env=environment, capture_output=True, text=True, check=True).stdout
    assert f"=> {PACKAGED}" in linked
    command = [sys.executable, "tests/conformance/run.py", "--languages=c"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed, 0 failed" in done.stdout


@needs_qemu
@pytest.mark.parametrize("processor", OLD)
def test_an_old_processor_computes_what_its_variant_computes_here(processor: str) -> None:
    there, here = tell(processor=processor), tell(forced=OLD[processor])
    assert there.status == 0, there.error
    assert there.variant == OLD[processor]
    assert there.text == here.text


@needs_qemu
@pytest.mark.parametrize("processor", OLD)
def test_the_example_of_c_runs_on_an_old_processor(processor: str) -> None:
    done = run("generate", MODEL, processor=processor)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.split()) > 30


@needs_qemu
def test_a_processor_without_any_variant_is_an_error_that_says_what_it_lacks() -> None:
    told = tell(processor="Conroe")
    assert told.status == 1
    assert "needs a processor with sse4.1" in told.error


@needs_qemu
def test_a_variant_that_cannot_run_is_an_error_that_says_what_can() -> None:
    told = tell(forced="x86-64-v3", processor="SandyBridge")
    assert told.status == 1
    assert "x86-64-v3" in told.error
    assert "needs avx2" in told.error
    assert "this processor runs: x86-64-v2" in told.error


def test_a_variant_that_is_not_built_is_an_error_that_says_what_is() -> None:
    told = tell(forced="x86-64-v9")
    assert told.status == 1
    for part in ("x86-64-v9", *VARIANTS):
        assert part in told.error
