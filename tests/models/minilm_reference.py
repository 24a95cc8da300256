"""An independent witness: all-MiniLM-L6-v2 in NumPy, in double precision, from the original files.

It shares no line with llama.cpp, nor with the conversion: its own WordPiece, its own forward pass, the exact GELU.

    echo '["A llama."]' | python -m tests.models.minilm_reference    # a list of embeddings, in JSON
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tests.models.minilm_files import CACHE, Files, fetched, read

Floats = NDArray[np.float64]
LONGEST_WORD = 100
erf = np.vectorize(math.erf, otypes=[np.float64])


class Reference:
    """The model; `embed` is all it does."""

    def __init__(self, files: Files) -> None:
        self.config = files.config
        self.ids = {token: index for index, token in enumerate(files.vocabulary)}
        self.weights = {name: tensor.astype(np.float64) for name, tensor in files.weights.items()}

    def embed(self, text: str) -> Floats:
        """The embedding, of length 1."""
        hidden = self.forward(self.tokens(text))
        pooled: Floats = hidden.mean(axis=0)
        return pooled / np.linalg.norm(pooled)

    def tokens(self, text: str) -> list[int]:
        """The tokens with the special ones around them."""
        pieces = [piece for word in words(text) for piece in self.pieces(word)]
        return [self.ids[token] for token in ("[CLS]", *pieces, "[SEP]")]

    def pieces(self, word: str) -> list[str]:
        """WordPiece: the longest token that the rest begins with, again and again; a word that has none is unknown as a whole."""
        found: list[str] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self.ids), None)
            if end is None or len(word) > LONGEST_WORD:
                return ["[UNK]"]
            found.append(mark + word[start:end])
            start = end
        return found

    def forward(self, tokens: list[int]) -> Floats:
        """The vectors of the last layer, shape (n, width)."""
        weights = self.weights
        hidden = weights["embeddings.word_embeddings.weight"][tokens]
        hidden = hidden + weights["embeddings.position_embeddings.weight"][: len(tokens)]
        hidden = hidden + weights["embeddings.token_type_embeddings.weight"][0]
        hidden = self.norm(hidden, "embeddings.LayerNorm")
        for layer in range(self.config["num_hidden_layers"]):
            block = f"encoder.layer.{layer}."
            attended = self.attention(hidden, block + "attention.self.")
            hidden = self.norm(hidden + self.linear(attended, block + "attention.output.dense"), block + "attention.output.LayerNorm")
            wide = self.linear(hidden, block + "intermediate.dense")
            wide = wide * 0.5 * (1 + erf(wide / math.sqrt(2)))
            hidden = self.norm(hidden + self.linear(wide, block + "output.dense"), block + "output.LayerNorm")
        return hidden

    def attention(self, hidden: Floats, name: str) -> Floats:
        """Every token looks at every token."""
        heads = self.config["num_attention_heads"]

        def part(which: str) -> Floats:
            return self.linear(hidden, name + which).reshape(len(hidden), heads, -1).transpose(1, 0, 2)

        query, key, value = part("query"), part("key"), part("value")
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[-1])
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares = scores / scores.sum(axis=-1, keepdims=True)
        attended: Floats = (shares @ value).transpose(1, 0, 2).reshape(len(hidden), -1)
        return attended

    def linear(self, hidden: Floats, name: str) -> Floats:
        """The product with a matrix, and its bias."""
        product: Floats = hidden @ self.weights[name + ".weight"].T
        return product + self.weights[name + ".bias"]

    def norm(self, hidden: Floats, name: str) -> Floats:
        """Layer normalisation."""
        centred = hidden - hidden.mean(axis=-1, keepdims=True)
        scaled: Floats = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + self.config["layer_norm_eps"])
        return scaled * self.weights[name + ".weight"] + self.weights[name + ".bias"]


def words(text: str) -> Iterator[str]:
    """The words of a text as BERT has them: lower case, without accents; punctuation and Chinese characters stand alone."""
    word = ""
    for character in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(character)
        if category == "Mn":
            continue
        if character.isspace() or category == "Zs":
            alone = ""
        elif category in ("Cc", "Cf", "Co", "Cn") or character == "\ufffd":
            continue
        elif is_punctuation(character) or is_chinese(character):
            alone = character
        else:
            word += character
            continue
        yield from filter(None, (word, alone))
        word = ""
    if word:
        yield word


def is_punctuation(character: str) -> bool:
    """Punctuation as Unicode has it, and every ASCII sign that is neither letter nor digit."""
    return unicodedata.category(character).startswith("P") or (character.isascii() and not character.isalnum())


def is_chinese(character: str) -> bool:
    """A CJK ideograph; kana and hangul are written in words."""
    return unicodedata.name(character, "").startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH"))


def main() -> None:
    reference = Reference(read(fetched(CACHE)))
    json.dump([reference.embed(text).tolist() for text in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
