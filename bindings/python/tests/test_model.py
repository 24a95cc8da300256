"""Models: loading, facts, tokens."""

from __future__ import annotations

import copy
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mullama import (
    CancelledError,
    CancelToken,
    InvalidHandleError,
    InvalidInputError,
    Model,
    ModelLoadError,
    TokenDetail,
    TokenKind,
    Utf8Error,
    live_handles,
)

TEXT = "Grüße, 世界! नमस्ते 🦙 مرحبا"


@pytest.mark.parametrize("convert", [str, Path, os.fsencode])
def test_a_path_may_be_text_a_path_object_or_bytes(model_path: Path, convert: type) -> None:
    with Model.load(convert(model_path)) as model:
        assert model.n_vocab > 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no UTF-8")
@pytest.mark.parametrize("convert", [lambda path: path, os.fsdecode, lambda path: Path(os.fsdecode(path))], ids=["bytes", "str", "Path"])
def test_a_file_name_that_is_no_utf8_can_be_loaded(model_path: Path, tmp_path: Path, convert: Callable[[bytes], Any]) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.gguf")
    os.symlink(os.fsencode(model_path), path)
    with Model.load(convert(path)) as model:
        assert model.n_vocab > 0


def test_what_is_no_path_is_a_type_error_that_says_what_is(model_path: Path) -> None:
    with pytest.raises(TypeError, match=r"^path must be str, bytes or os\.PathLike, not int$"):
        Model.load(3)  # type: ignore[arg-type]
    with pytest.raises(Utf8Error, match="path"):
        Model.load("\ud800.gguf")
    with pytest.raises(InvalidInputError, match="path has a NUL"):
        Model.load(b"a\0b")


def test_what_fspath_raises_goes_on_to_the_caller() -> None:
    class Broken:
        def __fspath__(self) -> str:
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        Model.load(Broken())


def test_a_missing_file_is_a_load_error_that_names_it() -> None:
    with pytest.raises(ModelLoadError, match=r"nowhere\.gguf") as caught:
        Model.load("nowhere.gguf")
    assert caught.value.code == -2


def test_progress_runs_from_nothing_to_all(model_path: Path) -> None:
    fractions: list[float] = []
    Model.load(model_path, progress=fractions.append).close()
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


def test_progress_that_answers_false_stops_the_load(model_path: Path) -> None:
    with pytest.raises(CancelledError):
        Model.load(model_path, progress=lambda fraction: False)


def test_an_exception_in_progress_stops_the_load_and_comes_out(model_path: Path) -> None:
    def fail(fraction: float) -> bool:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        Model.load(model_path, progress=fail)


def test_a_token_that_is_set_stops_the_load(model_path: Path) -> None:
    with CancelToken() as token:
        token.cancel()
        with pytest.raises(CancelledError):
            Model.load(model_path, cancel=token)


def test_tokens_are_a_list_of_int_and_turn_back_into_the_text(model: Model) -> None:
    tokens = model.tokenize(TEXT, add_bos=False)
    assert type(tokens) is list
    assert {type(token) for token in tokens} == {int}
    assert model.detokenize(tokens) == TEXT


@pytest.mark.parametrize("convert", [tuple, np.array, lambda tokens: np.array(tokens, np.int32), iter])
def test_tokens_may_be_given_in_any_iterable(model: Model, convert: type) -> None:
    assert model.detokenize(convert(model.tokenize(TEXT, add_bos=False))) == TEXT


def test_pieces_are_bytes_that_join_to_the_text(model: Model) -> None:
    pieces = [model.token_to_piece(token) for token in model.tokenize(TEXT, add_bos=False)]
    assert {type(piece) for piece in pieces} == {bytes}
    assert b"".join(pieces).decode() == TEXT


def test_a_token_that_is_none_is_bad_input_and_a_value_error(model: Model) -> None:
    with pytest.raises(ValueError, match=f"{model.n_vocab}") as caught:
        model.token_to_piece(model.n_vocab)
    assert isinstance(caught.value, InvalidInputError)


def test_a_number_that_no_token_can_be_is_none(model: Model) -> None:
    for number in (2**31, 2**32, -(2**31) - 1, 2**40, 2**100):
        assert not model.token_is_eog(number) and not model.token_is_control(number)
    with pytest.raises(InvalidInputError, match="token is 1099511627776"):
        model.token_to_piece(2**40)
    with pytest.raises(TypeError, match="token must be int, not float"):
        model.token_is_eog(2.0)  # type: ignore[arg-type]


def test_a_list_with_something_else_in_it_names_the_place(model: Model) -> None:
    with pytest.raises(TypeError, match=r"tokens\[1\] must be int, not str"):
        model.detokenize([1, "two"])  # type: ignore[list-item]


def test_a_lone_surrogate_is_found_with_its_place(model: Model) -> None:
    with pytest.raises(Utf8Error, match="byte 2"):
        model.tokenize("ab\ud800")


def test_a_nul_is_found_with_its_place(model: Model) -> None:
    with pytest.raises(InvalidInputError, match="byte 3"):
        model.tokenize("é1\0")


def test_facts_stay_readable_after_close_and_calls_do_not(model_path: Path) -> None:
    model = Model.load(model_path)
    before = (model.n_vocab, model.n_embd, model.token_bos, model.description)
    model.close()
    model.close()
    assert model.closed
    assert (model.n_vocab, model.n_embd, model.token_bos, model.description) == before
    assert model.token_is_eog(0) and model.token_is_control(0)
    with pytest.raises(InvalidHandleError):
        model.tokenize("Once")


def test_leaving_the_block_closes(model_path: Path) -> None:
    with Model.load(model_path) as model:
        assert not model.closed
    assert model.closed


def test_a_clone_lives_on(model_path: Path) -> None:
    first = Model.load(model_path)
    second, third = first.clone(), copy.copy(first)
    first.close()
    assert second.tokenize("Once") == third.tokenize("Once")
    second.close()
    third.close()


def test_dropping_the_last_reference_closes(model_path: Path) -> None:
    before = live_handles()
    model = Model.load(model_path)
    assert live_handles() == before + 1
    del model
    assert live_handles() == before


def test_repr_says_what_it_is(model: Model) -> None:
    assert repr(model).startswith("<mullama.Model ")
    model.close()
    assert repr(model).endswith(" closed>")


def test_the_vocabulary_tells_of_tokens_in_a_list_of_records(model: Model) -> None:
    tokens = model.tokenize("Once upon", add_bos=True)
    details = model.token_details(np.array(tokens))
    assert type(details) is list
    assert [type(detail) for detail in details] == [TokenDetail] * len(tokens)
    assert details[0].kind is TokenKind.CONTROL
    assert details[1] == TokenDetail(text=details[1].text, kind=TokenKind.NORMAL, score=details[1].score)
    assert model.token_details([]) == []


def test_a_record_that_comes_back_cannot_be_changed(model: Model) -> None:
    (detail,) = model.token_details([model.token_bos or 0])
    with pytest.raises(AttributeError):
        detail.text = "mine"  # type: ignore[misc]


def test_the_token_that_the_vocabulary_lacks_is_named_with_its_place(model: Model) -> None:
    with pytest.raises(InvalidInputError, match=r"tokens\[1\]"):
        model.token_details([0, -1])
