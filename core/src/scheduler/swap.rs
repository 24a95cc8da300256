//! Jobs without a sequence: how they give it up, where their states are kept, how they come back.

use super::generating::Generating;
use super::job::Job;
use super::slots::Reuse;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Instant;

/// A job that gave up its sequence. Without a state its tokens are evaluated again.
pub(super) struct Parked {
    pub job: Job,
    state: Option<Saved>,
}

impl Parked {
    pub(super) fn has_state(&self) -> bool {
        self.state.is_some()
    }
}

/// A copy of what the engine had of a sequence.
pub(super) struct Saved {
    pub state: Vec<u8>,
    used: Rc<Cell<usize>>,
}

impl Drop for Saved {
    fn drop(&mut self) {
        self.used.set(self.used.get() - self.state.len());
    }
}

/// The memory for saved states.
#[derive(Clone)]
pub(super) struct SwapSpace {
    n_bytes: usize,
    used: Rc<Cell<usize>>,
}

impl SwapSpace {
    pub(super) fn new(n_bytes: usize) -> Self {
        Self {
            n_bytes,
            used: Rc::new(Cell::new(0)),
        }
    }

    pub(super) fn available(&self) -> usize {
        self.n_bytes.saturating_sub(self.used.get())
    }

    pub(super) fn keep(&self, state: Vec<u8>) -> Saved {
        self.used.set(self.used.get() + state.len());
        Saved {
            state,
            used: Rc::clone(&self.used),
        }
    }
}

impl Generating {
    /// Takes the sequence of a running job. One that has something to do waits for its next turn; a stream that nobody pulls is put
    /// aside until somebody does.
    pub(super) fn swap_out(&mut self, index: usize) {
        let started = Instant::now();
        let mut job = self.jobs.remove(index);
        job.wake_reader();
        let state = self.save(&job);
        self.slots.give_back(job.seq, job.tokens.clone(), job.n_past);
        // It has its state, or there is no memory for one.
        self.slots.disown(job.seq);
        self.pace.swapped_out(started.elapsed().as_secs_f64() * 1e3);
        let parked = Parked { job, state };
        if parked.job.is_ready() {
            self.queue_back(parked);
        } else {
            self.parked.push(parked);
        }
    }

    fn save(&mut self, job: &Job) -> Option<Saved> {
        let size = self.size_to_save(job.seq, job.n_past);
        if size == 0 || !self.slots.kept.make_space(size) {
            return None;
        }
        let state = self.runner.save(job.seq, size)?;
        Some(self.swap.keep(state))
    }

    /// Bytes of a sequence's state, 0 where it is no use: the engine cannot save it, or not so that all is the same to the bit.
    pub(super) fn size_to_save(&mut self, seq: usize, n_past: usize) -> usize {
        if n_past == 0 || (self.deterministic && !self.runner.memory.comes_back_exactly()) {
            return 0;
        }
        self.runner.state_size(seq)
    }

    /// Puts the streams that are pulled again at the end of the queue.
    pub(super) fn call_back(&mut self) {
        let (ready, paused) = std::mem::take(&mut self.parked)
            .into_iter()
            .partition(|parked| parked.job.is_ready());
        self.parked = paused;
        let ready: Vec<Parked> = ready;
        ready.into_iter().for_each(|parked| self.queue_back(parked));
    }

    /// Gives a sequence to a job that had one before; there are a free one and the cells.
    pub(super) fn come_back(&mut self, parked: Parked) {
        let started = Instant::now();
        let Parked { mut job, state } = parked;
        let restored = state.and_then(|saved| self.restore(&saved, &job));
        if let Some((_, 1..)) = restored {
            self.pace.came_back(started.elapsed().as_secs_f64() * 1e3);
        }
        let Some((seq, n_past)) = restored.or_else(|| {
            self.take_slot(
                &job.tokens,
                job.most_cached(),
                job.cache_key.as_deref(),
                job.owner.as_ref(),
            )
        }) else {
            return self.parked.push(Parked { job, state: None });
        };
        let is_behind = n_past < job.n_past;
        job.begin_turn(seq, n_past);
        if is_behind {
            let singly = if self.deterministic { job.n_singly() } else { 0 };
            self.pace.reads_again(job.n_left() - singly, singly);
        }
        self.start(job);
    }

    /// Puts a job's state into a free sequence. Gives that with the tokens that it has: none if the engine refuses.
    fn restore(&mut self, saved: &Saved, job: &Job) -> Option<(usize, usize)> {
        let n_past = job.n_past;
        if self.unified {
            self.leave_room(n_past);
        }
        let (key, owner) = (job.cache_key.as_deref(), job.owner.as_ref());
        let seq = self.slots.take_empty(&mut self.runner, key, owner)?;
        if !self.runner.restore(seq, &saved.state) {
            return Some((seq, 0));
        }
        self.slots.cells.grow(seq, n_past);
        Some((seq, n_past))
    }

    /// What a new sequence may reuse.
    pub(super) fn reuse(&self) -> Reuse {
        if self.deterministic {
            Reuse::Nothing
        } else if self.shares() {
            Reuse::SharedCells
        } else {
            Reuse::OwnCells
        }
    }

    /// Whether sequences can have cells in common.
    pub(super) fn shares(&self) -> bool {
        self.unified && self.runner.memory.shares_beginnings()
    }
}
