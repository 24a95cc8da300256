"""A model that recites: which token comes next depends on the last one alone, so that what it answers is known word for word."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tests.models.vocabularies import words

if TYPE_CHECKING:
    from tests.models.make_models import Maker

# What it says behind each cue, the last word of a question. A word has one that follows it.
CALL = '{"name": "look_up", "arguments": {"word": "fox"}}'
SCRIPTS = (
    ("think", "<think>", "\nI wonder.\n", "</think>", "\n\nIt is so.", "</s>"),
    ("call", "<tool_call>", CALL, "</tool_call>", "</s>"),
    ("say", "All is well.", "</s>"),
    # Not the tokens that mean something, but their letters.
    ("quote", "<tool_", 'call>{"name": "look_up"}</tool_', "call> ", "</s>"),
)
# A model whose vocabulary has no token for what opens a call: two calls in one answer.
PAIR = f"<tool_call>{CALL}</tool_call><tool_call>{CALL.replace('fox', 'owl')}</tool_call>"
PAIRS = (("call", PAIR, "</s>"), ("say", "All is well.", "</s>"))
# A thought begins by itself, is begun in the prompt with `open`, or is empty there with `enable_thinking` false.
TEMPLATE = (
    "{%- if tools -%}[TOOLS]{{- tools | tojson -}}{%- endif -%}"
    "{%- for m in messages -%}{{- '<turn>' + m.role + ': ' + (m.content or '') -}}"
    "{%- for c in m.tool_calls or [] -%}"
    "{{- '<tool_call>' + {'name': c.function.name, 'arguments': c.function.arguments} | tojson + '</tool_call>' -}}"
    "{%- endfor -%}{%- endfor -%}"
    "{%- if add_generation_prompt and open -%}<think>{%- endif -%}"
    "{%- if add_generation_prompt and enable_thinking is defined and not enable_thinking -%}<think></think>{%- endif -%}"
)
# One that knows neither tools nor thoughts.
PLAIN = "{%- for m in messages -%}{{- m.role + ': ' + (m.content or '') -}}{%- endfor -%}"
HEAD = 64  # numbers of one attention head


def write(maker: Maker, template: str, scripts: tuple[tuple[str, ...], ...]) -> None:
    """Fills a file: every token is a direction of its own, which the output turns into the next token's."""
    said = dict.fromkeys(["<turn>", *(word for script in scripts for word in script if word != "</s>")])
    vocabulary = words(list(said))
    n = len(vocabulary.tokens)
    width = -(-n // HEAD) * HEAD
    following = np.zeros((n, width), dtype=np.float32)
    for script in scripts:
        for word, after in pairwise(script):
            following[vocabulary.tokens.index(after), vocabulary.tokens.index(word)] = 1
    writer = maker.writer
    writer.add_context_length(512)
    writer.add_embedding_length(width)
    writer.add_block_count(1)
    writer.add_feed_forward_length(HEAD)
    writer.add_head_count(width // HEAD)
    writer.add_head_count_kv(1)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(HEAD)
    writer.add_chat_template(template)
    vocabulary.write(writer)
    writer.add_tensor("token_embd.weight", np.eye(n, width, dtype=np.float32))
    maker.vector("blk.0.attn_norm.weight", width, 1)
    maker.vector("blk.0.ffn_norm.weight", width, 1)
    for name, rows, columns in (
        ("attn_q", width, width),
        ("attn_k", HEAD, width),
        ("attn_v", HEAD, width),
        ("attn_output", width, width),
        ("ffn_gate", HEAD, width),
        ("ffn_up", HEAD, width),
        ("ffn_down", width, HEAD),
    ):
        writer.add_tensor(f"blk.0.{name}.weight", np.zeros((rows, columns), dtype=np.float32))
    maker.vector("output_norm.weight", width, 1)
    writer.add_tensor("output.weight", following)
    maker.finish()
