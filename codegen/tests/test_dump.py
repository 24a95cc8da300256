"""Each pass can be looked at."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from mullama_codegen.cli import PASSES, main

HERE = Path(__file__).parent


@pytest.mark.parametrize("pass_", PASSES)
def test_a_pass_is_dumped_as_json(pass_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copyfile(HERE / "features.yaml", tmp_path / "api.yaml")
    assert main(["--root", str(tmp_path), "dump", "--pass", pass_]) == 0
    dumped = json.loads(capsys.readouterr().out)
    assert "shelf" in json.dumps(dumped).lower()


def test_a_wrong_description_is_told_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (HERE / "features.yaml").read_text(encoding="utf-8")
    (tmp_path / "api.yaml").write_text(text.replace("keeps: [shelf]", "keeps: [self]"), encoding="utf-8")
    assert main(["--root", str(tmp_path), "generate"]) == 1
    assert "keeps 'self', which is not a handle" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["api.yaml"]
