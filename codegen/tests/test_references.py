"""Docs speak each language's words: references become its names and links, and bare spellings are refused."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mullama_codegen import pipeline
from mullama_codegen.cabi.lower import lower
from mullama_codegen.description.problems import DescriptionError
from mullama_codegen.docs.spoken import spoken
from mullama_codegen.languages import LANGUAGES, TARGETS
from mullama_codegen.meaning.model import Api, Doc
from mullama_codegen.meaning.walk import documented, had_by
from mullama_codegen.plan.calls import every_call
from mullama_codegen.plan.realise import plans

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
GOOD = (HERE / "features.yaml").read_text(encoding="utf-8")

# A doc of `Shelf.find`'s text, and what each language's reader sees.
SEEN = {
    "[[Shelf.spell]]": {
        "python": "`Shelf.spell`",
        "node": "{@link Shelf.spell}",
        "go": "[Shelf.Spell]",
        "php": "{@see Shelf::spell()}",
        "rust": "[`Shelf::spell`](crate::Shelf::spell)",
        "c": "`mullama_shelf_spell`",
        "cpp": "`Shelf::spell`",
    },
    "[[.whole]]": {
        "python": "`whole`",
        "node": "`whole`",
        "go": "whole",
        "php": "`$whole`",
        "rust": "`whole`",
        "c": "`whole`",
        "cpp": "`whole`",
    },
    "[[Shelf.bytes_on_disk]]": {
        "python": "`Shelf.bytes_on_disk`",
        "node": "{@link Shelf.bytesOnDisk}",
        "go": "[Shelf.BytesOnDisk]",
        "php": "{@see Shelf::bytesOnDisk()}",
        "rust": "[`Shelf::bytes_on_disk`](crate::Shelf::bytes_on_disk)",
        "c": "`mullama_shelf_bytes_on_disk`",
        "cpp": "`Shelf::bytes_on_disk`",
    },
    "[[ReadingStats.n_pages]]": {
        "python": "`ReadingStats.n_pages`",
        "node": "{@link ReadingStats.nPages}",
        "go": "ReadingStats.NPages",
        "php": "{@see ReadingStats::$nPages}",
        "rust": "[`ReadingStats::n_pages`](crate::ReadingStats::n_pages)",
        "c": "`MullamaReadingStats.n_pages`",
        "cpp": "`ReadingStats::n_pages`",
    },
    "[[Order.by_title]]": {
        "python": "`Order.BY_TITLE`",
        "node": "{@link Order.BY_TITLE}",
        "go": "[OrderByTitle]",
        "php": "{@see Order::ByTitle}",
        "rust": "[`Order::ByTitle`](crate::Order::ByTitle)",
        "c": "`MULLAMA_ORDER_BY_TITLE`",
        "cpp": "`Order::by_title`",
    },
    "[[errors.busy]]": {
        "python": "`BusyError`",
        "node": "{@link ErrorCode.BUSY}",
        "go": "[ErrBusy]",
        "php": r"{@see \Mullama\Exception\BusyException}",
        "rust": "[`ErrorCode::Busy`](crate::ErrorCode::Busy)",
        "c": "`MULLAMA_ERR_BUSY`",
        "cpp": "`ErrorCode::busy`",
    },
    "[[none]]": {
        "python": "``None``",
        "node": "`null`",
        "go": "nil",
        "php": "`null`",
        "rust": "`None`",
        "c": "`NULL`",
        "cpp": "`std::nullopt`",
    },
    "[[true]]": {"python": "``True``", "node": "`true`", "go": "true", "php": "`true`", "rust": "`true`", "c": "`true`", "cpp": "`true`"},
    # A record that Python spreads into keywords, Go gives as options and PHP as an array.
    "[[SearchConfig]]": {
        "python": "`SearchConfig`",
        "node": "{@link SearchConfig}",
        "go": "[SearchConfigOption]",
        "php": "search config",
        "rust": "[`SearchConfig`](crate::SearchConfig)",
        "c": "`MullamaSearchConfig`",
        "cpp": "`SearchConfig`",
    },
}


def said(api: Api, language: str) -> Api:
    """An API in a language's words."""
    return said_in(api, language)[language]


