"""What READMEs say of installing and what trials run are the same lines, without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.package import readmes, rights
from tools.package.rooms import Trouble

TRIALS = sorted(Path(readmes.__file__).parent.glob("*.py"))
README = """# Fish

Quick: `fish get trout`.

## Install

```bash
fish get trout   # or two
fish get trout-1.0.tar.gz
```

| way | |
|---|---|
| a net | `net --of "$POND" trout` |

From this repository:

```sh
cargo build --release
```

```toml
trout = "1"
```

## Cook

```bash
fish fry
```
"""


@pytest.fixture
def fish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A binding with a README of its own."""
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    monkeypatch.setitem(readmes.READMES, "fish", tmp_path / "README.md")
    monkeypatch.setattr(readmes, "UNDER_A_HEADING", ("fish",))
    monkeypatch.setattr(readmes, "asked", {})
    monkeypatch.setattr(readmes, "ROOT", tmp_path)


def calls() -> Iterator[tuple[str, str]]:
    """The binding and the beginning of each line that a trial asks for."""
    for trial in TRIALS:
        for node in ast.walk(ast.parse(trial.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "readmes.line":
                binding, begins = (eval(ast.unparse(argument), {"rights": rights}) for argument in node.args[:2])
                yield binding, begins


def test_every_line_that_a_trial_asks_for_is_written_and_every_line_that_is_written_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readmes, "asked", {})
    for binding, begins in calls():
        assert readmes.line(binding, begins)
    for binding in readmes.READMES:
        assert readmes.shell_lines(binding), binding
        readmes.whole(binding)


@pytest.mark.usefixtures("fish")
def test_a_line_is_that_which_is_just_so_or_the_one_that_begins_so() -> None:
    assert readmes.line("fish", "fish get trout") == "fish get trout"
    assert readmes.line("fish", "fish get trout-", {"trout-1.0.tar.gz": "/dist/trout"}) == "fish get /dist/trout"
    assert readmes.line("fish", "net ") == 'net --of "$POND" trout'
    assert readmes.block("fish", "toml") == 'trout = "1"\n'
    for begins, count in (("fish", 2), ("fish fry", 0)):
        with pytest.raises(Trouble, match=f"{count} lines begin with '{begins}'"):
            readmes.line("fish", begins)
    with pytest.raises(Trouble, match="'fish get trout' has no 'carp'"):
        readmes.line("fish", "fish get trout", {"carp": "/dist/carp"})
    with pytest.raises(Trouble, match="0 blocks of cmake"):
        readmes.block("fish", "cmake")


@pytest.mark.usefixtures("fish")
def test_a_line_that_no_trial_runs_is_told() -> None:
    readmes.line("fish", "fish get trout")
    with pytest.raises(Trouble, match=r"no trial runs fish get trout-1\.0\.tar\.gz$"):
        readmes.whole("fish")
    readmes.line("fish", "fish get trout-")
    assert readmes.whole("fish").said == "2 lines and commands"
