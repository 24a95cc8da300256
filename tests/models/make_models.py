"""Make the models that the tests and benches need besides `models/mullama-tiny.Q8_0.gguf`.

    python -m tests.models.make_models --out build/models                 # the small ones: all but random
    python -m tests.models.make_models --out build/models --only random   # 110 million random weights, for the benches

Weights are random but the same for the same seed, so the texts mean nothing and the arithmetic is real.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np
from numpy.typing import NDArray

from tests.models import reciting
from tests.models.vocabularies import MARKERS, Vocabulary, marked, sentencepiece, tiny, whole_words, wordpiece

Floats = NDArray[np.float32]
TINY = Path(__file__).resolve().parents[2] / "models" / "mullama-tiny.Q8_0.gguf"
POOLING_MEAN = gguf.PoolingType.MEAN


@dataclass(frozen=True)
class Shape:
    """The dimensions of a transformer; matrices are (rows, columns) as numpy has them."""

    width: int
    layers: int
    heads: int
    kv_heads: int
    feed_forward: int
    context: int


class Maker:
    """Writes one GGUF file with random weights; several where `tensors_per_file` is not 0."""

    def __init__(self, path: Path, architecture: str, name: str, seed: int, tensors_per_file: int = 0) -> None:
        self.writer = gguf.GGUFWriter(path, architecture, split_max_tensors=tensors_per_file)
        self.random = np.random.default_rng(seed)
        self.writer.add_name(name)
        self.writer.add_license("mit")

    def shape(self, shape: Shape) -> None:
        """State the dimensions that every architecture has."""
        self.writer.add_context_length(shape.context)
        self.writer.add_embedding_length(shape.width)
        self.writer.add_block_count(shape.layers)
        self.writer.add_feed_forward_length(shape.feed_forward)
        self.writer.add_head_count(shape.heads)
        self.writer.add_head_count_kv(shape.kv_heads)

    def matrix(self, name: str, rows: int, columns: int, quantised: bool = False) -> None:
        """Add a matrix whose products keep the size of what goes in."""
        scale = np.float32(1 / np.sqrt(columns))
        values = self.random.standard_normal((rows, columns), dtype=np.float32) * scale
        if quantised:
            kind = gguf.GGMLQuantizationType.Q8_0
            self.writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)
        else:
            self.writer.add_tensor(name, values)

    def vector(self, name: str, size: int, value: float) -> None:
        """Add a vector of equal values: the weight or bias of a norm."""
        self.writer.add_tensor(name, np.full(size, value, dtype=np.float32))

    def finish(self) -> None:
        """Write everything to the file."""
        self.writer.write_header_to_file()
        self.writer.write_kv_data_to_file()
        self.writer.write_tensors_to_file()
        self.writer.close()


def llama(
    path: Path,
    vocabulary: Vocabulary,
    shape: Shape,
    seed: int,
    quantised: bool,
    tensors_per_file: int = 0,
    architecture: str = "llama",
    more: Mapping[str, int | list[int]] | None = None,
) -> None:
    """A Llama whose output matrix is its embedding matrix, under the name of any architecture, with `more` of its numbers."""
    maker = Maker(path, architecture, path.stem, seed, tensors_per_file)
    maker.shape(shape)
    maker.writer.add_layer_norm_rms_eps(1e-5)
    maker.writer.add_rope_dimension_count(shape.width // shape.heads)
    for key, value in (more or {}).items():
        if isinstance(value, list):
            maker.writer.add_array(f"{architecture}.{key}", value)
        else:
            maker.writer.add_uint32(f"{architecture}.{key}", value)
    vocabulary.write(maker.writer)
    kv_width = shape.width // shape.heads * shape.kv_heads
    maker.matrix("token_embd.weight", len(vocabulary.tokens), shape.width, quantised)
    for layer in range(shape.layers):
        block = f"blk.{layer}."
        maker.vector(block + "attn_norm.weight", shape.width, 1)
        maker.matrix(block + "attn_q.weight", shape.width, shape.width, quantised)
        maker.matrix(block + "attn_k.weight", kv_width, shape.width, quantised)
        maker.matrix(block + "attn_v.weight", kv_width, shape.width, quantised)
        maker.matrix(block + "attn_output.weight", shape.width, shape.width, quantised)
        maker.vector(block + "ffn_norm.weight", shape.width, 1)
        maker.matrix(block + "ffn_gate.weight", shape.feed_forward, shape.width, quantised)
        maker.matrix(block + "ffn_up.weight", shape.feed_forward, shape.width, quantised)
        maker.matrix(block + "ffn_down.weight", shape.width, shape.feed_forward, quantised)
    maker.vector("output_norm.weight", shape.width, 1)
    maker.finish()


def bert(path: Path, vocabulary: Vocabulary, shape: Shape, seed: int) -> None:
    """A BERT that embeds by the mean of its tokens."""
    maker = Maker(path, "bert", path.stem, seed)
    maker.shape(shape)
    maker.writer.add_layer_norm_eps(1e-12)
    maker.writer.add_causal_attention(False)
    maker.writer.add_pooling_type(POOLING_MEAN)
    vocabulary.write(maker.writer)
    maker.matrix("token_embd.weight", len(vocabulary.tokens), shape.width)
    maker.matrix("token_types.weight", 2, shape.width)
    maker.matrix("position_embd.weight", shape.context, shape.width)
    maker.vector("token_embd_norm.weight", shape.width, 1)
    maker.vector("token_embd_norm.bias", shape.width, 0)
    for layer in range(shape.layers):
        block = f"blk.{layer}."
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            maker.matrix(block + part + ".weight", shape.width, shape.width)
            maker.vector(block + part + ".bias", shape.width, 0)
        maker.matrix(block + "ffn_up.weight", shape.feed_forward, shape.width)
        maker.vector(block + "ffn_up.bias", shape.feed_forward, 0)
        maker.matrix(block + "ffn_down.weight", shape.width, shape.feed_forward)
        maker.vector(block + "ffn_down.bias", shape.width, 0)
        for part in ("attn_output_norm", "layer_output_norm"):
            maker.vector(block + part + ".weight", shape.width, 1)
            maker.vector(block + part + ".bias", shape.width, 0)
    maker.finish()


def marker_llama(path: Path, seed: int) -> None:
    """A vocabulary whose template writes user-defined markers, and takes a word out of what it is given."""
    maker = Maker(path, "llama", path.stem, seed)
    begin, end = MARKERS
    content = "m.content | replace('<image>', '')"
    maker.writer.add_chat_template(f"{{% for m in messages %}}{begin}{{{{ {content} }}}}{end}{{% endfor %}}")
    marked().write(maker.writer)
    maker.finish()


def reciter(path: Path, seed: int, template: str, scripts: tuple[tuple[str, ...], ...] = reciting.SCRIPTS) -> None:
    """A model whose answers are known."""
    reciting.write(Maker(path, "llama", path.stem, seed), template, scripts)


def split_llama(path: Path, vocabulary: Vocabulary, shape: Shape, seed: int) -> None:
    """A Llama in two files; `path` becomes the first, and the second is put beside it."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        tensors = 2 + 9 * shape.layers
        whole = Path(folder) / f"{SPLIT}.gguf"
        llama(whole, vocabulary, shape, seed, False, tensors_per_file=tensors // 2)
        first, second = sorted(Path(folder).iterdir())
        second.rename(path.parent / second.name)
        first.rename(path)


def vocab_only(path: Path, vocabulary: Vocabulary, seed: int) -> None:
    """A vocabulary without any tensor."""
    maker = Maker(path, "llama", path.stem, seed)
    vocabulary.write(maker.writer)
    maker.finish()


SPLIT = "random-split"
TOO_WIDE = {"rope.dimension_sections": [4, 4, 65535, 4]}
STACKS = {"hrm.layers_per_stack": 7, "hrm.h_cycles": 1, "hrm.l_cycles": 1}
SMALL = Shape(width=64, layers=2, heads=4, kv_heads=2, feed_forward=128, context=256)
SMALL_BERT = Shape(width=64, layers=2, heads=4, kv_heads=4, feed_forward=128, context=128)
RANDOM = Shape(width=768, layers=12, heads=12, kv_heads=12, feed_forward=2880, context=1024)

MODELS: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "spm": ("random-spm.F32.gguf", lambda path, seed: llama(path, sentencepiece(), SMALL, seed, False)),
    "bert": ("random-bert.F32.gguf", lambda path, seed: bert(path, wordpiece(), SMALL_BERT, seed)),
    "split": (f"{SPLIT}-00001-of-00002.gguf", lambda path, seed: split_llama(path, sentencepiece(), SMALL, seed)),
    "markers": ("markers.gguf", marker_llama),
    "reciter": ("reciter.gguf", lambda path, seed: reciter(path, seed, reciting.TEMPLATE)),
    "plain": ("plain-reciter.gguf", lambda path, seed: reciter(path, seed, reciting.PLAIN)),
    "pairs": ("pair-reciter.gguf", lambda path, seed: reciter(path, seed, reciting.TEMPLATE, reciting.PAIRS)),
    "vocab": ("vocab-only.gguf", lambda path, seed: vocab_only(path, sentencepiece(), seed)),
    # Under the second name the engine asserts at the first blank.
    "words": ("words.gguf", lambda path, seed: llama(path, whole_words("whitespace"), SMALL, seed, False)),
    "words-gpt2": ("words-gpt2.gguf", lambda path, seed: llama(path, whole_words("gpt2"), SMALL, seed, False)),
    # The engine asserts that what is rotated fits into a head, in each thread that computes it, and that stacks make up the layers.
    "graph": ("asserts-in-graph.gguf", lambda path, seed: llama(path, sentencepiece(), SMALL, seed, False, 0, "paddleocr", TOO_WIDE)),
    "load": ("asserts-at-load.gguf", lambda path, seed: llama(path, sentencepiece(), SMALL, seed, False, 0, "hrm_text", STACKS)),
    "random": ("random-110m.Q8_0.gguf", lambda path, seed: llama(path, tiny(TINY), RANDOM, seed, True)),
}
SMALL_MODELS = ["spm", "bert", "split", "markers", "reciter", "plain", "pairs", "vocab", "words", "words-gpt2", "graph", "load"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder for the files, made if it is missing")
    parser.add_argument("--only", nargs="+", choices=MODELS, default=SMALL_MODELS, help="default: the small ones")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for key in args.only:
        name, make = MODELS[key]
        # Written beside and renamed, so that a file with this name is always whole.
        unfinished = args.out / f".{name}"
        make(unfinished, args.seed)
        print(unfinished.rename(args.out / name))


if __name__ == "__main__":
    main()
