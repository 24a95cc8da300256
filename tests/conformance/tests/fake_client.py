"""A client of a library that does not exist: it answers a few calls rightly, or breaks in the way that its argument names."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

HOW = sys.argv[1]
PIECES = [" there", " was", " a", " llama"]


class Fake:
    """Counts what is alive and answers."""

    def __init__(self) -> None:
        self.alive: set[str] = set()
        self.at: dict[str, int] = {}

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """One answer, right or broken."""
        op, method = request["op"], request.get("method", "")
        if op == "close":
            if HOW != "leaks":
                self.alive.discard(request["target"])
            return {"ok": ["none"]}
        if method == "live_handles":
            return {"ok": ["i64", str(len(self.alive))]}
        if request.get("bind"):
            self.alive.add(request["bind"])
            return {"ok": ["handle", request["bind"]]}
        if op == "next":
            # A library that mixes streams gives the first one's pieces to others.
            at = self.at[request["target"]] = self.at.get(request["target"], -1) + 1
            there = at < len(PIECES) and not (HOW == "mixes streams" and request["target"] == "s1")
            return {"ok": ["str", PIECES[at]] if there else ["none"]}
        if op == "finish":
            fields = {"text": ["str", " there"], "finish_reason": ["enum", "cancelled"]}
            return {"ok": ["record", {"text": fields["text"]} if HOW == "leaves a field out" else fields]}
        if method == "model.tokenize":
            return self.tokenize(request["args"])
        if op == "drain":
            return {"ok": ["list", [["str", piece] for piece in PIECES[: -1 if HOW == "drops the last event" else None]]]}
        if method == "model.token_to_piece":
            return {"error": {"code": -2 if HOW == "wrong code" else -8, "message": "" if HOW == "no message" else "token is 9"}}
        return {"ok": ["str", "".join(PIECES)]}

    def tokenize(self, args: dict[str, Any]) -> dict[str, Any]:
        """BOS in front when asked for, special tokens when asked for."""
        add_bos, special = args["add_bos"][1], args["special"][1]
        if HOW == "swaps arguments":
            add_bos, special = special, add_bos
        if HOW == "dies":
            os._exit(3)
        return {"ok": ["i32s", ("0," if add_bos else "") + ("2" if special else "7,8,9")]}


def main() -> None:
    """Answers until its input ends."""
    fake = Fake()
    for line in sys.stdin:
        request = json.loads(line)
        number = 0 if HOW == "answers out of turn" else request["id"]
        text = "not json" if HOW == "garbage" else json.dumps({"id": number, **fake.answer(request)})
        print(text, flush=True)


main()
