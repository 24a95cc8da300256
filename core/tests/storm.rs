//! Many threads at one context: whatever they do and however they end, nobody hangs, and every text is a beginning of the right one.

mod common;

use common::{storm::storm, tiny};
use mullama::live_handles;

#[test]
fn threads_that_generate_stream_cancel_and_leave_get_beginnings_of_the_right_text() {
    let model = tiny();
    for deterministic in [false, true] {
        storm(&model, deterministic, 0);
    }
    drop(model);
    assert_eq!(live_handles(), 0);
}
