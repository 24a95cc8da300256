//! The mask of a restrained generation's next token, made on a helper while the owner's thread decodes.
//!
//! A token that was drawn is all that either needs: its decode gives the next row of logits, the restraint says what of that may stay.

use super::restraint::Restraint;
use crate::runtime::process;
use crate::{Error, Result};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// A restraint, wherever it is.
pub(super) enum Held {
    Here(Box<dyn Restraint>),
    /// With a helper, or on the way to one.
    There(Arc<Place>),
}

/// Where a restraint lies that a helper is to work on.
#[derive(Default)]
pub(super) struct Place {
    stands: Mutex<Stands>,
    changed: Condvar,
}

#[derive(Default)]
enum Stands {
    /// No helper has come yet.
    Waiting(Box<dyn Restraint>),
    Ready(Box<dyn Restraint>),
    /// A helper has it, or it panicked.
    #[default]
    Away,
    Lost,
}

impl Held {
    /// Lets a helper make the next mask.
    pub(super) fn prepare(&mut self) {
        let place = Arc::new(Place::default());
        match std::mem::replace(self, Self::There(Arc::clone(&place))) {
            Self::Here(restraint) => *place.lock() = Stands::Waiting(restraint),
            before => return *self = before,
        }
        process().helpers.run(move || place.work());
    }

    /// The restraint. Where a helper has it, waits until that is done; where none has come yet, it does not.
    pub(super) fn here(&mut self) -> Result<&mut dyn Restraint> {
        if let Self::There(place) = self {
            let restraint = place.take().ok_or_else(|| Error::Internal {
                reason: "making the mask of a constraint panicked".into(),
            })?;
            *self = Self::Here(restraint);
        }
        match self {
            Self::Here(restraint) => Ok(&mut **restraint),
            Self::There(_) => unreachable!("it was taken"),
        }
    }
}

impl Place {
    fn lock(&self) -> MutexGuard<'_, Stands> {
        self.stands.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a helper does.
    fn work(&self) {
        let waiting = std::mem::take(&mut *self.lock());
        let Stands::Waiting(mut restraint) = waiting else {
            // The owner was here first.
            return *self.lock() = waiting;
        };
        // Set in any case: the owner waits for it.
        let mut back = GiveBack(self, Stands::Lost);
        restraint.prepare();
        back.1 = Stands::Ready(restraint);
    }

    /// `None` where it was lost.
    fn take(&self) -> Option<Box<dyn Restraint>> {
        let mut stands = self.lock();
        loop {
            match std::mem::take(&mut *stands) {
                Stands::Waiting(restraint) | Stands::Ready(restraint) => return Some(restraint),
                Stands::Lost => return None,
                Stands::Away => stands = self.changed.wait(stands).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

/// Puts it back, also out of a panic.
struct GiveBack<'a>(&'a Place, Stands);

impl Drop for GiveBack<'_> {
    fn drop(&mut self) {
        *self.0.lock() = std::mem::take(&mut self.1);
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::Held;
    use crate::scheduler::{Allowed, Restraint};
    use crate::{Error, Result, Token};
    use std::thread::{self, ThreadId};

    /// Allows a token more each time, and notes who prepared it.
    #[derive(Default)]
    struct Counting {
        n: usize,
        prepared: Vec<ThreadId>,
        panics: bool,
    }

    impl Restraint for Counting {
        fn prepare(&mut self) {
            assert!(!self.panics, "as asked");
            self.prepared.push(thread::current().id());
        }

        fn restrain(&mut self, logits: &mut [f32]) -> Result<Allowed> {
            logits[0] = self.n as f32;
            logits[1] = self.prepared.len() as f32;
            Ok(Allowed::Some)
        }

        fn take(&mut self, _: Token) -> Result<bool> {
            self.n += 1;
            Ok(false)
        }
    }

    #[test]
    fn what_was_prepared_elsewhere_comes_back_as_it_is() {
        let mut held = Held::Here(Box::new(Counting::default()));
        for round in 0..100 {
            held.prepare();
            // Twice is once.
            held.prepare();
            let mut logits = [0.0; 2];
            held.here().unwrap().restrain(&mut logits).unwrap();
            assert_eq!(logits[0], round as f32);
            assert!(logits[1] <= (round + 1) as f32);
            held.here().unwrap().take(7).unwrap();
        }
    }

    #[test]
    fn a_mask_that_panics_is_an_error_and_nobody_waits() {
        let restraint = Counting {
            panics: true,
            ..Counting::default()
        };
        let mut held = Held::Here(Box::new(restraint));
        held.prepare();
        let mut answer = held.here().map(|_| ());
        // The owner may be first, and then nothing was prepared.
        while answer.is_ok() {
            held.prepare();
            thread::yield_now();
            answer = held.here().map(|_| ());
        }
        assert!(matches!(answer, Err(Error::Internal { .. })), "{answer:?}");
    }
}
