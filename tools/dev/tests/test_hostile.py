"""What compiles a language's part of the hostile tree stands beside its client, and is found there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.dev import hostile


def test_every_language_brings_its_check() -> None:
    found = dict(hostile.checks(hostile.clients()))
    assert set(found) == set(hostile.clients())
    assert all(callable(check) for check in found.values())


def test_an_eighth_language_is_found_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "hostile.py").write_text("asked = []\n\n\ndef check(session):\n    asked.append(session)\n", encoding="utf-8")
    ((language, check),) = hostile.checks({"lua": tmp_path})
    check("session")  # type: ignore[arg-type]
    assert (language, check.__globals__["asked"]) == ("lua", ["session"])


def test_a_language_without_a_check_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"hostile\.py: is not here; give it `check\(session\)`, .* for lua"):
        dict(hostile.checks({"lua": tmp_path}))
