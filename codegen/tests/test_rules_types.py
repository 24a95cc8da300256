"""Which types may stand where; each rule is broken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# What is replaced in a good description, by what, and the message without its place.
BROKEN = {
    "a type that a call cannot take": (
        "data: { type: bytes, summary",
        "data: { type: list<bytes>, summary",
        "Shelf.weigh(data): list<bytes> cannot stand here; a call takes scalars, enums, unions, handles, options of these, params records,"
        " options of params records, vectors, maps, and lists of scalars, enums and params records; no option or list of bytes",
    ),
    "a type that a call cannot give": (
        'returns: { type: bytes, summary: "An image." }',
        'returns: { type: option<vector<f32>>, summary: "An image." }',
        "Shelf.cover returns: option<vector<f32>> cannot stand here; a call gives scalars, enums, options and lists of 32-bit"
        " signed numbers,"
        " vectors, lists of vectors, maps, handles, unions, options of these, result records with `c.handle`,"
        " options of these and lists of result records",
    ),
    "a type that a params record cannot hold": (
        "tags: { type: list<string>, default: []",
        "tags: { type: list<handle<shelf>>, default: []",
        "shelf_params.tags: list<handle<shelf>> cannot stand here; a params record holds scalars, enums, unions, handles, params"
        " records, options of these, vectors, maps, and lists of scalars, enums and params records; no option or list of bytes",
    ),
    "a type that a plain result cannot hold": (
        'ms: { type: f64, summary: "Milliseconds." }',
        'ms: { type: string, summary: "Milliseconds." }',
        "reading_stats.ms: string cannot stand here; a result record without `c.handle` is a C struct of numbers and enums",
    ),
    "a type that a result cannot hold": (
        'text: { type: string, summary: "What was read." }',
        'text: { type: list<string>, summary: "What was read." }',
        "reading.text: list<string> cannot stand here; a result record with `c.handle` holds scalars, enums, options and lists of"
        " 32-bit signed"
        " numbers, vectors, maps, unions and options of these, result records, lists of these and options of those with `c.handle`",
    ),
    "a record that holds itself": (
        "tags: { type: list<string>, default: []",
        "tags: { type: list<shelf_params>, default: []",
        "shelf_params.tags: list<shelf_params> cannot stand here; the record would hold itself",
    ),
    "a type that is no fact": (
        "first: { type: option<token>",
        "first: { type: option<u32>",
        "shelf.first: option<u32> cannot stand here; a fact is a scalar, an enum, an option or a list of 32-bit signed numbers, a"
        " vector or a map",
    ),
    "a union's case of bytes": (
        "pattern: { type: string",
        "pattern: { type: bytes",
        "filter.pattern: bytes cannot stand here; a union's case carries text, a number, an enum or a record; one that is given has no"
        " numbers and enums, and params records alone",
    ),
    "a union that is given with a number": (
        "message: { type: note, ",
        "message: { type: i32, ",
        "Shelf.search(source): source cannot stand here; a call takes scalars, enums, unions, handles, options of these, params records,"
        " options of params records, vectors, maps, and lists of scalars, enums and params records; no option or list of bytes",
    ),
    "a stream of something else": (
        "item: string",
        "item: token",
        "stream item: token cannot stand here; a stream gives strings or result records with `c.handle`",
    ),
    "text of a stream of records": (
        'forms: { stream: { summary: "Goes through the chapters one by one." } }',
        "forms: { text: {} }",
        "Reader.browse: form 'text' joins pieces of text, but 'gallery' gives records",
    ),
    "a callback that hears records": (
        "    item: chapter\n",
        "    item: chapter\n    callback: line\n",
        "gallery: has a callback, but only pieces of text are called back with",
    ),
    "an error with something else": (
        "data: { readers: i64 }",
        "data: { readers: f64 }",
        "busy.data.readers: f64 cannot stand here; an error carries i64",
    ),
    "a callback that hears something else": (
        "piece: { type: string",
        "piece: { type: bytes",
        "line(piece): bytes cannot stand here; a callback hears one f32 (progress) or one string (a stream's pieces)",
    ),
    "a callback that cannot stop": (
        'params: { piece: { type: string, summary: "Whole characters." } }\n    returns: { type: bool, summary: "[[false]] stops." }',
        'params: { piece: { type: string, summary: "Whole characters." } }',
        "line: takes one value and returns bool, where false stops",
    ),
    "a second stream": (
        "functions:\n",
        "  river: { summary: Flows., item: string, result: reading,"
        " methods: { next: { summary: Next. }, finish: { summary: Ends. } } }\n\nfunctions:\n",
        "river: the runtimes know one stream of text, called 'stream'",
    ),
    "a stream that takes something and is not told the end": (
        '      end_input: { summary: "Says that no more texts come." }\n',
        "",
        "sensing: takes something, which Rust gives it by 'end_input', so rust has that, too",
    ),
    "a stream that cannot be asked whether something is there": (
        '"Gives a sense if one is ready.", except: [python, node]',
        '"Gives a sense if one is ready.", only: [rust]',
        "sensing: takes something, so it has 'try_next', in rust and c",
    ),
    "a stream that one language cannot tell the end": (
        '      end_input: { summary: "Says that no more texts come." }\n',
        '      end_input: { summary: "Says that no more texts come.", except: [go] }\n',
        "sensing: takes something, which Go gives it by 'end_input', so go has that, too",
    ),
    "a stream that is told the end of nothing": (
        '    takes: { texts: { type: string, summary: "The texts." } }\n',
        "",
        "sensing: has 'end_input', but nothing to give: name that in `takes`",
    ),
    "a stream that ends with a struct": (
        "result: reading\n",
        "result: reading_stats\n",
        "stream: its result 'reading_stats' needs `c.handle`: C reads it field by field",
    ),
    "a stream that ends without its text": (
        'text: { type: string, summary: "What was read." }',
        'text: { type: json, summary: "What was read." }',
        "stream: its result 'reading' needs a string, which is the joined pieces",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_with_its_line(rule: str, breaks: Callable[[str, str, str], None]) -> None:
    breaks(*BROKEN[rule])
