//! The end of the process: threads that still compute do not crash it.

mod common;

use common::{greedy, no_options, small, tiny, STORY};
use mullama::{Context, ContextParams, EmbeddingConfig, EmbeddingGenerator, Model, SamplerParams};
use std::process::Command;

/// Tells the copy of this test that it is the one to leave.
const LEAVE: &str = "MULLAMA_TEST_LEAVE";

#[test]
fn a_process_may_end_in_the_middle_of_its_generations() {
    if std::env::var_os(LEAVE).is_some() {
        leave();
    }
    for _ in 0..8 {
        let output = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "a_process_may_end_in_the_middle_of_its_generations",
                "--nocapture",
            ])
            .env(LEAVE, "1")
            .env_remove("MULLAMA_LOG")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(7), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "quiet by default");
    }
}

fn leave() -> ! {
    let model = tiny();
    let long = ContextParams {
        n_ctx: 1 << 15,
        n_seq_max: 2,
        ..small()
    };
    let contexts = [
        Context::new_with(&model, &long).unwrap(),
        Context::new_with(&model, &long).unwrap(),
    ];
    let endless = SamplerParams {
        ignore_eos: true,
        ..greedy()
    };
    for context in &contexts {
        let stream = context
            .generate_stream_with(STORY, -1, &endless, &no_options())
            .unwrap();
        stream.wait_next().unwrap();
        std::mem::forget(stream);
        std::mem::forget(context.generate_async_with(STORY, -1, &endless, &no_options()));
    }
    std::mem::forget(contexts);
    embed_for_ever(&model);
    std::process::exit(7)
}

/// One generator that is idle, one that is busy, and one that is busy and already dropped.
fn embed_for_ever(model: &Model) {
    let config = EmbeddingConfig {
        n_threads: 1,
        ..EmbeddingConfig::default()
    };
    let texts = vec![STORY.repeat(50); 5000];
    let [idle, busy, dropped] = [(); 3].map(|()| EmbeddingGenerator::new_with(model, &config).unwrap());
    std::mem::forget(busy.embed_batch_async(&texts));
    std::mem::forget(dropped.embed_batch_async(&texts));
    std::mem::forget([idle, busy]);
}
