"""A step is quiet when it succeeds, and says in one line what is wrong when it does not; nothing is tried that needs what failed."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tools.dev import build, steps
from tools.dev.build import Part


def test_a_step_that_succeeds_is_one_line_and_its_output_is_in_a_log(
    session: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = steps.run(session, "sh", "-c", "echo one; echo two >&2", name="A step: of two", folder=tmp_path)
    assert re.fullmatch(r"  ok A step: of two  \d+\.\d s\n", capsys.readouterr().out)
    assert (log.name, log.read_text()) == ("a-step-of-two.log", "one\ntwo\n")


def test_a_step_that_fails_ends_with_what_is_missing_the_mend_and_the_log(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(RuntimeError) as raised:
        steps.run(session, "sh", "-c", "seq 3800; echo 'Unable to find libclang'; exit 101", name="llama.cpp", folder=tmp_path)
    line = str(raised.value)
    assert line == (
        "llama.cpp failed: libclang is missing (libclang-cpp is another library). "
        "Mend it with: apt-get install -y --no-install-recommends libclang-dev (log: logs/llama-cpp.log)"
    )
    assert steps.failures == [line]


def test_a_program_that_is_not_there_is_told_so(session: Any, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no-such-program does not start: No such file or directory"):
        steps.run(session, "no-such-program", name="a step", folder=tmp_path)


def test_a_step_reads_nothing_from_the_terminal(session: Any, tmp_path: Path) -> None:
    assert steps.run(session, "cat", name="a step that would wait for input", folder=tmp_path).read_text() == ""


def parts_of(session: Any, monkeypatch: pytest.MonkeyPatch, broken: str) -> list[str]:
    """Builds a small graph in which one part is broken; gives the names of those that were tried."""
    tried: list[str] = []

    def made(name: str) -> Callable[[Any], None]:
        def body(_: Any) -> None:
            tried.append(name)
            if name == broken:
                steps.fail(session, f"{name} is broken")

        body.__name__ = name
        return body

    llama = Part(made("llama"), ())
    core = Part(made("core"), (llama,))
    go, node, other = Part(made("go"), (core,)), Part(made("node"), (core,)), Part(made("other"), ())
    monkeypatch.setattr(build, "PARTS", (llama, core, go, node, other))
    build.everything(session)
    return tried


def test_everything_is_built_after_what_it_needs(session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = parts_of(session, monkeypatch, broken="none")
    assert sorted(tried) == ["core", "go", "llama", "node", "other"]
    assert tried.index("llama") < tried.index("core") < min(tried.index("go"), tried.index("node"))


def test_nothing_is_tried_that_needs_what_failed(session: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="llama is broken"):
        parts_of(session, monkeypatch, broken="llama")
    assert "not tried, as they need what failed: core, go, node" in capsys.readouterr().out
    assert steps.failures == ["llama is broken"]


def test_a_part_that_failed_is_not_tried_again(session: Any) -> None:
    tried = []

    def llama(_: Any) -> None:
        tried.append(1)
        raise RuntimeError("broken")

    part = Part(llama, ())
    with pytest.raises(RuntimeError, match="broken"):
        part(session)
    with pytest.raises(RuntimeError, match="not tried: it needs llama, which failed before"):
        part(session)
    assert tried == [1]


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.04, "0.0 s"), (9.99, "10.0 s"), (10, "10 s"), (119.4, "119 s"), (119.6, "2 min 0 s"), (299.7, "5 min 0 s")]
)
def test_a_time_never_has_sixty_seconds(seconds: float, said: str) -> None:
    assert steps.spelt(seconds) == said
