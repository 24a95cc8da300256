"""What test programs print is read as they print it, and the summary adds it up."""

from pathlib import Path
from typing import Any

import pytest

from tools.dev import reports
from tools.dev.reports import Ran

CARGO = """running 3 tests
test blocking_calls_end ... ok <0.412s>
test lost ... FAILED <1.500s>
test slow ... ignored, takes an hour
test src/lib.rs - Model (line 12) ... ok
"""
GO = """=== RUN   TestLoad
--- PASS: TestLoad (0.02s)
    --- FAIL: TestLoad/bad_file (0.01s)
=== RUN   TestGpu
    gpu_test.go:12: no GPU
--- SKIP: TestGpu (0.00s)
"""
JUNIT = """<testsuites><testsuite><testsuite>
<testcase name="a" time="0.5"/>
<testcase name="b" time="2"><failure message="no"/></testcase>
<testcase name="c"><skipped message="no GPU"/></testcase>
<testcase name="d" status="fail" time="1"/>
</testsuite></testsuite></testsuites>"""


def written(folder: Path, text: str) -> Path:
    file = folder / "report"
    file.write_text(text)
    return file


def test_rusts_tests_are_read_with_their_times(tmp_path: Path) -> None:
    assert reports.cargo(written(tmp_path, CARGO)) == [
        Ran("blocking_calls_end", 0.412, "passed"),
        Ran("lost", 1.5, "failed"),
        Ran("slow", 0, "skipped", "takes an hour"),
        Ran("src/lib.rs - Model (line 12)", 0, "passed"),
    ]


def test_gos_tests_and_their_parts_are_read(tmp_path: Path) -> None:
    outcomes = [(test.name, test.outcome) for test in reports.go(written(tmp_path, GO))]
    assert outcomes == [("TestLoad", "passed"), ("TestLoad/bad_file", "failed"), ("TestGpu", "skipped")]


def test_the_reason_of_a_skip_is_kept(tmp_path: Path) -> None:
    assert [test.why for test in reports.go(written(tmp_path, GO)) if test.outcome == "skipped"] == ["gpu_test.go:12: no GPU"]


def test_a_junit_report_is_read_and_an_older_runs_is_not(tmp_path: Path) -> None:
    file = written(tmp_path, JUNIT)
    read = reports.junit(file)
    assert read(file) == [], "what was there before this run"
    file.write_text(JUNIT)
    assert [test.why for test in read(file) if test.outcome == "skipped"] == ["no GPU"]
    assert [(test.name, test.outcome) for test in read(file)] == [("a", "passed"), ("b", "failed"), ("c", "skipped"), ("d", "failed")]


def test_the_summary_has_the_slowest_ten_the_failures_and_the_sum() -> None:
    ran = [("tests of Go", Ran(f"t{n}", float(n), "passed")) for n in range(12)] + [
        ("tests of PHP", Ran("bad", 0.5, "failed")),
        ("tests of Go", Ran("gpu", 0, "skipped", "no GPU")),
    ]
    lines = reports.summary(ran, ["test-php: tests of PHP: 1 of 1 tests failed: bad"]).splitlines()
    assert lines[0] == "the slowest 10 tests:"
    assert lines[1].split() == ["11.00", "s", "tests", "of", "Go:", "t11"]
    assert len([line for line in lines if " s  " in line]) == 10
    assert "  test-php: tests of PHP: 1 of 1 tests failed: bad" in lines
    assert "  tests of Go: gpu: no GPU" in lines
    assert lines[-1] == "12 passed, 1 failed, 1 skipped"


@pytest.mark.parametrize("script, told", [("print('nothing')", "no test ran"), ("import sys; sys.exit('error: boom')", "error: boom")])
def test_a_run_without_tests_is_a_failure(session: Any, script: str, told: str) -> None:
    with pytest.raises(RuntimeError, match=told):
        reports.tested(session, "python3", "-c", script, name="tests of nothing", read=lambda _: [])


def test_skips_are_told_with_their_reasons_where_they_happen() -> None:
    skipped = [Ran("a", 0, "skipped", "no GPU"), Ran("b", 0, "skipped", "no GPU"), Ran("c", 0, "passed"), Ran("d", 0, "skipped")]
    assert reports.skips(skipped) == ["2 skipped: no GPU", "1 skipped: no reason given"]
