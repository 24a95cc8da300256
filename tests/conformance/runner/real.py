"""Cases on the two real models, whose answers the oracle gives: raw llama.cpp, without a line of ours.

Every language is held to the same tokens and texts. The models are those of `tests/models/real_models.py`.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from mullama_codegen.meaning.model import Api

from .cases import Case, case_from

SMOLLM2, GEMMA = "SmolLM2-135M-Instruct.Q4_1.gguf", "gemma-3-270m-q4_k_m.gguf"
NAMES = {"smollm2": SMOLLM2, "gemma": GEMMA}
TEXTS = ("The capital of France is", "  two  spaces\tand a tab\n", "猫 कुत्ता قطة 🦊", "x = [i**2 for i in range(10)]")
PROMPT = "Once upon a time, there was a"
N = 16
CONTEXT = {"n_ctx": 512, "n_threads": 1, "deterministic": True}


class Oracle:
    """Asks raw llama.cpp."""

    def __init__(self, program: Path, models: Path) -> None:
        """`program` is `mullama-oracle`; `models` the folder of the real models."""
        self.program, self.models = program, models

    def tokens(self, model: str, text: str) -> list[int]:
        """The tokens of a text, special ones neither added nor parsed."""
        return list(self._ask("tokenize", model, text)["tokens"])

    def greedy(self, model: str, prompt: str) -> str:
        """The text that follows a prompt."""
        return bytes.fromhex(self._ask("greedy", model, prompt, str(N))["text_hex"]).decode(errors="replace")

    def _ask(self, what: str, model: str, *arguments: str) -> dict[str, Any]:
        command = [str(self.program), what, str(self.models / model), *arguments]
        answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        return answer


def real_cases(api: Api, oracle: Oracle) -> list[Case]:
    """What every language must answer on both models."""
    cases = {}
    for short, model in NAMES.items():
        cases[f"real/{short}_tokens"] = _tokens(oracle, model)
        cases[f"real/{short}_text"] = _text(oracle, model)
        cases[f"real/{short}_embedding"] = _embedding(model)
        cases[f"real/{short}_scores"] = _scores(oracle, model)
    cases["real/smollm2_chat"] = _chat()
    cases["real/smollm2_conversation"] = _conversation()
    return [case_from(api, id_, data) for id_, data in cases.items()]


def _load(model: str, **params: Any) -> dict[str, Any]:
    return {"call": "model.load", "with": {"path": f"{{models}}/{model}", "params": params}, "bind": "m"}


def _context() -> dict[str, Any]:
    return {"call": "context.new", "with": {"model": "m", "params": CONTEXT}, "bind": "c"}


def _tokens(oracle: Oracle, model: str) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [_load(model, vocab_only=True)]
    for text in TEXTS:
        arguments = {"text": text, "add_bos": False, "special": False}
        steps.append({"call": "model.tokenize", "on": "m", "with": arguments, "value": oracle.tokens(model, text)})
    return {"about": "Texts have the tokens that llama.cpp gives them.", "steps": steps}


def _text(oracle: Oracle, model: str) -> dict[str, Any]:
    arguments = {"prompt": PROMPT, "max_tokens": N, "sampler": "greedy"}
    steps = [
        _load(model),
        _context(),
        {"call": "context.generate", "on": "c", "with": arguments, "value": oracle.greedy(model, PROMPT), "save": "text"},
        {"call": "context.generate/stream", "on": "c", "with": arguments, "bind": "s"},
        {"op": "drain", "on": "s", "joined_equals": "text"},
    ]
    return {"about": "A greedy text is the one that llama.cpp gives, whole and as a stream.", "steps": steps}


def _scores(oracle: Oracle, model: str) -> dict[str, Any]:
    greedy = oracle.greedy(model, PROMPT)
    pairs = [
        {"prompt": PROMPT, "continuation": greedy},
        {"prompt": PROMPT, "continuation": " zebra"},
        {"prompt": "", "continuation": PROMPT},
    ]
    told = {"prompt": PROMPT, "max_tokens": 4, "sampler": {"temperature": 0.7, "seed": 3}, "options": {"n_logprobs": 3}}
    steps = [
        _load(model),
        _context(),
        {"call": "context.score", "on": "c", "with": pairs[0], "record": {"is_greedy": True}},
        {"call": "context.score", "on": "c", "with": pairs[1], "record": {"is_greedy": False}},
        {"call": "context.score_batch", "on": "c", "with": {"pairs": pairs}, "expect": "same"},
        {"call": "context.score_rolling", "on": "c", "with": {"text": f"{PROMPT}{greedy}"}, "expect": "same"},
        {"call": "context.generate/result", "on": "c", "with": told, "expect": "same"},
    ]
    return {"about": "llama.cpp's greedy text is the likeliest, and every log probability is the same in every language.", "steps": steps}


def _embedding(model: str) -> dict[str, Any]:
    generator = {"model": "m", "config": {"n_ctx": 256, "n_threads": 1, "pooling": "mean"}}
    steps = [
        _load(model),
        {"call": "embedding_generator.new", "with": generator, "bind": "e"},
        {"call": "embedding_generator.embed", "on": "e", "with": {"text": "A llama on a hill."}, "expect": "same"},
    ]
    return {"about": "An embedding is the same in every language.", "steps": steps}


def _chat() -> dict[str, Any]:
    messages = [{"role": "user", "content": "What is the capital of France?"}]
    chat = {"messages": messages, "max_tokens": N, "sampler": "greedy"}
    steps = [
        _load(SMOLLM2),
        _context(),
        {"call": "model.chat_tokens", "on": "m", "with": {"messages": messages}, "save": "tokens"},
        {
            "call": "context.generate",
            "on": "c",
            "with": {"tokens": {"saved": "tokens"}, "max_tokens": N, "sampler": "greedy"},
            "save": "text",
        },
        {"call": "context.chat/result", "on": "c", "with": {**chat, "sampler": {"temperature": 0.0, "seed": 3}}, "expect": "same"},
        {"call": "context.chat/stream", "on": "c", "with": chat, "bind": "s"},
        {"op": "drain", "on": "s", "joined_equals": "text"},
    ]
    return {"about": "A chat answer is the text after the conversation's tokens.", "steps": steps}


def _conversation() -> dict[str, Any]:
    """Without `deterministic`, so that what was evaluated is found again; the counts say so."""
    greedy = {"temperature": 0.0, "seed": 3}
    context = {"model": "m", "params": {"n_ctx": 512, "n_threads": 1}}

    def say(name: str, text: str) -> dict[str, Any]:
        return {
            "call": "conversation.send/result",
            "on": name,
            "with": {"text": text, "max_tokens": N, "sampler": greedy},
            "expect": "same",
        }

    steps = [
        _load(SMOLLM2),
        {"call": "context.new", "with": context, "bind": "c"},
        {"call": "conversation.new", "with": {"context": "c", "params": {"system": "You answer briefly."}}, "bind": "v"},
        say("v", "What is the capital of France?"),
        {"call": "context.generate", "on": "c", "with": {"prompt": PROMPT, "max_tokens": N, "sampler": "greedy"}},
        say("v", "And of Italy?"),
        {"call": "conversation.save", "on": "v", "with": {"path": "{scratch}/talk"}},
        {"call": "conversation.undo", "on": "v", "value": 2},
        say("v", "And of Japan?"),
        {"call": "context.new", "with": context, "bind": "d"},
        {"call": "conversation.restore", "with": {"context": "d", "path": "{scratch}/talk"}, "bind": "w"},
        say("w", "What was my first question?"),
        {"call": "conversation.messages", "on": "w", "expect": "same"},
    ]
    return {"about": "A conversation evaluates what is new alone, also after others and from a file.", "steps": steps}
