//! What the two sides of a channel may rely on.

use super::*;
use std::sync::atomic::AtomicUsize;
use std::task::Wake;

const STATS: GenerationStats = GenerationStats {
    n_prompt: 1,
    n_cached: 0,
    n_generated: 0,
    seed: 0,
    load_ms: 0.0,
    prompt_ms: 0.0,
    generate_ms: 0.0,
};

fn piece(text: &str) -> Piece {
    Piece {
        text: text.into(),
        tokens: vec![7],
        ..Piece::default()
    }
}

fn take(channel: &Channel) -> (Result<Next<String>>, Effect) {
    channel.take(|text| Ok(text.to_owned()))
}

#[test]
fn a_writer_that_goes_without_an_end_tells_the_reader_once() {
    let (writer, channel) = Channel::new(STATS);
    writer.send(&piece("a"), &STATS, None);
    drop(writer);
    assert!(matches!(take(&channel).0, Ok(Next::Piece(text)) if text == "a"));
    assert!(matches!(take(&channel).0, Err(Error::Internal { .. })));
    assert!(matches!(take(&channel).0, Ok(Next::End)));
    assert!(channel.record().is_err());
}

#[test]
fn an_end_is_not_replaced_by_the_writer_going() {
    let (writer, channel) = Channel::new(STATS);
    writer.send(&piece("a"), &STATS, Some(FinishReason::Length));
    drop(writer);
    let (next, effect) = take(&channel);
    assert!(matches!(next, Ok(Next::Piece(_))) && !effect.ended);
    let (next, effect) = take(&channel);
    assert!(matches!(next, Ok(Next::End)) && effect.ended);
    assert_eq!(channel.record().unwrap().finish_reason, FinishReason::Length);
}

#[test]
fn the_writer_pauses_when_nobody_reads_and_resumes_before_the_reader_runs_dry() {
    let (writer, channel) = Channel::new(STATS);
    for sent in 1..=AHEAD {
        writer.send(&piece("a"), &STATS, None);
        assert_eq!(writer.is_full(), sent == AHEAD);
    }
    let mut left = AHEAD;
    loop {
        let (_, effect) = take(&channel);
        left -= 1;
        if effect.resumed {
            break;
        }
    }
    assert_eq!(left, AHEAD / 2);
    assert!(!writer.is_full());
}

#[test]
fn a_writer_may_go_further_ahead_and_never_less_far_than_usual() {
    let (writer, channel) = Channel::new(STATS);
    for (asked, pauses_at) in [(2 * AHEAD, 2 * AHEAD), (0, AHEAD)] {
        writer.set_ahead(asked);
        for sent in 1..=pauses_at {
            writer.send(&piece("a"), &STATS, None);
            assert_eq!(writer.is_full(), sent == pauses_at);
        }
        let resumed = (0..pauses_at).filter(|_| take(&channel).1.resumed).count();
        assert_eq!((resumed, writer.is_full()), (1, false));
    }
}

#[test]
fn a_reader_that_cannot_take_a_piece_leaves_it() {
    let (writer, channel) = Channel::new(STATS);
    writer.send(&piece("abc"), &STATS, None);
    let (refused, _) = channel.take(|_| Err::<(), _>(Error::WouldBlock));
    assert!(refused.is_err());
    assert!(matches!(take(&channel).0, Ok(Next::Piece(text)) if text == "abc"));
    assert!(matches!(take(&channel).0, Ok(Next::Nothing)));
}

#[test]
fn what_is_put_wakes_nobody_until_the_writer_pauses_or_says_so() {
    let (writer, channel) = Channel::new(STATS);
    let (told, count) = counting();
    assert!(!poll(&channel, &told));
    writer.wake();
    writer.put(&piece("a"), &STATS);
    assert_eq!(count.load(Ordering::Relaxed), 0);
    writer.wake();
    assert_eq!(count.load(Ordering::Relaxed), 1);
    assert!(poll(&channel, &told) && !poll(&channel, &told));
    for sent in 1..=AHEAD {
        writer.put(&piece("a"), &STATS);
        assert_eq!(count.load(Ordering::Relaxed), if sent == AHEAD { 2 } else { 1 });
    }
}

/// A waker, and how often it was called.
fn counting() -> (Waker, Arc<AtomicUsize>) {
    struct Count(Arc<AtomicUsize>);
    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
    let count = Arc::new(AtomicUsize::new(0));
    (Waker::from(Arc::new(Count(Arc::clone(&count)))), count)
}

/// Whether there is a piece; if not, the waker is left.
fn poll(channel: &Channel, waker: &Waker) -> bool {
    matches!(channel.poll(waker, |_| Ok(())).0, Ok(Next::Piece(())))
}
