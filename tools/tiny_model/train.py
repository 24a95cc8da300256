"""Train the tiny chat model from scratch and write it as one GGUF file.

    python train.py --out mullama-tiny.Q8_0.gguf --steps 2600   # 42 minutes on two CPU cores
    python train.py --out try.gguf --steps 50                   # a quick check of the whole path

The model is a 3.7-million-parameter Llama: 4 layers, width 256, 8 query and 4 key/value heads, a
byte-level BPE vocabulary of 2,048 tokens, a context of 512 tokens. Every matrix dimension is a
multiple of 256, so the file can be requantised to any type. Needs torch, tokenizers, gguf, numpy.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import time
from collections.abc import Iterator
from pathlib import Path

import corpus
import gguf
import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from torch import nn

VOCAB, WIDTH, LAYERS, HEADS, KV_HEADS, FFN, CONTEXT = 2048, 256, 4, 8, 4, 768, 512
HEAD_DIM = WIDTH // HEADS
ROPE_BASE, NORM_EPS = 10000.0, 1e-5
SEPARATOR, TURN, TURN_END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
SPECIAL = [SEPARATOR, TURN, TURN_END]


def train_tokenizer(seed: int) -> Tokenizer:
    """Byte-level BPE over the corpus, pre-tokenised as GPT-2 does (llama.cpp's `gpt-2` pre-tokenizer)."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCAB, special_tokens=SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    sample = itertools.islice(corpus.documents(seed), 20_000)
    tokenizer.train_from_iterator((text.replace(TURN, "").replace(TURN_END, "") for text in sample), trainer)
    if tokenizer.get_vocab_size() != VOCAB:
        raise SystemExit(f"the corpus yields {tokenizer.get_vocab_size()} tokens, not {VOCAB}")
    return tokenizer


class Block(nn.Module):
    """One pre-norm Llama layer: grouped-query attention with interleaved RoPE, then SwiGLU."""

    def __init__(self) -> None:
        super().__init__()
        self.attn_norm, self.ffn_norm = nn.RMSNorm(WIDTH, NORM_EPS), nn.RMSNorm(WIDTH, NORM_EPS)
        self.attn_q = nn.Linear(WIDTH, WIDTH, bias=False)
        self.attn_k = nn.Linear(WIDTH, KV_HEADS * HEAD_DIM, bias=False)
        self.attn_v = nn.Linear(WIDTH, KV_HEADS * HEAD_DIM, bias=False)
        self.attn_output = nn.Linear(WIDTH, WIDTH, bias=False)
        self.ffn_gate = nn.Linear(WIDTH, FFN, bias=False)
        self.ffn_up = nn.Linear(WIDTH, FFN, bias=False)
        self.ffn_down = nn.Linear(FFN, WIDTH, bias=False)

    def forward(self, x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
        """(batch, length, WIDTH) to the same; `cos` and `sin` are (length, HEAD_DIM / 2)."""
        batch, length, _ = x.shape
        h = self.attn_norm(x)
        q = self.attn_q(h).view(batch, length, HEADS, HEAD_DIM).transpose(1, 2)
        k = self.attn_k(h).view(batch, length, KV_HEADS, HEAD_DIM).transpose(1, 2)
        v = self.attn_v(h).view(batch, length, KV_HEADS, HEAD_DIM).transpose(1, 2)
        k, v = (t.repeat_interleave(HEADS // KV_HEADS, dim=1) for t in (rotate(k, cos, sin), v))
        a = F.scaled_dot_product_attention(rotate(q, cos, sin), k, v, is_causal=True)
        x = x + self.attn_output(a.transpose(1, 2).reshape(batch, length, WIDTH))
        h = self.ffn_norm(x)
        return x + self.ffn_down(F.silu(self.ffn_gate(h)) * self.ffn_up(h))


def rotate(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """RoPE over neighbouring pairs, as llama.cpp's `llama` architecture has it."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cos - odd * sin, even * sin + odd * cos), dim=-1).flatten(-2).type_as(x)


class Llama(nn.Module):
    """The model; its parameters are named as GGUF names them, and the output matrix is the embedding matrix."""

    def __init__(self) -> None:
        super().__init__()
        self.token_embd = nn.Embedding(VOCAB, WIDTH)
        self.blk = nn.ModuleList(Block() for _ in range(LAYERS))
        self.output_norm = nn.RMSNorm(WIDTH, NORM_EPS)
        angles = torch.outer(torch.arange(CONTEXT), ROPE_BASE ** (-torch.arange(0, HEAD_DIM, 2) / HEAD_DIM))
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)
        for name, p in self.named_parameters():
            if p.dim() == 2:
                residual = name.endswith(("attn_output.weight", "ffn_down.weight"))
                nn.init.normal_(p, std=0.02 / (math.sqrt(2 * LAYERS) if residual else 1))

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """(batch, length) token ids to (batch, length, VOCAB) logits."""
        x = self.token_embd(tokens)
        cos, sin = self.cos[: tokens.shape[1]], self.sin[: tokens.shape[1]]
        for block in self.blk:
            x = block(x, cos, sin)
        return F.linear(self.output_norm(x), self.token_embd.weight)


def batches(tokenizer: Tokenizer, seed: int, size: int) -> Iterator[torch.Tensor]:
    """Packed training windows, (size, CONTEXT + 1) token ids; each document starts with the separator."""
    separator = tokenizer.token_to_id(SEPARATOR)
    stream = corpus.documents(seed)
    buffer: list[int] = []
    while True:
        while len(buffer) < size * (CONTEXT + 1):
            for encoding in tokenizer.encode_batch(list(itertools.islice(stream, 256))):
                buffer += [separator, *encoding.ids]
        window, buffer = buffer[: size * (CONTEXT + 1)], buffer[size * (CONTEXT + 1) :]
        yield torch.tensor(window).view(size, CONTEXT + 1)


def train(model: Llama, tokenizer: Tokenizer, steps: int, batch: int, seed: int, device: str) -> None:
    """Minimise the cross-entropy with AdamW, a short warm-up and a cosine decay."""
    decay = [p for p in model.parameters() if p.dim() == 2]
    plain = [p for p in model.parameters() if p.dim() < 2]
    optimizer = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.1}, {"params": plain, "weight_decay": 0.0}], betas=(0.9, 0.95), fused=True
    )
    warmup, peak, start = min(100, steps // 10 + 1), 2e-3, time.time()
    for step, tokens in zip(range(1, steps + 1), batches(tokenizer, seed, batch), strict=False):
        progress = max(0.0, (step - warmup) / max(1, steps - warmup))
        rate = peak * min(1.0, step / warmup) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        tokens = tokens.to(device)
        with torch.autocast(device, dtype=torch.bfloat16):
            logits = model(tokens[:, :-1])
        loss = F.cross_entropy(logits.float().flatten(0, 1), tokens[:, 1:].flatten())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 25 == 0 or step == steps:
            print(f"step {step}/{steps}  loss {loss.item():.4f}  {time.time() - start:.0f} s", flush=True)


@torch.no_grad()
def answer(model: Llama, tokenizer: Tokenizer, text: str, device: str, limit: int = 60) -> str:
    """Continue `text` greedily until the end of the turn or `limit` tokens."""
    ids = [tokenizer.token_to_id(SEPARATOR), *tokenizer.encode(text).ids]
    stop, prompt = {tokenizer.token_to_id(SEPARATOR), tokenizer.token_to_id(TURN_END)}, len(ids)
    while len(ids) < prompt + limit:
        token = int(model(torch.tensor([ids], device=device))[0, -1].argmax())
        if token in stop:
            break
        ids.append(token)
    return tokenizer.decode(ids[prompt:])


def export(model: Llama, tokenizer: Tokenizer, path: Path) -> None:
    """Write the GGUF: matrices in Q8_0, norms in F32, the vocabulary, merges and chat template."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("Mullama Tiny")
    writer.add_description("A very small chat model trained from scratch on a synthetic corpus")
    writer.add_license("mit")
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FFN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_rope_dimension_count(HEAD_DIM)
    writer.add_rope_freq_base(ROPE_BASE)
    writer.add_layer_norm_rms_eps(NORM_EPS)
    writer.add_vocab_size(VOCAB)

    state = json.loads(tokenizer.to_str())["model"]
    by_id = sorted(state["vocab"], key=state["vocab"].get)
    kinds = [gguf.TokenType.CONTROL if t in SPECIAL else gguf.TokenType.NORMAL for t in by_id]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(by_id)
    writer.add_token_types(kinds)
    writer.add_token_merges([m if isinstance(m, str) else " ".join(m) for m in state["merges"]])
    writer.add_bos_token_id(tokenizer.token_to_id(SEPARATOR))
    writer.add_eos_token_id(tokenizer.token_to_id(SEPARATOR))
    writer.add_eot_token_id(tokenizer.token_to_id(TURN_END))
    writer.add_add_bos_token(True)
    writer.add_chat_template((Path(__file__).parent / "chat_template.jinja").read_text())

    for name, tensor in model.state_dict().items():
        data = tensor.detach().float().cpu().numpy()
        if data.ndim == 2:
            kind = gguf.GGMLQuantizationType.Q8_0
            writer.add_tensor(name, gguf.quants.quantize(data, kind), raw_dtype=kind)
        else:
            writer.add_tensor(name, data.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main() -> None:
    """Train, write the file and show what the model answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the GGUF file to write")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--batch", type=int, default=16, help="windows of 512 tokens per step")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    tokenizer = train_tokenizer(args.seed)
    model = Llama().to(args.device)
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters on {args.device}", flush=True)
    train(model, tokenizer, args.steps, args.batch, args.seed + 1, args.device)
    export(model, tokenizer, args.out)
    for question in [
        "What is the capital of Norway?",
        "What is 7 plus 8?",
        "Show me an emoji of a llama.",
        "Extract the person as JSON: Anna is 31 years old and lives in Oslo.",
    ]:
        prompt = f"{TURN}user\n{question}{TURN_END}\n{TURN}assistant\n"
        print(f"{question} -> {answer(model, tokenizer, prompt, args.device)}")
    print("Once upon a time" + answer(model, tokenizer, "Once upon a time", args.device, 120))


if __name__ == "__main__":
    main()
