//! One test for each fault, and that what is good is accepted.

use std::io::Cursor;
use std::path::Path;

use super::builder::Builder;
use super::fault::Fault;
use super::{check, examine_bytes};

fn examine(bytes: Vec<u8>) -> Result<(), Fault> {
    let length = bytes.len() as u64;
    examine_bytes(Cursor::new(bytes), length)
}

/// The words of the refusal; panics where the file is accepted.
fn refusal(file: Builder) -> String {
    examine(file.bytes()).expect_err("the file must be refused").to_string()
}

#[track_caller]
pub(super) fn assert_refused(file: Builder, expected: &str) {
    let words = refusal(file);
    assert!(words.contains(expected), "{words:?} does not say {expected:?}");
}

#[track_caller]
pub(super) fn assert_accepted(file: Builder) {
    examine(file.bytes()).expect("the file is good");
}

#[test]
fn the_tiny_model_is_accepted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/mullama-tiny.Q8_0.gguf");
    check(&path).expect("the tiny model is good");
}

#[test]
fn the_smallest_file_is_accepted() {
    assert_accepted(Builder::llama());
}

#[test]
fn version_2_is_accepted_and_others_are_refused() {
    let version = |version| Builder::llama().version(version);
    assert_accepted(version(2));
    assert_refused(version(1), "GGUF version 1, versions 2 and 3 can be read");
    assert_refused(version(4), "GGUF version 4");
    assert_refused(version(0), "GGUF version 0");
    assert_refused(version(3u32.swap_bytes()), "other byte order");
}

#[test]
fn a_missing_file_is_refused_in_the_words_of_the_system() {
    let words = check(Path::new("/no/such/model.gguf"))
        .expect_err("there is no such file")
        .to_string();
    assert!(
        words.starts_with("the file cannot be read (No such file or directory"),
        "{words}"
    );
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = check(Path::new(env!("CARGO_MANIFEST_DIR")))
        .expect_err("a folder")
        .to_string();
    assert!(folder.contains("cannot be read (Is a directory"), "{folder}");
    #[cfg(unix)]
    {
        let device = check(Path::new("/dev/null")).expect_err("a device").to_string();
        assert!(device.contains("a device or a pipe"), "{device}");
    }
}

