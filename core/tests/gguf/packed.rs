//! Good files that llama.cpp cannot use as they lie.

use std::fs;

use mullama::{Context, ContextParams, GenerateOptions, Model, SamplerParams};

use super::tiny_model;

/// The tiny model with another alignment, and its data where that puts it.
fn packed(alignment: u32) -> Vec<u8> {
    let whole = fs::read(tiny_model()).expect("the tiny model is there");
    let map = super::mutate::Map::of(&whole);
    let data = map.header_end.next_multiple_of(32);
    let mut header = whole[..map.header_end].to_vec();
    // One entry more, before all others.
    let entries = u64::from_le_bytes(header[16..24].try_into().expect("eight bytes"));
    header[16..24].copy_from_slice(&(entries + 1).to_le_bytes());
    let key = b"general.alignment";
    let entry = [
        &(key.len() as u64).to_le_bytes()[..],
        key,
        &4u32.to_le_bytes(),
        &alignment.to_le_bytes(),
    ]
    .concat();
    header.splice(24..24, entry);
    // Behind a multiple of this alignment, and of no larger one.
    let alignment = alignment as usize;
    header.resize(header.len().next_multiple_of(alignment), 0);
    header.extend_from_slice(&whole[data..]);
    header
}

#[test]
fn a_file_of_any_alignment_loads_mapped_and_says_the_same() {
    let said = |path: &std::path::Path| {
        let model = Model::load(path).expect("a good file loads");
        let params = ContextParams {
            n_ctx: 64,
            n_threads: 1,
            ..ContextParams::default()
        };
        let context = Context::new_with(&model, &params).expect("a context");
        context
            .generate_with("Once upon", 8, &SamplerParams::greedy(), &GenerateOptions::default())
            .expect("a text")
    };
    let expected = said(&tiny_model());
    for alignment in [8, 16, 32] {
        let path = std::env::temp_dir().join(format!("mullama-packed-{alignment}-{}.gguf", std::process::id()));
        fs::write(&path, packed(alignment)).expect("the temporary folder takes a file");
        let text = said(&path);
        fs::remove_file(&path).expect("the file is ours");
        assert_eq!(text, expected, "alignment {alignment}");
    }
}
