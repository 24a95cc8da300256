"""The table of features: a cell is filled only while the cases that show the feature ran in that language and passed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mullama_codegen.languages import LANGUAGES
from mullama_codegen.meaning.model import Api, Feature

from .suite import Failure


def feature_table(api: Api, languages: Sequence[str], ran: Collection[tuple[str, str]], failures: Collection[Failure] = ()) -> str:
    """The features as a Markdown table, a column for each language that was asked; `ran` has the cases that ran, each with a language."""
    passed = set(ran) - {(failure.case, failure.language) for failure in failures}

    def cell(feature: Feature, language: str) -> str:
        if feature.tests:
            return "✓" if language in feature.tests else "N/A"
        return "✓" if all((id_, language) in passed for id_ in feature.shown_by) else "–"

    head = ["Feature", *(LANGUAGES[language].title for language in languages)]
    rows = [[feature.title, *(cell(feature, language) for language in languages)] for feature in api.features]
    lines = [head, ["---", *[":-:"] * len(languages)], *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)
