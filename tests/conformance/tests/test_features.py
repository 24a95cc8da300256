"""The README's table of features is the one that the cases earn."""

from __future__ import annotations

from pathlib import Path

from mullama_codegen.meaning.model import Api
from runner.cases import read_cases
from runner.features import feature_table
from runner.suite import Failure

ROOT = Path(__file__).resolve().parents[3]


def test_readme_has_the_table_that_the_cases_earn(api: Api) -> None:
    table = feature_table(api, read_cases(api, ROOT / "tests" / "conformance" / "cases"))
    assert table in (ROOT / "README.md").read_text(encoding="utf-8"), f"put this table into README.md:\n{table}"


def test_a_cell_is_empty_while_a_case_behind_it_fails(api: Api) -> None:
    cases = read_cases(api, ROOT / "tests" / "conformance" / "cases")
    whole = feature_table(api, cases)
    broken = feature_table(api, cases, [Failure("embed/batch", "go", "x")])
    assert whole.count("✓") - broken.count("✓") == 1
