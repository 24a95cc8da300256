//! Numbers for a small network of any architecture, where llama.cpp asks for them.

use crate::file::{File, Tensor, Value, F32};

const N_EMBD: u32 = 64;
const N_HEAD: u32 = 2;
const N_CTX: u32 = 64;

/// Files to begin with; the first that comes to a file that runs is taken.
pub fn starts(architecture: &str) -> Vec<File> {
    let plain = base(architecture);
    let mut experts = plain.clone();
    for (key, value) in [
        ("expert_count", 4),
        ("expert_used_count", 2),
        ("expert_feed_forward_length", 32),
        ("expert_shared_feed_forward_length", 32),
        ("expert_shared_count", 1),
        ("leading_dense_block_count", 1),
        ("interleave_moe_layer_step", 2),
        (
            "expert_gating_func",
            if matches!(architecture, "deepseek4" | "dflash") {
                4
            } else {
                2
            },
        ),
    ] {
        experts.set(&format!("{architecture}.{key}"), Value::U32(value));
    }
    let mut starts = vec![plain, experts];
    for start in &mut starts {
        start.tensors.extend(shapes(architecture));
        for (key, value) in special(architecture) {
            start.set(&format!("{architecture}.{key}"), value);
        }
    }
    starts
}

/// A file with nothing but its architecture's name and a vocabulary.
pub fn bare(architecture: &str) -> File {
    let mut file = File::default();
    file.set("general.architecture", Value::Text(architecture.to_owned()));
    vocabulary(&mut file);
    if architecture == "chameleon" {
        // The graph masks the scores of its 8,192 image tokens by their places.
        if let Some((_, Value::Texts(tokens))) = file.entries.iter_mut().find(|(key, _)| key == "tokenizer.ggml.tokens")
        {
            tokens.extend((0..8192).map(|image| format!("<image{image}>")));
        }
        file.entries
            .retain(|(key, _)| !["tokenizer.ggml.token_type", "tokenizer.ggml.scores"].contains(&key.as_str()));
    }
    file
}

fn base(architecture: &str) -> File {
    let mut file = bare(architecture);
    for key in [
        "context_length",
        "embedding_length",
        "block_count",
        "feed_forward_length",
        "attention.head_count",
        "attention.head_count_kv",
    ] {
        let key = format!("{architecture}.{key}");
        file.set(&key, value(architecture, &key));
    }
    file
}

/// A SentencePiece vocabulary with every byte and a few letters.
fn vocabulary(file: &mut File) {
    let special = ["<unk>", "<s>", "</s>"].map(str::to_owned);
    let letters = ["\u{2581}", "a", "b", "\u{2581}a", "\u{2581}b"].map(str::to_owned);
    let bytes = (0..=255u8).map(|byte| format!("<0x{byte:02X}>"));
    let tokens: Vec<String> = special.into_iter().chain(bytes).chain(letters).collect();
    let kinds = (0..tokens.len()).map(|token| match token {
        0 => 2,
        1 | 2 => 3,
        3..259 => 6,
        _ => 1,
    });
    file.set("tokenizer.ggml.model", Value::Text("llama".to_owned()));
    file.set("tokenizer.ggml.token_type", Value::Integers(kinds.collect()));
    file.set("tokenizer.ggml.scores", Value::Floats(vec![0.0; tokens.len()]));
    file.set("tokenizer.ggml.tokens", Value::Texts(tokens));
    // BERT and its relatives have a row of embeddings for each.
    file.set("tokenizer.ggml.token_type_count", Value::U32(2));
}

