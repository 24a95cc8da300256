# Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
"""What each operation is called in Python, what it takes, and how its answer is tagged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import mullama

from . import codec
from .calls import Call, Named, Spread

FEATURES = [
    "abi_version",
    "api_digest",
    "backend_free",
    "backend_init",
    "can_pass.fork",
    "can_pass.lone_surrogate",
    "can_pass.nul_in_text",
    "can_pass.zero_seed",
    "cancel_token.cancel",
    "cancel_token.is_cancelled",
    "cancel_token.new",
    "context.chat/result",
    "context.chat/stream",
    "context.clear_cache",
    "context.generate",
    "context.generate/async",
    "context.generate/async_stream",
    "context.generate/result",
    "context.generate/stream",
    "context.new",
    "context.new/async",
    "context.prompt_tokens",
    "cosine_similarity",
    "device_count",
    "device_info",
    "embedding_generator.embed",
    "embedding_generator.embed/async",
    "embedding_generator.embed_batch",
    "embedding_generator.embed_batch/async",
    "embedding_generator.new",
    "embedding_generator.new/async",
    "live_handles",
    "max_devices",
    "model.apply_chat_template",
    "model.chat_tokens",
    "model.detokenize",
    "model.load",
    "model.load/async",
    "model.token_is_control",
    "model.token_is_eog",
    "model.token_to_piece",
    "model.tokenize",
    "normalize",
    "stream.finish",
    "stream.next",
    "supports_gpu_offload",
    "supports_mlock",
    "supports_mmap",
    "system_info",
    "version",
]

GENERATION_STATS = codec.record(
    {
        "n_prompt": ("n_prompt", codec.integer),
        "n_cached": ("n_cached", codec.integer),
        "n_generated": ("n_generated", codec.integer),
        "seed": ("seed", codec.integer),
        "load_ms": ("load_ms", codec.f64),
        "prompt_ms": ("prompt_ms", codec.f64),
        "generate_ms": ("generate_ms", codec.f64),
    }
)

GENERATION = codec.record(
    {
        "text": ("text", codec.text),
        "tokens": ("tokens", codec.integers),
        "finish_reason": ("finish_reason", codec.name),
        "stats": ("stats", GENERATION_STATS),
    }
)

CALLS: Mapping[str, Call] = {
    "cancel_token.new": Call(
        mullama.CancelToken,
        {},
        codec.handle,
        is_awaited=False,
    ),
    "cancel_token.cancel": Call(
        mullama.CancelToken.cancel,
        {},
        codec.nothing,
        is_awaited=False,
    ),
    "cancel_token.is_cancelled": Call(
        mullama.CancelToken.is_cancelled,
        {},
        codec.boolean,
        is_awaited=False,
    ),
    "model.load": Call(
        mullama.Model.load,
        {
            "path": Named("path"),
            "params": Spread("model_params"),
            "progress": Named("progress"),
        },
        codec.handle,
        is_awaited=False,
    ),
    "model.load/async": Call(
        mullama.Model.load_async,
        {
            "path": Named("path"),
            "params": Spread("model_params"),
            "progress": Named("progress"),
        },
        codec.handle,
        is_awaited=True,
    ),
    "model.apply_chat_template": Call(
        mullama.Model.apply_chat_template,
        {
            "messages": Named("messages"),
            "add_generation_prompt": Named("add_generation_prompt"),
            "options": Spread("chat_options"),
        },
        codec.text,
        is_awaited=False,
    ),
    "model.chat_tokens": Call(
        mullama.Model.chat_tokens,
        {
            "messages": Named("messages"),
            "options": Spread("chat_options"),
        },
        codec.integers,
        is_awaited=False,
    ),
    "model.token_is_eog": Call(
        mullama.Model.token_is_eog,
        {
            "token": Named("token"),
        },
        codec.boolean,
        is_awaited=False,
    ),
    "model.token_is_control": Call(
        mullama.Model.token_is_control,
        {
            "token": Named("token"),
        },
        codec.boolean,
        is_awaited=False,
    ),
    "model.tokenize": Call(
        mullama.Model.tokenize,
        {
            "text": Named("text"),
            "add_bos": Named("add_bos"),
            "special": Named("special"),
        },
        codec.integers,
        is_awaited=False,
    ),
    "model.detokenize": Call(
        mullama.Model.detokenize,
        {
            "tokens": Named("tokens"),
            "remove_special": Named("remove_special"),
            "unparse_special": Named("unparse_special"),
        },
        codec.text,
        is_awaited=False,
    ),
    "model.token_to_piece": Call(
        mullama.Model.token_to_piece,
        {
            "token": Named("token"),
            "special": Named("special"),
        },
        codec.octets,
        is_awaited=False,
    ),
    "context.new": Call(
        mullama.Context,
        {
            "model": Named("model"),
            "params": Spread("context_params"),
        },
        codec.handle,
        is_awaited=False,
    ),
    "context.new/async": Call(
        mullama.Context.create_async,
        {
            "model": Named("model"),
            "params": Spread("context_params"),
        },
        codec.handle,
        is_awaited=True,
    ),
    "context.clear_cache": Call(
        mullama.Context.clear_cache,
        {},
        codec.nothing,
        is_awaited=False,
    ),
    "context.prompt_tokens": Call(
        mullama.Context.prompt_tokens,
        {
            "prompt": Named("prompt"),
        },
        codec.integers,
        is_awaited=False,
    ),
    "context.generate": Call(
        mullama.Context.generate,
        {
            "prompt": Named("prompt"),
            "tokens": Named("prompt"),
            "max_tokens": Named("max_tokens"),
            "sampler": Named("params", record="sampler_params"),
            "options": Spread("generate_options"),
        },
        codec.text,
        is_awaited=False,
    ),
    "context.generate/result": Call(
        mullama.Context.complete,
        {
            "prompt": Named("prompt"),
            "tokens": Named("prompt"),
            "max_tokens": Named("max_tokens"),
            "sampler": Named("params", record="sampler_params"),
            "options": Spread("generate_options"),
        },
        GENERATION,
        is_awaited=False,
    ),
    "context.generate/async": Call(
        mullama.Context.generate_async,
        {
            "prompt": Named("prompt"),
            "tokens": Named("prompt"),
            "max_tokens": Named("max_tokens"),
            "sampler": Named("params", record="sampler_params"),
            "options": Spread("generate_options"),
        },
        codec.text,
        is_awaited=True,
    ),
    "context.generate/stream": Call(
        mullama.Context.generate_stream,
        {
            "prompt": Named("prompt"),
            "tokens": Named("prompt"),
            "max_tokens": Named("max_tokens"),
            "sampler": Named("params", record="sampler_params"),
            "options": Spread("generate_options"),
        },
        codec.handle,
        is_awaited=False,
    ),
    "context.generate/async_stream": Call(
        mullama.Context.stream_async,
        {
            "prompt": Named("prompt"),
            "tokens": Named("prompt"),
            "max_tokens": Named("max_tokens"),
            "sampler": Named("params", record="sampler_params"),
            "options": Spread("generate_options"),
        },
        codec.handle,
        is_awaited=False,
    ),
    "context.chat/result": Call(
        mullama.Context.chat,
        {
            "messages": Named("messages"),
            "max_tokens": Named("max_tokens"),
            "sampler": Named("params", record="sampler_params"),
            "chat": Spread("chat_options"),
            "options": Spread("generate_options"),
        },
        GENERATION,
        is_awaited=False,
    ),
    "context.chat/stream": Call(
        mullama.Context.chat_stream,
        {
            "messages": Named("messages"),
            "max_tokens": Named("max_tokens"),
            "sampler": Named("params", record="sampler_params"),
            "chat": Spread("chat_options"),
            "options": Spread("generate_options"),
        },
        codec.handle,
        is_awaited=False,
    ),
    "embedding_generator.new": Call(
        mullama.EmbeddingGenerator,
        {
            "model": Named("model"),
            "config": Spread("embedding_config"),
        },
        codec.handle,
        is_awaited=False,
    ),
    "embedding_generator.new/async": Call(
        mullama.EmbeddingGenerator.create_async,
        {
            "model": Named("model"),
            "config": Spread("embedding_config"),
        },
        codec.handle,
        is_awaited=True,
    ),
    "embedding_generator.embed": Call(
        mullama.EmbeddingGenerator.embed,
        {
            "text": Named("text"),
        },
        codec.vector,
        is_awaited=False,
    ),
    "embedding_generator.embed/async": Call(
        mullama.EmbeddingGenerator.embed_async,
        {
            "text": Named("text"),
        },
        codec.vector,
        is_awaited=True,
    ),
    "embedding_generator.embed_batch": Call(
        mullama.EmbeddingGenerator.embed_batch,
        {
            "texts": Named("texts"),
        },
        codec.list_of(codec.vector),
        is_awaited=False,
    ),
    "embedding_generator.embed_batch/async": Call(
        mullama.EmbeddingGenerator.embed_batch_async,
        {
            "texts": Named("texts"),
        },
        codec.list_of(codec.vector),
        is_awaited=True,
    ),
    "abi_version": Call(
        mullama.abi_version,
        {},
        codec.integer,
        is_awaited=False,
    ),
    "api_digest": Call(
        mullama.api_digest,
        {},
        codec.text,
        is_awaited=False,
    ),
    "backend_free": Call(
        mullama.backend_free,
        {},
        codec.nothing,
        is_awaited=False,
    ),
    "backend_init": Call(
        mullama.backend_init,
        {},
        codec.nothing,
        is_awaited=False,
    ),
    "cosine_similarity": Call(
        mullama.cosine_similarity,
        {
            "a": Named("a"),
            "b": Named("b"),
        },
        codec.f32,
        is_awaited=False,
    ),
    "device_count": Call(
        mullama.device_count,
        {},
        codec.integer,
        is_awaited=False,
    ),
    "device_info": Call(
        mullama.device_info,
        {
            "index": Named("index"),
        },
        codec.json_text,
        is_awaited=False,
    ),
    "live_handles": Call(
        mullama.live_handles,
        {},
        codec.integer,
        is_awaited=False,
    ),
    "max_devices": Call(
        mullama.max_devices,
        {},
        codec.integer,
        is_awaited=False,
    ),
    "normalize": Call(
        mullama.normalize,
        {
            "vector": Named("vector"),
        },
        codec.vector,
        is_awaited=False,
    ),
    "supports_gpu_offload": Call(
        mullama.supports_gpu_offload,
        {},
        codec.boolean,
        is_awaited=False,
    ),
    "supports_mlock": Call(
        mullama.supports_mlock,
        {},
        codec.boolean,
        is_awaited=False,
    ),
    "supports_mmap": Call(
        mullama.supports_mmap,
        {},
        codec.boolean,
        is_awaited=False,
    ),
    "system_info": Call(
        mullama.system_info,
        {},
        codec.text,
        is_awaited=False,
    ),
    "version": Call(
        lambda: mullama.__version__,
        {},
        codec.text,
        is_awaited=False,
    ),
}

FACTS: Mapping[type, Mapping[str, codec.Fact]] = codec.facts(
    (mullama.Model, "n_ctx_train", lambda x: x.n_ctx_train, codec.integer),
    (mullama.Model, "n_embd", lambda x: x.n_embd, codec.integer),
    (mullama.Model, "n_vocab", lambda x: x.n_vocab, codec.integer),
    (mullama.Model, "n_layer", lambda x: x.n_layer, codec.integer),
    (mullama.Model, "n_head", lambda x: x.n_head, codec.integer),
    (mullama.Model, "token_bos", lambda x: x.token_bos, codec.option(codec.integer)),
    (mullama.Model, "token_eos", lambda x: x.token_eos, codec.option(codec.integer)),
    (mullama.Model, "token_nl", lambda x: x.token_nl, codec.option(codec.integer)),
    (mullama.Model, "size", lambda x: x.size, codec.integer),
    (mullama.Model, "n_params", lambda x: x.n_params, codec.integer),
    (mullama.Model, "description", lambda x: x.description, codec.text),
    (mullama.Model, "architecture", lambda x: x.architecture, codec.text),
    (mullama.Model, "name", lambda x: x.name, codec.text),
    (mullama.Model, "metadata", lambda x: x.metadata(), codec.mapping),
    (mullama.Model, "chat_template", lambda x: x.chat_template, codec.text),
    (mullama.Model, "has_encoder", lambda x: x.has_encoder, codec.boolean),
    (mullama.Model, "has_decoder", lambda x: x.has_decoder, codec.boolean),
    (mullama.Model, "token_eot", lambda x: x.token_eot, codec.option(codec.integer)),
    (mullama.Model, "token_sep", lambda x: x.token_sep, codec.option(codec.integer)),
    (mullama.Model, "token_pad", lambda x: x.token_pad, codec.option(codec.integer)),
    (mullama.Context, "n_ctx", lambda x: x.n_ctx, codec.integer),
    (mullama.Context, "n_batch", lambda x: x.n_batch, codec.integer),
    (mullama.EmbeddingGenerator, "n_embd", lambda x: x.n_embd, codec.integer),
)

# A stream's class: how its items and its record are tagged.
STREAMS: Mapping[type, tuple[codec.Encoder, codec.Encoder]] = {
    mullama.Stream: (codec.text, GENERATION),
    mullama.AsyncStream: (codec.text, GENERATION),
}

# A stream's class and the one that an event loop iterates over.
ASYNCHRONOUS: Mapping[type, Any] = {
    mullama.Stream: mullama.AsyncStream,
}

# A record's fields: their names in the description and in Python.
FIELDS: Mapping[str, Mapping[str, str]] = {
    "chat_message": {
        "role": "role",
        "content": "content",
    },
    "chat_options": {
        "add_generation_prompt": "add_generation_prompt",
        "messages_json": "messages_json",
        "tools": "tools",
        "variables": "variables",
        "now_unix": "now_unix",
    },
    "context_params": {
        "n_ctx": "n_ctx",
        "n_batch": "n_batch",
        "n_ubatch": "n_ubatch",
        "n_seq_max": "n_seq_max",
        "n_threads": "n_threads",
        "n_threads_batch": "n_threads_batch",
        "embeddings": "embeddings",
        "offload_kqv": "offload_kqv",
        "deterministic": "deterministic",
        "flash_attn": "flash_attn",
        "type_k": "type_k",
        "type_v": "type_v",
        "overflow": "overflow",
    },
    "embedding_config": {
        "n_ctx": "n_ctx",
        "normalize": "normalize",
        "n_batch": "n_batch",
        "n_threads": "n_threads",
        "pooling": "pooling",
        "truncate": "truncate",
    },
    "logit_bias": {
        "token": "token",
        "bias": "bias",
    },
    "generate_options": {
        "stop": "stop",
        "constraint": "constraint",
        "n_logprobs": "n_logprobs",
        "logit_bias": "logit_bias",
        "cancel": "cancel",
    },
    "model_params": {
        "n_gpu_layers": "n_gpu_layers",
        "main_gpu": "main_gpu",
        "use_mmap": "use_mmap",
        "use_mlock": "use_mlock",
        "vocab_only": "vocab_only",
        "check_tensors": "check_tensors",
        "keep_loaded": "keep_loaded",
        "split_mode": "split_mode",
        "tensor_split": "tensor_split",
        "devices": "devices",
        "cancel": "cancel",
    },
    "sampler_params": {
        "temperature": "temperature",
        "top_k": "top_k",
        "top_p": "top_p",
        "min_p": "min_p",
        "typical_p": "typical_p",
        "penalty_repeat": "penalty_repeat",
        "penalty_freq": "penalty_freq",
        "penalty_present": "penalty_present",
        "penalty_last_n": "penalty_last_n",
        "ignore_eos": "ignore_eos",
        "seed": "seed",
        "top_n_sigma": "top_n_sigma",
        "xtc_probability": "xtc_probability",
        "xtc_threshold": "xtc_threshold",
        "dynatemp_range": "dynatemp_range",
        "dynatemp_exponent": "dynatemp_exponent",
        "dry_multiplier": "dry_multiplier",
        "dry_base": "dry_base",
        "dry_allowed_length": "dry_allowed_length",
        "dry_penalty_last_n": "dry_penalty_last_n",
        "mirostat": "mirostat",
        "mirostat_tau": "mirostat_tau",
        "mirostat_eta": "mirostat_eta",
    },
}

OBJECTS: Mapping[str, Any] = {
    "chat_message": mullama.ChatMessage,
    "logit_bias": mullama.LogitBias,
    "sampler_params": mullama.SamplerParams,
}

PRESETS: Mapping[tuple[str, str], Any] = {
    ("sampler_params", "default"): mullama.SamplerParams.default,
    ("sampler_params", "greedy"): mullama.SamplerParams.greedy,
    ("sampler_params", "precise"): mullama.SamplerParams.precise,
    ("sampler_params", "creative"): mullama.SamplerParams.creative,
}

UNIONS: Mapping[str, Any] = {
    "json_schema": mullama.Constraint.json_schema,
    "regex": mullama.Constraint.regex,
    "lark": mullama.Constraint.lark,
    "gbnf": mullama.Constraint.gbnf,
}
