"""What is named exists, and numbers and versions fit together; each rule is broken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# What is replaced in a good description, by what, and the message without its place.
BROKEN = {
    "unknown error": ("errors: [busy]", "errors: [lazy]", "Reader.rewind: error 'lazy' is not described"),
    "unknown stream": ("produces: stream", "produces: river", "Reader.read: stream 'river' is not described"),
    "unknown callback": ("callback: progress", "callback: regress", "Shelf.open: callback 'regress' is not described"),
    "unknown stream callback": ("callback: line", "callback: word", "stream: callback 'word' is not described"),
    "unknown result": ("result: reading", "result: ruin", "stream: result 'ruin' is not a record"),
    "unknown handle kept": ("keeps: [shelf]", "keeps: [self]", "reader: keeps 'self', which is not a handle"),
    "unknown handle of a function": ("on: { php: reader }", "on: { php: writer }", "similarity: handle 'writer' is not described"),
    "later than now": ("since: 1.2.0", "since: 1.3.0", "busy: since 1.3.0 is later than the library's version 1.2.0"),
    "positive code": ("code: -8", "code: 8", "invalid_input: code 8 is not negative; 0 means no error"),
    "code taken": ("code: -14", "code: -16", "invalid_handle: code -16 is taken by 'utf8'"),
    "enum code taken": ("code: -5", "code: 0", "order.by_2_keys: code 0 is taken by 'by_title'"),
    "error not reached": (
        ", reached_by: [errors/null]",
        "",
        "null_pointer: no case reaches it; list one under reached_by or mark it reserved",
    ),
    "reserved yet reached": (
        "reserved: true }\n  internal",
        "reserved: true, reached_by: [a/b] }\n  internal",
        "cancelled: is reserved, yet reached_by lists cases",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_with_its_line(rule: str, breaks: Callable[[str, str, str], None]) -> None:
    breaks(*BROKEN[rule])
