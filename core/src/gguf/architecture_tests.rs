//! What the table of architectures refuses, and numbers that no architecture can have.

use super::builder::Builder;
use super::tests::{assert_accepted, assert_refused};

/// A file of another architecture with the same numbers and `tensors` in its one layer.
fn of(architecture: &str, tensors: &[&str]) -> Builder {
    let mut file = Builder::llama()
        .text("general.architecture", architecture)
        .u32(&format!("{architecture}.attention.head_count"), 4);
    for name in tensors {
        file = file.tensor(&format!("blk.0.{name}"), &[32], 0, 0);
    }
    file
}

#[test]
fn a_tensor_that_the_graph_needs_is_there() {
    assert_refused(
        of("phi3", &["attn_norm.weight"]),
        "no tensor blk.0.attn_qkv.weight, which a phi3 model",
    );
    assert_accepted(of("phi3", &["attn_qkv.weight"]));
    // In parts, it is as good.
    assert_accepted(of("phi3", &["attn_q.weight", "attn_k.weight", "attn_v.weight"]));
    assert_refused(of("phi3", &["attn_q.weight", "attn_k.weight"]), "attn_qkv.weight");
}

#[test]
fn a_tensor_is_asked_of_the_layers_that_need_it() {
    // Layers of attention have none of what a layer with a state has.
    assert_accepted(of("qwen3next", &["attn_q.weight"]));
    assert_refused(
        of("qwen3next", &["ssm_conv1d.weight", "ssm_in.weight"]),
        "attn_gate.weight",
    );
    assert_accepted(of(
        "qwen3next",
        &["ssm_conv1d.weight", "ssm_in.weight", "attn_gate.weight"],
    ));
    assert_refused(of("t5encoder", &[]), "enc.blk.0.attn_rel_b.weight");
    assert_refused(of("t5", &[]), "dec.blk.0.attn_rel_b.weight");
}

#[test]
fn the_tensors_of_a_split_model_are_in_other_parts_too() {
    let part = of("phi3", &["attn_norm.weight"])
        .raw("split.count", [&2u32.to_le_bytes()[..], &2u16.to_le_bytes()].concat())
        .raw("split.no", [&2u32.to_le_bytes()[..], &0u16.to_le_bytes()].concat());
    assert_accepted(part);
}

#[test]
fn a_divisor_is_not_0() {
    assert_refused(
        of("qwen35", &[]).u32("qwen35.full_attention_interval", 0),
        "full_attention_interval is 0",
    );
    assert_accepted(of("qwen35", &[]).u32("qwen35.full_attention_interval", 4));
    assert_accepted(of("qwen35", &[]));
    assert_refused(
        of("gptneox", &[]).u32("gptneox.rope.dimension_count", 0),
        "rope.dimension_count is 0",
    );
}

#[test]
fn what_is_counted_to_comes_to_an_end() {
    let rounds = "deepseek4.hyper_connection.sinkhorn_iterations";
    assert_refused(of("deepseek4", &[]).u32(rounds, 0x7fff_ffff), "expected 0 to 1024");
    assert_accepted(of("glm5-next", &[]).u32("glm5-next.hyper_connection.sinkhorn_iterations", 20));
    let groups = "wavtokenizer-dec.attention.group_norm_groups";
    assert_refused(
        of("wavtokenizer-dec", &[]).u32(groups, 0x7fff_ffff),
        "expected 0 to 1024",
    );
}

#[test]
fn numbers_that_have_no_default_are_there() {
    assert_refused(of("glm4moe", &[]), "glm4moe.expert_count is missing");
    assert_refused(of("paddleocr", &[]), "paddleocr.rope.dimension_sections is missing");
    assert_refused(
        of("paddleocr", &[]).numbers("paddleocr.rope.dimension_sections", &[0, 0, 0, 0]),
        "dimension_sections is a list of 0",
    );
    assert_accepted(of("paddleocr", &[]).numbers("paddleocr.rope.dimension_sections", &[4, 4, 0, 0]));
}

