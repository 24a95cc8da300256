"""What the plan decides, and that it decides it for every call of every language."""

from __future__ import annotations

from pathlib import Path

import pytest
from mullama_codegen import pipeline
from mullama_codegen.languages import LANGUAGES
from mullama_codegen.languages.cpp.calls import call_views
from mullama_codegen.meaning.model import Api, Blocking, FormKind
from mullama_codegen.meaning.types import HandleRef
from mullama_codegen.plan.calls import every_call
from mullama_codegen.plan.core import CoreMethod, Gives
from mullama_codegen.plan.language import Through
from mullama_codegen.plan.planned import (
    AnswerOf,
    Awaited,
    CCall,
    Direct,
    From,
    Interrupt,
    LookedUp,
    LoopOver,
    Opened,
    OwnCall,
    PlannedCall,
    Plans,
    Sequence,
    Started,
    Waited,
)
from mullama_codegen.plan.realise import plans
from mullama_codegen.plan.sizes import Again, Count, LengthOf, Sum, spelt
from mullama_codegen.plan.takes import Take

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> Plans:
    """The plans of the library's own description."""
    return plans(pipeline.read(ROOT / "api.yaml"), tuple(LANGUAGES.values()))


@pytest.fixture(scope="module")
def planned(features: Api) -> Plans:
    """The plans of the description that has every construct."""
    return plans(features, tuple(LANGUAGES.values()))


def one(plans_: Plans, language: str, id_: str) -> PlannedCall:
    return plans_[language].of(id_)[0]


# The languages behind C.
THROUGH_C = [id_ for id_, language in LANGUAGES.items() if language.through is Through.C and not language.is_abi]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_call_of_a_language_is_planned_and_nothing_else(features: Api, planned: Plans, language: str) -> None:
    calls = [call.id for call in every_call(features, language)]
    assert list(dict.fromkeys(p.call.id for p in planned[language].calls)) == calls


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_claimed_is_what_is_planned(planned: Plans, language: str) -> None:
    plan = planned[language]
    # What is about types or iterators of the language's own is tried by its own tests.
    claimed = {f for f in plan.features if not f.startswith(("can_pass.", "stream.", "gallery.", "sensing."))}
    assert {p.call.path for p in plan.calls if not p.tried_apart} == claimed


@pytest.mark.parametrize("language", THROUGH_C)
def test_what_goes_through_c_makes_one_call_of_the_same_input(planned: Plans, language: str) -> None:
    # PHP's record is waited for: see below.
    for id_ in ("reader.read.result.prompt",) * (language != "php") + ("reader.read.stream.prompt",):
        calls = [p for p in planned[language].calls if isinstance(p.does, (Direct, Opened)) and p.call.operation.id == "read"]
        ways = [way for p in calls for way in p.ways if way.input and way.input.id == "prompt"]
        assert CCall(id_) in [way.to for way in ways]
        assert all(a.by is From.CALLER for way in ways for a in way.arguments)


@pytest.mark.parametrize("language", ["go", "cpp"])
def test_a_text_is_the_answer_of_the_call_that_gives_it_later(planned: Plans, language: str) -> None:
    texts = [p for p in planned[language].calls if isinstance(p.does, AnswerOf)]
    assert {p.call.form for p in texts} == {FormKind.TEXT, FormKind.PLAIN}
    # What is not generated is JSON of a call that takes long: C would do the work again where the buffer is too short.
    assert {p.call.id for p in texts if p.call.form is FormKind.PLAIN} == {"shelf.describe.plain", "shelf.review.plain"}
    assert all(isinstance(way.to, OwnCall) and ".async" in way.to.id for p in texts for way in p.ways)


def test_a_stream_of_go_and_php_is_opened_and_looped_over(planned: Plans) -> None:
    for language in ("go", "php"):
        opened, looped = planned[language].of("reader.read.stream.prompt")
        assert isinstance(opened.does, Opened)
        assert looped.does == Sequence("reading")
        assert planned[language].source(OwnCall("reader.read.stream.prompt")) is opened


def test_php_waits_for_calls_that_c_starts(library: Plans) -> None:
    started = {
        "context.generate.text.prompt": "context.generate.async.prompt",
        "context.generate.result.tokens": "context.generate.async_result.tokens",
        "context.chat.result": "context.chat.async_result",
        "model.load.plain": "model.load.async",
        "embedding_generator.embed.plain": "embedding_generator.embed.async",
    }
    for id_, in_c in started.items():
        call = one(library, "php", id_)
        assert isinstance(call.does, Waited)
        assert call.only_way.to == CCall(in_c)
        assert Interrupt.SIGNALS in call.wait.ended_by


