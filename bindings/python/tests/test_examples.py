"""The examples run as their users run them, and say what they promise."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def said(name: str, model: Path) -> str:
    """What an example prints."""
    done = subprocess.run([sys.executable, str(EXAMPLES / name), str(model)], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_story_comes_piece_by_piece_with_its_record(model_path: Path) -> None:
    assert re.search(r"^Once upon a time there was .*\n80 tokens, length\n$", said("generate.py", model_path), re.DOTALL)


def test_a_review_is_read_into_a_value_of_its_type(model_path: Path) -> None:
    assert re.fullmatch(r"(soup|salad|cake): \*{1,5}, (happy|content|angry), (comes back|never again)\n", said("structured.py", model_path))


def test_a_question_is_answered_with_what_a_function_gave(model_path: Path) -> None:
    assert said("tools.py", model_path) == "looking out of a window in Paris\nIt is sunny in Paris, 21 degrees.\n"
