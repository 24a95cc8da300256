//! How many threads a step gets, decided on durations alone.
//!
//! Threads that share their cores with other work wait for each other more than they gain: beside two busy loops a small model makes three
//! times as many tokens on one thread as on two. So now and then some steps get half or twice the threads, and what is faster is kept.
//! Steps of like size are compared with each other, by their time for each token: a prompt that wants every core says nothing about a
//! single token.

/// Steps before a number of threads is tried, however short they are, and milliseconds, however long.
const LEAST_STEPS: u32 = 16;
const LEAST_MS: f64 = 100.0;
/// The way back from a change is not tried sooner, in milliseconds of steps.
const BACK_MS: f64 = 1000.0;
/// No trial is put off for longer, in milliseconds of steps.
const MOST_MS: f64 = 100_000.0;
/// The next trial comes when steps have taken so many times what the last one has lost.
const WORTH: f64 = 150.0;
/// Time counts so many times where the machine has changed since, which is where steps take this times as long as they did, or the inverse.
const HASTE: f64 = 5.0;
const CHANGE: f64 = 1.3;
/// A trial that is behind by its last step's usual time and by so many milliseconds has lost.
const PATIENCE_MS: f64 = 2.0;
/// What is so many times as fast after so many milliseconds has won: a trial must outlast the moments in which others have the core.
/// Where neither is faster more threads are kept, for they are what a call gains by that comes after a pause.
const FEWER_WIN: [(f64, f64); 3] = [(2.0, 20.0), (1.25, 60.0), (1.1, 300.0)];
const MORE_WIN: [(f64, f64); 3] = [(2.0, 20.0), (1.25, 60.0), (1.0, 200.0)];
/// It takes as many steps, though.
const WIN_STEPS: u32 = 3;
/// A trial that nobody has won by then is lost, and the next comes after ten times as long.
const TRIAL_MS: f64 = 400.0;
const TRIAL_SHARE: f64 = 10.0;
/// A step counts for so many times its usual time at most: a process that was stopped for an hour has learnt nothing.
const OUTLIER: f64 = 100.0;
/// What is remembered of lately and of longer: milliseconds, or steps where those are long.
const LATELY: (f64, f64) = (200.0, 16.0);
const LONGER: (f64, f64) = (2000.0, 160.0);
/// Classes of size: 1, 2, up to 4, up to 8, …, all above 2,048 tokens.
const CLASSES: usize = 13;

/// The numbers of threads of a context's steps.
#[derive(Debug)]
pub(super) struct Threads {
    judges: [Judge; CLASSES],
}

impl Threads {
    /// At most `single` threads evaluate one token, and `several` more than one.
    pub(super) fn new(single: usize, several: usize) -> Self {
        Self {
            judges: std::array::from_fn(|class| Judge::new(if class == 0 { single } else { several })),
        }
    }

    /// Threads for a step of `n_tokens`.
    pub(super) fn for_step(&mut self, n_tokens: usize) -> usize {
        self.judges[class(n_tokens)].for_step()
    }

    /// A step of `n_tokens` took `ms` with the threads that `for_step` has said. Answers the number that such steps get from now on, where
    /// that is another.
    pub(super) fn took(&mut self, n_tokens: usize, ms: f64) -> Option<usize> {
        self.judges[class(n_tokens)].took(n_tokens.max(1) as f64, ms)
    }
}

/// Steps of one class are of like size.
fn class(n_tokens: usize) -> usize {
    let log = (n_tokens.max(1) - 1).checked_ilog2();
    log.map_or(0, |log| log as usize + 1).min(CLASSES - 1)
}

/// Decides for the steps of one class.
#[derive(Debug)]
struct Judge {
    most: usize,
    now: usize,
    /// The first step is another than all that follow: what it touches is read from disk.
    is_first: bool,
    lately: Pace,
    longer: Pace,
    /// Steps since the last trial.
    steps: u32,
    /// Milliseconds until fewer threads and more are tried.
    until_fewer: f64,
    until_more: f64,
    trial: Option<Trial>,
}

/// Steps with another number of threads.
#[derive(Debug)]
struct Trial {
    threads: usize,
    steps: u32,
    tokens: f64,
    ms: f64,
}

impl Judge {
    fn new(most: usize) -> Self {
        Self {
            most: most.max(1),
            now: most.max(1),
            is_first: true,
            lately: Pace::default(),
            longer: Pace::default(),
            steps: 0,
            until_fewer: LEAST_MS,
            until_more: LEAST_MS,
            trial: None,
        }
    }

    fn for_step(&mut self) -> usize {
        if self.trial.is_none() && self.steps >= LEAST_STEPS {
            self.trial = self.due().map(Trial::new);
        }
        self.trial.as_ref().map_or(self.now, |trial| trial.threads)
    }