def test_go_does_without_errors_that_nobody_would_look_at(library: Plans) -> None:
    assert not one(library, "go", "backend_init.plain").result.fails
    assert one(library, "php", "backend_init.plain").result.fails
    assert one(library, "go", "model.token_to_piece.plain").result.fails


def test_a_predicate_is_looked_up_where_core_is_far_and_never_fails(planned: Plans) -> None:
    for language in planned:
        asked = one(planned, language, "shelf.is_thick.plain")
        assert not asked.result.fails
        if language in THROUGH_C:
            assert asked.does == LookedUp()
            assert asked.only_way.to == CCall("shelf.is_thick.plain")
        else:
            assert asked.does == Direct()
            assert asked.only_way.to == CoreMethod("is_thick", Gives.PLAIN)


def test_a_callback_is_a_loop_over_the_stream(planned: Plans) -> None:
    go, c = one(planned, "go", "reader.read.callback.prompt"), one(planned, "c", "reader.read.callback.prompt")
    assert isinstance(go.does, LoopOver)
    assert go.only_way.to == OwnCall("reader.read.stream.prompt")
    assert c.only_way.to == CoreMethod("read_stream_with", Gives.RESULT, short="read_stream")


def test_core_takes_everything_under_a_name_that_says_so(planned: Plans) -> None:
    def called(id_: str) -> CoreMethod:
        method = one(planned, "rust", id_).only_way.to
        assert isinstance(method, CoreMethod)
        return method

    opened = called("shelf.open.plain")
    assert (opened.name, opened.short, opened.quiet) == ("open_with_progress", "open", "open_with")
    found = called("shelf.find.plain")
    assert (found.name, found.short, found.quiet) == ("find_with", "find", "")
    sensed = called("reader.sense.plain")
    assert (sensed.name, sensed.short, sensed.quiet) == ("sense", "", "")


def test_every_input_is_a_prompt_of_one_method_of_core(planned: Plans) -> None:
    (read,) = planned["rust"].of("reader.read.text.prompt")
    assert {way.to for way in read.ways} == {CoreMethod("read_with", Gives.RESULT, short="read")}
    assert [way.input.id for way in read.ways if way.input] == ["prompt", "pages"]
    node = [one(planned, "node", f"reader.read.text.{id_}") for id_ in ("prompt", "pages")]
    assert {p.only_way.to for p in node} == {way.to for way in read.ways}


def test_a_stream_that_rust_awaits_is_another_method(planned: Plans) -> None:
    (awaited,), (waited,) = (planned["rust"].of(f"reader.read.{form}.prompt") for form in ("async_stream", "stream"))
    assert awaited.only_way.to == CoreMethod("stream_async_with", Gives.RESULT, short="stream_async", polled=True)
    assert waited.only_way.to == CoreMethod("read_stream_with", Gives.RESULT, short="read_stream")


def test_who_must_not_wait_opens_a_stream_by_the_method_that_does_not(planned: Plans) -> None:
    def opened_by(language: str, key: str) -> set[str]:
        methods = [way.to for call in planned[language].of(key) for way in call.ways]
        assert all(isinstance(method, CoreMethod) for method in methods)
        return {method.name for method in methods if isinstance(method, CoreMethod)}

    assert opened_by("node", "reader.read.stream.prompt") == {"stream_async_with"}
    assert opened_by("python", "reader.read.async_stream.prompt") == {"stream_async_with"}
    assert opened_by("python", "reader.read.stream.prompt") == {"read_stream_with"}
    # Where nothing is read that takes long, there is no other method.
    assert opened_by("node", "reader.browse.stream") == {"browse"}


def test_what_is_made_of_nothing_cannot_fail_in_core_and_can_behind_c(library: Plans) -> None:
    made = {language: one(library, language, "cancel_token.new.plain") for language in ("rust", "node", "python", "c", "go")}
    assert made["rust"].only_way.to == CoreMethod("new", Gives.PLAIN)
    assert [made[x].result.fails for x in ("rust", "node", "python", "c", "go")] == [False, False, False, False, True]
    assert one(library, "rust", "context.new.plain").result.fails


