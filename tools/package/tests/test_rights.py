"""What a package says of others' work names all of it, and nothing of the machine that built it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.dev.stamps import ROOT
from tools.package import managers, rights
from tools.package.natives import Platform

TARGET = Platform("linux", "x86_64", "gnu").target
CRATES = ("mullama-ffi", "mullama-python", "mullama-node")


@pytest.mark.parametrize("crate", CRATES)
def test_every_crate_that_is_linked_is_named_with_its_licence(crate: str) -> None:
    notice = rights.notice([crate], TARGET)
    found = rights.components([crate], TARGET)
    assert {"llama-cpp-sys-2", "minijinja", "serde_json"} <= {each.name for each in found}
    assert all(f"{each.name} {each.version}, {each.license}" in notice for each in found)
    assert "The ggml authors" in notice
    assert "Mozilla Foundation" in notice
    assert "GCC Runtime" in notice


def test_what_only_runs_at_build_time_is_not_named() -> None:
    names = {each.name for each in rights.components(["mullama-ffi"], TARGET)}
    assert not names & {"bindgen", "cc", "cmake", "syn", "thiserror-impl", "pyo3"}


@pytest.mark.parametrize("crate", CRATES)
def test_no_folder_of_this_machine_is_told(crate: str) -> None:
    said = rights.notice([crate], TARGET) + rights.sbom("x", "1.0.0", [crate], TARGET)
    assert str(ROOT) not in said
    assert str(Path.home()) not in said


def test_the_sbom_has_a_package_url_for_each_crate() -> None:
    made = json.loads(rights.sbom("mullama", rights.version(), ["mullama-ffi"], TARGET))
    assert made["bomFormat"] == "CycloneDX"
    assert {part["purl"].split("@")[0] for part in made["components"]} >= {"pkg:cargo/llama-cpp-sys-2", "pkg:cargo/minijinja"}
    assert made["dependencies"][0]["dependsOn"] == [part["bom-ref"] for part in made["components"]]


@pytest.mark.parametrize("name", managers.NAMES)
def test_each_package_manager_packs_and_checks(name: str) -> None:
    module = managers.manager(name)
    assert callable(module.pack)
    assert callable(module.check)
