"""A stamp must notice every change of an input, and nothing else: too little is a stale build, too much a slow one."""

from pathlib import Path

import pytest

from tools.dev import stamps
from tools.dev.stamps import Stamp


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of one room with one source and one output, already built."""
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    monkeypatch.setattr(stamps, "STAMPS", tmp_path / "build" / "stamps")
    (tmp_path / "room" / "src").mkdir(parents=True)
    (tmp_path / "room" / "src" / "lib.rs").write_text("one")
    (tmp_path / "made").touch()
    stamp_of(tmp_path).set()
    return tmp_path


def stamp_of(root: Path, environment: str = "") -> Stamp:
    return Stamp("room", ["room"], [root / "made"], environment)


def test_what_was_built_of_the_same_files_is_fresh(room: Path) -> None:
    assert stamp_of(room).is_fresh()


def test_a_changed_an_added_and_a_removed_file_are_noticed(room: Path) -> None:
    source = room / "room" / "src" / "lib.rs"
    source.write_text("two")
    assert not stamp_of(room).is_fresh()
    source.write_text("one")
    assert stamp_of(room).is_fresh()
    (room / "room" / "src" / "new.rs").touch()
    assert not stamp_of(room).is_fresh()
    (room / "room" / "src" / "new.rs").unlink()
    source.rename(source.with_name("other.rs"))
    assert not stamp_of(room).is_fresh()


def test_a_lost_output_is_noticed(room: Path) -> None:
    (room / "made").unlink()
    assert not stamp_of(room).is_fresh()


def test_another_environment_is_noticed(room: Path) -> None:
    assert not stamp_of(room, "a new .venv").is_fresh()


def test_an_input_that_changes_while_it_is_built_leaves_the_room_stale(room: Path) -> None:
    stamp = stamp_of(room)
    (room / "room" / "src" / "lib.rs").write_text("changed meanwhile")
    stamp.set()
    assert not stamp_of(room).is_fresh()


def test_tests_and_built_files_are_no_inputs(room: Path) -> None:
    for name in ("tests/test_a.py", "node_modules/x.js", "mullama.node"):
        file = room / "room" / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    assert stamp_of(room).is_fresh()


def test_an_absent_room_is_an_error_and_no_empty_input(room: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere: this room is not here"):
        Stamp("x", ["nowhere"], [])
