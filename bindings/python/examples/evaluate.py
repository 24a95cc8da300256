"""Evaluates a model on a few small tasks of our own with lm-evaluation-harness (``pip install lm_eval``): ``evaluate.py model.gguf``.

They ask for capitals, and need neither network nor data set: the questions are written below.
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


def tasks(folder: Path) -> list[dict[str, Any]]:
    """A choice, an answer that is written, and a text that is scored, as the harness takes them; their questions in a file."""
    file = folder / "capitals.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in questions()), encoding="utf-8")
    asked = f"<|im_start|>user\n{QUESTION}<|im_end|>\n<|im_start|>assistant\nThe capital of {{{{country}}}} is"
    common = {
        "dataset_path": "json",
        "dataset_kwargs": {"data_files": {"test": str(file)}},
        "test_split": "test",
        "doc_to_target": "answer",
    }
    choice = {
        "task": "choice",
        "output_type": "multiple_choice",
        "doc_to_text": asked,
        "doc_to_choice": "choices",
        "metric_list": [{"metric": "acc"}],
    }
    written = {
        "task": "written",
        "output_type": "generate_until",
        "doc_to_text": asked,
        "doc_to_target": "{{' ' + choices[answer]}}",
        "generation_kwargs": {"until": ["."], "max_gen_toks": 8},
        "metric_list": [{"metric": "exact_match"}],
    }
    text = {
        "task": "text",
        "output_type": "loglikelihood_rolling",
        "doc_to_text": "",
        "doc_to_target": "The capital of {{country}} is {{choices[answer]}}.",
        "metric_list": [{"metric": "word_perplexity"}],
    }
    return [{**common, **one} for one in (choice, written, text)]


def main() -> None:
    """Prints what each task came to."""
    import lm_eval  # type: ignore[import-not-found,unused-ignore]
    from mullama.lm_eval import MullamaLM

    with tempfile.TemporaryDirectory() as folder:
        model = MullamaLM(sys.argv[1], n_ctx=512, n_threads=1)
        found = lm_eval.simple_evaluate(model=model, tasks=tasks(Path(folder)), bootstrap_iters=0)
    for name, metric in (("choice", "acc"), ("written", "exact_match"), ("text", "word_perplexity")):
        print(f"{name}: {metric} {found['results'][name][f'{metric},none']:.2f}")


if __name__ == "__main__":
    main()
