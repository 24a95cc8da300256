"""Runs the shell steps of one job of the release workflow here, each job in a fresh clone, as far as one machine can.

    python -m tools.package.workflow smoke --matrix npm=linux-x64-gnu

The artifacts that jobs hand on lie in `build/workflow/artifacts`; what else a step `uses` is named and left out, for it prepares a machine
that this one is. Nothing is published: jobs with an environment are refused.
"""

from __future__ import annotations

import argparse
import fnmatch
import os
import re
import shutil
import subprocess
import sys
from typing import Any

import yaml

from tools.dev.stamps import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
FOLDER = ROOT / "build" / "workflow"
ARTIFACTS = FOLDER / "artifacts"
CHECKOUT = FOLDER / "checkout"
# Who runs this is root already, or is refused by what needs it.
SUDO = '#!/bin/sh\nwhile [ "${1#--}" != "$1" ]; do shift; done\nexec "$@"\n'


def main(arguments: list[str] | None = None) -> int:
    """Runs a job; the exit status is that of the first step that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job")
    parser.add_argument("--matrix", default="", help="KEY=VALUE of the matrix's row that is run; the first row otherwise")
    options = parser.parse_args(arguments)
    job = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"][options.job]
    if "environment" in job:
        parser.error(f"{options.job} publishes, which is not for this machine")
    row = chosen(job, options.matrix)
    fresh_checkout()
    for step in job["steps"]:
        print(f"== {filled(step.get('name', step.get('uses', '')), row)}", flush=True)
        if "uses" in step:
            prepared(step["uses"].partition("@")[0], {key: filled(str(value), row) for key, value in step.get("with", {}).items()})
        elif status := ran(
            filled(step["run"], row), {key: filled(str(value), row) for key, value in {**job.get("env", {}), **step.get("env", {})}.items()}
        ):
            return status
    return 0


def chosen(job: dict[str, Any], wanted: str) -> dict[str, str]:
    """The row of the job's matrix that is run."""
    rows: list[dict[str, str]] = job.get("strategy", {}).get("matrix", {}).get("include", [{}])
    key, _, value = wanted.partition("=")
    return next(row for row in rows if not wanted or row.get(key) == value)


def filled(text: str, row: dict[str, str]) -> str:
    """The text with the matrix's values in place of its expressions; no other expression stands in a step that runs here."""
    return re.sub(r"\$\{\{ matrix\.(\w+) \}\}", lambda found: str(row.get(found[1], "")), text)


def fresh_checkout() -> None:
    """What `actions/checkout` gives: the commit, and nothing that was built."""
    shutil.rmtree(CHECKOUT, ignore_errors=True)
    CHECKOUT.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, CHECKOUT], check=True)
    programs = FOLDER / "bin"
    programs.mkdir(exist_ok=True)
    (programs / "sudo").write_text(SUDO, encoding="utf-8")
    (programs / "sudo").chmod(0o755)


def prepared(action: str, given: dict[str, str]) -> None:
    """Artifacts go to a folder and come from it; any other action is left out."""
    if action == "actions/upload-artifact":
        shutil.copytree(CHECKOUT / given["path"], ARTIFACTS / given["name"], symlinks=True, dirs_exist_ok=True)
    elif action == "actions/download-artifact" and "name" in given:
        shutil.copytree(ARTIFACTS / given["name"], CHECKOUT / given["path"], symlinks=True, dirs_exist_ok=True)
    elif action == "actions/download-artifact":
        for each in ARTIFACTS.iterdir():
            if fnmatch.fnmatch(each.name, given["pattern"]):
                shutil.copytree(each, CHECKOUT / given["path"] / each.name, symlinks=True)
    elif action != "actions/checkout":
        print(f"   left out: {action}", flush=True)


def ran(script: str, environment: dict[str, str]) -> int:
    """A step as GitHub runs it under `shell: bash`; gives its exit status."""
    path = f"{FOLDER / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=CHECKOUT, env={**os.environ, "PATH": path, **environment}, stdin=subprocess.DEVNULL, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
