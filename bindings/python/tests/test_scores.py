"""Log probabilities and scores, against NumPy's arithmetic."""

from __future__ import annotations

import asyncio
import math
from typing import Any

import numpy as np
import pytest
from mullama import (
    CancelledError,
    Constraint,
    Context,
    ContextFullError,
    InvalidInputError,
    Model,
    SamplerParams,
    Score,
    ScorePair,
)

PROMPT = "Once upon a time"
GREEDY = SamplerParams.greedy()


def log_softmax(logits: Any) -> Any:
    shifted = logits - logits.max()
    return shifted - np.log(np.exp(shifted).sum())


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_after_the_steps_is_the_softmax_of_what_was_before_divided_by_the_temperature(
    model: Model, context: Context, temperature: float
) -> None:
    sampler = SamplerParams(temperature=temperature, top_k=0, top_p=1.0, min_p=0.0, penalty_repeat=1.0, seed=7)
    record = context.complete(PROMPT, 4, sampler, n_logprobs=model.n_vocab)
    assert len(record.logprobs) == len(record.tokens) == 4
    for told, token in zip(record.logprobs, record.tokens):
        assert told.token == token
        before = np.array([one.logprob for one in told.top], dtype=np.float64)
        after = np.array([one.sampled_logprob for one in told.top], dtype=np.float64)
        assert math.isclose(np.exp(before).sum(), 1, rel_tol=1e-4)
        np.testing.assert_allclose(after, log_softmax(before / temperature), atol=1e-3)


def test_a_cut_leaves_the_softmax_of_what_is_left(context: Context) -> None:
    sampler = SamplerParams(temperature=1.0, top_k=3, top_p=1.0, min_p=0.0, penalty_repeat=1.0, seed=7)
    record = context.complete(PROMPT, 3, sampler, n_logprobs=6)
    for told in record.logprobs:
        before = np.array([one.logprob for one in told.top[:3]], dtype=np.float64)
        np.testing.assert_allclose([one.sampled_logprob for one in told.top[:3]], log_softmax(before), atol=1e-4)
        assert all(one.sampled_logprob == -math.inf for one in told.top[3:])


def test_there_are_none_unless_they_are_asked_for(context: Context) -> None:
    assert list(context.complete(PROMPT, 3, GREEDY).logprobs) == []
    with pytest.raises(InvalidInputError, match="n_logprobs"):
        context.complete(PROMPT, 3, GREEDY, n_logprobs=-2)


def test_a_constraint_is_seen_after_the_steps_alone(context: Context) -> None:
    free = context.complete(PROMPT, 1, GREEDY, n_logprobs=3).logprobs[0]
    bound = context.complete(PROMPT, 9, GREEDY, n_logprobs=3, constraint=Constraint.regex("[0-9]{3}")).logprobs[0]
    assert [one.token for one in free.top] == [one.token for one in bound.top]
    np.testing.assert_allclose([one.logprob for one in free.top], [one.logprob for one in bound.top], atol=1e-3)
    assert {one.sampled_logprob for one in bound.top} == {-math.inf}


def test_a_score_is_what_a_generation_of_the_text_is_told(context: Context) -> None:
    record = context.complete(PROMPT, 12, GREEDY, n_logprobs=0)
    score = context.score(PROMPT, record.text)
    assert isinstance(score, Score)
    assert list(score.tokens) == list(record.tokens)
    assert score.is_greedy
    assert score.logprobs.dtype == np.float32
    np.testing.assert_allclose(score.logprobs, [one.logprob for one in record.logprobs], atol=2e-2)
    assert math.isclose(score.sum, score.logprobs.astype(np.float64).sum(), rel_tol=1e-6)


def test_pairs_are_records_or_tuples_and_keep_their_order(context: Context) -> None:
    heard: list[float] = []

    def progress(fraction: float) -> bool:
        heard.append(fraction)
        return True

    pairs: list[ScorePair | tuple[str, str]] = [ScorePair(PROMPT, " there was"), (PROMPT, " there was a slow snail"), ("", "Once")]
    scores = context.score_batch(pairs, progress=progress)
    alone = [context.score(*pair) for pair in ((PROMPT, " there was"), (PROMPT, " there was a slow snail"), ("", "Once"))]
    assert [score.tokens for score in scores] == [score.tokens for score in alone]
    assert heard[-1] == 1.0
    with pytest.raises(CancelledError):
        context.score_batch(pairs, progress=lambda fraction: False)


def test_what_does_not_fit_says_so_and_can_be_cut(context: Context) -> None:
    long = "a b c " * 2000
    with pytest.raises(ContextFullError) as caught:
        context.score(long, "d")
    assert caught.value.data["needed"] > caught.value.data["available"] == 512
    assert len(context.score(long, "d", truncate=True).tokens) > 0
    assert len(context.score_rolling(long).tokens) >= 2000


def test_scores_can_be_awaited(context: Context) -> None:
    async def both() -> tuple[Score, list[Score]]:
        return await context.score_async(PROMPT, " there"), await context.score_batch_async([(PROMPT, " there")])

    one, many = asyncio.run(both())
    assert one.tokens == many[0].tokens