def said_in(api: Api, *languages: str) -> dict[str, Api]:
    """An API in each language's words."""
    planned = plans(api, tuple(LANGUAGES.values()))
    in_c = lower(had_by(api, "c"), planned["c"])
    targets = {target.language.id: target for target in TARGETS}
    return {x: spoken(api, targets[x].words(had_by(api, x), in_c, planned)) for x in languages}


def docs_in(item: Any) -> Iterator[Doc]:
    """Every doc of a model, wherever it is."""
    if isinstance(item, Doc):
        yield item
    elif isinstance(item, tuple):
        yield from (doc for x in item for doc in docs_in(x))
    elif dataclasses.is_dataclass(item):
        yield from (doc for f in dataclasses.fields(item) for doc in docs_in(getattr(item, f.name)))


def find_text(api: Api) -> Doc:
    """The doc of `Shelf.find`'s first parameter."""
    shelf = api.handle("shelf")
    return next(op for op in shelf.methods if op.id == "find").params[0].doc


@pytest.mark.parametrize("target", SEEN)
def test_a_reference_becomes_each_languages_name_and_link(target: str) -> None:
    api = pipeline.read_text(GOOD.replace('"What to find."', f'"See {target}."'), "api.yaml")
    seen = {language: find_text(heard).summary for language, heard in said_in(api, *LANGUAGES).items()}
    assert seen == {language: f"See {SEEN[target][language]}." for language in LANGUAGES}


def test_an_absent_value_is_spelt_as_its_type_wants_it(features: Api) -> None:
    heard = said_in(features, *LANGUAGES)
    fields = {language: {f.id: f.doc.summary for f in heard[language].record("shelf_params").fields} for language in LANGUAGES}
    assert fields["c"]["label"].startswith("What its label says; `NULL` leaves")
    assert fields["c"]["seed"].startswith("Seed of the shuffle; `0` draws one")
    assert fields["c"]["door"] == "Order of the doors. Default: `MULLAMA_DOOR_ANY`."
    assert fields["python"]["seed"].startswith("Seed of the shuffle; ``None`` draws one")


def test_every_doc_of_a_model_is_walked_over(features: Api) -> None:
    assert {id(doc) for doc in docs_in(features)} == {id(found.doc) for found in documented(features)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_change_nothing_but_docs(language: str, features: Api) -> None:
    bare = re.compile(r"Doc\(.*?\)(?=[,)])", re.DOTALL)
    changed = said(features, language)
    assert changed != features
    assert [call.id for call in every_call(changed, language)] == [call.id for call in every_call(features, language)]
    assert len(bare.findall(repr(changed))) == len(bare.findall(repr(features)))


def test_no_generated_file_has_a_reference_left(own: Api, features: Api, printed: Callable[[Api], pipeline.Made]) -> None:
    for api in (own, features, pipeline.read(HERE / "hostile.yaml")):
        for path, text in pipeline.texts(printed(api).files).items():
            if path != "docs/api-yaml.md":  # it explains them
                assert not re.search(r"\[\[[A-Za-z.]+\w*\]\]", text.replace("[[maybe_unused]]", "").replace("[[nodiscard]]", "")), path


# Forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_has_the_doc_of_its_own_input(language: str, features: Api) -> None:
    nouns = {"prompt": "a text", "pages": "pages"}
    calls = [c for c in every_call(said(features, language), language) if c.operation.id == "read"]
    for call in calls:
        merged = any(language in i.merged for i in call.operation.inputs)
        noun = "a text or pages" if merged else nouns[call.input or ""]
        assert f"from {noun}" in call.doc.summary, call.id
    if language in ("python", "cpp"):
        assert calls[0].params[0].doc.summary == "From a text. Or from pages, shape (n,)."


def test_an_overload_of_cpp_has_the_doc_of_its_own_input(features: Api, printed: Callable[[Api], pipeline.Made]) -> None:
    made = pipeline.texts(printed(features).views["cpp"])["bindings/c/include/mullama.hpp"]
    assert "/// Reads on from a text and gives the record.\n" in made
    assert "/// Reads on from pages and gives the record.\n" in made
    assert "a text or pages" not in made


def test_a_note_is_for_its_language_and_the_reference(features: Api, printed: Callable[[Api], pipeline.Made]) -> None:
    made = pipeline.texts(printed(features).files)
    having = {path for path, text in made.items() if "As a number, too." in text}
    assert having == {"ffi/src/generated/types.rs", "docs/reference/enums.md"}
    assert "In C: As a number, too." in made["docs/reference/enums.md"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("python", ".. versionadded:: 1.1.0"), ("node", "Since 1.1.0."), ("go", "Since 1.1.0."), ("c", "Since 1.1.0.")],
)
def test_what_came_later_says_since_when(language: str, sentence: str, features: Api) -> None:
    api = said(features, language)
    compose = next(op for op in api.handle("shelf").methods if op.id == "compose")
    assert compose.doc.details.endswith(sentence)
    assert "Since 1.1.0." in api.record("shelf_params").field("seed").doc.summary
    assert "1.1.0" not in compose.params[0].doc.summary


