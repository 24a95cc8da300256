"""Sessions that run side by side: one that fails stops no other, and is named."""

from __future__ import annotations

import threading
from collections.abc import Callable

import nox
import pytest

from tools.dev import lanes, steps


def noting(name: str, into: list[str]) -> Callable[[nox.Session], None]:
    """A session that notes its name."""
    return lambda _: into.append(name)


def test_the_first_is_alone_and_all_run(session: nox.Session) -> None:
    """What comes after the first finds it done."""
    ran: list[str] = []
    lanes.run(session, {name: noting(name, ran) for name in "abcd"})
    assert ran[0] == "a"
    assert sorted(ran) == list("abcd")


def test_two_run_at_once(session: nox.Session) -> None:
    """Each waits for the other here, which one lane would not survive."""
    both = threading.Barrier(2, timeout=10)

    def meet(_: nox.Session) -> None:
        both.wait()

    lanes.run(session, {"a": lambda _: None, "b": meet, "c": meet})


def test_one_that_fails_stops_no_other_and_is_named(
    session: nox.Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A step's failure is told once, another exception too, and the end names the sessions."""
    monkeypatch.setattr(steps, "failures", [])
    ran: list[str] = []

    def a_step_fails(_: nox.Session) -> None:
        steps.fail(session, "tests of X: 1 of 2 tests failed")

    def breaks(_: nox.Session) -> None:
        raise OSError("no space is left")

    sessions = {"a": noting("a", ran), "b": a_step_fails, "c": breaks, "d": noting("d", ran)}
    with pytest.raises(Exception, match=r"2 of 4 sessions failed: b, c"):
        lanes.run(session, sessions)
    assert ran == ["a", "d"]
    assert sorted(steps.failures) == ["c: no space is left", "tests of X: 1 of 2 tests failed"]
    assert "session b: FAILED" in capsys.readouterr().out
