"""How a command runs in a root: here in this machine's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.dev import clean_room
from tools.package.rooms import Room, Trouble

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or not clean_room.mounts_allowed(), reason="entering a root needs root, and mounts in a namespace of one's own"
)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Room:
    """The root of this machine itself, without its environment."""
    monkeypatch.setattr("tools.package.rooms.steps.LOGS", tmp_path)
    return Room("own", Path("/"))


@pytest.mark.parametrize(("signal", "status"), [("TERM", 143), ("ABRT", 134)])
def test_a_program_that_sends_itself_a_signal_ends(room: Room, tmp_path: Path, signal: str, status: int) -> None:
    assert room.attempt(f"kill -{signal} $$; exec sleep 20", tmp_path / "log") == status


def test_a_command_gives_what_it_printed_and_its_exit_status(room: Room, tmp_path: Path) -> None:
    assert room.run("echo here; test -z $USER") == "here\n"
    assert room.attempt("exit 7", tmp_path / "log") == 7
    with pytest.raises(Trouble, match="own: `exit 7` ended with 7"):
        room.run("exit 7")
