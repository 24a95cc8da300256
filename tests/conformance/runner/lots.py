"""Many streams at once, read a piece at a time, each time one that is drawn by lot."""

from __future__ import annotations

import random
from typing import Any

from .client import Client
from .values import decode


def read_by_lot(client: Client, saved: dict[str, Any], streams: str, texts: str, count: int, seed: int) -> str:
    """Reads the streams `streams` 1 to `count` to their ends; says which one is not the text that was saved as `texts` 1 to `count`."""
    lot = random.Random(seed)
    read = dict.fromkeys(range(1, count + 1), "")
    left = list(read)
    while left:
        n = lot.choice(left)
        answer = client.ask("next", target=f"{streams}{n}", bind=None)
        if answer.ok is None:
            return f"stream {n} failed with {answer}"
        piece = decode(answer.ok)
        if piece is None:
            left.remove(n)
        else:
            read[n] += piece
    for n, text in read.items():
        if text != saved[f"{texts}{n}"]:
            return f"stream {n} gave {text!r}, and alone {saved[f'{texts}{n}']!r}"
    return ""
