"""A nox session as our steps see it: something that an error ends."""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tools.dev import reports, steps


class FakeSession:
    """Ends as nox's session does, with an exception that carries the line."""

    name = "fake"

    def error(self, line: str) -> NoReturn:
        """Ends the session."""
        raise RuntimeError(line)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSession]:
    """A session whose logs and reports are its own."""
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    monkeypatch.setattr(steps, "LOGS", tmp_path / "logs")
    monkeypatch.setattr(steps, "failures", [])
    monkeypatch.setattr(reports, "ROOT", tmp_path)
    monkeypatch.setattr(reports, "REPORTS", tmp_path / "reports")
    monkeypatch.setattr(reports, "ran", [])
    yield FakeSession()