#[test]
fn a_hybrid_has_layers_of_both_kinds() {
    let jamba = |heads: &[u32]| of("jamba", &[]).numbers("jamba.attention.head_count_kv", heads);
    assert_accepted(jamba(&[2, 0]));
    assert_refused(
        jamba(&[2, 2]),
        "head_count_kv is the same kind of number for all layers",
    );
    assert_refused(jamba(&[0, 0]), "head_count_kv is the same kind");
    assert_refused(
        of("jamba", &[]).u32("jamba.attention.head_count_kv", 2),
        "head_count_kv is the same kind",
    );
    assert_refused(of("jamba", &[]), "head_count_kv is missing");
}

#[test]
fn tensors_of_experts_come_with_experts() {
    let file = of("llama", &["ffn_up_exps.weight"]);
    assert_refused(file.clone(), "llama.expert_count is 0 or missing");
    assert_accepted(file.u32("llama.expert_count", 4).u32("llama.expert_used_count", 2));
}

#[test]
fn a_compressed_key_has_a_part_that_is_not_rotated() {
    let keys = |rotated| {
        of("deepseek2", &[])
            .u32("deepseek2.embedding_length", 64)
            .u32("deepseek2.attention.head_count", 4)
            .u32("deepseek2.attention.kv_lora_rank", 16)
            .u32("deepseek2.rope.dimension_count", rotated)
    };
    assert_accepted(keys(8));
    assert_refused(
        keys(16),
        "rope.dimension_count is 16, expected less than the width of a key, which is 16",
    );
    assert_accepted(keys(16).u32("deepseek2.attention.key_length_mla", 40));
}

#[test]
fn what_is_rotated_is_even() {
    assert_refused(
        of("phi2", &[]).u32("phi2.rope.dimension_count", 5),
        "dimension_count is 5, expected an even number",
    );
}

#[test]
fn a_tensor_has_elements() {
    let empty = |shape: &[u64]| Builder::llama().tensor("blk.0.time_mix_g1.weight", shape, 0, 0);
    assert_refused(empty(&[32, 0]), "the shape [32, 0], expected at least one element");
    assert_accepted(empty(&[32, 1]));
}

#[test]
fn a_wordpiece_vocabulary_has_no_bytes() {
    let kinds = |kinds: &[u32]| {
        Builder::llama()
            .text("tokenizer.ggml.model", "bert")
            .u32("tokenizer.ggml.bos_token_id", 1)
            .u32("tokenizer.ggml.seperator_token_id", 2)
            .numbers("tokenizer.ggml.token_type", kinds)
    };
    assert_accepted(kinds(&[2, 3, 3, 1]));
    assert_refused(kinds(&[2, 3, 3, 6]), "\"bert\" with tokens that stand for bytes");
    // In a vocabulary that has bytes they are welcome.
    assert_accepted(kinds(&[2, 3, 3, 6]).text("tokenizer.ggml.model", "llama"));
}

#[test]
fn a_layer_with_an_indexer_of_its_own_has_all_of_it() {
    let all = [
        "indexer.attn_k.weight",
        "indexer.attn_q_b.weight",
        "indexer.proj.weight",
    ];
    let with = |layers: [&[&str]; 2]| {
        let mut file = Builder::llama()
            .text("general.architecture", "glm-dsa")
            .u32("glm-dsa.block_count", 2)
            .u32("glm-dsa.attention.head_count", 4);
        for (layer, names) in layers.iter().enumerate() {
            for name in *names {
                file = file.tensor(&format!("blk.{layer}.{name}"), &[32], 0, 0);
            }
        }
        file
    };
    let partly = || with([&all, &["attn_norm.weight", all[0], all[2]]]);
    assert_refused(
        partly(),
        "no tensor blk.1.indexer.attn_q_b.weight, which a glm-dsa model",
    );
    // The second takes the first one's choice.
    assert_accepted(partly().numbers("glm-dsa.attention.indexer.types", &[1, 0]));
    assert_refused(
        partly().u32("glm-dsa.context_length", 1 << 20),
        "blk.1.indexer.attn_q_b.weight",
    );
}