def test_a_context_of_go_ends_what_c_has_started(library: Plans) -> None:
    record, vector = one(library, "go", "context.generate.async_result.prompt"), one(library, "go", "embedding_generator.embed.async")
    assert (record.does, vector.does) == (Waited(Take.RECORD), Waited(Take.VECTORS))
    assert record.only_way.to == CCall("context.generate.async_result.prompt")
    assert record.beside == OwnCall("context.generate.result.prompt")
    assert Interrupt.CONTEXT in record.wait.ended_by
    assert Interrupt.CONTEXT in vector.wait.ended_by


@pytest.mark.parametrize("language", ["go", "cpp"])
def test_a_text_that_comes_later_is_what_c_starts(library: Plans, language: str) -> None:
    text = one(library, language, "context.generate.async.prompt")
    assert isinstance(text.does, Waited if language == "go" else Started)
    assert text.does.take is Take.TEXT
    assert CCall("context.generate.async.prompt") in [way.to for way in text.ways]


def test_every_long_wait_of_python_looks_for_signals(library: Plans) -> None:
    long = [p for p in library["python"].calls if p.wait.blocking is Blocking.LONG]
    assert {p.call.path for p in long} >= {"context.new", "context.generate", "context.chat/result", "embedding_generator.embed_batch"}
    assert all(Interrupt.SIGNALS in p.wait.ended_by for p in long)


def test_a_wait_that_looks_for_signals_waits_for_an_answer_that_can_be_dropped(library: Plans) -> None:
    for id_ in ("context.chat.result", "embedding_generator.embed_batch.plain", "context.new.plain", "model.load.plain"):
        assert all(isinstance(way.to, CoreMethod) and way.to.gives is Gives.PENDING for way in one(library, "python", id_).ways)


def test_every_long_wait_of_every_language_can_be_ended(library: Plans) -> None:
    assert [p.call.id for plan in library.values() for p in plan.calls if p.wait.blocking is Blocking.LONG and not p.wait.ended_by] == []


def test_what_is_awaited_makes_nobody_wait(library: Plans) -> None:
    awaited = [p for plan in library.values() for p in plan.calls if isinstance(p.does, Awaited)]
    assert awaited
    assert {p.wait.blocking for p in awaited} == {Blocking.NO}


def test_a_buffer_is_guessed_alike_in_every_language(planned: Plans) -> None:
    found = {language: one(planned, language, "shelf.find.plain").result.buffer for language in ("c", "go", "php", "cpp")}
    assert {buffer.guess for buffer in found.values() if buffer} == {Sum(LengthOf("text"), Count(16))}
    assert {buffer.again for buffer in found.values() if buffer} == {Again.WHERE_SHORT}


def test_a_buffer_that_is_a_limit_is_filled_once(planned: Plans) -> None:
    buffer = one(planned, "c", "reader.read.text.prompt").result.buffer
    assert buffer is not None
    assert buffer.again is Again.NEVER


def test_only_an_answer_that_comes_through_c_has_a_buffer(planned: Plans) -> None:
    assert all(p.result.buffer is None for language in ("rust", "python", "node") for p in planned[language].calls)
    assert one(planned, "go", "reader.read.text.prompt").result.buffer is None  # it is read from a record


def test_a_size_is_spelt_with_the_names_of_a_language() -> None:
    assert spelt(Sum(LengthOf("text"), Count(16)), lambda id_: f"len({id_})", str) == "len(text) + 16"


def test_a_reader_keeps_its_shelf_and_a_stream_its_reader(planned: Plans) -> None:
    assert one(planned, "go", "reader.new.plain").keeps == ("shelf",)
    assert one(planned, "go", "reader.read.stream.prompt").keeps == ("self",)


def test_what_c_leaves_out_has_its_default_and_the_token_that_stands_beside(planned: Plans) -> None:
    plain, cancellable = one(planned, "c", "reader.read.callback.prompt"), one(planned, "c", "reader.read.callback_cancellable.prompt")
    assert [a.by for a in plain.only_way.arguments if a.param.id == "options"] == [From.DEFAULT]
    assert [a.by for a in cancellable.only_way.arguments if a.param.id == "options"] == [From.CANCEL]


def test_merged_inputs_are_ways_of_one_call(features: Api, planned: Plans) -> None:
    read = one(planned, "cpp", "reader.read.text.prompt")
    assert read.inputs == ("prompt", "pages")
    assert len(tuple(call_views(features, pipeline.abi_of(features), planned["cpp"], read))) == 2


def test_a_constructor_gives_its_handle(planned: Plans) -> None:
    assert one(planned, "python", "shelf.open.plain").result.type == HandleRef("shelf")
