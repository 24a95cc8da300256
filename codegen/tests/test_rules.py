"""Each rule of a description: a description that breaks it, and what its author is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from mullama_codegen import pipeline
from mullama_codegen.description.problems import DescriptionError

GOOD = (Path(__file__).parent / "features.yaml").read_text(encoding="utf-8")


def told(text: str) -> list[str]:
    with pytest.raises(DescriptionError) as caught:
        pipeline.read_text(text, "api.yaml")
    return [str(problem) for problem in caught.value.problems]


# What is replaced in a good description, by what, and the message without its place.
BROKEN = {
    "unknown key": (
        "summary: How books stand.\n",
        "summary: How books stand.\n    colour: red\n",
        "enums.order: unknown key 'colour'; known are details, notes, since, summary, values",
    ),
    "missing key": ("code: -1, ", "", "errors.null_pointer: missing 'code'"),
    "key given twice": ("  version: 1.2.0\n", "  version: 1.2.0\n  version: 1.2.0\n", "library: key 'version' is given twice"),
    "name not in snake case": ("  order:\n", "  Order:\n", "enums: 'Order' is not of the form ^[a-z][a-z0-9]*(_[a-z0-9]+)*$"),
    "unknown language": (
        "except: [php]",
        "except: [perl]",
        "handles.shelf.methods.weigh.except.0: 'perl' is none of rust, python, node, go, php, c, cpp",
    ),
    "a short struct without a field that needs a value": (
        "c: { symbol: remark, short: { symbol: note, omit: [mood, colours] } }",
        "c: { symbol: remark, short: { symbol: note, omit: [role, colours] } }",
        "note: c.short.omit names 'role', which has no default",
    ),
    "a short struct without a field that is none": (
        "c: { symbol: remark, short: { symbol: note, omit: [mood, colours] } }",
        "c: { symbol: remark, short: { symbol: note, omit: [mood, hue] } }",
        "note: c.short.omit names 'hue', which is not a field",
    ),
    "a short struct beside defaults": (
        "c: { symbol: remark, short:",
        "c: { default_symbol: note_default, short:",
        "note: has c.short and c.default_symbol, which would give the defaults of one struct alone",
    ),
    "two structs of one name": (
        "c: { symbol: remark, short:",
        "c: { symbol: catalogue, short:",
        "types: in c, 'a struct of note' and 'catalogue' are both spelt 'Catalogue'",
    ),
    "a struct's name on a result": (
        "summary: Counts of a reading.\n",
        "summary: Counts of a reading.\n    c: { symbol: counts }\n",
        "reading_stats: is a result, but c.symbol and c.short name structs of params records",
    ),
    "an iterator for a stream that takes nothing": (
        'forms: { stream: { summary: "Goes through the chapters one by one." } }',
        'forms: { stream: { summary: "Goes through the chapters one by one." }, each: { names: { all: browse_each } } }',
        "Reader.browse: form 'each' takes an iterator, but it produces no stream with `takes`",
    ),
    "a stream that takes something and is not told the end": (
        '      end_input: { summary: "Says that no more texts come." }\n',
        "",
        "sensing: takes something, so it has 'end_input', in rust and c",
    ),
    "a stream that is told the end of nothing": (
        '    takes: { texts: { type: string, summary: "The texts." } }\n',
        "",
        "sensing: has 'end_input', but nothing to give: name that in `takes`",
    ),
    "a value of a type of what is no JSON": (
        'returns: { type: json, summary: "The description." }',
        'returns: { type: string, summary: "The description." }',
        "Shelf.describe: form 'typed' makes values of JSON, so the call returns json",
    ),
    "a number in parts": (
        "mood: { type: option<string>, default: none, types: { go: string },",
        'mood: { type: option<i32>, absent: { value: "0" }, default: none, parts: true,',
        "note: 'mood' comes in parts, which is for a string of a params record",
    ),
    "no message for parts": (
        '  part_not_available: "{what} is a part of type {kind}"\n',
        "",
        "note: 'content' comes in parts, but the message 'part_not_available' is missing",
    ),
    "not a number": ("code: -9", "code: nine", "errors.buffer_too_small.code: 'nine' is not of the form ^-?[0-9]+$"),
    "unknown type": ("type: list<f32>", "type: list<f16>", "records.shelf_params.fields.levels.type: type 'f16' is not known"),
    "value does not fit": (
        'type: i32, default: "10"',
        "type: i32, default: ten",
        "records.shelf_params.fields.width.default: value 'ten' does not fit its type",
    ),
    "unknown enum value": (
        "default: by_2_keys",
        "default: by_colour",
        "records.shelf_params.fields.order.default: value 'by_colour' does not fit its type",
    ),
    "preset of nothing": ('set: { width: "3"', 'set: { girth: "3"', "shelf_params.narrow: 'girth' is not a field of shelf_params"),
    "no summary": ('summary: "Its title."', 'summary: ""', "shelf.title: has no summary; say what it is, with units"),
    "no sentence": ('summary: "Its title."', 'summary: "Its title"', "shelf.title: summary does not end a sentence: 'Its title'"),
    "unwritten doc": ('summary: "Its title."', 'summary: "TODO say."', "shelf.title: doc has 'TODO'; write it"),
    "dead link": ("[[Shelf.find]]", "[[Shelf.lose]]", "shelf: link [[Shelf.lose]] leads nowhere"),
    "unknown error": ("errors: [busy]", "errors: [lazy]", "Reader.rewind: error 'lazy' is not described"),
    "unknown stream": ("produces: stream", "produces: river", "Reader.read: stream 'river' is not described"),
    "unknown callback": ("callback: progress", "callback: regress", "Shelf.open: callback 'regress' is not described"),
    "unknown stream callback": ("callback: line", "callback: word", "stream: callback 'word' is not described"),
    "no enum that tells of a closed handle": (
        "closed: { field: order, value: by_2_keys",
        "closed: { field: text, value: by_2_keys",
        "stream: closed: 'text' of 'reading' is no enum that has 'by_2_keys'",
    ),
    "no list that counts": ("counts: pages", "counts: text", "stream: closed: 'text' of 'reading' is no list"),
    "no message of a closed handle": (
        '  closed_under_call: "the reader was closed after {n} pages"\n',
        "",
        "stream: closed: the message 'closed_under_call' is missing",
    ),
    "no number for a closed handle": (
        "data: { n_read: i64 }, ",
        "",
        "stream: closed: the error 'invalid_handle' carries no number, which would be how much was made",
    ),
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
    "required behind optional": (
        'order: { type: order, default: by_title, summary: "How the answer stands." }',
        'order: { type: order, summary: "How the answer stands." }',
        "Shelf.find: parameter 'order' has no default but follows 'whole', which has one",
    ),
    "default below its min": ('default: "10", min: "1"', 'default: "0", min: "1"', "shelf_params: default 0 of 'width' is below its min 1"),
    "default above its max": (
        'default: "10", min: "1"',
        'default: "101", min: "1"',
        "shelf_params: default 101 of 'width' is above its max 100",
    ),
    "a default of what has none": (
        "search: { type: search_config,",
        "search: { type: rule,",
        "catalogue: 'search' has a default, but 'rule' has none for key, weight",
    ),
    "a map that changes": (
        'labels: { type: "map<string,string>", ',
        'labels: { type: "map<string,string>", changes: true, ',
        "shelf.labels: is a map, which is read in several calls, so it cannot change",
    ),
    "names of what is no whole number": (
        'default: "2.5", max: "60", ',
        'default: "2.5", max: "60", named: { auto: 1 }, ',
        "catalogue: 'patience' has named numbers, but is no whole number of a params record",
    ),
    "a named number that is too large": (
        "named: { auto: -1 }",
        "named: { auto: -4294967296 }",
        "catalogue: 'auto' of 'pages' is -4294967296, which is no constant of 32 bits",
    ),
    "lead of nothing": ("lead: [depth, exact]", "lead: [breadth]", "search_config: lead names 'breadth', which is not a field"),
    "positional of nothing": (
        "positional: [width, open, depth]",
        "positional: [height]",
        "shelf_params: positional names 'height', which is not a field",
    ),
    "positional twice": ("positional: [width, open, depth]", "positional: [width, width]", "shelf_params: positional names 'width' twice"),
    "positional that cannot be left out": (
        "key: { type: token, ",
        'key: { type: token, default: "0", ',
        "rule: positional has 'weight', which has no default, behind 'key', which has one",
    ),
    "keyed by nothing": (
        "shorthand: [key, weight]",
        "shorthand: [key]",
        "rule: is keyed, so its shorthand names two fields: what a map leads from, and what to",
    ),
    "alias of another": (
        "aliases: { node: [JsShelfParams] }",
        "aliases: { node: [Shelf] }",
        "types: in node, 'alias Shelf' and 'shelf' are both spelt 'Shelf'",
    ),
    "shorthand of nothing": ("shorthand: [role, content]", "shorthand: [role, tone]", "note: shorthand names 'tone', which is not a field"),
    "result with a default": (
        "n_pages: { type: token_count, ",
        'n_pages: { type: token_count, default: "1", ',
        "reading_stats: 'n_pages' has a default, but a result is filled by the library",
    ),
    "not built without a default": (
        'default: "false", built: false',
        "built: false",
        "shelf_params: 'heavy' is not built, so it needs a default that means unset",
    ),
    "absent without a default": (
        'seed: { type: option<u32>, types: { go: u32 }, absent: { value: "0" }, default: none',
        'seed: { type: option<u32>, absent: { value: "0" }',
        "shelf_params: 'seed' may be absent but has no default; give `default: none`",
    ),
    "absent without a value for C": (
        'absent: { value: "-1", name: door_any }, ',
        "",
        "shelf_params: 'door' may be absent, so C needs a value that says so; give `absent: { value: … }`",
    ),
    "an absent value of what is no number": (
        "label: { type: option<string>,",
        'label: { type: option<string>, absent: { value: "0" },',
        "shelf_params: 'label' has an absent value, which is for optional numbers, flags and enums that are given, not for option<string>",
    ),
    "an absent value of what is always there": (
        "width: { type: i32,",
        'width: { type: i32, absent: { value: "0" },',
        "shelf_params: 'width' has an absent value, which is for optional numbers, flags and enums that are given, not for i32",
    ),
    "an absent value without a name": (
        'absent: { value: "-1", name: door_any }',
        'absent: { value: "-1" }',
        "shelf_params: 'door' has an absent value without a name; only 0 and nan go without",
    ),
    "an absent value that is another's": (
        'absent: { value: "-1", name: door_any }',
        'absent: { value: "-5", name: door_any }',
        "shelf_params: 'door' has an absent value that says something else: -5",
    ),
    "an absent value that the type cannot hold": (
        'absent: { value: "-1", name: door_any }',
        'absent: { value: "0xFFFFFFFF", name: door_any }',
        "shelf_params: 'door' has an absent value that is not in [-2147483648, 2147483647]",
    ),
    "an absent value of another type": (
        'absent: { value: "-1", name: door_any }',
        'absent: { value: "nan", name: door_any }',
        "records.shelf_params.fields.door: value 'nan' does not fit its type",
    ),
    "one name for two absent values": (
        "label: { type: option<string>,",
        'gate: { type: option<i32>, absent: { value: "-2", name: door_any }, default: none, summary: "A gate." }\n'
        "      label: { type: option<string>,",
        "shelf_params: 'door' calls its absent value 'door_any', as 'gate' does another",
    ),
    "an absent value in a struct that users zero": (
        'weight: { type: f32, summary: "How much it counts." }',
        'weight: { type: option<f32>, absent: { value: "nan" }, default: none, summary: "How much it counts." }',
        "rule: 'weight' stands in a record without `c.default_symbol`, which C's users zero themselves, so its absent value is 0",
    ),
    "a later field that zeroed space does not leave out": (
        'width: { type: i32, default: "10",',
        'width: { type: i32, since: 1.1.0, default: "10",',
        "shelf_params: 'width' came later than its record, so zeroed space must mean its default in C",
    ),
    "text for the engine": (
        'weight: { type: f32, summary: "How much it counts." }',
        'weight: { type: option<string>, default: none, summary: "How much it counts." }',
        "rule: 'weight' is option<string>, but the engine reads numbers, flags and enums alone",
    ),
    "a result for the engine": (
        "    summary: Counts of a reading.\n",
        "    summary: Counts of a reading.\n    engine: true\n",
        "reading_stats: is a result, but the engine reads params records",
    ),
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
        "forms: { async: { only: [rust, python, node, go, c, cpp], names: { all: open_async } } }",
        "forms: { stream: { names: { all: open_stream } } }",
        "Shelf.open: form 'stream' needs `produces`",
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
    "a form without the one that it is made of": (
        'result: { summary: "Reads on from [[input]] and gives the record.", names',
        'result: { summary: "Reads on from [[input]] and gives the record.", except: [go], names',
        "Reader.read: Go makes form 'text' of 'result', so go has that, too",
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
    "a replacement of what is no number": (
        "tags: { type: list<string>, default: []",
        'tags: { type: list<string>, instead: "use none", default: []',
        "shelf_params: 'tags' says what replaces a negative number, but it is list<string>",
    ),
    "two replacements for one name": (
        'depth: { type: u32, default: "3"',
        'depth: { type: u32, instead: "use 3", default: "3"',
        "shelf_params: 'depth' says 'instead: use 0'; another one of this name says 'use 3'",
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
    "only and except": ("except: [php]", "only: [rust]\n        except: [php]", "weigh: 'only' and 'except' exclude each other; keep one"),
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
    "a stream that ends with a struct": (
        "result: reading\n",
        "result: reading_stats\n",
        "stream: its result 'reading_stats' needs `c.handle`: C reads it field by field",
    ),
    "a start that C lacks": (
        "prompt: { type: string, c: { suffix: text }, ",
        "prompt: { type: string, except: [c], ",
        "Reader.read: input 'prompt' is in cpp, go, php, which reach core through C, so c has it, too",
    ),
    "a stream that ends without its text": (
        'text: { type: string, summary: "What was read." }',
        'text: { type: json, summary: "What was read." }',
        "stream: its result 'reading' needs a string, which is the joined pieces",
    ),
    "rows for no list": (
        "params: { texts: { type: list<string>, summary",
        "params: { texts: { type: string, summary",
        "reader.sense_all: gives a row for each item of a list, but takes no list",
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
        'role: { type: string, summary: "Who',
        'role: { type: string, except: [node], summary: "Who',
        "note: 'role' is not in every language, so it needs a default for the others",
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
    "keyed by what is no key": (
        "keyed_by: key",
        "keyed_by: weight",
        "rule: keyed_by names 'weight'; it is the whole number of a record of two fields",
    ),
    "a function that is a callback's type as well": (
        "  stop_all: {",
        "  line_callback: {",
        "functions: in go, 'line_callback.plain' and 'line' are both spelt 'LineCallback'",
    ),
    "language not described": ("  rust: { can_pass: [nul_in_text] }\n", "", "rust: is not described under languages"),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_with_its_line(rule: str) -> None:
    before, after, message = BROKEN[rule]
    assert before in GOOD, "the good description has changed"
    text = GOOD.replace(before, after, 1)
    messages = told(text)
    assert message in [told_.split(": ", 1)[1] for told_ in messages], messages
    line = int(next(m for m in messages if m.endswith(message)).split(":")[1])
    assert 1 <= line <= len(text.splitlines())


def test_the_line_is_the_one_that_is_wrong() -> None:
    text = GOOD.replace("type: list<f32>", "type: list<f16>", 1)
    line = 1 + text[: text.index("list<f16>")].count("\n")
    assert told(text) == [f"api.yaml:{line}: records.shelf_params.fields.levels.type: type 'f16' is not known"]


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    text = GOOD.replace("type: list<f32>", "type: list<f16>", 1).replace("type: bytes, summary", "type: byte, summary", 1)
    assert [m.rsplit(": ", 1)[1] for m in told(text)] == ["type 'f16' is not known", "type 'byte' is not known"]


def test_what_is_no_yaml_is_told_with_its_line() -> None:
    assert told("library: {\n  name: [}\n")[0].startswith("api.yaml:2: not YAML: ")


def test_yaml_words_are_text_not_booleans() -> None:
    text = GOOD.replace("by_title: { code: 0", "on: { code: 0", 1).replace("default: by_title", "default: on", 1)
    api = pipeline.read_text(text, "api.yaml")
    assert api.enum("order").values[0].id == "on"
