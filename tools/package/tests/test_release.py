"""What the release workflow does beyond actions, as far as it can be tried without publishing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

from tools.dev.stamps import ROOT
from tools.package import managers, workflow

SCRIPT = ROOT / "tools/package/release/push_repository.sh"
JOBS = yaml.safe_load(workflow.WORKFLOW.read_text(encoding="utf-8"))["jobs"]


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True).stdout


def push(folder: Path, remote: Path, tag: str) -> str:
    command = ["bash", str(SCRIPT), folder.name, str(remote), tag]
    return subprocess.run(command, cwd=folder.parent, check=True, capture_output=True, text=True).stdout


def test_a_repository_gets_a_commit_a_tag_and_one_for_each_module_inside_and_what_is_gone_goes(tmp_path: Path) -> None:
    remote, folder = tmp_path / "remote", tmp_path / "repository"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", remote], check=True)
    (folder / "lib" / "linux_amd64").mkdir(parents=True)
    for file in ("go.mod", "old.go", "lib/linux_amd64/go.mod"):
        (folder / file).write_text(file, encoding="utf-8")
    push(folder, remote, "v0.4.0")
    (folder / "old.go").unlink()
    (folder / "new.go").write_text("new", encoding="utf-8")
    push(folder, remote, "v0.4.1")
    assert git(remote, "tag").split() == ["lib/linux_amd64/v0.4.0", "lib/linux_amd64/v0.4.1", "v0.4.0", "v0.4.1"]
    assert git(remote, "ls-tree", "-r", "--name-only", "main").split() == ["go.mod", "lib/linux_amd64/go.mod", "new.go"]
    assert "has v0.4.1 already" in push(folder, remote, "v0.4.1")
    assert git(remote, "rev-list", "--count", "main").strip() == "2"


def test_every_package_manager_is_packed_by_some_job() -> None:
    packed = {word for job in JOBS.values() for step in job["steps"] for word in step.get("run", "").split()}
    assert set(managers.NAMES) <= packed


def test_what_publishes_waits_for_a_tag_a_person_and_the_tests() -> None:
    for name, job in JOBS.items():
        publishes = any("publish" in str(step) or "push_repository" in str(step) or "gh release" in str(step) for step in job["steps"])
        assert publishes == ("environment" in job), name
        if publishes:
            assert job["if"] == "startsWith(github.ref, 'refs/tags/v')"
            assert {"try", "smoke"} <= set(job["needs"])


def test_a_job_that_publishes_does_not_run_here(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        workflow.main(["npm"])
    assert "npm publishes" in capsys.readouterr().err


def test_a_step_sees_the_row_of_the_matrix_that_was_asked_for() -> None:
    row = workflow.chosen(JOBS["smoke"], "npm=darwin-arm64")
    assert workflow.filled("on ${{ matrix.runner }}, ${{ matrix.nothing }}!", row) == "on macos-15, !"