#[test]
fn what_is_no_gguf_is_refused_with_its_first_bytes() {
    let words = examine(b"PK\x03\x04 and so on".to_vec())
        .expect_err("a zip")
        .to_string();
    assert!(
        words.contains(r#"begins with "PK\x03\x04", not with "GGUF""#),
        "{words}"
    );
    let empty = examine(Vec::new()).expect_err("an empty file").to_string();
    assert!(empty.contains("4 more bytes are expected and 0 are there"), "{empty}");
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let whole = Builder::llama().bytes();
    for length in 0..whole.len() {
        assert!(
            examine(whole[..length].to_vec()).is_err(),
            "cut after {length} bytes of {}",
            whole.len()
        );
    }
}

#[test]
fn counts_that_the_file_cannot_hold_are_refused_before_they_are_believed() {
    let file = Builder::llama();
    for count in [1 << 20, u64::from(u32::MAX), 1 << 62, u64::MAX] {
        let entries = examine(file.bytes_with_counts(1, count))
            .expect_err("too many entries")
            .to_string();
        assert!(
            entries.contains(&format!("states {count} metadata entries")),
            "{entries}"
        );
        let tensors = examine(file.bytes_with_counts(count, 10))
            .expect_err("too many tensors")
            .to_string();
        assert!(tensors.contains("tensors"), "{tensors}");
        assert_refused(
            file.clone().list("tokenizer.ggml.tokens", 8, count, &[]),
            "texts in a list",
        );
        assert_refused(file.clone().list("some.numbers", 5, count, &[]), "numbers in a list");
    }
}

#[test]
fn a_text_longer_than_the_file_is_refused() {
    for length in [1 << 20, u64::MAX] {
        let value = [&8u32.to_le_bytes()[..], &length.to_le_bytes()].concat();
        assert_refused(
            Builder::llama().raw("general.name", value),
            "in the middle of the metadata",
        );
    }
}

#[test]
fn keys_are_whole_and_there_once() {
    assert_refused(Builder::llama().u32("", 1), "a key that is empty");
    assert_refused(Builder::llama().u32("llama.block_count\0", 1), "cut by a NUL");
    assert_refused(Builder::llama().again("llama.block_count"), "there twice");
}

#[test]
fn unknown_types_of_values_are_refused() {
    assert_refused(
        Builder::llama().raw("some.key", 13u32.to_le_bytes().to_vec()),
        "some.key has type 13",
    );
    assert_refused(Builder::llama().list("some.key", 9, 1, &[0; 16]), "some.key has type 9");
}

#[test]
fn alignment_is_a_power_of_two() {
    assert_accepted(Builder::llama().u32("general.alignment", 32));
    assert_refused(
        Builder::llama().u32("general.alignment", 48),
        "general.alignment is 48, expected a power of two",
    );
    assert_refused(Builder::llama().u32("general.alignment", 0), "general.alignment is 0");
    assert_refused(
        Builder::llama().text("general.alignment", "32"),
        "general.alignment is of another type",
    );
}

#[test]
fn layers_are_1_to_512() {
    assert_accepted(Builder::llama().u32("llama.block_count", 512));
    for wrong in [0, 513, u32::MAX] {
        assert_refused(
            Builder::llama().u32("llama.block_count", wrong),
            &format!("llama.block_count is {wrong}, expected 1 to 512"),
        );
    }
    assert_refused(
        Builder::llama().u32("llama.nextn_predict_layers", 2),
        "nextn_predict_layers is 2, expected 0 to 1",
    );
}

#[test]
fn an_epsilon_is_a_number_that_is_not_negative() {
    for wrong in [-1.0, -1e-30, f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        assert_refused(
            Builder::llama().f32("llama.attention.layer_norm_rms_epsilon", wrong),
            "layer_norm_rms_epsilon is",
        );
        assert_refused(
            Builder::llama().f32("llama.attention.layer_norm_epsilon", wrong),
            "layer_norm_epsilon is",
        );
    }
    assert_accepted(Builder::llama().f32("llama.attention.layer_norm_rms_epsilon", 0.0));
}

#[test]
fn key_and_value_heads_divide_the_query_heads() {
    let heads = |queries, pairs| {
        Builder::llama()
            .u32("llama.attention.head_count", queries)
            .u32("llama.attention.head_count_kv", pairs)
    };
    assert_accepted(heads(4, 4));
    assert_accepted(heads(4, 0));
    assert_refused(
        heads(4, 3),
        "head_count_kv is 3, expected a divisor of head_count, which is 4",
    );
    assert_refused(heads(4, 8), "head_count_kv is 8");
    let by_layer = Builder::llama()
        .u32("llama.block_count", 2)
        .numbers("llama.attention.head_count_kv", &[2, 3]);
    assert_refused(by_layer, "head_count_kv is 3");
}

#[test]
fn heads_have_one_even_width() {
    assert_refused(
        Builder::llama().u32("llama.embedding_length", 36),
        "heads of an even width",
    );
    assert_refused(
        Builder::llama().u32("llama.attention.head_count", 64),
        "heads of an even width",
    );
    assert_refused(
        Builder::llama().u32("llama.attention.value_length", 16),
        "value_length is 16, expected the same as key_length",
    );
    assert_refused(
        Builder::llama().u32("llama.rope.dimension_count", 4),
        "rope.dimension_count is 4, expected the width of a head",
    );
}

#[test]
fn rope_scaling_is_of_a_known_type() {
    assert_accepted(Builder::llama().text("llama.rope.scaling.type", "yarn"));
    assert_refused(
        Builder::llama().text("llama.rope.scaling.type", "yarm"),
        r#"rope.scaling.type is "yarm", expected one of none"#,
    );
}

#[test]
fn experts_are_counted_consistently() {
    let experts = |count, used| {
        Builder::llama()
            .u32("llama.expert_count", count)
            .u32("llama.expert_used_count", used)
    };
    assert_accepted(experts(8, 2));
    assert_accepted(experts(0, 0));
    assert_refused(experts(1025, 2), "expert_count is 1025, expected 0 to 1024");
    assert_refused(experts(8, 9), "expert_used_count is 9, expected 1 to 8");
    assert_refused(experts(8, 0), "expert_used_count is 0");
    assert_refused(experts(0, 1), "expert_used_count is 1, expected 0 to 0");
    let groups = |count, used| {
        experts(8, 2)
            .u32("llama.expert_group_count", count)
            .u32("llama.expert_group_used_count", used)
    };
    assert_accepted(groups(4, 2));
    assert_refused(groups(3, 2), "expert_group_count is 3");
    assert_refused(groups(8, 2), "expert_group_count is 8");
    assert_refused(groups(4, 4), "expert_group_used_count is 4, expected 1 to 3");
    assert_refused(groups(4, 0), "expert_group_used_count is 0");
}

#[test]
fn pooling_and_context_are_in_range() {
    assert_refused(
        Builder::llama().u32("llama.pooling_type", 5),
        "pooling_type is 5, expected 0 to 4",
    );
    assert_refused(
        Builder::llama().u32("llama.context_length", 1 << 31),
        "context_length is 2147483648",
    );
}

#[test]
fn tokens_are_different() {
    let tokens = |texts: &[&[u8]]| Builder::llama().tokens(texts);
    assert_refused(tokens(&[b"a", b"b", b"c", b"b"]), r#"tokens 1 and 3 are both "b""#);
    // llama.cpp sees texts up to their first NUL, and gives an empty one a name.
    assert_refused(tokens(&[b"a", b"b", b"c", b"b\0c"]), r#"tokens 1 and 3 are both "b""#);
    assert_refused(tokens(&[b"a", b"", b"c", b"[EMPTY_1]"]), "tokens 1 and 3");
    assert_accepted(tokens(&[b"a", b"", b"\0", b"b"]));
    assert_refused(tokens(&[]), "a list of 0 tokens");
}

#[test]
fn a_wordpiece_vocabulary_has_bos_and_separator() {
    let bert = Builder::llama().text("tokenizer.ggml.model", "bert");
    let bos = "tokenizer.ggml.bos_token_id";
    let separator = "tokenizer.ggml.seperator_token_id";
    assert_accepted(bert.clone().u32(bos, 1).u32(separator, 2));
    assert_refused(bert.clone().u32(separator, 2), "no usable BOS token");
    assert_refused(bert.clone().u32(bos, 1), "no usable separator token");
    assert_refused(
        bert.u32(bos, 4).u32(separator, 2),
        "set tokenizer.ggml.bos_token_id to a token id below 4",
    );
}

#[test]
fn tokens_that_the_tokenizer_inserts_are_there() {
    let one = Builder::llama().tokens(&[b"a"]);
    assert_refused(one.clone(), "no usable BOS token");
    assert_accepted(one.clone().bool("tokenizer.ggml.add_bos_token", false));
    assert_accepted(one.clone().u32("tokenizer.ggml.bos_token_id", 0));
    let ends = one
        .u32("tokenizer.ggml.bos_token_id", 0)
        .bool("tokenizer.ggml.add_eos_token", true);
    assert_refused(ends, "no usable EOS token");
    assert_refused(
        Builder::llama()
            .text("tokenizer.ggml.model", "gemma4")
            .bool("tokenizer.ggml.add_bos_token", false),
        "BOS",
    );
}

#[test]
fn a_file_without_a_vocabulary_or_an_architecture_is_left_to_llama_cpp() {
    assert_accepted(Builder::llama().without("tokenizer.ggml.tokens"));
    assert_accepted(Builder::llama().without("general.architecture"));
    assert_accepted(Builder::llama().text("tokenizer.ggml.model", "no_vocab"));
}

#[test]
fn tensors_lie_within_the_file() {
    assert_refused(
        Builder::llama().tensor("far.weight", &[32], 0, 1 << 20),
        "data within the file's",
    );
    assert_refused(
        Builder::llama().tensor("far.weight", &[32], 0, u64::MAX),
        "data within the file's",
    );
    assert_refused(
        Builder::llama().tensor("large.weight", &[1 << 20], 0, 0),
        "data within the file's",
    );
    assert_refused(
        Builder::llama().tensor("huge.weight", &[1 << 40, 1 << 40], 0, 0),
        "whose size in bytes can be counted",
    );
    assert_refused(
        Builder::llama().tensor("rows.weight", &[33], 8, 0),
        "rows of 33 elements",
    );
}

#[test]
fn tensors_have_names_and_shapes_that_fit() {
    assert_refused(
        Builder::llama().tensor(&"n".repeat(64), &[32], 0, 0),
        "a name of 64 bytes",
    );
    assert_accepted(Builder::llama().tensor(&"n".repeat(63), &[32], 0, 0));
    assert_refused(
        Builder::llama().tensor("token_embd.weight", &[32], 0, 0),
        "a second entry",
    );
    assert_refused(Builder::llama().tensor("deep.weight", &[1; 5], 0, 0), "5 dimensions");
}

#[test]
fn tensors_have_formats_that_can_be_computed_with() {
    const F16: u32 = 1;
    const I32: u32 = 26;
    for name in [
        "token_types.weight",
        "output_norm.weight",
        "blk.0.attn_q.bias",
        "rope_freqs.weight",
    ] {
        assert_accepted(Builder::llama().tensor(name, &[32], 0, 0));
        assert_refused(
            Builder::llama().tensor(name, &[32], F16, 0),
            "number format 1, expected F32",
        );
    }
    assert_accepted(Builder::llama().tensor("output.weight", &[32], F16, 0));
    for format in [9, 15, 24, 25, I32, 27, 28] {
        assert_refused(
            Builder::llama().tensor("output.weight", &[32], format, 0),
            "a floating or quantised format",
        );
    }
    assert_accepted(Builder::llama().tensor("blk.0.ffn_gate_tid2eid.weight", &[32], I32, 0));
    // Weights that are called otherwise.
    assert_refused(
        Builder::llama().tensor("blk.0.attn_q.lora_a", &[32], I32, 0),
        "number format 26",
    );
    // A format that is newer than the table is llama.cpp's to judge.
    assert_accepted(Builder::llama().tensor("output.weight", &[32], 99, 0));
}
