"""A stamp must notice every change of an input, and nothing else: too little is a stale build, too much a slow one."""

from pathlib import Path

import pytest

from tools.dev import stamps
from tools.dev.stamps import Stamp


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of one folder with one source and one output, already built."""
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    monkeypatch.setattr(stamps, "STAMPS", tmp_path / "build" / "stamps")
    (tmp_path / "folder" / "src").mkdir(parents=True)
    (tmp_path / "folder" / "src" / "lib.rs").write_text("one")
    (tmp_path / "made").touch()
    stamp_of(tmp_path).set()
    return tmp_path


def stamp_of(root: Path, environment: str = "") -> Stamp:
    return Stamp("folder", ["folder"], [root / "made"], environment)


def test_what_was_built_of_the_same_files_is_fresh(folder: Path) -> None:
    assert stamp_of(folder).is_fresh()


def test_a_changed_an_added_and_a_removed_file_are_noticed(folder: Path) -> None:
    source = folder / "folder" / "src" / "lib.rs"
    source.write_text("two")
    assert not stamp_of(folder).is_fresh()
    source.write_text("one")
    assert stamp_of(folder).is_fresh()
    (folder / "folder" / "src" / "new.rs").touch()
    assert not stamp_of(folder).is_fresh()
    (folder / "folder" / "src" / "new.rs").unlink()
    source.rename(source.with_name("other.rs"))
    assert not stamp_of(folder).is_fresh()


def test_a_lost_output_is_noticed(folder: Path) -> None:
    (folder / "made").unlink()
    assert not stamp_of(folder).is_fresh()


def test_another_environment_is_noticed(folder: Path) -> None:
    assert not stamp_of(folder, "a new .venv").is_fresh()


def test_an_input_that_changes_while_it_is_built_leaves_the_folder_stale(folder: Path) -> None:
    stamp = stamp_of(folder)
    (folder / "folder" / "src" / "lib.rs").write_text("changed meanwhile")
    stamp.set()
    assert not stamp_of(folder).is_fresh()


def test_tests_and_built_files_are_no_inputs(folder: Path) -> None:
    for name in ("tests/test_a.py", "node_modules/x.js", "mullama.node"):
        file = folder / "folder" / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    assert stamp_of(folder).is_fresh()


def test_an_absent_folder_is_an_error_and_no_empty_input(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere: this folder is not here"):
        Stamp("x", ["nowhere"], [])