    /// The number of threads that it is time to try.
    fn due(&self) -> Option<usize> {
        let fewer = (self.now > 1).then_some((self.until_fewer, self.now / 2));
        let more = (self.now < self.most).then_some((self.until_more, (self.now * 2).min(self.most)));
        let due = fewer.into_iter().chain(more).filter(|(until, _)| *until <= 0.0);
        due.min_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, threads)| threads)
    }

    fn took(&mut self, tokens: f64, ms: f64) -> Option<usize> {
        if self.most == 1 || std::mem::take(&mut self.is_first) {
            return None;
        }
        let usual = self.lately.of(tokens).unwrap_or(ms);
        let ms = ms.min(usual * OUTLIER);
        let Some(mut trial) = self.trial.take() else {
            self.learn(tokens, ms);
            return None;
        };
        trial.add(tokens, ms);
        let wins = if trial.threads < self.now {
            &FEWER_WIN
        } else {
            &MORE_WIN
        };
        match trial.ended(self.lately.of(trial.tokens).unwrap_or(trial.ms), usual, wins) {
            None => self.trial = Some(trial),
            Some(true) => return Some(self.change(&trial)),
            Some(false) => self.put_off(&trial),
        }
        None
    }

    fn learn(&mut self, tokens: f64, ms: f64) {
        self.lately.learn(tokens, ms, LATELY);
        self.longer.learn(tokens, ms, LONGER);
        self.steps += 1;
        let passed = if self.has_changed() { ms * HASTE } else { ms };
        self.until_fewer -= passed;
        self.until_more -= passed;
    }

    /// Whether steps take another time than they long did.
    fn has_changed(&self) -> bool {
        let ratio = self
            .lately
            .of(1.0)
            .zip(self.longer.of(1.0))
            .map_or(1.0, |(lately, longer)| lately / longer);
        !(1.0 / CHANGE..CHANGE).contains(&ratio)
    }

    /// Keeps what has won. Further on that way soon, back later.
    fn change(&mut self, trial: &Trial) -> usize {
        let is_fewer = trial.threads < self.now;
        (self.until_fewer, self.until_more) = if is_fewer {
            (LEAST_MS, BACK_MS)
        } else {
            (BACK_MS, LEAST_MS)
        };
        self.now = trial.threads;
        let per_token = trial.ms / trial.tokens;
        self.lately = Pace::known(per_token, LATELY.0 / 2.0);
        self.longer = Pace::known(per_token, LONGER.0 / 2.0);
        self.steps = 0;
        self.now
    }

    /// Waits with the next trial of that kind until this one's cost is made up for.
    fn put_off(&mut self, trial: &Trial) {
        let lost = trial.ms - self.lately.of(trial.tokens).unwrap_or(trial.ms);
        let until = (lost * WORTH).max(trial.ms * TRIAL_SHARE).clamp(LEAST_MS, MOST_MS);
        if trial.threads < self.now {
            self.until_fewer = until;
        } else {
            self.until_more = until;
        }
        self.steps = 0;
    }
}

impl Trial {
    fn new(threads: usize) -> Self {
        Self {
            threads,
            steps: 0,
            tokens: 0.0,
            ms: 0.0,
        }
    }

    fn add(&mut self, tokens: f64, ms: f64) {
        self.steps += 1;
        self.tokens += tokens;
        self.ms += ms;
    }

    /// Whether it has won or lost, if it has ended. All its steps would `usual`ly take so many milliseconds, the last one `usual_step`.
    fn ended(&self, usual: f64, usual_step: f64, wins: &[(f64, f64)]) -> Option<bool> {
        if self.ms - usual >= usual_step.max(PATIENCE_MS) {
            return Some(false);
        }
        let has_won = |(times, after): &(f64, f64)| self.ms >= *after && usual >= self.ms * times;
        if self.steps >= WIN_STEPS && wins.iter().any(has_won) {
            return Some(true);
        }
        (self.ms >= TRIAL_MS && self.steps >= WIN_STEPS).then_some(false)
    }
}

/// Time and tokens of steps, of which older ones count less and less.
#[derive(Clone, Copy, Debug, Default)]
struct Pace {
    ms: f64,
    tokens: f64,
}

impl Pace {
    /// As if steps had taken `per_token` for `ms`.
    fn known(per_token: f64, ms: f64) -> Self {
        Self {
            ms,
            tokens: if per_token > 0.0 { ms / per_token } else { 0.0 },
        }
    }

    fn learn(&mut self, tokens: f64, ms: f64, (of_ms, of_steps): (f64, f64)) {
        let kept = (1.0 - ms / of_ms).max(1.0 - 1.0 / of_steps);
        self.ms = self.ms * kept + ms;
        self.tokens = self.tokens * kept + tokens;
    }

    /// Milliseconds for so many tokens, where something is known.
    fn of(&self, tokens: f64) -> Option<f64> {
        (self.tokens > 0.0 && self.ms > 0.0).then(|| self.ms / self.tokens * tokens)
    }
}
