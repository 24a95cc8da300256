//! When the reader of a stream is woken: at once, unless its owner thread makes pieces faster than anybody could tell apart.
//!
//! Waking a thread costs both sides some ten microseconds, which is a part of what a small model takes for a token. So while steps are
//! short a reader that was just woken sleeps on for a moment, and then finds several pieces. They are there for whoever asks without
//! waiting. Before anything that may take longer than such a step, all are woken (`Generating::wake_readers`).

use super::generating::Generating;
use super::job::Job;
use crate::runtime::Writer;
use crate::text::Piece;
use crate::GenerationStats;
use std::time::{Duration, Instant};

/// How long a reader sleeps at least, in steps that are shorter. A picture on a screen stays eight times as long.
const NAP: Duration = Duration::from_millis(2);

/// When the reader of one stream was woken last.
#[derive(Default)]
pub(super) struct Waking {
    at: Option<Instant>,
    /// Pieces are there of which nobody was told.
    owes: bool,
}

impl Waking {
    /// Gives the reader a piece, and wakes it unless it was just woken.
    pub(super) fn give(&mut self, writer: &Writer, piece: &Piece, stats: &GenerationStats) {
        let now = Instant::now();
        if self.at.is_some_and(|at| now.duration_since(at) < NAP) {
            writer.put(piece, stats);
            self.owes = true;
        } else {
            writer.send(piece, stats, None);
            (self.at, self.owes) = (Some(now), false);
        }
    }

    /// Whether it was not told of something for as long as it may sleep.
    pub(super) fn is_due(&self) -> bool {
        self.owes && self.at.is_none_or(|at| at.elapsed() >= NAP)
    }

    /// Wakes the reader, if there is something of which it was not told.
    pub(super) fn wake(&mut self, writer: &Writer) {
        if std::mem::take(&mut self.owes) {
            writer.wake();
            self.at = Some(Instant::now());
        }
    }
}

impl Generating {
    /// Wakes all readers who sleep beside pieces, unless the next step is a short one: nobody comes or goes, and all that run are only to
    /// make one more token, which was quick so far. Then only those who have slept long enough, or whose buffer is full.
    pub(super) fn wake_readers(&mut self, may_wait: bool) {
        let is_alone = self.queue.is_empty() && self.parked.is_empty();
        let only_generates = self.jobs.iter().all(|job| job.is_generating() || !job.is_ready());
        let all = may_wait || !is_alone || !only_generates || !self.pace.is_within(NAP);
        // Whose buffer is full gives nothing that would wake its reader, and whose text is held back gives nothing for now.
        let wakes = |job: &&mut Job| all || !job.is_ready() || job.owes_reader();
        self.jobs.iter_mut().filter(wakes).for_each(Job::wake_reader);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::{Channel, Next};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::Arc;
    use std::task::{Wake, Waker};

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[test]
    fn a_reader_that_was_just_woken_sleeps_until_the_owner_may_be_long() {
        let stats = GenerationStats {
            n_prompt: 1,
            n_cached: 0,
            n_generated: 0,
            seed: 0,
            load_ms: 0.0,
            prompt_ms: 0.0,
            generate_ms: 0.0,
        };
        let (writer, channel) = Channel::new(stats.clone());
        let mut reader = Waking::default();
        let count = Arc::new(Count::default());
        let waker = Waker::from(Arc::clone(&count));
        let n_woken = || count.0.load(Ordering::Relaxed);
        let piece = Piece {
            text: "a".into(),
            tokens: vec![7],
            ..Piece::default()
        };
        let asks = || matches!(channel.poll(&waker, |_| Ok(())).0, Ok(Next::Piece(())));
        assert!(!asks());
        reader.give(&writer, &piece, &stats);
        assert_eq!(n_woken(), 1, "the first piece is told at once");
        assert!(asks() && !asks());
        // As if it was woken a moment ago, however slow this machine is.
        reader.at = Instant::now().checked_add(NAP);
        reader.give(&writer, &piece, &stats);
        assert_eq!(n_woken(), 1);
        assert!(!reader.is_due(), "it may sleep for a moment");
        reader.at = Instant::now().checked_sub(NAP);
        assert!(
            reader.is_due(),
            "and for no longer, where nothing comes that would wake it"
        );
        reader.wake(&writer);
        reader.wake(&writer);
        assert_eq!(n_woken(), 2, "once for what is there");
        assert!(asks() && !asks());
        reader.at = None;
        reader.give(&writer, &piece, &stats);
        assert_eq!(n_woken(), 3);
    }
}
