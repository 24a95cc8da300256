"""What a binding has is there on the way to core, and what is changed is changed everywhere; each rule is broken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# What is replaced in a good description, by what, and the message without its place.
BROKEN = {
    "a start that C lacks": (
        "prompt: { type: string, c: { suffix: text }, ",
        "prompt: { type: string, except: [c], ",
        "Reader.read: input 'prompt' is in cpp, go, php, which reach core through C, so c has it, too",
    ),
    "changed where nothing changes": (
        "changed: [rust, python, node, go, c, cpp]",
        "changed: [rust, python, node, go, c, cpp, php]",
        "polish: PHP cannot express vectors that a call writes over; leave php out",
    ),
    "changed where core changes nothing": (
        "changed: [c]",
        "changed: [python]",
        "scale: 'vector' is changed in Python, which calls core, so rust changes it, too",
    ),
    "changed and left out": (
        'changed: [c], summary: "What to scale."',
        'changed: [c], default: [], summary: "What to scale."',
        "scale: 'vector' is changed, so it has no default",
    ),
    "changed in core and not in C": (
        "changed: [rust, python, node, go, c, cpp]",
        "changed: [rust, python, node, go, cpp]",
        "polish: 'vector' is changed, so C changes it, too; the others write through it",
    ),
    "changed and not given back": (
        'returns: { type: vector<f32>, summary: "Scaled." }',
        'returns: { type: f32, summary: "Scaled." }',
        "scale: 'vector' is changed, so it must be a vector and what the call gives too",
    ),
    "a parameter that core lacks": (
        'notes: { type: list<note>, summary: "The notes." }',
        'notes: { type: list<note>, summary: "The notes.", except: [rust] }',
        "Shelf.compose: 'notes' is passed to core, so rust has it, too",
    ),
    "a parameter that only some languages must give": (
        'notes: { type: list<note>, summary: "The notes." }',
        'notes: { type: list<note>, summary: "The notes.", except: [php] }',
        "Shelf.compose: 'notes' is not in every language, so it needs a default for the others",
    ),
    "a parameter that C does not hand on": (
        'opening: { type: bool, default: "true", summary',
        'opening: { type: bool, default: "true", except: [c], summary',
        "Shelf.compose: 'opening' is in cpp, go, php, which reach core through C, but C does not take it",
    ),
    "a field that core lacks": (
        'n_books: { type: u32, default: "0", summary',
        'n_books: { type: u32, default: "0", except: [rust], summary',
        "shelf_params: 'n_books' is core's, so rust has it, too",
    ),
    "a field that C's struct lacks": (
        'n_books: { type: u32, default: "0", summary',
        'n_books: { type: u32, default: "0", except: [c], summary',
        "shelf_params: 'n_books' is in cpp, go, php, which reach core through C, but C does not have it",
    ),
    "a field that only some languages must give": (
        'worth: { type: f32, summary: "What it',
        'worth: { type: f32, except: [node], summary: "What it',
        "stand: 'worth' is not in every language, so it needs a default for the others",
    ),
    "a parameter that a language does not hand on": (
        'whole: { type: bool, default: "true", summary',
        'whole: { type: bool, default: "true", except: [go], summary',
        "Shelf.find: 'whole' is taken by C, through which the call goes in go; have it there, too",
    ),
    "a stream without its end": (
        'finish: { summary: "Stops',
        'finish: { except: [php], summary: "Stops',
        "stream.finish: is what a stream is for, so php has it, too",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_with_its_line(rule: str, breaks: Callable[[str, str, str], None]) -> None:
    breaks(*BROKEN[rule])
