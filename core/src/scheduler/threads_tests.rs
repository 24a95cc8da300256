//! Decisions on simulated machines: the clock is theirs, and chance is the same in every run.

use super::threads::Threads;

/// Steps that are as long as on this machine: cores that other work takes away now and then, for all of a step's threads have to be there.
struct Machine {
    cores: Vec<Core>,
    seed: u64,
    /// Milliseconds since the start.
    now: f64,
}

/// Ours until `until`, or others'.
struct Core {
    /// Processes beside ours on this core.
    others: f64,
    is_ours: bool,
    until: f64,
}

/// Milliseconds that a model's steps need: what threads share, and what each further thread adds.
#[derive(Clone, Copy)]
struct Work {
    shared: f64,
    meeting: f64,
}

/// SmolLM2 and the tiny model, a token.
const SMALL: Work = Work {
    shared: 11.0,
    meeting: 0.8,
};
const TINY: Work = Work {
    shared: 0.5,
    meeting: 0.12,
};

impl Machine {
    fn new(n_cores: usize, others: f64) -> Self {
        let core = || Core {
            others,
            is_ours: true,
            until: 0.0,
        };
        Self {
            cores: (0..n_cores).map(|_| core()).collect(),
            seed: 1,
            now: 0.0,
        }
    }

    /// From now on there are so many processes beside ours on each core.
    fn load(&mut self, others: f64) {
        for core in &mut self.cores {
            core.others = others;
        }
    }

    /// A number from 0 to 1.
    fn chance(&mut self) -> f64 {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 40) as f64 / (1u64 << 24) as f64
    }

    /// Milliseconds of a step, with a twentieth of chance.
    fn step(&mut self, work: Work, threads: usize) -> f64 {
        let noise = 0.975 + 0.05 * self.chance();
        let mut left = noise * (work.shared / threads as f64 + work.meeting * (threads - 1) as f64);
        let started = self.now;
        while left > 0.0 {
            for at in 0..threads {
                if self.cores[at].until <= self.now {
                    let slice = 2.0 + 2.0 * self.chance();
                    let core = &mut self.cores[at];
                    core.is_ours = !core.is_ours || core.others == 0.0;
                    core.until = self.now + if core.is_ours { slice } else { slice * core.others };
                }
            }
            let used = &self.cores[..threads];
            let next = used.iter().map(|core| core.until).fold(f64::MAX, f64::min);
            if used.iter().all(|core| core.is_ours) {
                let passed = left.min(next - self.now);
                left -= passed;
                self.now += passed;
            } else {
                self.now = next;
            }
        }
        self.now - started
    }

    /// Milliseconds for so many steps of one token, always with `threads`.
    fn fixed(&mut self, work: Work, threads: usize, steps: usize) -> f64 {
        (0..steps).map(|_| self.step(work, threads)).sum()
    }

    /// The same with as many as are decided on, and how many steps had each number.
    fn decided(&mut self, threads: &mut Threads, work: Work, steps: usize) -> (f64, Vec<usize>) {
        let mut counts = vec![0; self.cores.len() + 1];
        let mut ms = 0.0;
        for _ in 0..steps {
            let n = threads.for_step(1);
            counts[n] += 1;
            let took = self.step(work, n);
            threads.took(1, took);
            ms += took;
        }
        (ms, counts)
    }
}

/// How many times as long the decided steps take as the best fixed number's, on machines alike.
fn regret(n_cores: usize, others: f64, work: Work, steps: usize) -> f64 {
    let fixed = (1..=n_cores).map(|n| Machine::new(n_cores, others).fixed(work, n, steps));
    let best = fixed.fold(f64::MAX, f64::min);
    let (ms, counts) = Machine::new(n_cores, others).decided(&mut Threads::new(n_cores, n_cores), work, steps);
    let regret = ms / best;
    println!("{n_cores} cores, {others} others: {regret:.3} {counts:?}");
    regret
}

#[test]
fn trials_cost_an_idle_machine_two_hundredths() {
    for n_cores in [2, 4, 8] {
        assert!(regret(n_cores, 0.0, SMALL, 20_000) < 1.02);
        assert!(regret(n_cores, 0.0, TINY, 50_000) < 1.02);
    }
    // Of the first second, some steps go into learning.
    assert!(regret(2, 0.0, SMALL, 150) < 1.02);
}

#[test]
fn fewer_threads_that_are_ten_times_slower_cost_no_more() {
    let mut threads = Threads::new(2, 2);
    let (mut ms, mut steps) = (0.0, 0.0);
    for _ in 0..10_000 {
        let took = if threads.for_step(1) == 2 { 1.0 } else { 10.0 };
        assert_eq!(threads.took(1, took), None);
        (ms, steps) = (ms + took, steps + 1.0);
    }
    assert!(ms < 1.02 * steps, "{ms}");
}

