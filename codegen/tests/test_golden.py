"""What the generator makes of a description with every construct, to the byte."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from mullama_codegen import pipeline
from mullama_codegen.meaning.model import Api

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
# Keys whose items stand in an order that means something: it is kept, and not shuffled here.
ORDERED = {"fields", "params", "inputs", "values", "cases", "forms", "facts", "methods", "create", "data", "presets", "messages"}


def texts(api: Api) -> dict[str, str]:
    """Every generated file but the header."""
    return pipeline.texts(pipeline.make(api).files)


def test_output_is_golden(features: Api, request: pytest.FixtureRequest) -> None:
    made = texts(features)
    golden = {GOLDEN / (path + ".golden"): text for path, text in made.items()}
    if request.config.getoption("--update-golden"):
        for old in set(GOLDEN.rglob("*.golden")) - golden.keys():
            old.unlink()
        for file, text in golden.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    kept = {file: file.read_text(encoding="utf-8") for file in GOLDEN.rglob("*.golden")}
    assert sorted(kept) == sorted(golden), "files came or went; look at them and run pytest --update-golden"
    changed = [str(file.relative_to(GOLDEN)) for file in kept if kept[file] != golden[file]]
    assert not changed, "these differ; look at them and run pytest --update-golden"


def test_second_run_gives_the_same_bytes(features: Api) -> None:
    assert texts(features) == texts(pipeline.read(HERE / "features.yaml"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_of_the_description_means_nothing(features: Api, seed: int) -> None:
    data = yaml.load((HERE / "features.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    shuffled = _shuffled(data, random.Random(seed))
    assert list(shuffled) != list(data)
    again = pipeline.read_text(yaml.safe_dump(shuffled, sort_keys=False, default_style='"'), "features.yaml")
    assert texts(again) == texts(features)


def _shuffled(value: Any, rng: random.Random, ordered: bool = False) -> Any:
    if not isinstance(value, dict):
        return value
    items = [(key, _shuffled(item, rng, key in ORDERED)) for key, item in value.items()]
    if not ordered:
        rng.shuffle(items)
    return dict(items)