# Refused, with what the author is told

BARE = {
    "mullama_find": "it is a spelling of C: name the item by a reference",
    "MullamaShelf": "it is a spelling of C: name the item by a reference",
    "MULLAMA_ORDER_BY_TITLE": "it is a spelling of C: name the item by a reference",
    "INVALID_INPUT": "write [[errors.invalid_input]]",
    "BUSY": "write [[errors.busy]]",
    "bytesOnDisk": "write [[Shelf.bytes_on_disk]]",
    "ShelfParams": "write [[ShelfParams]]",
    "bytes_on_disk": "write [[.bytes_on_disk]]",
    "`whole`": "write [[.whole]]",
    "max_pages": "it is a parameter of Reader.read: say it in words",
    "some_thing": "it is an identifier: write a reference, or code between backticks",
    "`none`": "write [[none]]",
    "nullopt": "write [[none]]",
    "False": "write [[false]]",
}


@pytest.mark.parametrize("word", BARE)
def test_a_bare_spelling_is_refused_with_its_line_and_what_to_write(word: str) -> None:
    broken = GOOD.replace('"What to find."', f'"What to find, as {word} says."')
    line = 1 + next(i for i, text in enumerate(broken.splitlines()) if f"as {word} says" in text)
    assert told(broken) == [f"api.yaml:{line}: Shelf.find(text): '{word.strip('`')}' stands bare; {BARE[word]}"]


@pytest.mark.parametrize(
    "text",
    ["A null pointer, or UTF-8 of a shelf.", "Code as in `memory_free` or `1.2.0`.", "The first of [-1, 1].", "As in `MULLAMA_X=y`."],
)
def test_words_and_code_of_other_things_may_stand(text: str) -> None:
    pipeline.read_text(GOOD.replace('"What to find."', f'"{text}"'), "api.yaml")


def test_what_a_language_lacks_is_not_named_in_its_docs() -> None:
    message = "names [[Shelf.weigh]], which is not there in php; say it in 'notes' of the languages that have it"
    assert told(GOOD.replace('"What to find."', '"As [[Shelf.weigh]] does."'))[0].endswith(message)


def test_a_parameter_that_a_form_of_c_leaves_out_is_not_named_there() -> None:
    broken = GOOD.replace("Reads on from [[input]] and gives the text.", "Reads on from [[input]] with [[.options]] and gives the text.")
    assert told(broken)[0].endswith("names [[.options]], which is not there in c; say it in 'notes' of the languages that have it")


def test_one_of_several_inputs_is_named_as_the_input() -> None:
    broken = GOOD.replace("Reads on from [[input]] and gives the text.", "Reads on from [[.prompt]] and gives the text.")
    assert "[[.prompt]] is one of several inputs; write [[input]]" in told(broken)[0]
    assert "[[input]] stands where no call has inputs" in told(GOOD.replace('"What to find."', '"What [[input]] is."'))[0]
    assert "has no 'noun' for [[input]] in the operation's docs" in told(GOOD.replace("noun: a text, ", ""))[0]


def test_the_message_of_an_error_has_no_reference() -> None:
    broken = GOOD.replace('"The shelf is in use."', '"The [[Shelf]] is in use."')
    assert "summary of an error is its message, too: references go into its details" in told(broken)[0]


def told(text: str) -> list[str]:
    with pytest.raises(DescriptionError) as caught:
        pipeline.read_text(text, "api.yaml")
    return [str(problem) for problem in caught.value.problems]
