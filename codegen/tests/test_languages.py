"""Each language is one value, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import mullama_codegen
import pytest
from mullama_codegen import docs, pipeline
from mullama_codegen.languages import LANGUAGES, TARGETS
from mullama_codegen.languages.php.spelling import parameter

FOLDERS = {path.parent.name for path in (Path(mullama_codegen.__file__).parent / "languages").glob("*/language.py")}


def test_every_folder_is_registered_under_its_own_name() -> None:
    assert set(LANGUAGES) == FOLDERS
    assert [target.files.__module__.split(".")[-2] for target in TARGETS] == list(LANGUAGES)


def test_a_kind_of_file_belongs_to_one_language() -> None:
    suffixes = [docs.KIND.suffix, *(kind.suffix for language in LANGUAGES.values() for kind in language.kinds)]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("id_", LANGUAGES)
def test_every_language_has_the_same_files(id_: str) -> None:
    folder = Path(mullama_codegen.__file__).parent / "languages" / id_
    assert {"__init__.py", "files.py", "language.py", "reference.py", "client.py", "templates"} <= {path.name for path in folder.iterdir()}


def test_a_leading_argument_of_php_takes_the_words_of_its_number() -> None:
    described = (Path(__file__).parent / "features.yaml").read_text(encoding="utf-8")
    plain = 'depth: { type: u32, default: "3", summary'
    named = 'depth: { type: i32, default: all, min: "1", named: { all: -1 }, summary'
    assert plain in described
    api = pipeline.read_text(described.replace(plain, named), "api.yaml")
    assert parameter(api, api.record("search_config").field("depth")) == "int|string|null $depth = -1"
