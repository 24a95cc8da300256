"""What is not a variant's runs on every processor, and the library is not much larger: `nox -s test-variants`."""

from __future__ import annotations

import platform
import re
import subprocess
from collections import Counter

import pytest

from tests.variants.disassembly import newer_code
from tests.variants.programs import PACKAGED, ROOT, VARIANTS

pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="old processors are known of x86-64 only")

# Rust code that asks the processor before it runs; nothing else may have such instructions. The standard library is compiled elsewhere
# and its intrinsics stand alone where they were not inlined into who asked.
ASKS_FIRST = (
    r"<?memchr::arch::x86_64::",
    r"<?aho_corasick::packed::teddy::builder::x86_64::(Slim|Fat)AVX2",
    r"compiler_builtins::math::libm_math::arch::x86::fma::fmaf?_with_fma4?",
    r"core::core_arch::x86::avx2?::_mm256_",
)
SECTIONS = {f"mullama_{re.sub('[^a-z0-9]', '_', variant)}" for variant in VARIANTS}


@pytest.fixture(scope="module")
def newer() -> Counter[tuple[str, str]]:
    """Instructions of the static library by section and function; the shared library is linked from the same objects."""
    return Counter(newer_code(PACKAGED / "libmullama_ffi.a"))


def test_disassembly_sees_such_instructions_where_they_must_be(newer: Counter[tuple[str, str]]) -> None:
    by_section: Counter[str] = Counter()
    for (section, _), count in newer.items():
        by_section[section] += count
    for section in SECTIONS - {"mullama_x86_64_v2"}:
        assert by_section[section] > 10_000, section
    assert by_section["mullama_x86_64_v2"] == 0


def test_shared_code_has_none_but_where_the_processor_is_asked_first(newer: Counter[tuple[str, str]]) -> None:
    shared = {function for section, function in newer if section not in SECTIONS}
    assert not {function for function in shared if not re.match("|".join(ASKS_FIRST), function)}
    # Each exception is one: what nobody has is no exception.
    for known in ASKS_FIRST:
        assert any(re.match(known, function) for function in shared), known


def test_nothing_of_a_variant_runs_when_the_library_is_loaded() -> None:
    listed = subprocess.run(["ar", "t", PACKAGED / "libmullama_ffi.a"], capture_output=True, text=True, check=True).stdout
    members = [name for name in listed.split() if any(variant in name for variant in VARIANTS)]
    assert len(members) == len(VARIANTS)
    for member in members:
        content = subprocess.run(["ar", "p", PACKAGED / "libmullama_ffi.a", member], capture_output=True, check=True).stdout
        for section in (b".init_array", b".ctors", b".preinit_array"):
            assert section not in content, f"{member} has {section.decode()}: it runs before a variant is chosen"


def test_the_library_is_at_most_twice_that_of_one_variant() -> None:
    ours = (PACKAGED / "libmullama_ffi.so").stat().st_size
    one = (ROOT / "target" / "release" / "libmullama_ffi.so").stat().st_size
    print(f"{ours:,} bytes, {ours / one:.2f} times that of one variant")
    assert one < ours <= 2 * one
