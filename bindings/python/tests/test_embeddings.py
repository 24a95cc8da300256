"""Embeddings: NumPy in, NumPy out."""

from __future__ import annotations

import asyncio
import copy
import pickle
from collections.abc import Iterator

import mullama
import numpy as np
import pytest
from mullama import EmbeddingError, EmbeddingGenerator, InvalidHandleError, InvalidInputError, Model

TEXTS = ["the cat", "a dog and the sun", "", "moon " * 20]


@pytest.fixture
def generator(model: Model) -> Iterator[EmbeddingGenerator]:
    with EmbeddingGenerator(model, n_threads=1) as made:
        yield made


def test_an_embedding_is_an_array_of_float32(model: Model, generator: EmbeddingGenerator) -> None:
    vector = generator.embed("the cat")
    assert type(vector) is np.ndarray
    assert vector.dtype == np.float32
    assert vector.shape == (generator.n_embd,) == (model.n_embd,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_the_rows_of_a_batch_are_views_of_one_contiguous_array(generator: EmbeddingGenerator) -> None:
    rows = generator.embed_batch(TEXTS)
    whole = rows[0].base
    assert isinstance(rows, list)
    assert isinstance(whole, np.ndarray)
    assert whole.flags.c_contiguous
    for row, part in zip(rows, whole.reshape(len(TEXTS), generator.n_embd)):
        assert row.base is whole
        assert (row.ctypes.data, row.shape) == (part.ctypes.data, part.shape)


def test_an_array_of_a_batch_is_the_memory_that_core_filled(generator: EmbeddingGenerator) -> None:
    rows = generator.embed_batch(TEXTS)
    array = np.asarray(rows)
    assert array.shape == (len(TEXTS), generator.n_embd)
    assert array.dtype == np.float32
    assert all(np.shares_memory(array, row) for row in rows)
    assert np.asarray(rows, np.float32) is array
    assert not np.shares_memory(np.array(rows), array)
    assert np.asarray(rows, np.float64).tolist() == array.tolist()


def test_a_batch_that_was_changed_gives_the_array_of_what_it_has(generator: EmbeddingGenerator) -> None:
    rows = generator.embed_batch(TEXTS)
    first, second = rows[:2]
    rows[0] = second
    del rows[2:]
    assert np.asarray(rows).tolist() == [second.tolist(), second.tolist()]
    assert not np.shares_memory(np.asarray(rows), first)


def test_a_batch_can_be_copied_and_pickled(generator: EmbeddingGenerator) -> None:
    rows = generator.embed_batch(TEXTS)
    for again in (copy.copy(rows), copy.deepcopy(rows), pickle.loads(pickle.dumps(rows))):
        assert [row.tolist() for row in again] == [row.tolist() for row in rows]
        assert np.shares_memory(np.asarray(again), again[0])
    rows.pop()
    assert len(copy.copy(rows)) == len(rows) == len(TEXTS) - 1


def test_each_row_is_the_embedding_of_its_text(generator: EmbeddingGenerator) -> None:
    for text, row in zip(TEXTS, generator.embed_batch(iter(TEXTS))):
        assert row == pytest.approx(generator.embed(text), abs=1e-5)


def test_rows_outlive_the_generator_and_the_list(model: Model) -> None:
    with EmbeddingGenerator(model, n_threads=1) as generator:
        row = generator.embed_batch(TEXTS)[1]
        again = generator.embed(TEXTS[1])
    assert generator.n_embd == len(row)
    assert row == pytest.approx(again, abs=1e-5)
    with pytest.raises(InvalidHandleError):
        generator.embed("the cat")


def test_normalize_is_the_third_argument(model: Model) -> None:
    with EmbeddingGenerator(model, 512, False, n_threads=1) as plain, EmbeddingGenerator(model, n_threads=1) as scaled:
        vector = plain.embed("the cat")
        assert np.linalg.norm(vector) != pytest.approx(1, abs=1e-2)
        assert mullama.normalize(vector) == pytest.approx(scaled.embed("the cat"), abs=1e-5)


def test_a_batch_of_nothing_is_an_empty_list(generator: EmbeddingGenerator) -> None:
    assert generator.embed_batch([]) == []


def test_a_text_that_is_too_long_is_named_by_its_index(model: Model) -> None:
    with EmbeddingGenerator(model, n_ctx=16, n_threads=1) as generator:
        with pytest.raises(EmbeddingError) as caught:
            generator.embed_batch(["moon", "moon " * 100])
        assert caught.value.data["index"] == 1
        assert caught.value.data["needed"] > caught.value.data["available"] > 0


def test_the_async_forms_give_the_same(model: Model) -> None:
    async def both() -> None:
        with await EmbeddingGenerator.create_async(model, n_threads=1) as generator:
            assert (await generator.embed_async("the cat")).tolist() == generator.embed("the cat").tolist()
            for one, other in zip(await generator.embed_batch_async(TEXTS), generator.embed_batch(TEXTS)):
                assert one.tolist() == other.tolist()

    asyncio.run(both())


def test_cosine_similarity_takes_whatever_becomes_an_array() -> None:
    assert mullama.cosine_similarity([1, 0], np.array([1, 0], np.float32)) == 1
    assert mullama.cosine_similarity((1.0, 0.0), [0.0, 2.0]) == 0
    assert mullama.cosine_similarity(np.array([3, 4]), [-3, -4]) == -1
    assert mullama.cosine_similarity([0, 0], [1, 1]) == 0


def test_vectors_of_different_lengths_are_invalid_input() -> None:
    with pytest.raises(InvalidInputError) as caught:
        mullama.cosine_similarity([1, 0], [1, 0, 0])
    assert isinstance(caught.value, ValueError)
