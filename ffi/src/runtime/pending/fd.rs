//! A descriptor that is readable once a call is done: one end of a pair of sockets, whose other end is written to.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::super::{Fault, Outcome};

/// What a program polls.
#[derive(Default)]
pub(super) struct Signal(Mutex<State>);

#[derive(Default)]
struct State {
    is_raised: bool,
    /// Made when the descriptor is first asked for: the end that is polled, and the one that is written to.
    #[cfg(unix)]
    sockets: Option<(std::os::unix::net::UnixStream, std::os::unix::net::UnixStream)>,
}

impl Signal {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the descriptor readable, for good.
    pub(super) fn raise(&self) {
        let mut state = self.state();
        if !std::mem::replace(&mut state.is_raised, true) {
            state.write();
        }
    }

    /// The descriptor.
    #[cfg(unix)]
    pub(super) fn fd(&self) -> Outcome<i32> {
        use std::os::fd::AsRawFd;
        let mut state = self.state();
        if let Some((reader, _)) = &state.sockets {
            return Ok(reader.as_raw_fd());
        }
        let made = std::os::unix::net::UnixStream::pair().map_err(|error| Fault::NoDescriptor {
            reason: error.to_string(),
        })?;
        let fd = made.0.as_raw_fd();
        state.sockets = Some(made);
        if state.is_raised {
            state.write();
        }
        Ok(fd)
    }

    /// There is none.
    #[cfg(not(unix))]
    pub(super) fn fd(&self) -> Outcome<i32> {
        Err(Fault::NoDescriptor {
            reason: "this system polls none; wait with mullama_pending_wait".into(),
        })
    }
}

impl State {
    fn write(&self) {
        #[cfg(unix)]
        if let Some((_, writer)) = &self.sockets {
            // One byte into an empty socket neither waits nor fails while its other end lives, which stands beside it.
            let _ = std::io::Write::write(&mut &*writer, &[1]);
        }
    }
}