#[test]
fn a_busy_machine_gets_as_many_as_are_fastest() {
    for others in [1.0, 2.0] {
        assert!(regret(2, others, TINY, 20_000) < 1.05);
        assert!(regret(2, others, SMALL, 5_000) < 1.1);
        assert!(regret(4, others, SMALL, 5_000) < 1.1);
    }
    let mut machine = Machine::new(2, 1.0);
    let mut threads = Threads::new(2, 2);
    let (_, learning) = machine.decided(&mut threads, TINY, 1_000);
    let (_, counts) = machine.decided(&mut threads, TINY, 20_000);
    assert!(learning[1] > 700, "{learning:?}");
    assert!(counts[1] > 19_500, "{counts:?}");
}

#[test]
fn a_machine_that_is_busy_in_turns_is_followed() {
    let mut machine = Machine::new(2, 0.0);
    let mut threads = Threads::new(2, 2);
    for turn in 0..10 {
        let is_idle = turn % 2 == 0;
        machine.load(if is_idle { 0.0 } else { 1.0 });
        let until = machine.now + 10_000.0;
        let (mut right, mut all) = (0.0, 0.0);
        while machine.now < until {
            let n = threads.for_step(1);
            let took = machine.step(TINY, n);
            threads.took(1, took);
            all += took;
            right += if (n == 2) == is_idle { took } else { 0.0 };
        }
        println!("turn {turn}: {:.2} of the time with what is best", right / all);
        assert!(right > 0.75 * all, "turn {turn}: {right} of {all} ms");
    }
}

#[test]
fn steps_of_other_sizes_are_decided_on_apart() {
    let mut threads = Threads::new(4, 8);
    // Single tokens are fastest on one thread, pairs on two, and prompts on all.
    let bests = [(1, 1), (2, 2), (600, 8)];
    let ms = |n_tokens: usize, n: usize, best: usize| n_tokens as f64 * n.max(best) as f64 / n.min(best) as f64;
    for _ in 0..5_000 {
        for (n_tokens, best) in bests {
            let n = threads.for_step(n_tokens);
            threads.took(n_tokens, ms(n_tokens, n, best));
        }
    }
    for (n_tokens, best) in bests {
        let settled = settled(&mut threads, n_tokens, |n| ms(n_tokens, n, best));
        assert_eq!(settled, best, "{n_tokens} tokens");
    }
}

#[test]
fn any_number_of_threads_is_halved_down_to_one_and_comes_back() {
    for most in [1, 2, 3, 6, 7, 64] {
        let mut threads = Threads::new(most, most);
        let fewer_is_faster = |n: usize| n as f64;
        let more_is_faster = |n: usize| 2.0 / n as f64;
        for (ms, best) in [(&fewer_is_faster as &dyn Fn(usize) -> f64, 1), (&more_is_faster, most)] {
            for _ in 0..200_000 {
                let n = threads.for_step(1);
                assert!((1..=most).contains(&n));
                threads.took(1, ms(n));
            }
            assert_eq!(settled(&mut threads, 1, ms), best);
        }
    }
}

/// The number that most of the next steps get.
fn settled(threads: &mut Threads, n_tokens: usize, ms: impl Fn(usize) -> f64) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    for _ in 0..100 {
        let n = threads.for_step(n_tokens);
        *counts.entry(n).or_insert(0) += 1;
        threads.took(n_tokens, ms(n));
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or(0, |(n, _)| n)
}

#[test]
fn where_threads_do_not_matter_they_seldom_change() {
    let mut threads = Threads::new(2, 2);
    let mut machine = Machine::new(2, 0.0);
    let mut changes = 0;
    for _ in 0..20_000 {
        threads.for_step(1);
        let took = machine.step(SMALL, 1);
        changes += usize::from(threads.took(1, took).is_some());
    }
    assert_eq!(changes, 0);
}

#[test]
fn of_numbers_that_are_as_fast_by_chance_the_larger_is_kept_more_often() {
    let mut threads = Threads::new(2, 2);
    let mut machine = Machine::new(2, 0.0);
    let mut with_two = 0;
    for _ in 0..20_000 {
        with_two += usize::from(threads.for_step(1) == 2);
        // Beside other work steps take as much as two times as long as others, whatever the number.
        threads.took(1, 25.0 + 25.0 * machine.chance());
    }
    assert!(with_two > 16_000, "{with_two}");
}

#[test]
fn a_process_that_was_stopped_for_an_hour_goes_on_as_before() {
    let mut threads = Threads::new(2, 2);
    let mut machine = Machine::new(2, 0.0);
    machine.decided(&mut threads, TINY, 10_000);
    threads.for_step(1);
    threads.took(1, 3_600_000.0);
    machine.decided(&mut threads, TINY, 10_000);
    let (_, counts) = machine.decided(&mut threads, TINY, 10_000);
    assert!(counts[2] > 9_500, "{counts:?}");
}
