"""Records, their values, defaults, ranges and structs; each rule is broken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# What is replaced in a good description, by what, and the message without its place.
BROKEN = {
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
    "a number in parts": (
        "mood: { type: option<string>, default: none, types: { go: string },",
        'mood: { type: option<i32>, absent: { value: "0" }, default: none, parts: true,',
        "note: 'mood' comes in parts, which is for a string of a params record",
    ),
    "a text that holds an object": (
        "mood: { type: option<string>, default: none, types: { go: string },",
        "mood: { type: option<string>, default: none, types: { go: string }, holds: object,",
        "note.mood: holds says what a json is, but it is option<string>",
    ),
    "no message for parts": (
        '  part_not_available: "{what} is a part of type {kind}"\n',
        "",
        "note: 'content' comes in parts, but the message 'part_not_available' is missing",
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
    "shorthand of nothing": ("shorthand: [role, content]", "shorthand: [role, tone]", "note: shorthand names 'tone', which is not a field"),
    "shorthand of what a language lacks": (
        "content: { type: option<string>, default: none, types: { go: string }, parts: true,",
        "content: { type: option<string>, default: none, types: { go: string }, parts: true, except: [python],",
        "note: shorthand names 'content', which python would lack",
    ),
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
    "keyed by what is no key": (
        "keyed_by: key",
        "keyed_by: weight",
        "rule: keyed_by names 'weight'; it is the whole number of a record of two fields",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_with_its_line(rule: str, breaks: Callable[[str, str, str], None]) -> None:
    breaks(*BROKEN[rule])
