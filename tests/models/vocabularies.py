"""The vocabularies of the test models."""

from __future__ import annotations

import string
from dataclasses import dataclass, field, replace
from pathlib import Path

import gguf

MARKERS = ("[INST]", "[/INST]")
SPACE = "\u2581"
CONTROL, NORMAL = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
UNKNOWN, BYTE = gguf.TokenType.UNKNOWN, gguf.TokenType.BYTE


@dataclass(frozen=True)
class Vocabulary:
    """What `tokenizer.ggml.*` says; `ids` are special tokens by their key in GGUF."""

    model: str
    tokens: list[str]
    types: list[gguf.TokenType]
    ids: dict[str, int]
    pre: str = "default"
    scores: list[float] | None = None
    merges: list[str] | None = None
    flags: dict[str, bool] = field(default_factory=dict)
    token_type_count: int | None = None

    def write(self, writer: gguf.GGUFWriter) -> None:
        """Add the vocabulary to a file."""
        writer.add_tokenizer_model(self.model)
        writer.add_tokenizer_pre(self.pre)
        writer.add_token_list(self.tokens)
        writer.add_token_types(self.types)
        if self.scores is not None:
            writer.add_token_scores(self.scores)
        if self.merges is not None:
            writer.add_token_merges(self.merges)
        if self.token_type_count is not None:
            writer.add_token_type_count(self.token_type_count)
        for key, token in self.ids.items():
            writer.add_uint32(f"tokenizer.ggml.{key}_token_id", token)
        for key, flag in self.flags.items():
            writer.add_bool(f"tokenizer.ggml.{key}", flag)


def sentencepiece() -> Vocabulary:
    """A vocabulary with byte fall-back, as Llama 2 has it: all bytes, ASCII and some syllables."""
    syllables = [first + second for first in "bcdfghlmnprst" for second in "aeiou"]
    pieces = [SPACE, *string.ascii_letters, *string.digits, *string.punctuation]
    pieces += [SPACE + letter for letter in string.ascii_lowercase] + syllables + [SPACE + text for text in syllables]
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), *pieces]
    types = [UNKNOWN, CONTROL, CONTROL, *[BYTE] * 256, *[NORMAL] * len(pieces)]
    # Longer pieces are merged first; the order within a length keeps the scores distinct.
    scores = [0.0] * 259 + [10.0 * len(text) - rank / 1000 for rank, text in enumerate(pieces)]
    ids = {"bos": 1, "eos": 2, "unknown": 0}
    flags = {"add_bos_token": True, "add_eos_token": False}
    return Vocabulary("llama", tokens, types, ids, scores=scores, flags=flags)


def marked() -> Vocabulary:
    """The same with turn markers that are typed USER_DEFINED, as Mistral's files had them, and pieces that merge to `</s>`."""
    plain = sentencepiece()
    assert plain.scores is not None
    return replace(
        plain,
        tokens=[*plain.tokens, *MARKERS, "</", "</s"],
        types=[*plain.types, gguf.TokenType.USER_DEFINED, gguf.TokenType.USER_DEFINED, NORMAL, NORMAL],
        scores=[*plain.scores, 0.0, 0.0, 90.0, 91.0],
    )


def words(texts: list[str]) -> Vocabulary:
    """All bytes, and texts that are tokens of their own wherever they stand."""
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), *texts]
    types = [UNKNOWN, CONTROL, CONTROL, *[BYTE] * 256, *[gguf.TokenType.USER_DEFINED] * len(texts)]
    flags = {"add_bos_token": True, "add_eos_token": False, "add_space_prefix": False}
    return Vocabulary("llama", tokens, types, {"bos": 1, "eos": 2, "unknown": 0}, scores=[0.0] * len(tokens), flags=flags)


def wordpiece() -> Vocabulary:
    """A WordPiece vocabulary: U+2581 marks the start of a word, and there is no `##`."""
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words = "the a of and to in is was for on that with as it he she they one two cat dog sun moon".split()
    letters = [*string.ascii_lowercase, *string.digits]
    pieces = [SPACE + text for text in dict.fromkeys([*letters, *words, *string.punctuation])] + letters
    ids = {"bos": 2, "eos": 3, "unknown": 1, "seperator": 3, "padding": 0, "cls": 2, "mask": 4}
    types = [CONTROL] * len(special) + [NORMAL] * len(pieces)
    return Vocabulary("bert", special + pieces, types, ids, token_type_count=2)


def whole_words(model: str) -> Vocabulary:
    """A vocabulary whose pre-tokeniser is `whitespace`: words of raw UTF-8 between blanks, bytes where a word has no token."""
    special = ["<s>", "</s>", "<unk>"]
    words = ["the", "th", "cat", "ca", "猫", "é", "café"]
    pieces = [*string.ascii_lowercase, *words]
    merges = ["t h", "th e", "c a", "ca t"]
    tokens = [*special, *(f"<0x{byte:02X}>" for byte in range(256)), *pieces]
    types = [CONTROL, CONTROL, UNKNOWN, *[BYTE] * 256, *[NORMAL] * len(pieces)]
    ids = {"bos": 0, "eos": 1, "unknown": 2}
    return Vocabulary(model, tokens, types, ids, pre="whitespace", merges=merges, flags={"add_bos_token": True})


def tiny(path: Path) -> Vocabulary:
    """The vocabulary of the tiny model, so that real texts cost as many tokens as there."""
    fields = gguf.GGUFReader(path).fields

    def value(key: str) -> object:
        return fields[f"tokenizer.ggml.{key}"].contents()

    def listed(key: str) -> list[object]:
        found = value(key)
        assert isinstance(found, list)
        return found

    ids = {key: int(str(value(f"{key}_token_id"))) for key in ("bos", "eos", "eot")}
    return Vocabulary(
        model=str(value("model")),
        tokens=[str(token) for token in listed("tokens")],
        types=[gguf.TokenType(int(str(kind))) for kind in listed("token_type")],
        ids=ids,
        pre=str(value("pre")),
        merges=[str(merge) for merge in listed("merges")],
        flags={"add_bos_token": bool(value("add_bos_token"))},
    )
