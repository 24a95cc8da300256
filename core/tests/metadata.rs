//! What a file says about its model, and what the machine says about itself.

mod common;

use common::{made, tiny, tiny_path};
use mullama::{device_count, device_info, max_devices, supports_mmap, Error, ErrorCode, Model, ModelParams};

fn bert() -> Model {
    Model::load(made("random-bert.F32.gguf")).expect("the BERT model loads")
}

#[test]
fn names_and_template_are_those_of_the_file() {
    let model = tiny();
    assert_eq!(model.architecture(), "llama");
    assert_eq!(model.name(), "Mullama Tiny");
    assert!(model.chat_template().starts_with("{%- set first = messages[0] -%}"));
    assert_eq!(model.chat_template(), model.metadata()["tokenizer.chat_template"]);
}

#[test]
fn metadata_has_every_value_that_is_no_array() {
    let model = tiny();
    let metadata = model.metadata();
    assert_eq!(metadata["general.license"], "mit");
    assert_eq!(metadata["llama.block_count"], "4");
    assert_eq!(metadata["tokenizer.ggml.add_bos_token"], "true");
    assert!(!metadata.contains_key("tokenizer.ggml.tokens"));
    assert!(metadata["tokenizer.chat_template"].len() > 256, "a long value is whole");
}

#[test]
fn what_a_file_leaves_out_is_empty_or_absent() {
    let model = bert();
    assert_eq!(model.chat_template(), "");
    assert_eq!(model.token_eot(), None);
    assert_eq!(tiny().token_sep(), None);
}

#[test]
fn special_tokens_are_those_of_the_file() {
    assert_eq!(tiny().token_eot(), Some(2));
    let model = bert();
    assert_eq!(model.architecture(), "bert");
    assert_eq!(model.token_sep(), Some(3));
    assert_eq!(model.token_pad(), Some(0));
}

#[test]
fn a_decoder_has_no_encoder_in_the_engines_sense() {
    let model = tiny();
    assert!(model.has_decoder());
    assert!(!model.has_encoder());
}

#[test]
fn facts_stay_readable_after_close_and_without_weights() {
    let params = ModelParams {
        vocab_only: true,
        ..ModelParams::default()
    };
    let model = Model::load_with(tiny_path(), &params).expect("the vocabulary loads");
    model.close();
    assert_eq!(model.name(), "Mullama Tiny");
    assert_eq!(model.metadata().len(), tiny().metadata().len());
}

#[test]
fn the_processor_is_a_device() {
    let devices: Vec<serde_json::Value> = (0..device_count())
        .map(|index| device_info(index).expect("the index is in range"))
        .map(|info| serde_json::from_str(&info).expect("the device is described in JSON"))
        .collect();
    let processor = devices
        .iter()
        .find(|device| device["type"] == "cpu")
        .expect("the processor is listed");
    assert_eq!(processor["name"], "CPU");
    let (free, total) = (&processor["memory_free"], &processor["memory_total"]);
    assert!(total.as_u64() > Some(0), "{processor}");
    assert!(free.as_u64() <= total.as_u64(), "{processor}");
    assert!(max_devices() >= 1);
}

#[test]
fn a_device_that_is_not_there_is_refused() {
    for index in [-1, device_count(), i32::MAX] {
        let error: Error = device_info(index).expect_err("no such device");
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert!(error.to_string().starts_with(&format!("index is {index}; ")), "{error}");
    }
}

#[test]
fn files_can_be_mapped_on_the_systems_that_we_build_for() {
    assert!(supports_mmap());
}
