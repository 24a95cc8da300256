"""The language of `api.yaml`: each key has its doc and an example that holds, and each kind of value refuses what is none."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from mullama_codegen import pipeline
from mullama_codegen.description.keys import may, need
from mullama_codegen.description.problems import DescriptionError
from mullama_codegen.description.schema import key_of, reached, schema
from mullama_codegen.languages import LANGUAGES

GOOD = (Path(__file__).parent / "features.yaml").read_text(encoding="utf-8")
RULES = schema(LANGUAGES)["$defs"]
KEYS = [(shape, field) for shape in reached() for field in dataclasses.fields(shape)]


def undocumented(shape: Any) -> list[str]:
    """The keys of a shape that lack a doc that ends as a sentence does, or an example."""
    fields = dataclasses.fields(shape)
    return [f.name for f in fields if not (f.metadata.get("doc", "").endswith((".", "?")) and f.metadata.get("example"))]


@pytest.mark.parametrize("shape", reached(), ids=lambda shape: shape.__name__)
def test_every_key_has_a_doc_and_an_example(shape: type) -> None:
    assert shape.__doc__
    assert undocumented(shape) == []


def test_a_key_without_doc_or_example_is_found() -> None:
    @dataclasses.dataclass(kw_only=True)
    class Planted:
        good: str = need("Says something.", "x")
        no_example: str = may("Says something.", "")
        no_doc: str = may("", "x")
        nothing: str = ""

    assert undocumented(Planted) == ["no_example", "no_doc", "nothing"]


@pytest.mark.parametrize(("shape", "field"), KEYS, ids=[f"{shape.__name__}.{field.name}" for shape, field in KEYS])
def test_an_example_is_accepted(shape: type, field: dataclasses.Field[Any]) -> None:
    value = yaml.load(field.metadata["example"], Loader=yaml.BaseLoader)
    rule = {"$defs": RULES, **RULES[shape.__name__]["properties"][key_of(field)]}
    assert [error.message for error in jsonschema.Draft202012Validator(rule).iter_errors(value)] == []


def told(before: str, after: str) -> list[str]:
    """What the author of a changed description is told, without the places."""
    assert before in GOOD, "the good description has changed"
    with pytest.raises(DescriptionError) as caught:
        pipeline.read_text(GOOD.replace(before, after, 1), "api.yaml")
    return [str(problem).split(": ", 1)[1] for problem in caught.value.problems]


# For each kind of value: what is replaced in a good description, by what, and what is told.
WRONG = {
    "version": ("version: 1.2.0", "version: 1.2", r"library.version: '1.2' is not of the form ^[0-9]+\.[0-9]+\.[0-9]+$"),
    "whole number": ("code: -9", "code: 9.5", "errors.buffer_too_small.code: '9.5' is not of the form ^-?[0-9]+$"),
    "number": (
        'min: "1"',
        "min: one",
        r"records.shelf_params.fields.width.min: 'one' is not of the form ^-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?$",
    ),
    "identifier": (
        "{ php: reader }\n",
        "{ php: reader }\n    names: { go: two words }\n",
        "functions.similarity.names.go: 'two words' is not of the form ^[A-Za-z_][A-Za-z0-9_]*$",
    ),
    "name in snake_case": ("  order:\n", "  order-by:\n", "enums: 'order-by' is not of the form ^[a-z][a-z0-9]*(_[a-z0-9]+)*$"),
    "language": (
        "except: [php]",
        "except: [perl]",
        f"handles.shelf.methods.weigh.except.0: 'perl' is none of {', '.join(LANGUAGES)}, through_c, through_core",
    ),
    "language as a key": (
        "on: { php: reader }",
        "on: { perl: reader }",
        f"functions.similarity.on: unknown key 'perl'; known are {', '.join(sorted(LANGUAGES))}",
    ),
    "word of a set": ("kind: params", "kind: param", "records.shelf_params.kind: 'param' is none of params, result"),
    "word of a set as a key": (
        "forms: { async: {",
        "forms: { plain: {",
        "handles.shelf.create.open.forms: unknown key 'plain'; known are async, async_each, async_result, async_run, async_stream,"
        " async_typed, callback, callback_cancellable, each, result, run, stream, text, typed",
    ),
    "true or false": ("built: false", "built: no", "records.shelf_params.fields.heavy.built: 'no' is none of true, false"),
    "list": ("keeps: [shelf]", "keeps: shelf", "handles.reader.keeps: 'shelf' is not a list"),
    "list of at least one": ("except: [php]", "except: []", "handles.shelf.methods.weigh.except: [] should be non-empty"),
    "scalar": ("produces: stream", "produces: [stream]", "handles.reader.methods.read.produces: ['stream'] is not a scalar"),
    "mapping": ("returns: { type: bytes, ", "returns: bytes #", "handles.shelf.methods.cover.returns: 'bytes' is not a mapping"),
    "empty default": ("default: []", "default: [one]", "records.shelf_params.fields.tags.default: ['one'] is not a scalar"),
    "what only an input has": (
        "width: { type: i32,",
        "width: { type: i32, suffix: wide,",
        "records.shelf_params.fields.width: unknown key 'suffix'; known are absent, aliases, built, changed, default, details,"
        " except, holds, instead, max, min, named, names, notes, only, parts, since, summary, type, types",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_value_of_another_kind_is_refused(kind: str) -> None:
    before, after, message = WRONG[kind]
    assert message in told(before, after)
