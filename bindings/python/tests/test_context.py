"""Contexts: generating, records, options."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from mullama import (
    CancelToken,
    Constraint,
    Context,
    ContextFullError,
    FinishReason,
    InvalidHandleError,
    InvalidInputError,
    KvType,
    LogitBias,
    Model,
    NotAvailableError,
    SamplerError,
    SamplerParams,
    reserved_memory,
)

GREEDY = SamplerParams.greedy()
PROMPT = "Once upon a time"


def test_the_record_has_the_text_its_tokens_and_its_counts(model: Model, context: Context) -> None:
    record = context.complete(PROMPT, 12, GREEDY)
    assert record.text == context.generate(PROMPT, 12, GREEDY)
    assert model.detokenize(record.tokens) == record.text
    assert record.finish_reason is FinishReason.LENGTH
    assert (record.stats.n_prompt, record.stats.n_generated) == (len(model.tokenize(PROMPT)), 12)
    assert record.stats.generate_ms > 0


def test_forgotten_contexts_do_not_pile_up(model: Model) -> None:
    first = Context(model, n_ctx=1 << 13, n_threads=1)
    one = reserved_memory()
    del first
    most = 0
    for _ in range(20):
        Context(model, n_ctx=1 << 13, n_threads=1).generate(PROMPT, 1)
        most = max(most, reserved_memory())
    assert most <= 4 * one


def test_none_is_the_default_and_no_other_limit(context: Context) -> None:
    endless = SamplerParams(temperature=0, ignore_eos=True, seed=None)
    for record in (context.complete(PROMPT, None, endless), context.complete(PROMPT, params=endless, stop=None, logit_bias=None)):  # type: ignore[arg-type]
        assert (record.stats.n_generated, record.finish_reason) == (100, FinishReason.LENGTH)


def test_a_negative_seed_is_told_what_stands_for_it(context: Context) -> None:
    with pytest.raises(InvalidInputError, match=r"^seed is -1; .*: leave it out for a fresh one$"):
        context.generate(PROMPT, 3, SamplerParams(seed=-1))


@pytest.mark.parametrize("convert", [list, tuple, np.array])
def test_a_prompt_may_be_tokens(model: Model, context: Context, convert: type) -> None:
    tokens = convert(model.tokenize(PROMPT))
    assert context.generate(tokens, 8, GREEDY) == context.generate(PROMPT, 8, GREEDY)


def test_a_prompt_of_another_type_is_a_type_error(context: Context) -> None:
    with pytest.raises(TypeError, match="prompt must be str or token ids, not int"):
        context.generate(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="prompt must be str or token ids, not bytes"):
        context.generate(b"Once")


def test_a_seed_repeats_the_draw_and_the_record_reports_it(context: Context) -> None:
    params = SamplerParams(seed=7)
    first, second = context.complete(PROMPT, 20, params), context.complete(PROMPT, 20, params)
    assert first.tokens == second.tokens
    assert first.stats.seed == 7
    unset = context.complete(PROMPT, 1)
    assert context.complete(PROMPT, 1).stats.seed != unset.stats.seed


def test_parameters_may_be_a_dict(context: Context) -> None:
    assert context.generate(PROMPT, 5, {"temperature": 0, "penalty_repeat": 1}) == context.generate(PROMPT, 5, GREEDY)
    with pytest.raises(TypeError, match="'temprature'"):
        context.generate(PROMPT, 5, {"temprature": 0})  # type: ignore[arg-type]


def test_a_stop_string_ends_the_text_and_is_not_part_of_it(context: Context) -> None:
    whole = context.generate(PROMPT, 20, GREEDY)
    record = context.complete(PROMPT, 20, GREEDY, stop=["llama"])
    assert record.finish_reason == "stop_string"
    assert record.text == whole[: whole.index("llama")]


def test_a_stop_that_is_text_is_refused_since_its_letters_were_not_meant(context: Context) -> None:
    with pytest.raises(TypeError, match="stop must be a sequence, not str"):
        context.generate(PROMPT, 5, stop="llama")


def test_a_bias_keeps_a_token_out(model: Model, context: Context) -> None:
    first = context.complete(PROMPT, 1, GREEDY).tokens[0]
    banned = context.complete(PROMPT, 1, GREEDY, logit_bias=[LogitBias(token=first, bias=-1000.0)])
    assert banned.tokens[0] != first
    assert context.complete(PROMPT, 1, GREEDY, logit_bias=[{"token": first, "bias": -1000.0}]).tokens == banned.tokens
    assert context.complete(PROMPT, 1, GREEDY, logit_bias=[LogitBias(first, -1000.0), (first, 0.0), [first, 0.0]]).tokens == banned.tokens
    assert context.complete(PROMPT, 1, GREEDY, logit_bias={first: -1000.0}).tokens == banned.tokens


def test_a_bias_of_what_is_no_token_is_named_by_its_key(context: Context) -> None:
    with pytest.raises(TypeError, match=r"^logit_bias\['a'\]\.token must be int, not str$"):
        context.generate(PROMPT, 1, logit_bias={"a": 1.0})  # type: ignore[arg-type]


def test_a_token_that_is_set_gives_what_came_so_far(context: Context) -> None:
    with CancelToken() as token:
        token.cancel()
        record = context.complete(PROMPT, 20, GREEDY, cancel=token)
    assert (record.text, record.finish_reason) == ("", FinishReason.CANCELLED)


def test_what_is_not_built_says_so(model: Model) -> None:
    with pytest.raises(NotAvailableError):
        Context(model, embeddings=True)


def test_a_text_is_held_to_a_constraint(context: Context) -> None:
    assert context.generate(PROMPT, 20, GREEDY, constraint=Constraint.regex("[a-f]{12}")).strip("abcdef") == ""


def test_a_prompt_that_does_not_fit_says_how_much_would(context: Context) -> None:
    with pytest.raises(ContextFullError) as caught:
        context.generate("word " * 2000)
    assert caught.value.data["needed"] > caught.value.data["available"] == context.n_ctx
    assert isinstance(caught.value, ValueError)


def test_sampler_parameters_out_of_range_are_named(context: Context) -> None:
    with pytest.raises(SamplerError, match="top_p"):
        context.generate(PROMPT, 5, SamplerParams(top_p=1.5))
    with pytest.raises(SamplerError, match="temperature"):
        context.generate(PROMPT, 5, SamplerParams(temperature=float("nan")))


def test_an_enum_may_be_given_by_name_or_as_a_member(model: Model) -> None:
    for type_ in ("q8_0", KvType.Q8_0):
        with Context(model, n_ctx=256, n_threads=1, type_k=type_) as context:
            assert context.n_ctx == 256
    with pytest.raises(InvalidInputError, match="type_k is 'q9'; expected 'f32'"):
        Context(model, type_k="q9")  # type: ignore[arg-type]


def test_a_context_outlives_its_model(model_path: Path) -> None:
    model = Model.load(model_path)
    with Context(model, n_ctx=256, n_threads=1) as context:
        model.close()
        assert context.generate(PROMPT, 3, GREEDY)


def test_a_closed_context_refuses_and_keeps_its_facts(context: Context) -> None:
    context.close()
    context.close()
    assert (context.closed, context.n_ctx) == (True, 512)
    with pytest.raises(InvalidHandleError):
        context.generate(PROMPT)


def test_a_closed_model_makes_no_context(model: Model) -> None:
    model.close()
    with pytest.raises(InvalidHandleError):
        Context(model)
