//! Who holds how much memory beside the weights: contexts, embedding generators, and what else is reserved for them.

use super::lock::lock;
use super::process::process;
use std::sync::{Condvar, Mutex, PoisonError};

/// How many may be ending while a new one is created.
const MOST_ENDING: usize = 1;

/// Tells creations that wait that somebody has given up: each looks whether that is about it. To be called when the flag is set.
pub(crate) fn somebody_gave_up() {
    process().ledger.look_again();
}

/// The sums of one process.
#[derive(Default)]
pub(crate) struct Ledger {
    sums: Mutex<Sums>,
    changed: Condvar,
}

#[derive(Clone, Copy, Default)]
struct Sums {
    held: u64,
    /// Of these, what is not taken yet, so that the system does not know of it.
    coming: u64,
    /// Ends that new objects wait for.
    n_ending: usize,
}

/// What one object holds, until it is gone.
pub(crate) struct Account {
    ledger: &'static Ledger,
    n_bytes: u64,
    pid: u32,
    state: Mutex<State>,
}

#[derive(Clone, Copy)]
struct State {
    stage: Stage,
    /// Its thread is in a function of the user's.
    calls_out: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Coming,
    Here,
    /// Closed, and its memory not given back yet.
    Ending,
    Gone,
    /// Its memory can never be given back.
    Leaked,
}

impl State {
    /// What an object in this state adds to the sums.
    fn adds(self, n_bytes: u64) -> Sums {
        let if_so = |so: bool| if so { n_bytes } else { 0 };
        Sums {
            held: if_so(self.stage != Stage::Gone),
            coming: if_so(self.stage == Stage::Coming),
            // What it calls may be what creates the next one, so nobody waits for that.
            n_ending: usize::from(self.stage == Stage::Ending && !self.calls_out),
        }
    }
}

impl Ledger {
    /// Bytes that are held.
    pub(crate) fn held(&self) -> u64 {
        lock(&self.sums).held
    }

    /// Bytes that are held and not taken from the system yet.
    pub(crate) fn coming(&self) -> u64 {
        lock(&self.sums).coming
    }

    /// Waits while many are ending, so that creating and closing in a loop holds little more than one. Those stop at the engine's next
    /// node, so nothing but their own work is waited for. False if `stopped` said so; who changes what it says calls `look_again`.
    pub(crate) fn wait_for_the_ending(&self, stopped: &dyn Fn() -> bool) -> bool {
        let mut sums = lock(&self.sums);
        while sums.n_ending > MOST_ENDING && !stopped() {
            sums = self.changed.wait(sums).unwrap_or_else(PoisonError::into_inner);
        }
        !stopped()
    }

    /// Lets those who wait look whether they were stopped.
    fn look_again(&self) {
        // Who has looked and does not wait yet has the lock.
        drop(lock(&self.sums));
        self.changed.notify_all();
    }

    fn open(&'static self, n_bytes: u64) -> Account {
        let state = State {
            stage: Stage::Coming,
            calls_out: false,
        };
        let adds = state.adds(n_bytes);
        let mut sums = lock(&self.sums);
        sums.held += adds.held;
        sums.coming += adds.coming;
        Account {
            ledger: self,
            n_bytes,
            pid: std::process::id(),
            state: Mutex::new(state),
        }
    }
}

impl Account {
    /// Notes that an object of so many bytes is to come.
    pub(crate) fn open(n_bytes: u64) -> Self {
        process().ledger.open(n_bytes)
    }

    /// The object has its memory.
    pub(crate) fn is_here(&self) {
        self.advance(Stage::Here);
    }

    /// The object was closed and gives its memory back as soon as it can.
    pub(crate) fn is_ending(&self) {
        self.advance(Stage::Ending);
    }

    /// The memory was given back.
    pub(crate) fn is_gone(&self) {
        self.advance(Stage::Gone);
    }

    /// The object is to stop, which its flag says already.
    pub(crate) fn is_stopped(&self) {
        if self.pid == std::process::id() {
            self.ledger.look_again();
        }
    }

    /// The object has ended and its memory stays as it is for good, so that it counts for good.
    pub(crate) fn is_leaked(&self) {
        self.advance(Stage::Leaked);
    }

