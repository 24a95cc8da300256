"""The table of features: a cell is filled only while the cases that show the feature ran in that language and passed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mullama_codegen.languages import LANGUAGES
from mullama_codegen.meaning.model import Api

from .cases import Case
from .suite import Failure


def feature_table(api: Api, cases: Sequence[Case], failures: Collection[Failure] = ()) -> str:
    """The features as a Markdown table, a column for each language."""
    by_id = {case.id: case for case in cases}
    failed = {(failure.case, failure.language) for failure in failures}

    def cell(shown_by: Sequence[str], language: str) -> str:
        shown = all(id_ in by_id and language in by_id[id_].languages and (id_, language) not in failed for id_ in shown_by)
        return "✓" if shown else "–"

    head = ["Feature", *(LANGUAGES[info.id].title for info in api.languages)]
    rows = [[f.title, *(cell(f.shown_by, info.id) for info in api.languages)] for f in api.features]
    lines = [head, ["---", *[":-:"] * len(api.languages)], *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)
