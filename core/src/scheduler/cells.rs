//! Who holds which cells of the pool that sequences draw on. Numbers alone: the engine is told by whoever keeps this.

/// A stretch of positions whose cells were filled together. Sequences that name the same `origin` at a position share its cell.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    origin: u64,
    from: usize,
    to: usize,
    /// The sequence that filled it may go on filling it; nobody else's run is this long.
    open: bool,
}

/// The cells of each sequence, from its first position on.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    sequences: Vec<Vec<Run>>,
    origins: u64,
}

impl Cells {
    pub(super) fn new(n_seq_max: usize) -> Self {
        Self {
            sequences: vec![Vec::new(); n_seq_max],
            origins: 0,
        }
    }

    /// Positions of a sequence that have a cell.
    pub(super) fn len(&self, seq: usize) -> usize {
        self.sequences[seq].last().map_or(0, |run| run.to)
    }

    /// The sequence was evaluated up to position `to`.
    pub(super) fn grow(&mut self, seq: usize, to: usize) {
        let from = self.len(seq);
        if to <= from {
            return;
        }
        match self.sequences[seq].last_mut() {
            Some(run) if run.open => run.to = to,
            _ => {
                self.origins += 1;
                self.sequences[seq].push(Run {
                    origin: self.origins,
                    from,
                    to,
                    open: true,
                });
            }
        }
    }

    /// The sequence's cells from position `from` on were given up.
    pub(super) fn cut(&mut self, seq: usize, from: usize) {
        let runs = &mut self.sequences[seq];
        runs.retain(|run| run.from < from);
        if let Some(run) = runs.last_mut().filter(|run| run.to > from) {
            run.to = from;
            // Others may hold what was cut off, so what comes next is no longer the same.
            run.open = false;
        }
    }

    /// `reader` gets the cells of `donor` from its own end up to position `to`.
    pub(super) fn share(&mut self, donor: usize, reader: usize, to: usize) {
        let begin = self.len(reader);
        let shared = self.sequences[donor].iter().filter_map(|run| {
            let (from, to) = (run.from.max(begin), run.to.min(to));
            (from < to).then_some(Run {
                origin: run.origin,
                from,
                to,
                open: false,
            })
        });
        let shared: Vec<Run> = shared.collect();
        if let Some(run) = self.sequences[reader].last_mut().filter(|_| !shared.is_empty()) {
            run.open = false;
        }
        self.sequences[reader].extend(shared);
    }

    /// Cells that are held by anyone.
    pub(super) fn total(&self) -> usize {
        count(self.sequences.iter())
    }

    /// Cells that the given sequences hold, each counted once.
    pub(super) fn held_by(&self, sequences: impl Iterator<Item = usize>) -> usize {
        count(sequences.map(|seq| &self.sequences[seq]))
    }
}

/// The length of the union of all runs.
fn count<'a>(sequences: impl Iterator<Item = &'a Vec<Run>>) -> usize {
    let mut runs: Vec<(u64, usize, usize)> = sequences.flatten().map(|run| (run.origin, run.from, run.to)).collect();
    runs.sort_unstable();
    let (mut total, mut origin, mut end) = (0, 0, 0);
    for (of, from, to) in runs {
        if of != origin {
            (origin, end) = (of, 0);
        }
        total += to.saturating_sub(from.max(end));
        end = end.max(to);
    }
    total
}

#[cfg(test)]
mod tests {
    use super::Cells;

    #[test]
    fn a_shared_prefix_is_counted_once() {
        let mut cells = Cells::new(3);
        cells.grow(0, 400);
        for reader in [1, 2] {
            cells.share(0, reader, 400);
            cells.grow(reader, 410);
        }
        cells.grow(0, 405);
        assert_eq!(cells.total(), 400 + 5 + 10 + 10);
        assert_eq!(cells.held_by([1, 2].into_iter()), 420);
        assert_eq!(cells.len(1), 410);
    }

    #[test]
    fn what_is_cut_off_and_filled_anew_is_another_cell() {
        let mut cells = Cells::new(2);
        cells.grow(0, 100);
        cells.share(0, 1, 80);
        cells.cut(0, 50);
        assert_eq!(cells.total(), 80);
        cells.grow(0, 80);
        assert_eq!(cells.total(), 50 + 30 + 30);
    }

    #[test]
    fn a_reader_that_has_a_beginning_of_its_own_shares_the_rest() {
        let mut cells = Cells::new(2);
        cells.grow(0, 100);
        cells.grow(1, 30);
        cells.share(0, 1, 60);
        assert_eq!((cells.len(1), cells.total()), (60, 130));
        // What it goes on with is its own, and so is what the donor goes on with.
        cells.grow(1, 70);
        cells.grow(0, 110);
        assert_eq!(cells.total(), 150);
        cells.cut(0, 0);
        assert_eq!(cells.total(), 70);
    }

    #[test]
    fn cells_are_kept_while_anyone_holds_them() {
        let mut cells = Cells::new(3);
        cells.grow(0, 100);
        cells.share(0, 1, 100);
        cells.share(1, 2, 60);
        cells.cut(0, 0);
        assert_eq!(cells.total(), 100);
        cells.cut(1, 0);
        assert_eq!(cells.total(), 60);
        cells.cut(2, 0);
        assert_eq!((cells.total(), cells.len(2)), (0, 0));
    }

    #[test]
    fn sharing_nothing_leaves_a_run_open() {
        let mut cells = Cells::new(2);
        cells.grow(0, 5);
        cells.grow(1, 10);
        cells.share(0, 1, 5);
        cells.grow(1, 11);
        assert_eq!((cells.len(1), cells.total()), (11, 16));
    }
}
