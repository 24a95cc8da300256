//! What must hold in every order of events.

use crate::channel::Channel;
use crate::cores::Cores;
use crate::lock::lock;
use crate::pending::promise;
use crate::pieces::Next;
use crate::sync::atomic::{AtomicBool, Ordering};
use crate::sync::Mutex;
use crate::text::Piece;
use crate::{Error, FinishReason, GenerationStats};
use loom::thread::spawn;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

/// Whoever waits for an answer gets it, whether it comes before or after.
pub fn a_waiter_gets_the_answer() {
    loom::model(|| {
        let (promise, pending) = promise();
        let answering = spawn(move || promise.answer(Ok(7)));
        assert_eq!(pending.wait(), Ok(7));
        answering.join().unwrap();
    });
}

/// A promise that is dropped is an answer, and whoever gives up is seen by the other side.
pub fn either_side_may_go() {
    loom::model(|| {
        let (promise, pending) = promise::<i32>();
        let dropping = spawn(move || drop(promise));
        assert!(matches!(pending.wait(), Err(Error::Internal { .. })));
        dropping.join().unwrap();
    });
    loom::model(|| {
        let (promise, pending) = promise();
        let cancelled = promise.cancelled();
        let answering = spawn(move || promise.answer(Ok(7)));
        drop(pending);
        answering.join().unwrap();
        assert!(cancelled.load(Ordering::Acquire));
    });
}

/// Notes that it was woken.
struct Bell(AtomicBool);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Release);
    }
}

fn bell() -> (Arc<Bell>, Waker) {
    let bell = Arc::new(Bell(AtomicBool::new(false)));
    (Arc::clone(&bell), Waker::from(bell))
}

/// A poll that finds nothing leaves a waker that is called.
pub fn a_poll_is_woken() {
    loom::model(|| {
        let (promise, mut pending) = promise();
        let (bell, waker) = bell();
        let answering = spawn(move || promise.answer(Ok(7)));
        let mut poll = || Pin::new(&mut pending).poll(&mut Context::from_waker(&waker));
        let first = poll();
        answering.join().unwrap();
        if first.is_pending() {
            assert!(bell.0.load(Ordering::Acquire), "nobody would poll again");
            assert_eq!(poll(), Poll::Ready(Ok(7)));
        }
    });
}

fn piece(text: &str) -> Piece {
    Piece {
        text: text.into(),
        tokens: vec![1],
        ..Piece::default()
    }
}

/// A reader that waits gets every piece in order, and then the end.
pub fn a_reader_gets_every_piece_and_the_end() {
    loom::model(|| {
        let stats = GenerationStats::default();
        let (writer, channel) = Channel::new(stats.clone());
        let writing = spawn(move || {
            writer.send(&piece("a"), &stats, None);
            writer.send(&piece("b"), &stats, Some(FinishReason::Length));
        });
        let mut text = String::new();
        loop {
            match channel.take(|piece| Ok(piece.to_owned())).0.unwrap() {
                Next::Piece(piece) => text += &piece,
                Next::Nothing => channel.wait(),
                Next::End => break,
            }
        }
        writing.join().unwrap();
        assert_eq!(text, "ab");
    });
}

/// Pieces that are put without a word are there once the writer says so, and the last one says so itself.
pub fn a_reader_that_is_told_late_gets_every_piece() {
    loom::model(|| {
        let stats = GenerationStats::default();
        let (writer, channel) = Channel::new(stats.clone());
        let writing = spawn(move || {
            writer.put(&piece("a"), &stats);
            writer.put(&piece("b"), &stats);
            writer.wake();
            // What the reader has not seen by now it will never be told again: the stream goes on without an end.
            std::mem::forget(writer);
        });
        let mut text = String::new();
        while text != "ab" {
            match channel.take(|piece| Ok(piece.to_owned())).0.unwrap() {
                Next::Piece(piece) => text += &piece,
                Next::Nothing => channel.wait(),
                Next::End => unreachable!("nobody ends it"),
            }
        }
        writing.join().unwrap();
    });
}

/// The same for a reader that is woken instead of waiting.
pub fn a_poll_is_told_late() {
    loom::model(|| {
        let stats = GenerationStats::default();
        let (writer, channel) = Channel::new(stats.clone());
        let (bell, waker) = bell();
        let writing = spawn(move || {
            writer.put(&piece("a"), &stats);
            writer.wake();
            std::mem::forget(writer);
        });
        let poll = || matches!(channel.poll(&waker, |_| Ok(())).0, Ok(Next::Piece(())));
        let first = poll();
        writing.join().unwrap();
        if !first {
            assert!(bell.0.load(Ordering::Acquire), "nobody would poll again");
            assert!(poll());
        }
    });
}

/// A paused writer is told when there is space: either it saw the space itself, or a reader's call says that it has to be woken.
pub fn a_paused_writer_is_told() {
    loom::model(|| {
        let stats = GenerationStats::default();
        let (writer, channel) = Channel::new(stats.clone());
        let mut ahead = 0;
        while !writer.is_full() {
            writer.send(&piece("a"), &stats, None);
            ahead += 1;
        }
        let reading = spawn({
            let channel = Arc::clone(&channel);
            move || (0..ahead).any(|_| channel.take(|_| Ok(())).1.resumed)
        });
        let paused = writer.is_full();
        let told = reading.join().unwrap();
        assert!(told && !writer.is_full(), "paused: {paused}");
    });
}

/// The reader gives up while the writer ends: one of the two reasons stands, and both sides agree that it is over.
pub fn giving_up_and_ending_at_once() {
    loom::model(|| {
        let stats = GenerationStats::default();
        let (writer, channel) = Channel::new(stats.clone());
        let writing = spawn(move || writer.send(&piece("a"), &stats, Some(FinishReason::Length)));
        assert!(channel.abandon());
        assert!(!channel.abandon());
        writing.join().unwrap();
        assert!(matches!(channel.take(|_| Ok(())).0, Ok(Next::End)));
        let record = channel.record().unwrap();
        assert_eq!(
            (record.text.as_str(), record.finish_reason),
            ("", FinishReason::Cancelled)
        );
    });
}

/// Never more permits than cores, and nobody waits for ever: the model ends.
pub fn permits_never_exceed_the_cores() {
    loom::model(|| {
        let cores = Arc::new(Cores::new(2));
        let out = Arc::new(Mutex::new(0));
        let take = |n: usize| {
            let (cores, out) = (Arc::clone(&cores), Arc::clone(&out));
            move || {
                let permits = cores.take(n, || ());
                let now = {
                    let mut out = lock(&out);
                    *out += n;
                    *out
                };
                assert!(now <= 2, "{now} permits are out");
                *lock(&out) -= n;
                drop(permits);
            }
        };
        let others = [spawn(take(2)), spawn(take(1))];
        take(1)();
        for other in others {
            other.join().unwrap();
        }
    });
}
