"""Evaluates a model on a small task of our own with lm-evaluation-harness (``pip install lm_eval``): ``python evaluate.py model.gguf``.

The task asks for capitals, as a choice of three, and knows neither network nor data set: its questions are written below.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

CAPITALS = {"France": "Paris", "Norway": "Oslo", "Italy": "Rome", "Japan": "Tokyo", "Spain": "Madrid", "Egypt": "Cairo"}

QUESTION = "What is the capital of {{country}}?"


def questions() -> list[dict[str, Any]]:
    """Each country with its capital and those of the two that stand behind it."""
    names = list(CAPITALS)
    asked = []
    for at, country in enumerate(names):
        choices = [CAPITALS[names[(at + step) % len(names)]] for step in range(3)]
        choices.sort()
        asked.append({"country": country, "choices": choices, "answer": choices.index(CAPITALS[country])})
    return asked


def task(folder: Path) -> dict[str, Any]:
    """The task as the harness takes it, its questions in a file."""
    file = folder / "capitals.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in questions()), encoding="utf-8")
    return {
        "task": "capitals",
        "dataset_path": "json",
        "dataset_kwargs": {"data_files": {"test": str(file)}},
        "test_split": "test",
        "output_type": "multiple_choice",
        "doc_to_text": f"<|im_start|>user\n{QUESTION}<|im_end|>\n<|im_start|>assistant\nThe capital of {{{{country}}}} is",
        "doc_to_choice": "choices",
        "doc_to_target": "answer",
        "metric_list": [{"metric": "acc"}],
    }


def main() -> None:
    """Prints the share of questions that were answered rightly."""
    import lm_eval
    from mullama.lm_eval import MullamaLM

    with tempfile.TemporaryDirectory() as folder:
        model = MullamaLM(sys.argv[1], n_ctx=512, n_threads=1)
        found = lm_eval.simple_evaluate(model=model, tasks=[task(Path(folder))], bootstrap_iters=0)
    print(f"capitals: {found['results']['capitals']['acc,none']:.2f} of {len(CAPITALS)} questions")


if __name__ == "__main__":
    main()
