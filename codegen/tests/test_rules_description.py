"""What the file itself may say, and how its docs are written; each rule is broken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mullama_codegen import pipeline
from mullama_codegen.languages import LANGUAGES

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
        f"handles.shelf.methods.weigh.except.0: 'perl' is none of {', '.join(LANGUAGES)}, through_c, through_core",
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
    "only and except": ("except: [php]", "only: [rust]\n        except: [php]", "weigh: 'only' and 'except' exclude each other; keep one"),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_with_its_line(rule: str, breaks: Callable[[str, str, str], None]) -> None:
    breaks(*BROKEN[rule])


def test_the_line_is_the_one_that_is_wrong(good: str, told: Callable[[str], list[str]]) -> None:
    text = good.replace("type: list<f32>", "type: list<f16>", 1)
    line = 1 + text[: text.index("list<f16>")].count("\n")
    assert told(text) == [f"api.yaml:{line}: records.shelf_params.fields.levels.type: type 'f16' is not known"]


def test_all_problems_are_told_at_once_in_the_order_of_the_file(good: str, told: Callable[[str], list[str]]) -> None:
    text = good.replace("type: list<f32>", "type: list<f16>", 1).replace("type: bytes, summary", "type: byte, summary", 1)
    assert [m.rsplit(": ", 1)[1] for m in told(text)] == ["type 'f16' is not known", "type 'byte' is not known"]


def test_what_is_no_yaml_is_told_with_its_line(told: Callable[[str], list[str]]) -> None:
    assert told("library: {\n  name: [}\n")[0].startswith("api.yaml:2: not YAML: ")


def test_yaml_words_are_text_not_booleans(good: str) -> None:
    text = good.replace("by_title: { code: 0", "on: { code: 0", 1).replace("default: by_title", "default: on", 1)
    api = pipeline.read_text(text, "api.yaml")
    assert api.enum("order").values[0].id == "on"
