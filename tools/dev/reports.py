"""Runs test programs as steps and keeps what each test came to, so that one summary can tell the sum and the slowest."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import nox

from tools.dev import steps
from tools.dev.diagnose import diagnose
from tools.dev.stamps import ROOT

REPORTS = ROOT / "build" / "reports"
TIMED_TEST = ROOT / "tools" / "dev" / "timed-test"
SLOWEST = 10
NAMED = 3


@dataclass(frozen=True, slots=True)
class Ran:
    """One test that ran."""

    name: str
    seconds: float
    outcome: str  # passed, failed or skipped
    why: str = ""  # it was skipped


Reader = Callable[[Path], list[Ran]]  # of a log

# Every test of this run, with the step that ran it.
ran: list[tuple[str, Ran]] = []
# What tests say of a part that they leave out, as where a folder of vectors is not there.
NOT_RUN = re.compile(r"^not run: .+$", re.MULTILINE)


def tested(session: nox.Session, *command: str | Path, name: str, read: Reader, folder: Path = ROOT, **environment: str) -> None:
    """Runs tests as a step; their failures end the session with their names, their end with how many passed."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    begin = time.monotonic()
    status, log = steps.attempt(*command, name=name, folder=folder, **environment)
    tests = read(log)
    ran.extend((name, test) for test in tests)
    left_out = [Ran("a part", 0, "skipped", line) for line in NOT_RUN.findall(log.read_text(errors="replace"))]
    ran.extend((name, part) for part in left_out)
    failed = [test.name for test in tests if test.outcome == "failed"]
    counted = f"{sum(test.outcome == 'passed' for test in tests)} passed, {len(failed)} failed"
    steps.say(f"  {'FAILED' if status else 'ok'} {name}  {steps.spelt(time.monotonic() - begin)}  {counted}")
    for line in skips([*tests, *left_out]):
        steps.say(f"    {line}")
    if status == 0 and tests:
        return
    steps.say_end_of(log)
    named = ", ".join(failed[:NAMED]) + (f" and {len(failed) - NAMED} more" if len(failed) > NAMED else "")
    what = (
        f"{len(failed)} of {len(tests)} tests failed: {named}"
        if failed
        else diagnose(log.read_text(errors="replace")).what
        if status
        else "no test ran"
    )
    steps.fail(session, f"{name}: {what} (log: {log.relative_to(ROOT)})")


def skips(tests: Iterable[Ran]) -> list[str]:
    """How many tests were skipped for each reason, a line each."""
    reasons = Counter(test.why or "no reason given" for test in tests if test.outcome == "skipped")
    return [f"{count} skipped: {why}" for why, count in reasons.items()]


def junit(file: Path) -> Reader:
    """Reads a JUnit report: what pytest, Node, PHPUnit, CTest and our own runner write."""
    file.unlink(missing_ok=True)  # an older run's

    def read(_: Path) -> list[Ran]:
        if not file.exists():
            return []
        return [_of_junit(case) for case in ElementTree.parse(file).iter("testcase")]

    return read


def cargo(log: Path) -> list[Ran]:
    """Reads what Rust's test programs print under `timed-test`; a doctest has no time of its own."""
    line = r"^test (.+?) \.\.\. (ok|FAILED|ignored)(?:, ([^<\n]*))?[^<\n]*(?:<([\d.]+)s>)?"
    found = re.findall(line, log.read_text(errors="replace"), re.MULTILINE)
    outcomes = {"ok": "passed", "FAILED": "failed", "ignored": "skipped"}
    return [Ran(name, float(seconds or 0), outcomes[outcome], why.strip()) for name, outcome, why, seconds in found]


def go(log: Path) -> list[Ran]:
    """Reads what `go test -v` prints."""
    text = log.read_text(errors="replace")
    found = re.findall(r"^\s*--- (PASS|FAIL|SKIP): (\S+) \(([\d.]+)s\)", text, re.MULTILINE)
    # The reason is a line between the test's beginning and its end.
    why = dict(re.findall(r"^=== RUN   (\S+)\n\s+(\S+:\d+: .+)\n\s*--- SKIP", text, re.MULTILINE))
    outcomes = {"PASS": "passed", "FAIL": "failed", "SKIP": "skipped"}
    return [Ran(name, float(seconds), outcomes[outcome], why.get(name, "")) for outcome, name, seconds in found]


def summary(tests: Iterable[tuple[str, Ran]], failures: Iterable[str]) -> str:
    """The slowest tests, what was skipped and why, what failed, and the sum."""
    listed, failed = list(tests), list(failures)
    slowest = sorted(listed, key=lambda item: -item[1].seconds)[:SLOWEST]
    lines = [f"the slowest {len(slowest)} tests:", *(f"  {test.seconds:6.2f} s  {step}: {test.name}" for step, test in slowest)]
    if skipped := [(step, test) for step, test in listed if test.outcome == "skipped"]:
        lines += ["skipped:", *(f"  {step}: {test.name}: {test.why or 'no reason given'}" for step, test in skipped)]
    if failed:
        lines += ["what failed:", *(f"  {line}" for line in failed)]
    count = {outcome: sum(test.outcome == outcome for _, test in listed) for outcome in ("passed", "failed", "skipped")}
    return "\n".join([*lines, f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped"])


def _of_junit(case: ElementTree.Element) -> Ran:
    kinds = {child.tag for child in case}
    outcome = "failed" if kinds & {"failure", "error"} or case.get("status") == "fail" else "skipped" if "skipped" in kinds else "passed"
    skipped = case.find("skipped")
    why = "" if skipped is None else skipped.get("message") or (skipped.text or "").strip()
    return Ran(case.get("name", "?"), float(case.get("time") or 0), outcome, why)
