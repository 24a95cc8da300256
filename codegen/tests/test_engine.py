"""What crosses into core's C++ shim: both sides of a struct say the same, whatever its fields are called."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from mullama_codegen import pipeline

HERE = Path(__file__).parent
MADE = pipeline.texts(f for f in pipeline.make(pipeline.read(HERE / "hostile.yaml")).files if "generated/engine." in f.path)
RUST, CPP = MADE["core/src/generated/engine.rs"], MADE["core/src/generated/engine.hpp"]


def test_both_sides_give_each_field_the_same_place() -> None:
    places = [int(place) for place in re.findall(r"assert!\(offset_of!\(EngineRegister, \w+\) == (\d+)\)", RUST)]
    assert places == [0, 8, 16, 20, 24, 32, 40]
    assert places == [int(place) for place in re.findall(r"static_assert\(offsetof\(mullama_engine_register, \w+\) == (\d+)\)", CPP)]
    assert "assert!(size_of::<EngineRegister>() == 48)" in RUST
    assert "static_assert(sizeof(mullama_engine_register) == 48)" in CPP


def test_what_a_caller_may_leave_open_is_settled_before_it_crosses() -> None:
    signature = re.sub(r"\s+", " ", RUST.partition("fn for_engine(")[2].partition(")")[0]).strip(" ,")
    assert signature == "&self, params: Type, class: bool, float: f64"
    assert "params: params.code()," in RUST
    assert "self_: self.self_.code()," in RUST


def test_a_field_that_no_binding_has_crosses_all_the_same() -> None:
    assert "only_core: self.only_core," in RUST
    assert "int32_t only_core;" in CPP


@pytest.mark.skipif(shutil.which("c++") is None, reason="no C++ compiler is here to hold the places against")
def test_a_compiler_lays_the_struct_out_as_is_said(tmp_path: Path) -> None:
    def verdict(text: str) -> int:
        (tmp_path / "engine.cpp").write_text(text.replace("#pragma once\n", ""), encoding="utf-8")
        command = ["c++", "-std=c++17", "-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only", "engine.cpp"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode

    assert verdict(CPP) == 0
    assert verdict(CPP.replace("int32_t self_;", "int64_t self_;")) != 0
