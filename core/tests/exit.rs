//! The end of the process: threads that still compute do not crash it.

mod common;

use common::{greedy, no_options, small, tiny, STORY};
use mullama::{Context, ContextParams, EmbeddingConfig, EmbeddingGenerator, Model, SamplerParams};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Tells the copy of this test that it is the one to leave.
const LEAVE: &str = "MULLAMA_TEST_LEAVE";

/// What the copy says last.
const LEAVING: &str = "now it leaves";

/// After this the end of the process waits for its threads no longer; all of them stop long before, unless the machine has no time for them.
const BOUND: Duration = Duration::from_secs(2);

#[test]
fn a_process_may_end_in_the_middle_of_its_generations() {
    if let Ok(n_threads) = std::env::var(LEAVE) {
        leave(n_threads.parse().unwrap());
    }
    for n_threads in ["1", "2", "4"] {
        let took = (0..4).map(|_| start_and_see_it_leave(n_threads));
        let shortest = took.min().unwrap();
        assert!(shortest < BOUND, "{n_threads} threads: {shortest:?}");
    }
}

/// How long it took to leave.
fn start_and_see_it_leave(n_threads: &str) -> Duration {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "a_process_may_end_in_the_middle_of_its_generations",
            "--nocapture",
        ])
        .env(LEAVE, n_threads)
        .env_remove("MULLAMA_LOG")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(
        said.map(Result::unwrap).any(|line| line.ends_with(LEAVING)),
        "it never came to its end"
    );
    let left = Instant::now();
    let output = child.wait_with_output().unwrap();
    let took = left.elapsed();
    assert_eq!(output.status.code(), Some(7), "{n_threads} threads: {output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "quiet by default");
    took
}

fn leave(n_threads: i32) -> ! {
    let model = tiny();
    let long = ContextParams {
        n_ctx: 1 << 15,
        n_seq_max: 2,
        n_threads,
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
    embed_for_ever(&model, n_threads);
    println!("{LEAVING}");
    std::process::exit(7)
}

/// One generator that is idle, one that is busy, and one that is busy and already dropped.
fn embed_for_ever(model: &Model, n_threads: i32) {
    let config = EmbeddingConfig {
        n_threads,
        ..EmbeddingConfig::default()
    };
    let texts = vec![STORY.repeat(50); 5000];
    let [idle, busy, dropped] = [(); 3].map(|()| EmbeddingGenerator::new_with(model, &config).unwrap());
    std::mem::forget(busy.embed_batch_async(&texts));
    std::mem::forget(dropped.embed_batch_async(&texts));
    std::mem::forget([idle, busy]);
}
