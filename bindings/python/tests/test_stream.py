"""Streams: live, joined, closed, left behind."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from mullama import CancelToken, Context, FinishReason, InvalidHandleError, Model, SamplerParams, WouldBlockError

GREEDY = SamplerParams.greedy()
PROMPT = "Once upon a time"
SCRIPTS = [
    PROMPT,
    "<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nHow do you say water in Hindi?<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nShow me an emoji of a cat.<|im_end|>\n<|im_start|>assistant\n",
]


@pytest.mark.parametrize("prompt", SCRIPTS)
def test_the_join_of_the_pieces_is_the_text(context: Context, prompt: str) -> None:
    assert "".join(context.generate_stream(prompt, 60, GREEDY)) == context.generate(prompt, 60, GREEDY)


def test_the_end_is_the_end(context: Context) -> None:
    stream = context.generate_stream(PROMPT, 3, GREEDY)
    assert len(list(stream)) == 3
    assert list(stream) == []
    stream.close()


def test_the_result_is_there_at_the_end_and_not_before(context: Context) -> None:
    with context.generate_stream(PROMPT, 3, GREEDY) as stream:
        with pytest.raises(WouldBlockError, match=r"call finish\(\)"):
            _ = stream.result
        text = "".join(stream)
        assert (stream.result.text, stream.result.finish_reason) == (text, FinishReason.LENGTH)
    assert stream.result.text == text


def test_what_counts_is_what_was_delivered(context: Context) -> None:
    with context.generate_stream(PROMPT, 100, GREEDY) as stream:
        first = next(stream)
    assert (stream.result.text, stream.result.stats.n_generated) == (first, 1)
    assert stream.result.finish_reason is FinishReason.CANCELLED


def test_finish_stops_it_and_gives_the_record_again_and_again(context: Context) -> None:
    with context.generate_stream(PROMPT, 100, GREEDY) as stream:
        next(stream)
        assert stream.finish() == stream.finish() == stream.result


def test_a_closed_stream_refuses(context: Context) -> None:
    stream = context.generate_stream(PROMPT, 10, GREEDY)
    stream.close()
    stream.close()
    assert stream.closed
    with pytest.raises(InvalidHandleError):
        next(stream)


def test_generating_inside_the_loop_is_answered_and_the_loop_goes_on(context: Context) -> None:
    alone = context.generate(PROMPT, 40, GREEDY)
    text = ""
    with context.generate_stream(PROMPT, 40, GREEDY) as stream:
        for piece in stream:
            text += piece
            assert context.generate("Another", 1, GREEDY)
    assert text == alone


def test_a_name_that_still_holds_a_stream_keeps_nobody_waiting(context: Context) -> None:
    alone = context.generate(PROMPT, 40, GREEDY)
    pieces = context.generate_stream(PROMPT, 40, GREEDY)
    first = next(pieces)
    assert context.generate(PROMPT, 40, GREEDY) == alone
    context.clear_cache()
    assert first + "".join(pieces) == alone


def test_a_stream_that_is_left_behind_frees_its_sequence(context: Context) -> None:
    for _ in context.generate_stream(PROMPT, 10, GREEDY):
        break
    assert context.generate(PROMPT, 3, GREEDY)


def test_two_streams_share_a_context_of_two_sequences(model: Model) -> None:
    with Context(model, n_ctx=512, n_seq_max=2, n_threads=1, deterministic=True) as context:
        alone = [context.generate(prompt, 10, GREEDY) for prompt in ("Once", "The")]
        with context.generate_stream("Once", 10, GREEDY) as first, context.generate_stream("The", 10, GREEDY) as second:
            pairs = list(zip_longest(first, second, fillvalue=""))
        assert ["".join(pieces) for pieces in zip(*pairs)] == alone


def test_a_token_ends_a_stream_between_its_pieces(context: Context) -> None:
    with CancelToken() as token, context.generate_stream(PROMPT, 100, GREEDY, cancel=token) as stream:
        next(stream)
        token.cancel()
        assert list(stream) == []
        assert stream.result.finish_reason is FinishReason.CANCELLED


def test_an_exception_in_the_loop_comes_out_and_closes(context: Context) -> None:
    with pytest.raises(KeyError, match="mine"), context.generate_stream(PROMPT, 10, GREEDY) as stream:
        for _ in stream:
            raise KeyError("mine")
    assert stream.closed
    assert context.generate(PROMPT, 3, GREEDY)


def test_a_bad_prompt_is_refused_when_the_stream_is_made(context: Context) -> None:
    with pytest.raises(ValueError, match="NUL"):
        context.generate_stream("a\0b")
