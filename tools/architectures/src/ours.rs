//! The use of a file by Mullama: what is said of it must be an error, whatever the file.

use std::path::Path;

use mullama::{Context, ContextParams, EmbeddingGenerator, FlashAttn, GenerateOptions, Model, SamplerParams};

use crate::child::say;

/// Loads a file, tokenises, generates and embeds. The first error is what the file came to; what can be done after it is done.
pub fn use_file(path: &Path) -> Result<(), String> {
    say("stage load");
    let model = Model::load(path).map_err(|error| error.to_string())?;
    say("stage tokenize");
    let tokenized = model.tokenize_with("a b", true, true).map(drop);
    say("stage context");
    let params = ContextParams {
        n_ctx: 64,
        n_threads: 1,
        // Its graph asserts with it, which is an error like others; what there is behind that is tried without.
        flash_attn: match model.architecture() {
            "plm" => FlashAttn::Off,
            _ => FlashAttn::Auto,
        },
        ..ContextParams::default()
    };
    let generated = Context::new_with(&model, &params).and_then(|context| {
        say("stage generate");
        context
            .generate_with("a b", 2, &SamplerParams::greedy(), &GenerateOptions::default())
            .map(drop)
    });
    say("stage embed");
    let embedded = EmbeddingGenerator::new(&model).and_then(|generator| generator.embed("a b").map(drop));
    let first = [tokenized, generated, embedded].into_iter().find_map(Result::err);
    first.map_or(Ok(()), |error| Err(error.to_string()))
}
