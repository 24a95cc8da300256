//! Closing frees: a loop of contexts holds little more than one, and waits for ends where it has to. One test, for the sums are the process's.

mod common;

use common::process::bytes_of;
use common::{greedy, no_options, tiny, STORY};
use mullama::{reserved_memory, Context, ContextParams, EmbeddingConfig, EmbeddingGenerator};

#[test]
fn a_loop_of_contexts_and_generators_holds_little_more_than_one() {
    let model = tiny();
    let params = ContextParams {
        n_ctx: 1 << 15,
        n_threads: 1,
        ..ContextParams::default()
    };
    let first = Context::new_with(&model, &params).unwrap();
    let one = reserved_memory();
    assert!(one > 1 << 20, "a context of 32768 tokens holds {one} bytes");
    drop(first);
    let mut most = 0;
    let mut after_ten = None;
    for round in 0..60 {
        let context = Context::new_with(&model, &params).unwrap();
        context.generate_with(STORY, 2, &greedy(), &no_options()).unwrap();
        most = most.max(reserved_memory());
        // Every other one is closed at work.
        if round % 2 == 0 {
            drop(context.generate_async_with(STORY, -1, &greedy(), &no_options()));
        }
        drop(context);
        if round == 9 {
            after_ten = bytes_of("VmRSS");
        }
    }
    // One, one that is ending, and one more that may have begun to end meanwhile.
    assert!(most <= 3 * one, "{most} bytes where one context has {one}");
    if let (Some(before), Some(after)) = (after_ten, bytes_of("VmRSS")) {
        let one = u64::try_from(one).unwrap();
        assert!(
            after <= before + 3 * one,
            "{before} bytes after ten rounds, {after} after sixty, {one} each"
        );
    }
    for _ in 0..20 {
        let config = EmbeddingConfig {
            n_threads: 1,
            ..EmbeddingConfig::default()
        };
        let generator = EmbeddingGenerator::new_with(&model, &config).unwrap();
        generator.embed("a text").unwrap();
        most = most.max(reserved_memory());
    }
    assert!(most <= 3 * one);
    // A last creation waits until one end at most is under way.
    drop(Context::new_with(&model, &ContextParams { n_ctx: 256, ..params }).unwrap());
    assert!(reserved_memory() <= 2 * one);
}