/// A value for a key that llama.cpp asks for. Where the type is wrong, it says so.
pub fn value(architecture: &str, key: &str) -> Value {
    let name = key
        .strip_prefix(architecture)
        .and_then(|rest| rest.strip_prefix('.'))
        .unwrap_or(key);
    match name {
        "context_length" => Value::U32(N_CTX),
        "embedding_length"
        | "features_length"
        | "posnet.embedding_length"
        | "convnext.embedding_length"
        | "target_hidden_size" => Value::U32(N_EMBD),
        "block_count" | "posnet.block_count" | "convnext.block_count" => Value::U32(2),
        "feed_forward_length" => Value::U32(96),
        "attention.head_count" | "attention.head_count_kv" => Value::U32(N_HEAD),
        "expert_count" => Value::U32(4),
        "expert_used_count" => Value::U32(2),
        "expert_feed_forward_length" | "expert_shared_feed_forward_length" => Value::U32(32),
        "expert_shared_count" | "leading_dense_block_count" | "expert_gating_func" => Value::U32(1),
        "attention.sliding_window" => Value::U32(16),
        "attention.q_lora_rank" | "attention.kv_lora_rank" | "attention.output_lora_rank" => Value::U32(16),
        "attention.key_length_mla" | "attention.value_length_mla" => Value::U32(32),
        "attention.indexer.head_count" => Value::U32(1),
        "attention.indexer.key_length" => Value::U32(64),
        "attention.indexer.top_k" => Value::U32(8),
        "attention.relative_buckets_count" => Value::U32(8),
        "attention.group_norm_groups" => Value::U32(2),
        "attention.output_group_count" => Value::U32(1),
        "rope.dimension_sections" => Value::Numbers(vec![4, 4, 4, 4]),
        "ssm.conv_kernel" | "ple.conv_kernel" => Value::U32(4),
        "ssm.inner_size" => Value::U32(2 * N_EMBD),
        "ssm.state_size" => Value::U32(16),
        "ssm.time_step_rank" => Value::U32(8),
        "ssm.group_count" => Value::U32(1),
        "kda.head_dim" | "wkv.head_size" => Value::U32(32),
        "shortconv.l_cache" => Value::U32(3),
        "time_mix_extra_dim" | "time_decay_extra_dim" => Value::U32(16),
        "attention.decay_lora_rank"
        | "attention.iclr_lora_rank"
        | "attention.value_residual_mix_lora_rank"
        | "attention.gate_lora_rank" => Value::U32(16),
        name if name.ends_with("epsilon") => Value::F32(1e-5),
        _ => Value::U32(2),
    }
}

