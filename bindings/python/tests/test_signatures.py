"""Argument order and defaults, by hand: generated dispatch would agree with a generated mistake."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mullama import ChatMessage, Context, EmbeddingGenerator, LogitBias, Model, MullamaError, NotAvailableError, SamplerParams

SIGNATURES: list[tuple[Callable[..., Any], str]] = [
    (Model.tokenize, "(self, /, text, add_bos=True, special=False)"),
    (Model.detokenize, "(self, /, tokens, remove_special=False, unparse_special=False)"),
    (Model.token_to_piece, "(self, /, token, special=False)"),
    (Model.token_is_eog, "(self, /, token)"),
    (Model.token_details, "(self, /, tokens)"),
    (
        Model.load,
        "(path, n_gpu_layers=0, use_mmap=True, use_mlock=False, vocab_only=False, *, main_gpu=0, check_tensors=False, keep_loaded=False,"
        " split_mode='layer', tensor_split=(), devices=(), cancel=None, progress=None)",
    ),
    (
        # Up to Python 3.9 a class over the stable ABI keeps its signature to itself; its other constructor has the same.
        Context if sys.version_info >= (3, 10) else Context.create_async,
        "(model, n_ctx=0, n_batch=2048, n_threads=0, embeddings=False, *, n_ubatch=512, n_seq_max=1, n_threads_batch=0, offload_kqv=True,"
        " deterministic=False, flash_attn='auto', type_k='f16', type_v='f16', overflow='stop', swap_mib=0)",
    ),
    (
        EmbeddingGenerator.create_async,
        "(model, n_ctx=512, normalize=True, *, n_batch=0, n_threads=0, pooling='unspecified', truncate=False)",
    ),
    (
        ChatMessage,
        "(role: 'str', content: 'Iterable[Mapping[str, Any]] | str | None' = None, *, name: 'str | None' = None, "
        "tool_calls: 'Iterable[ToolCall | ToolRequest | ToolCallDict | Mapping[str, Any] | tuple[str, Any] | list[str | Any]]' = (), "
        "tool_call_id: 'str | None' = None, extra: 'Any | None' = None) -> None",
    ),
    (LogitBias, "(token: 'int', bias: 'float') -> None"),
    (
        Context.generate,
        "(self, /, prompt, max_tokens=100, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None,"
        " cache_key=None)",
    ),
    (
        Context.generate_stream,
        "(self, /, prompt, max_tokens=100, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None,"
        " cache_key=None)",
    ),
]


@pytest.mark.parametrize(("function", "signature"), SIGNATURES, ids=[f.__qualname__ for f, _ in SIGNATURES])
def test_signature_is_as_documented(function: Callable[..., Any], signature: str) -> None:
    assert str(inspect.signature(function)) == signature


def test_the_second_argument_of_tokenize_is_add_bos(model: Model) -> None:
    assert model.tokenize("Once", True)[0] == model.token_bos
    assert model.tokenize("Once", False) == model.tokenize("Once", True)[1:]


def test_the_third_argument_of_tokenize_is_special(model: Model) -> None:
    assert model.token_eos is not None
    end = model.token_to_piece(model.token_eos, special=True).decode()
    assert model.tokenize(end, False, True) == [model.token_eos]
    assert model.tokenize(end, False, False) != [model.token_eos]


def test_the_second_argument_of_generate_is_max_tokens(context: Context) -> None:
    greedy = SamplerParams.greedy()
    assert context.generate("Once upon a time", 3, greedy) == context.generate("Once upon a time", max_tokens=3, params=greedy)
    assert context.complete("Once upon a time", 3, greedy).stats.n_generated == 3


def test_a_model_is_loaded_by_position_as_documented(model_path: Path) -> None:
    with Model.load(model_path, 0, True, False, True) as vocabulary:
        assert vocabulary.tokenize("Once")
        with pytest.raises(MullamaError, match="vocab_only"):
            Context(vocabulary, 256).generate("Once", 1)


def test_a_context_is_made_by_position_as_documented(model: Model) -> None:
    with Context(model, 256, 128, 1, False) as context:
        assert (context.n_ctx, context.n_batch) == (256, 128)
    with pytest.raises(NotAvailableError, match="embeddings"):
        Context(model, 256, 128, 1, True)


def test_the_sampler_is_given_by_position_as_documented() -> None:
    params = SamplerParams(0.5, 20, 0.9, 0.01, 0.8, 1.2, 0.3, 0.4, 32, 42)
    named = SamplerParams(
        temperature=0.5,
        top_k=20,
        top_p=0.9,
        min_p=0.01,
        typical_p=0.8,
        penalty_repeat=1.2,
        penalty_freq=0.3,
        penalty_present=0.4,
        penalty_last_n=32,
        seed=42,
    )
    assert params == named
    with pytest.raises(TypeError):
        SamplerParams(0.5, 20, 0.9, 0.01, 0.8, 1.2, 0.3, 0.4, 32, 42, True)  # type: ignore[call-arg]


def test_a_hundred_tokens_are_the_default(context: Context) -> None:
    assert context.complete("Once upon a time", params=SamplerParams(temperature=0, ignore_eos=True)).stats.n_generated == 100


def test_none_stands_for_the_default(context: Context) -> None:
    greedy = SamplerParams.greedy()
    assert context.generate("Once", 5, greedy, stop=None, cancel=None) == context.generate("Once", 5, greedy)  # type: ignore[arg-type]


def test_a_wrong_keyword_is_named(model: Model) -> None:
    with pytest.raises(TypeError, match="'n_ctxx'"):
        Context(model, n_ctxx=512)  # type: ignore[call-arg]
