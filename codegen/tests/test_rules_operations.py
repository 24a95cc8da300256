"""Operations: their parts agree, and each language can carry their forms out; each rule is broken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# What is replaced in a good description, by what, and the message without its place.
BROKEN = {
    "omitted nothing": (
        "buffer: limit, omit: [options]",
        "buffer: limit, omit: [opts]",
        "Reader.read: c.omit names 'opts', which is not a parameter",
    ),
    "left out of the short form": (
        "omit: [opening]",
        "omit: [opera]",
        "Shelf.compose: c.short.omit names 'opera', which is not a parameter",
    ),
    "result behind nothing": (
        "result_after: text",
        "result_after: texts",
        "Shelf.find: c.result_after names 'texts', which is not a parameter",
    ),
    "callback form without callback": ("    callback: line\n", "", "Reader.read: has a callback form, but its stream has no callback"),
    "stream form without stream": (
        "forms: { async: { names: { all: open_async } } }",
        "forms: { stream: { names: { all: open_stream } } }",
        "Shelf.open: form 'stream' needs `produces`",
    ),
    "an iterator for a stream that takes nothing": (
        'forms: { stream: { summary: "Goes through the chapters one by one." } }',
        'forms: { stream: { summary: "Goes through the chapters one by one." }, each: { names: { all: browse_each } } }',
        "Reader.browse: form 'each' takes an iterator, but it produces no stream with `takes`",
    ),
    "a value of a type of what is no JSON": (
        'returns: { type: json, summary: "The description." }',
        'returns: { type: string, summary: "The description." }',
        "Shelf.describe: form 'typed' makes values of JSON, so the call returns json",
    ),
    "two results": (
        "        produces: stream\n",
        '        produces: stream\n        returns: { type: i32, summary: "One." }\n',
        "Reader.read: has both `returns` and `produces`; keep one",
    ),
    "every input has a suffix": (
        "prompt: { type: string, ",
        "prompt: { type: string, suffix: from_text, ",
        "Reader.read: every input has a suffix; the first one goes without",
    ),
    "two inputs that C cannot tell apart": (
        "c: { suffix: text }, ",
        "",
        "Reader.read: C has a function for each input; give each but one a `c.suffix` of its own",
    ),
    "a form that Go cannot have": (
        'callback_cancellable: { summary: "Reads on from [[input]], calls back and can be stopped.", only: [c]',
        'callback_cancellable: { summary: "Reads on from [[input]], calls back and can be stopped.", only: [c, go]',
        "Reader.read: Go cannot express form 'callback_cancellable'; leave go out",
    ),
    "a form that PHP cannot have": (
        'callback_cancellable: { summary: "Reads on from [[input]], calls back and can be stopped.", only: [c]',
        'callback_cancellable: { summary: "Reads on from [[input]], calls back and can be stopped.", only: [c, php]',
        "Reader.read: PHP cannot express form 'callback_cancellable'; leave php out",
    ),
    "a form that C++ cannot have": (
        'callback_cancellable: { summary: "Reads on from [[input]], calls back and can be stopped.", only: [c]',
        'callback_cancellable: { summary: "Reads on from [[input]], calls back and can be stopped.", only: [c, cpp]',
        "Reader.read: C++ cannot express form 'callback_cancellable'; leave cpp out",
    ),
    "a form that C does not have": (
        'result: { summary: "Reads on from [[input]] and gives the record.", names',
        'result: { summary: "Reads on from [[input]] and gives the record.", except: [c], names',
        "Reader.read: PHP reaches form 'result' through C, so c has it, too",
    ),
    "inputs that PHP cannot take in one place": (
        "merged: [rust, python, cpp]",
        "merged: [rust, python, cpp, php]",
        "Reader.read: PHP cannot take any of several inputs in one place; leave php out of `merged`",
    ),
    "an input that is no prompt": (
        "pages: { type: list<token>, suffix: from_pages",
        "pages: { type: list<i32>, suffix: from_pages",
        "reader.read: input 'pages' is no prompt: one is a string or a list<token>",
    ),
    "a method with the name of another's long form": (
        "      find:\n",
        '      find_with: { summary: "Finds.", returns: { type: bool, summary: "Whether." } }\n      find:\n',
        "shelf: in core, 'find: find_with' and 'find_with: find_with' are both spelt 'find_with'",
    ),
    "a long wait that nothing ends": (
        'returns: { type: vector<f32>, length: n_pages, summary: "Shape ([[.n_pages]],)." }\n        blocking: brief',
        'returns: { type: vector<f32>, length: n_pages, summary: "Shape ([[.n_pages]],)." }\n        blocking: true',
        "Reader.sense: blocks, and in Python nothing ends the wait; give it an async form, a progress callback or a cancel token, or say"
        " `blocking: brief`",
    ),
    "length of nothing": (
        "length: n_pages",
        "length: n_sheets",
        "Reader.sense: length names 'n_sheets', which is not a fact of its handle",
    ),
    "a predicate over nothing": (
        "predicate: n_books",
        "predicate: bytes_on_disk",
        "Shelf.is_thick: predicate names 'bytes_on_disk', which is not a fact of its handle that counts tokens",
    ),
    "a predicate of a text": (
        'params: { book: { type: token, summary: "Any number." } }',
        'params: { book: { type: string, summary: "Any." } }',
        "Shelf.is_thick: a predicate takes one token and gives a bool at once: no other form, no error, no default",
    ),
    "a predicate without its count": (
        'n_books: { type: token_count, summary: "Books in it." }',
        'n_books: { type: token_count, except: [php], summary: "Books in it." }',
        "Shelf.is_thick: is in languages that do not have 'n_books', the count of its tokens",
    ),
    "rows for no list": (
        "params: { texts: { type: list<string>, summary",
        "params: { texts: { type: string, summary",
        "reader.sense_all: gives a row for each item of a list, but takes no list",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_with_its_line(rule: str, breaks: Callable[[str, str, str], None]) -> None:
    breaks(*BROKEN[rule])
