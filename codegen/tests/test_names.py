"""Names are words: case first, then keywords, then collisions."""

from __future__ import annotations

import pytest
from mullama_codegen.languages import LANGUAGES
from mullama_codegen.meaning.names import Case, Name, is_snake, with_suffix


@pytest.mark.parametrize(
    ("snake", "case", "spelt"),
    [
        ("n_gpu_layers", Case.SNAKE, "n_gpu_layers"),
        ("n_gpu_layers", Case.CAMEL, "nGpuLayers"),
        ("n_gpu_layers", Case.PASCAL, "NGpuLayers"),
        ("n_gpu_layers", Case.GO, "NGPULayers"),
        ("n_gpu_layers", Case.SCREAMING, "N_GPU_LAYERS"),
        ("token_is_eog", Case.GO, "TokenIsEOG"),
        ("q8_0", Case.PASCAL, "Q8_0"),
        ("use_mmap", Case.GO, "UseMmap"),
    ],
)
def test_words_in_each_case(snake: str, case: Case, spelt: str) -> None:
    assert Name.of(snake).to(case) == spelt


def test_a_suffix_follows_a_verbatim_spelling_in_its_case() -> None:
    suffix = Name.of("from_tokens")
    assert with_suffix("Stream", suffix, Case.GO) == "StreamFromTokens"
    assert with_suffix("stream", suffix, Case.SNAKE) == "stream_from_tokens"
    assert with_suffix("stream", suffix, Case.CAMEL) == "streamFromTokens"
    assert with_suffix("stream", None, Case.CAMEL) == "stream"


@pytest.mark.parametrize(
    ("word", "language"), [("type", "go"), ("class", "python"), ("this", "cpp"), ("match", "rust"), ("default", "node")]
)
def test_a_keyword_gets_an_underscore(word: str, language: str) -> None:
    assert LANGUAGES[language].escape(word) == f"{word}_"
    assert LANGUAGES[language].escape("words") == "words"


def test_what_is_no_snake_case_is_seen() -> None:
    assert [is_snake(x) for x in ("a_b", "a1_b2", "A", "a__b", "_a", "a_")] == [True, True, False, False, False, False]
