//! A fork: objects of the parent are not the child's, and a child that loads afresh works.
#![cfg(unix)]

mod common;

use common::{greedy, no_options, small, tiny, STORY};
use mullama::{live_handles, Context, ContextParams, EmbeddingConfig, EmbeddingGenerator, ErrorCode, Model};

extern "C" {
    fn fork() -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
    fn alarm(seconds: u32) -> u32;
}

/// One after the other: a fork must not meet a lock that another test holds.
#[test]
fn a_child_is_told_and_can_load_afresh() {
    for n_threads in [1, 2] {
        fork_with_threads(n_threads);
    }
}

fn fork_with_threads(n_threads: i32) {
    let params = ContextParams { n_threads, ..small() };
    let context = |model: &Model| Context::new_with(model, &params).unwrap();
    let model = tiny();
    let used = context(&model);
    let expected = used.generate_with(STORY, 10, &greedy(), &no_options()).unwrap();
    let open = used.generate_stream_with(STORY, 10, &greedy(), &no_options()).unwrap();
    open.wait_next().unwrap();
    let config = EmbeddingConfig {
        n_threads,
        ..EmbeddingConfig::default()
    };
    let generator = EmbeddingGenerator::new_with(&model, &config).unwrap();
    let vector = generator.embed(STORY).unwrap();

    // SAFETY: the child runs the closure, touches no lock of the test harness and leaves through `_exit`.
    let pid = unsafe { fork() };
    assert!(pid >= 0);
    if pid == 0 {
        // SAFETY: `alarm` takes a number. A child that hangs is killed, and the parent sees that.
        unsafe { alarm(60) };
        let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            assert_eq!(live_handles(), 0);
            for error in [
                model.tokenize_with("a", false, false).unwrap_err(),
                used.generate_with(STORY, 1, &greedy(), &no_options()).unwrap_err(),
                used.clear_cache().unwrap_err(),
                open.try_next().unwrap_err(),
                open.finish().unwrap_err(),
                generator.embed(STORY).unwrap_err(),
            ] {
                assert_eq!(error.code(), ErrorCode::WrongProcess, "{error}");
            }
            drop(open);
            drop(generator);
            used.close();
            model.close();
            let fresh = tiny();
            assert_eq!(live_handles(), 1);
            let text = context(&fresh)
                .generate_with(STORY, 10, &greedy(), &no_options())
                .unwrap();
            assert_eq!(text, expected);
            let fresh = EmbeddingGenerator::new_with(&fresh, &config).unwrap();
            assert_eq!(fresh.embed(STORY).unwrap(), vector);
        }))
        .is_err();
        // SAFETY: `_exit` ends the child at once, without the parent's exit handlers.
        unsafe { _exit(i32::from(failed)) };
    }
    let mut status = -1;
    // SAFETY: the status is written into a place of ours.
    assert_eq!(unsafe { waitpid(pid, &mut status, 0) }, pid);
    assert_eq!(status, 0, "the child failed");

    // The parent goes on as if nothing had happened.
    let rest: String = open.map(Result::unwrap).collect();
    assert!(expected.ends_with(&rest));
    assert_eq!(
        used.generate_with(STORY, 10, &greedy(), &no_options()).unwrap(),
        expected
    );
    assert_eq!(generator.embed(STORY).unwrap(), vector);
}
