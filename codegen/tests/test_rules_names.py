"""Names stay apart in every language; each rule is broken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# What is replaced in a good description, by what, and the message without its place.
BROKEN = {
    "alias of another": (
        "aliases: { node: [JsShelfParams] }",
        "aliases: { node: [Shelf] }",
        "types: in node, 'alias Shelf' and 'shelf' are both spelt 'Shelf'",
    ),
    "names that casing makes one": (
        "      spell:\n",
        "      n_books:\n",
        "shelf: in go, 'n_books' and 'shelf.n_books.plain' are both spelt 'NBooks'",
    ),
    "names that a language makes one": (
        "stop_all: {",
        "begin: { names: { go: Start }, ",
        "functions: in go, 'start.plain' and 'begin.plain' are both spelt 'Start'",
    ),
    "a case that every union of C has": (
        'page: { type: i32, summary: "A page." }',
        'kind: { type: i32, summary: "A page." }',
        "find: in c, case 'kind' is called as what every union has is; name it otherwise",
    ),
    "a field that every record of C has": (
        'heading: { type: string, summary: "What',
        'free: { type: string, summary: "What',
        "chapter: in c, field 'free' is called as what frees the record is; name it otherwise",
    ),
    "a type that C has for lists": (
        "  note:\n    kind: params\n",
        "  book_list: { kind: result, summary: Books., fields: { n: { type: i32, summary: Books. } } }\n  note:\n    kind: params\n",
        "types: in c, 'lists of book' and 'book_list' are both spelt 'BookList'",
    ),
    "a keyword that is a parameter as well": (
        'path: { type: path, summary: "Where it is." }',
        'width: { type: path, summary: "Where it is." }',
        "Shelf.open: in python, parameter 'width' and field 'width' of 'shelf_params' are one keyword",
    ),
    "a preset that is a field as well": (
        "      narrow: {",
        "      width: {",
        "shelf_params: in python, 'preset width' and 'width' are both spelt 'width'",
    ),
    "a function that is a type as well": (
        "  stop_all: {",
        "  shelf: {",
        "functions: in go, 'shelf.plain' and 'shelf' are both spelt 'Shelf'",
    ),
    "a function that is a callback's type as well": (
        "  stop_all: {",
        "  line_callback: {",
        "functions: in go, 'line_callback.plain' and 'line' are both spelt 'LineCallback'",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_with_its_line(rule: str, breaks: Callable[[str, str, str], None]) -> None:
    breaks(*BROKEN[rule])
