//! What waits for something else to end before it is asked of a context. The owner thread watches what stops it meanwhile.

use super::request::Cancel;
use crate::runtime::lock;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long an owner thread that has nothing else to do is not looking at what it watches.
const PATIENCE: Duration = Duration::from_millis(20);

/// Why something does not wait any longer.
pub(crate) enum Now {
    /// It is its turn.
    Begin,
    /// It was stopped.
    Stop,
}

type Then = Box<dyn FnOnce(Now) + Send>;

/// Something that waits. It begins or is stopped, once.
pub(crate) struct Deferred(Mutex<Option<Then>>);

impl Deferred {
    pub(crate) fn new(then: impl FnOnce(Now) + Send + 'static) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Some(Box::new(then)))))
    }

    /// What is to be told why it waits no longer; `None` where somebody else tells it.
    pub(crate) fn take(&self) -> Option<Then> {
        lock(&self.0).take()
    }

    fn waits(&self) -> bool {
        lock(&self.0).is_some()
    }
}

/// What an owner thread watches.
#[derive(Default)]
pub(super) struct Watch(Vec<(Cancel, Arc<Deferred>)>);

impl Watch {
    pub(super) fn add(&mut self, cancel: Cancel, deferred: Arc<Deferred>) {
        self.0.push((cancel, deferred));
    }

    /// How long it may be left alone.
    pub(super) fn patience(&self) -> Option<Duration> {
        (!self.0.is_empty()).then_some(PATIENCE)
    }

    /// Stops what was cancelled and forgets what waits no longer.
    pub(super) fn look(&mut self) {
        self.0.retain(|(cancel, deferred)| {
            if cancel.is_set() {
                if let Some(then) = deferred.take() {
                    then(Now::Stop);
                }
            }
            deferred.waits()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Deferred, Now, Watch};
    use crate::scheduler::Cancel;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::channel;
    use std::sync::Arc;

    #[test]
    fn it_begins_or_is_stopped_and_once() {
        let (tell, told) = channel();
        let flag = Arc::new(AtomicBool::new(false));
        let mut watch = Watch::default();
        let deferred = [0, 1].map(|index| {
            let tell = tell.clone();
            Deferred::new(move |now| tell.send((index, matches!(now, Now::Stop))).unwrap())
        });
        for one in &deferred {
            watch.add(Cancel::by_caller(Arc::clone(&flag)), Arc::clone(one));
        }
        watch.look();
        assert!(watch.patience().is_some() && told.try_recv().is_err());
        deferred[0].take().unwrap()(Now::Begin);
        flag.store(true, Ordering::Release);
        watch.look();
        assert_eq!(told.try_iter().collect::<Vec<_>>(), [(0, false), (1, true)]);
        assert!(watch.patience().is_none() && deferred.iter().all(|one| one.take().is_none()));
    }
}