    /// Calls a function of the user's on the object's thread: as long as that takes, nobody waits for the object's end.
    pub(crate) fn calling_out<T>(&self, call: impl FnOnce() -> T) -> T {
        struct Back<'a>(&'a Account);
        impl Drop for Back<'_> {
            fn drop(&mut self) {
                self.0.change(|state| state.calls_out = false);
            }
        }
        self.change(|state| state.calls_out = true);
        let _back = Back(self);
        call()
    }

    fn advance(&self, to: Stage) {
        self.change(|state| {
            if state.stage < Stage::Gone {
                state.stage = state.stage.max(to);
            }
        });
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        // A forked child has none of its parent's memory to give back.
        if self.pid != std::process::id() {
            return;
        }
        let mut state = lock(&self.state);
        let before = state.adds(self.n_bytes);
        change(&mut state);
        let after = state.adds(self.n_bytes);
        let mut sums = lock(&self.ledger.sums);
        sums.held = sums.held + after.held - before.held;
        sums.coming = sums.coming + after.coming - before.coming;
        sums.n_ending = sums.n_ending + after.n_ending - before.n_ending;
        drop(sums);
        self.ledger.changed.notify_all();
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        self.is_gone();
    }
}

#[cfg(test)]
mod tests {
    use super::{Account, Ledger};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::{channel, RecvTimeoutError};
    use std::sync::Arc;
    use std::time::Duration;

    fn ledger() -> &'static Ledger {
        Box::leak(Box::default())
    }

    fn ending(ledger: &'static Ledger, n: usize) -> Vec<Account> {
        let accounts: Vec<Account> = (0..n).map(|_| ledger.open(10)).collect();
        accounts.iter().for_each(Account::is_here);
        accounts.iter().for_each(Account::is_ending);
        accounts
    }

    /// Waits elsewhere, and tells what came of it.
    fn waiter(ledger: &'static Ledger) -> std::sync::mpsc::Receiver<bool> {
        let (tell, told) = channel();
        std::thread::spawn(move || tell.send(ledger.wait_for_the_ending(&|| false)));
        told
    }

    #[test]
    fn what_is_held_counts_until_it_is_gone_and_what_leaked_for_good() {
        let ledger = ledger();
        let accounts = [ledger.open(3), ledger.open(4)];
        assert_eq!((ledger.held(), ledger.coming()), (7, 7));
        accounts.iter().for_each(Account::is_here);
        accounts.iter().for_each(Account::is_ending);
        assert_eq!((ledger.held(), ledger.coming()), (7, 0));
        accounts[0].is_gone();
        accounts[1].is_leaked();
        // An end is told once.
        accounts[0].is_leaked();
        drop(accounts);
        assert_eq!(ledger.held(), 4);
    }

    #[test]
    fn a_creation_waits_while_several_are_ending_and_is_woken_by_an_end() {
        let ledger = ledger();
        let accounts = ending(ledger, 2);
        let told = waiter(ledger);
        assert_eq!(
            told.recv_timeout(Duration::from_millis(50)),
            Err(RecvTimeoutError::Timeout)
        );
        accounts[0].is_gone();
        assert_eq!(told.recv(), Ok(true));
        assert!(ledger.wait_for_the_ending(&|| false), "one end holds nobody up");
    }

    #[test]
    fn an_end_that_leaks_is_an_end() {
        let ledger = ledger();
        let accounts = ending(ledger, 2);
        let told = waiter(ledger);
        accounts[1].is_leaked();
        assert_eq!(told.recv(), Ok(true));
    }

    #[test]
    fn a_creation_that_waits_can_be_cancelled() {
        let ledger = ledger();
        let _accounts = ending(ledger, 2);
        assert!(!ledger.wait_for_the_ending(&|| true));
    }

    #[test]
    fn a_creation_that_waits_is_woken_when_it_is_stopped() {
        let ledger = ledger();
        let _accounts = ending(ledger, 2);
        let stop = Arc::new(AtomicBool::new(false));
        let (tell, told) = channel();
        let flag = Arc::clone(&stop);
        std::thread::spawn(move || tell.send(ledger.wait_for_the_ending(&|| flag.load(Ordering::Acquire))));
        ledger.look_again();
        assert_eq!(
            told.recv_timeout(Duration::from_millis(50)),
            Err(RecvTimeoutError::Timeout)
        );
        stop.store(true, Ordering::Release);
        ledger.look_again();
        assert_eq!(told.recv(), Ok(false));
    }

    #[test]
    fn nobody_waits_for_an_end_that_calls_the_user() {
        let ledger = ledger();
        let accounts = ending(ledger, 2);
        // It is the user's function that creates the next one.
        assert!(accounts[0].calling_out(|| ledger.wait_for_the_ending(&|| false)));
        let told = waiter(ledger);
        assert_eq!(
            told.recv_timeout(Duration::from_millis(50)),
            Err(RecvTimeoutError::Timeout)
        );
        accounts[0].is_gone();
        assert_eq!(told.recv(), Ok(true));
    }
}
