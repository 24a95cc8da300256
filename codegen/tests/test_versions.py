"""The version stands in api.yaml; what packages must repeat of it is held against it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from mullama_codegen import pipeline

ROOT = Path(__file__).resolve().parents[2]
VERSION = pipeline.read(ROOT / "api.yaml").library.version


def cargo() -> str:
    return str(tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["workspace"]["package"]["version"])


def cargo_dependency() -> str:
    return str(tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["workspace"]["dependencies"]["mullama"]["version"])


def npm() -> str:
    return str(json.loads((ROOT / "bindings/node/package.json").read_text(encoding="utf-8"))["version"])


def npm_lock() -> str:
    return str(json.loads((ROOT / "bindings/node/package-lock.json").read_text(encoding="utf-8"))["version"])


@pytest.mark.parametrize("repeated", [cargo, cargo_dependency, npm, npm_lock])
def test_a_package_has_the_descriptions_version(repeated: Callable[[], str]) -> None:
    assert repeated() == VERSION
