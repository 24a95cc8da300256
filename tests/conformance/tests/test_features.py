"""The README's table of features is the one that the cases earn."""

from __future__ import annotations

from pathlib import Path

from mullama_codegen.languages import LANGUAGES
from mullama_codegen.meaning.model import Api
from runner.cases import read_cases
from runner.features import feature_table
from runner.suite import Failure

ROOT = Path(__file__).resolve().parents[3]


def every_one(api: Api) -> list[tuple[str, str]]:
    """Each case with each language that can run it, as a whole run has them."""
    cases = read_cases(api, ROOT / "tests" / "conformance" / "cases")
    return [(case.id, language) for case in cases for language in case.languages]


def test_readme_has_the_table_that_the_cases_earn(api: Api) -> None:
    table = feature_table(api, tuple(LANGUAGES), every_one(api))
    assert table in (ROOT / "README.md").read_text(encoding="utf-8"), f"put this table into README.md:\n{table}"


def test_a_cell_is_empty_while_a_case_behind_it_fails(api: Api) -> None:
    whole = feature_table(api, tuple(LANGUAGES), every_one(api))
    broken = feature_table(api, tuple(LANGUAGES), every_one(api), [Failure("embed/batch", "go", "x")])
    assert whole.count("✓") - broken.count("✓") == 1


def test_a_cell_is_empty_where_a_case_behind_it_did_not_run(api: Api) -> None:
    assert "✓" not in feature_table(api, ("go", "php"), [])
    (row,) = (line for line in feature_table(api, ("go", "php"), [("embed/batch", "go")]).splitlines() if "Batch" in line)
    assert row == "| Batch embeddings | ✓ | – |"
    assert feature_table(api, ("go",), []).splitlines()[0] == "| Feature | Go |"
