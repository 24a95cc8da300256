"""Known failures: listed with their message. One that passes, or fails otherwise, is itself a failure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from .suite import Failure


def known_failures(file: Path) -> list[Failure]:
    """What the list says: case, language and the beginning of the message."""
    listed = yaml.safe_load(file.read_text(encoding="utf-8")) or []
    return [Failure(entry["case"], entry["language"], entry["message"]) for entry in listed]


def unexpected(found: Sequence[Failure], known: Sequence[Failure], complete: bool) -> list[Failure]:
    """What was found and is not known, and what is known and was not found."""
    left, result = list(known), []
    for failure in found:
        match = next((k for k in left if (k.case, k.language) == (failure.case, failure.language) and failure.why.startswith(k.why)), None)
        if match is None:
            result.append(failure)
        else:
            left.remove(match)
    if complete:
        result += [Failure(k.case, k.language, f"is listed as a known failure ({k.why}) but did not fail so") for k in left]
    return result