/// What llama.cpp has no error for, or a default that is too large for a small network.
fn special(architecture: &str) -> Vec<(&'static str, Value)> {
    let number = |key, value| (key, Value::U32(value));
    let list = |key, values: &[u32]| (key, Value::Numbers(values.to_vec()));
    // Layers without heads for keys and values are recurrent.
    let hybrid = || list("attention.head_count_kv", &[N_HEAD, 0]);
    let mla = || {
        vec![
            number("attention.key_length", 24),
            number("attention.value_length", 16),
            number("attention.key_length_mla", 40),
            number("attention.value_length_mla", 32),
            number("attention.kv_lora_rank", 16),
            number("rope.dimension_count", 8),
            // The cache holds the compressed keys once for all heads.
            number("attention.head_count_kv", 1),
        ]
    };
    let hybrid_mla = || list("attention.head_count_kv", &[1, 0]);
    let delta_net = || {
        vec![
            number("full_attention_interval", 2),
            number("ssm.inner_size", 2 * N_EMBD),
            number("ssm.state_size", 32),
            number("ssm.time_step_rank", 4),
            number("ssm.group_count", 2),
        ]
    };
    match architecture {
        "llama4" => vec![number("block_count", 4)],
        "qwen3next" | "qwen35" | "qwen35moe" => delta_net(),
        "qwen4exp" => [
            delta_net(),
            vec![
                number("hyper_connection.low_rank", 8),
                list("attention.compress_ratios", &[0, 2]),
            ],
        ]
        .concat(),
        "clef" => delta_net(),
        "jamba" | "granitehybrid" | "lfm2" | "lfm2moe" => vec![hybrid()],
        "nemotron_h" | "nemotron_h_moe" => vec![
            number("block_count", 3),
            list("attention.head_count_kv", &[N_HEAD, 0, 0]),
            list("feed_forward_length", &[0, 0, 96]),
        ],
        "bailingmoe3" => [mla(), vec![hybrid_mla(), ("kda.gate_lower_bound", Value::F32(-1.0))]].concat(),
        "kimi-linear" | "kimi-k3" => [mla(), vec![hybrid_mla()]].concat(),
        "glm5-next" => [
            mla(),
            vec![
                hybrid_mla(),
                number("hyper_connection.count", 4),
                number("rope.dimension_count", 0),
                number("attention.key_length", 16),
            ],
        ]
        .concat(),
        "minimax-01" => vec![number("full_attention_interval", 2)],
        "deepseek2" | "deepseek32" | "glm-dsa" | "mistral4" | "hy_v4" | "dots3note" => {
            let mut values = mla();
            if architecture == "dots3note" {
                values.extend([
                    // The indexer's cache turns its keys by a matrix that it makes where all layers' keys are as wide as the indexer's.
                    number("attention.kv_lora_rank_swa", 56),
                    number("attention.key_length_swa", 64),
                    number("attention.value_length_swa", 56),
                    number("attention.key_length_mla_swa", 40),
                    number("attention.value_length_mla_swa", 32),
                    list("attention.sliding_window_pattern", &[0, 1]),
                    list("attention.indexer.types", &[1, 1]),
                ]);
            }
            values
        }
        "deepseek4" => vec![
            number("rope.dimension_count", 8),
            number("hyper_connection.count", 4),
            list("attention.compress_ratios", &[4, 4]),
            number("hash_layer_count", 0),
            number("attention.key_length", 32),
            number("attention.value_length", 32),
            number("attention.output_group_count", 1),
            number("attention.head_count_kv", 1),
            number("attention.indexer.key_length", 64),
        ],
        "afmoe" => vec![
            number("attention.sliding_window", 16),
            number("attention.sliding_window_pattern", 2),
        ],
        "minimax-m3" => vec![
            number("attention.indexer.head_count", 2),
            number("rope.dimension_count", 16),
        ],
        "paddleocr" => vec![list("rope.dimension_sections", &[4, 4, 4, 4])],
        "plm" => vec![
            number("attention.key_length", 40),
            number("attention.value_length", 32),
            number("attention.kv_lora_rank", 16),
            number("rope.dimension_count", 8),
        ],
        "gemma4" | "gemma4-assistant" => vec![
            number("attention.key_length_swa", 32),
            number("attention.value_length_swa", 32),
            number(
                "embedding_length_out",
                if architecture == "gemma4" { N_EMBD } else { 2 * N_EMBD },
            ),
            number("embedding_length_per_layer_input", 0),
            list("attention.sliding_window_pattern", &[1, 0]),
        ],
        "gemma3n" => vec![number("block_count", 22)],
        "gemma-embedding" | "gemma3" | "gemma2" => {
            vec![number("attention.sliding_window_pattern", 2), number("block_count", 6)]
        }
        "rwkv6qwen2" | "arwkv7" => vec![number("token_shift_count", 1)],
        "plamo2" => vec![hybrid(), number("ssm.group_count", 0)],
        "laguna" => vec![number("attention.sliding_window", 0)],
        "rwkv7" => vec![number("attention.gate_lora_rank", 16)],
        "hrm_text" => vec![
            number("block_count", 4),
            number("hrm.layers_per_stack", 1),
            number("hrm.h_cycles", 2),
            number("hrm.l_cycles", 1),
        ],
        "cohere2moe" => vec![("attention.layer_norm_epsilon", Value::F32(1e-5))],
        "eagle3" => vec![list("target_layers", &[0, 1, 1])],
        "dflash" => vec![list("target_layers", &[0, 1])],
        _ => Vec::new(),
    }
}

/// Tensors whose shape llama.cpp takes from the file, or whose absence it has no error for.
fn shapes(architecture: &str) -> Vec<Tensor> {
    let each = |name: &str, shape: &[u64]| -> Vec<Tensor> {
        let layer = |layer: u32| Tensor {
            name: format!("blk.{layer}.{name}.weight"),
            shape: shape.to_vec(),
            kind: F32,
        };
        vec![layer(0), layer(1)]
    };
    match architecture {
        "jina-bert-v2" => each("ffn_up", &[64, 96]),
        "laguna" => each("attn_gate", &[64, 64]),
        "rwkv6" => each("time_mix_lerp_fused", &[64, 1, 1, 5]),
        _ => Vec::new(),
    }
}
