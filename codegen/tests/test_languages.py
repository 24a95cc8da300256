"""Each language is one value, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import mullama_codegen
import pytest
from mullama_codegen import docs
from mullama_codegen.languages import LANGUAGES, TARGETS, client

FOLDERS = {path.parent.name for path in (Path(mullama_codegen.__file__).parent / "languages").glob("*/language.py")}


def test_every_folder_is_registered_under_its_own_name() -> None:
    assert set(LANGUAGES) == FOLDERS
    assert [target.files.__module__.split(".")[-2] for target in TARGETS] == list(LANGUAGES)


def test_a_kind_of_file_belongs_to_one_language() -> None:
    suffixes = [client.KIND.suffix, docs.KIND.suffix, *(kind.suffix for language in LANGUAGES.values() for kind in language.kinds)]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("id_", LANGUAGES)
def test_every_language_has_the_same_files(id_: str) -> None:
    folder = Path(mullama_codegen.__file__).parent / "languages" / id_
    assert {"__init__.py", "files.py", "language.py", "reference.py", "testee.py", "templates"} <= {path.name for path in folder.iterdir()}
