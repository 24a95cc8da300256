//! Every model, as a test.

use mullama_loom::{models, team};

macro_rules! models {
    ($($name:ident),* $(,)?) => { $(#[test] fn $name() { models::$name(); })* };
}

models! {
    a_waiter_gets_the_answer,
    either_side_may_go,
    a_poll_is_woken,
    a_reader_gets_every_piece_and_the_end,
    a_reader_that_is_told_late_gets_every_piece,
    a_poll_is_told_late,
    a_paused_writer_is_told,
    giving_up_and_ending_at_once,
    permits_never_exceed_the_cores,
}

macro_rules! barriers {
    ($($name:ident),* $(,)?) => {
        $(#[test] fn $name() {
            #[cfg(target_os = "linux")]
            team::$name(team::FUTEX);
            team::$name(team::CONDITION);
        })*
    };
}

barriers! {
    all_meet,
    a_broken_barrier_is_left_and_mended,
    two_may_throw_at_once,
}

#[cfg(target_os = "linux")]
#[test]
#[should_panic(expected = "deadlock")]
fn a_barrier_that_wakes_nobody_is_found() {
    team::all_meet(team::DEAF);
}
