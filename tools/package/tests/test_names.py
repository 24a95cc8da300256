"""The names by which packages and what looks for them find each other are spelt twice, in two languages: here they meet."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tools.dev.stamps import ROOT
from tools.package import composer, given, go_module, npm
from tools.package.natives import Natives, Platform
from tools.package.rooms import Trouble

# The platforms that the documentation promises, and musl.
PLATFORMS = [
    Platform("linux", "x86_64", "gnu"),
    Platform("linux", "aarch64", "gnu"),
    Platform("linux", "x86_64", "musl"),
    Platform("macos", "x86_64"),
    Platform("macos", "aarch64"),
    Platform("windows", "x86_64"),
]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nodes_loader_asks_for_each_platforms_package_literally(platform: Platform) -> None:
    name = npm.name_of(platform)
    modules = (ROOT / "bindings/node/runtime/modules.js").read_text(encoding="utf-8")
    assert f"require('{name}')" in modules
    assert f"require('../{npm.platform_manifest(platform)['main']}')" in modules


@pytest.mark.parametrize("gpu", ["cuda", "vulkan"])
def test_nodes_loader_asks_for_a_package_for_a_gpu_which_the_main_package_does_not(gpu: str) -> None:
    platform = replace(PLATFORMS[0], gpu=gpu)
    name = npm.name_of(platform)
    assert name == f"mullama-linux-x64-gnu-{gpu}"
    assert f"require('{name}')" in (ROOT / "bindings/node/runtime/modules.js").read_text(encoding="utf-8")
    assert npm.platform_manifest(platform)["main"] == f"mullama.linux-x64-gnu-{gpu}.node"


def test_npm_sees_where_a_platforms_package_fits() -> None:
    linux, windows = (npm.platform_manifest(platform) for platform in (PLATFORMS[1], PLATFORMS[5]))
    assert (linux["name"], linux["os"], linux["cpu"], linux["libc"]) == ("mullama-linux-arm64-gnu", ["linux"], ["arm64"], ["glibc"])
    assert (windows["name"], windows["os"], windows["cpu"]) == ("mullama-win32-x64-msvc", ["win32"], ["x64"])
    assert "libc" not in windows


def test_the_main_package_asks_for_every_platform_in_its_own_version_and_has_no_native_module() -> None:
    manifest = npm.main_manifest(["mullama-darwin-arm64", "mullama-linux-x64-gnu"])
    assert manifest["optionalDependencies"] == dict.fromkeys(["mullama-darwin-arm64", "mullama-linux-x64-gnu"], manifest["version"])
    assert not {"devDependencies", "scripts"} & manifest.keys()
    assert not any("*" in file or file.endswith(".node") for file in manifest["files"])


@pytest.mark.parametrize("platform", PLATFORMS)
def test_php_looks_where_the_package_carries(platform: Platform) -> None:
    library = (ROOT / "bindings/php/src/Runtime/Library.php").read_text(encoding="utf-8")
    system, machine = composer.folder_of(platform).split("-")
    assert f"=> '{system}'" in library
    assert f"=> '{machine}'" in library
    assert f"'{composer.LIBRARIES[platform.os]}'" in library


def test_a_platform_without_a_library_of_its_own_gets_gos_sentence(tmp_path: Path) -> None:
    go_module.write_main([PLATFORMS[0], PLATFORMS[4]], tmp_path, "v0.4.0")
    none = (tmp_path / "link_none.go").read_text(encoding="utf-8")
    assert none.startswith("//go:build cgo && !mullama_use_lib && !((linux && amd64) || (darwin && arm64))\n")
    assert (
        (tmp_path / "link_darwin_arm64.go")
        .read_text(encoding="utf-8")
        .startswith("//go:build cgo && darwin && arm64 && !mullama_use_lib\n")
    )
    assert (tmp_path / "mullama.h").is_file()
    assert not list(tmp_path.glob("*_test.go"))
    assert not (tmp_path / "runtime_link.go").exists()


def test_an_archive_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "lib").mkdir(parents=True)
        for file in ("composer.json", "lib/b", "a"):
            (tmp_path / name / file).write_text(file, encoding="utf-8")
    one, two = (composer.archive(tmp_path / name, tmp_path / f"{name}.zip").read_bytes() for name in ("one", "two"))
    assert one == two
    assert re.search(rb'"version": "\d+\.\d+\.\d+"', one) is None  # deflated, and the repository's own has none
    assert (tmp_path / "one/composer.json").read_text(encoding="utf-8") == "composer.json"


def test_what_is_not_built_is_named(tmp_path: Path) -> None:
    missing = Natives(PLATFORMS[0], tmp_path)
    with pytest.raises(Trouble, match=r"mullama\.node is not there, which mullama-linux-x64-gnu is to carry"):
        npm.pack_platform(missing, tmp_path)
    with pytest.raises(Trouble, match=r"libmullama_ffi\.so is not there"):
        composer.carry(missing, tmp_path / "lib")


@pytest.mark.parametrize("platform", [*PLATFORMS, replace(PLATFORMS[0], gpu="vulkan"), replace(PLATFORMS[5], gpu="cuda")])
def test_a_folder_of_another_machines_parts_says_its_platform(platform: Platform, tmp_path: Path) -> None:
    (tmp_path / platform.name).mkdir()
    (tmp_path / "local").mkdir()
    assert [each.platform for each in given.gather(tmp_path)] == [platform]


@pytest.mark.parametrize("name", ["linux-x86_64-gnu-extra", "amiga-m68k"])
def test_a_folder_that_names_no_platform_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(Trouble, match=f"{name} names no platform"):
        given.gather(tmp_path)
