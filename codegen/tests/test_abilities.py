"""What a language cannot express is told with file and line before any view runs; what it says it can, its views print."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mullama_codegen
import pytest
from mullama_codegen import pipeline, rules
from mullama_codegen.description.problems import DescriptionError, Problems
from mullama_codegen.languages import LANGUAGES
from mullama_codegen.meaning.model import Api, FormKind, Surface
from mullama_codegen.meaning.types import (
    EnumRef,
    HandleRef,
    Kind,
    ListOf,
    MapOf,
    OptionOf,
    RecordRef,
    Scalar,
    Type,
    UnionRef,
    Vector,
    spelt,
)
from mullama_codegen.plan.constructs import Construct, Position, constructs
from mullama_codegen.plan.language import Language
from mullama_codegen.rules import positions

BOOKS = '      books: { summary: "Lists books.",'
GOOD = (Path(__file__).parent / "features.yaml").read_text(encoding="utf-8")


def told(text: str) -> list[str]:
    """What the author of a description is told; nothing where it keeps the rules."""
    try:
        pipeline.read_text(text, "api.yaml")
    except DescriptionError as error:
        return [str(problem) for problem in error.problems]
    return []


def only(kind: FormKind, languages: list[str]) -> str:
    """The good description, with one form for these languages."""
    changed, count = re.subn(
        rf"(          {kind.value}: {{.*?)(only: \[[^]]*\], )?names:", rf"\1only: [{', '.join(languages)}], names:", GOOD, count=1
    )
    assert count, "the good description has changed"
    return changed


def line_of(text: str, part: str) -> int:
    return 1 + text[: text.index(part)].count("\n")


# The operation that has a form in the good description, where it is not the one that has most of them.
HAVING = {
    FormKind.TYPED: "Shelf.describe",
    FormKind.ASYNC_TYPED: "Shelf.describe",
    FormKind.EACH: "Reader.sense_many",
    FormKind.ASYNC_EACH: "Reader.sense_many",
    FormKind.RUN: "Shelf.fetch",
    FormKind.ASYNC_RUN: "Shelf.fetch",
}
CANNOT = [(language, kind) for language in LANGUAGES.values() for kind in FormKind if kind not in language.forms]


@pytest.mark.parametrize(("language", "kind"), CANNOT, ids=[f"{language.id}-{kind.value}" for language, kind in CANNOT])
def test_a_form_that_a_language_lacks_is_told_with_its_line(language: Language, kind: FormKind) -> None:
    id_, title = language.id, language.title
    text = only(kind, ["rust", id_] if id_ != "rust" else ["rust"])
    line = line_of(text, f"          {kind.value}: {{")
    assert f"api.yaml:{line}: {HAVING.get(kind, 'Reader.read')}: {title} cannot express form '{kind.value}'; leave {id_} out" in told(text)


def test_callback_cancellable_is_told_for_each_language_that_lacks_it() -> None:
    problems = told(only(FormKind.CALLBACK_CANCELLABLE, ["c", "go", "php", "cpp"]))
    assert [problem.split(": ")[2].split(" cannot")[0] for problem in problems] == ["C++", "Go", "PHP"]


def test_a_form_that_names_no_language_is_had_by_those_that_can_express_it() -> None:
    api = pipeline.read_text(re.sub(r"( +callback_cancellable: {.*?)only: \[c\], ", r"\1", GOOD), "api.yaml")
    read = next(op for op in api.handle("reader").methods if op.id == "read")
    form = next(form for form in read.forms if form.kind is FormKind.CALLBACK_CANCELLABLE)
    assert form.surface.languages == {"python", "node", "c"}


def test_a_free_function_may_have_an_async_form() -> None:
    text = GOOD.replace(
        "    on: { php: reader }\n", "    on: { php: reader }\n    forms: { async: { names: { all: similarity_async } } }\n", 1
    )
    made = pipeline.make(pipeline.read_text(text, "api.yaml"))
    assert "similarity.async" in [planned.call.id for planned in made.plan["go"].calls]


def test_a_generation_needs_no_text_form_in_go() -> None:
    text = GOOD.replace("only: [rust, python, node], names: { all: read_async }", "only: [rust, python, go], names: { all: read_async }", 1)
    text = text.replace('text: { summary: "Reads on from [[input]] and', 'text: { except: [go], summary: "Reads on from [[input]] and', 1)
    assert pipeline.make(pipeline.read_text(text, "api.yaml")).files


def test_every_form_that_a_language_says_it_has_is_printed() -> None:
    text = GOOD
    for kind in (FormKind.ASYNC, FormKind.ASYNC_RESULT, FormKind.ASYNC_STREAM, FormKind.CALLBACK, FormKind.CALLBACK_CANCELLABLE):
        able = [language.id for language in LANGUAGES.values() if kind in language.forms]
        text = text.replace(GOOD[GOOD.index(f"          {kind.value}: {{") :].split("\n", 1)[0], _line(kind, able), 1)
    api = pipeline.read_text(text, "api.yaml")
    read = next(op for op in api.handle("reader").methods if op.id == "read")
    elsewhere = {FormKind.PLAIN, *HAVING}
    assert all({form.kind for form in read.forms if id_ in form.surface} == set(x.forms) - elsewhere for id_, x in LANGUAGES.items())
    others = [form for h in api.handles for op in h.methods for form in op.forms if form.kind in HAVING]
    assert {f.kind: f.surface.languages for f in others} == {k: {i for i, x in LANGUAGES.items() if k in x.forms} for k in HAVING}
    assert pipeline.make(api).files


def _line(kind: FormKind, languages: list[str]) -> str:
    changed = only(kind, languages)
    return changed[changed.index(f"          {kind.value}: {{") :].split("\n", 1)[0]


# What is replaced in a good description, by what, and what is told.
BROKEN = {
    "a form that is made of another": (
        'async: { summary: "Reads on from [[input]] without blocking.", only: [rust, python, node, go, c, cpp]',
        'async: { summary: "Reads on from [[input]] without blocking.", only: [rust, python, node, c, cpp]',
        "Reader.read: Go makes form 'text' of 'async', so go has that, too",
    ),
    "a text that C does not start": (
        'async: { summary: "Reads on from [[input]] without blocking.", only: [rust, python, node, go, c, cpp]',
        'async: { summary: "Reads on from [[input]] without blocking.", only: [rust, python, node, go, cpp]',
        "Reader.read: PHP waits for the text that C starts by form 'async', so c has that, too",
    ),
    "a form that core lacks": (
        'async: { summary: "Reads on from [[input]] without blocking.", only: [rust, python, node, go, c, cpp]',
        'async: { summary: "Reads on from [[input]] without blocking.", only: [python, node, go, c, cpp]',
        "Reader.read: form 'async' calls core's 'async', so rust has that, too",
    ),
    "an answer that C cannot take later": (
        'returns: { type: list<vector<f32>>, summary: "Rows of shape ([[.n_pages]],)." }\n        blocking: true\n'
        "        forms: { async: { names",
        'returns: { type: list<reading_stats>, summary: "Structs." }\n        only: [rust, c, cpp]\n        blocking: true\n'
        "        forms: { async: { only: [rust, c, cpp], names",
        "Reader.sense_all: form 'async' in C gives list<reading_stats> later, and no function takes such an answer; leave c out",
    ),
    "a stream that core lacks": (
        'stream: { summary: "Reads on from [[input]] piece by piece.",',
        'stream: { summary: "Reads on from [[input]] piece by piece.", except: [rust],',
        "Reader.read: form 'callback' calls core's 'stream', so rust has that, too",
    ),
    "a form that C lacks": (
        'stream: { summary: "Reads on from [[input]] piece by piece.",',
        'stream: { summary: "Reads on from [[input]] piece by piece.", except: [c],',
        "Reader.read: PHP reaches form 'stream' through C, so c has it, too",
    ),
    "a method that C lacks": (
        "        except: [php]\n",
        "        except: [c]\n",
        "Shelf.weigh: Go reaches form 'plain' through C, so c has it, too",
    ),
    "a fact that C lacks": (
        'title: { type: string, summary: "Its title." }',
        'title: { type: string, except: [c], summary: "Its title." }',
        "shelf.title: is in cpp, go, php, which reach it through C, so c has it, too",
    ),
    "a stream's method that C lacks": (
        "only: [rust, c, cpp, php]",
        "only: [rust, cpp, php]",
        "stream.try_next: is in cpp, php, which reach it through C, so c has it, too",
    ),
    "a stream's method that a language lacks": (
        "only: [rust, c, cpp, php]",
        "only: [rust, c, cpp, php, go]",
        "stream.try_next: Go cannot express it; leave go out",
    ),
    "a number's own type in a language that has none": (
        "bytes_on_disk: { type: i64, types: { go: u64 },",
        "bytes_on_disk: { type: i64, types: { node: u64 },",
        "shelf.bytes_on_disk: node has no types of its own; leave it out of 'types'",
    ),
    "a number's own type that is no number": (
        "bytes_on_disk: { type: i64, types: { go: u64 },",
        "bytes_on_disk: { type: i64, types: { go: string },",
        "shelf.bytes_on_disk: 'types' is for a fact that is a whole number, and for the item of an optional one or string in params",
    ),
    "another item than the optional number's": (
        "seed: { type: option<u32>, types: { go: u32 },",
        "seed: { type: option<u32>, types: { go: u64 },",
        "shelf_params.seed: 'types' is for a fact that is a whole number, and for the item of an optional one or string in params",
    ),
    "progress without a place in C": (
        'rewind: { summary: "Goes back.",',
        'rewind: { summary: "Goes back.", progress: { callback: progress, summary: "Hears." },',
        "Reader.rewind: reports progress, which C hears through a params record of a handle's call; take one",
    ),
    "progress of a call that C does not start": (
        "async: { names: { all: open_async } }",
        "async: { only: [rust, python, node], names: { all: open_async } }",
        "Shelf.open: reports progress, for which PHP asks a call that C has started; give c an async form",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_what_a_language_cannot_do_is_told_with_its_line(rule: str) -> None:
    before, after, message = BROKEN[rule]
    assert before in GOOD, "the good description has changed"
    problems = told(GOOD.replace(before, after, 1))
    assert message in [problem.split(": ", 1)[1] for problem in problems], problems
    place = next(problem for problem in problems if problem.endswith(message)).split(": ", 1)[0]
    assert re.fullmatch(r"api\.yaml:[1-9][0-9]*", place)


def surfaces(part: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Surface]]:
    """Where each item of a model exists, with the way to it."""
    if isinstance(part, Surface):
        yield path, part
    elif isinstance(part, tuple):
        for place, item in enumerate(part):
            yield from surfaces(item, (*path, place))
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from surfaces(getattr(part, field.name), (*path, field.name))


def changed(part: Any, path: tuple[str | int, ...], new: Surface) -> Any:
    """The model with another surface at the end of a way."""
    if not path:
        return new
    if isinstance(part, tuple):
        return tuple(changed(item, path[1:], new) if place == path[0] else item for place, item in enumerate(part))
    return dataclasses.replace(part, **{str(path[0]): changed(getattr(part, str(path[0])), path[1:], new)})


@pytest.mark.parametrize("seed", range(40))
def test_where_an_item_comes_or_goes_a_rule_tells_it_or_every_language_prints_it(seed: int, features: Api) -> None:
    rng = random.Random(seed)
    path, surface = rng.choice(list(surfaces(features)))
    api = changed(features, path, dataclasses.replace(surface, languages=surface.languages ^ {rng.choice(list(LANGUAGES))}))
    problems = Problems()
    rules.check(api, tuple(LANGUAGES.values()), problems)
    assert problems.found or pipeline.make(api).files


def test_no_view_decides_what_a_language_can_do() -> None:
    package = Path(mullama_codegen.__file__).parent
    assert [str(file) for file in package.rglob("*.py") if "NotImplementedError" in file.read_text(encoding="utf-8")] == []


PARTS: tuple[Type, ...] = (
    *map(Scalar, Kind),
    *(EnumRef("order"), UnionRef("filter"), HandleRef("shelf"), Vector(), MapOf()),
    *map(RecordRef, ("shelf_params", "note", "reading", "reading_stats")),
)
TYPES = (*PARTS, *map(ListOf, PARTS), *map(OptionOf, PARTS))
# For each position: what is put before which text of the good description, for one type.
PLACES = {
    Position.GIVEN: (
        "      spell:\n",
        "      add_{n}: {{ summary: Adds., params: {{ x: {{ type: '{type}', {default}{absent}summary: It. }} }}, {only} }}\n",
    ),
    Position.RETURNED: (
        "      spell:\n",
        "      add_{n}: {{ summary: Adds., params: {{ texts: {{ type: list<string>, summary: Texts. }} }},"
        " returns: {{ type: '{type}', summary: It. }}, {only} }}\n",
    ),
    Position.FACT: ('      title: { type: string, summary: "Its', "      add_{n}: {{ type: '{type}', summary: It., {only}}}\n"),
    Position.PARAMS: (
        '      role: { type: string, summary: "Who says',
        "      add_{n}: {{ type: '{type}', {default}{absent}summary: It., {only}}}\n",
    ),
    Position.ACCESSOR: (
        '      text: { type: string, summary: "What was read',
        "      add_{n}: {{ type: '{type}', summary: It., {only}}}\n",
    ),
    Position.STRUCT: ("      n_pages: { type: token_count", "      add_{n}: {{ type: '{type}', summary: It., {only}}}\n"),
}


def absent(type_: Type) -> str:
    """What C takes for the absence of a number, a flag or an enum."""
    match type_:
        case OptionOf(Scalar(kind)) if kind.is_text or kind is Kind.BYTES:
            return ""
        case OptionOf(Scalar(kind)) if kind.is_float:
            return 'absent: { value: "nan" }, '
        case OptionOf(Scalar() | EnumRef()):
            return 'absent: { value: "77", name: gone }, '
        case _:
            return ""


def able(api: Api, type_: Type, position: Position) -> str:
    """The languages that can express a type in a position."""
    needed = set(constructs(api, type_, position))
    return f"only: [{', '.join(x.id for x in LANGUAGES.values() if needed <= x.constructs)}]"


@pytest.mark.parametrize("position", PLACES, ids=[position.value for position in PLACES])
def test_every_type_that_the_rules_let_stand_somewhere_is_printed_by_every_language(position: Position, features: Api) -> None:
    before, addition = PLACES[position]
    assert before in GOOD, "the good description has changed"
    # What is planted among the fields of a record cannot be that record.
    itself: list[Type] = [t for id_ in ("note", "reading") for t in (RecordRef(id_), ListOf(RecordRef(id_)), OptionOf(RecordRef(id_)))]
    inside = position in (Position.PARAMS, Position.ACCESSOR)
    # What must be given cannot be left to a few languages, and 0 is no absence of flags and enums; the hostile description has them.
    if position is Position.PARAMS:
        itself += [UnionRef("filter"), HandleRef("shelf")]
    allowed = [x for x in TYPES if positions.fits(features, x, position) and not (inside and x in itself)]
    assert allowed
    empty = {OptionOf: "default: none, ", RecordRef: "default: {}, ", MapOf: "default: {}, "} if position is not Position.GIVEN else {}
    defaults = ['default: "1", ' if x == Scalar(Kind.DURATION) and empty else empty.get(type(x), "") for x in allowed]
    text = GOOD
    for n, (x, default) in enumerate(zip(allowed, defaults, strict=True)):
        # What may be absent needs a record whose defaults C is given: in others a zero is absence, which is a value of the enum.
        place = "      depth: {" if position is Position.PARAMS and absent(x) else before
        added = addition.format(n=n, type=spelt(x), default=default, absent=absent(x), only=able(features, x, position))
        text = text.replace(place, added + place, 1)
    assert pipeline.make(pipeline.read_text(text, "api.yaml")).files


def test_a_construct_that_a_language_lacks_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LANGUAGES, "go", dataclasses.replace(LANGUAGES["go"], constructs=frozenset()))
    text = GOOD.replace(BOOKS, f"{BOOKS} only: [rust, go, c],", 1)
    line = line_of(text, BOOKS)
    rule = "Go cannot express lists of records that come back, as list<book> is; leave go out"
    assert f"api.yaml:{line}: Shelf.books returns: {rule}" in told(text)


def test_a_type_that_a_language_lacks_is_told_with_its_line() -> None:
    book = "    summary: A book.\n"
    text = GOOD.replace(book, f"{book}    only: [rust, c]\n", 1).replace(BOOKS, f"{BOOKS} only: [rust, go, c],", 1)
    line = line_of(text, BOOKS)
    assert f"api.yaml:{line}: Shelf.books returns: is in Go, which does not have 'book'; leave go out" in told(text)


def without(monkeypatch: pytest.MonkeyPatch, *missing: Construct) -> Api:
    """The good description as Go would have it, if Go could not express some constructs."""
    able = dataclasses.replace(LANGUAGES["go"], constructs=frozenset(set(Construct) - set(missing)))
    monkeypatch.setitem(LANGUAGES, "go", able)
    return pipeline.read_text(GOOD, "api.yaml")


def test_what_names_no_language_is_left_to_those_that_can_express_it(monkeypatch: pytest.MonkeyPatch) -> None:
    api = without(monkeypatch, Construct.RECORD_LISTS, Construct.CHANGING_FACTS, Construct.NESTED_PARAMS)
    shelf = api.handle("shelf")
    facts, methods = ({x.id: x.surface for x in items} for items in (shelf.facts, shelf.methods))
    assert "go" not in facts["dust"]
    assert "go" in facts["n_books"]
    assert "go" not in methods["books"]
    assert {"rust", "php", "c"} <= methods["books"].languages
    assert pipeline.make(api).files


def test_what_a_record_is_made_of_goes_with_what_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    api = without(monkeypatch, Construct.RECORD_UNIONS)
    assert "go" not in api.union("source").surface
    (search,) = (op for op in api.handle("shelf").methods if op.id == "search")
    assert "go" not in search.surface
    assert not any(planned.operation is search for planned in pipeline.make(api).plan["go"].calls)


def test_a_stream_that_a_language_lacks_is_opened_by_no_call_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    api = without(monkeypatch, Construct.RECORD_STREAMS)
    assert "go" not in api.stream("gallery").surface
    (browse,) = (op for op in api.handle("reader").methods if op.id == "browse")
    assert not any("go" in form.surface for form in browse.forms)
