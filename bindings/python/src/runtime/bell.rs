//! Wakes one event loop of asyncio from core's threads: a byte in a socket pair where the loop watches sockets, a call elsewhere.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Wake, Waker};

use pyo3::prelude::*;

/// Collects the tickets of what is ready and rings once for all of them.
#[pyclass(module = "mullama._mullama", frozen)]
pub struct Bell {
    shared: Arc<Shared>,
    #[cfg(unix)]
    reader: std::os::unix::net::UnixStream,
}

struct Shared {
    ready: Mutex<Vec<u64>>,
    /// Called with the GIL where the loop cannot watch the socket.
    fallback: Mutex<Option<Py<PyAny>>>,
    #[cfg(unix)]
    writer: std::os::unix::net::UnixStream,
}

struct Ticket {
    shared: Arc<Shared>,
    number: u64,
}

impl Wake for Ticket {
    fn wake(self: Arc<Self>) {
        self.shared.ring(self.number);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn ring(&self, number: u64) {
        let was_silent = {
            let mut ready = lock(&self.ready);
            ready.push(number);
            ready.len() == 1
        };
        if was_silent {
            self.sound();
        }
    }

    fn sound(&self) {
        if lock(&self.fallback).is_some() {
            // The loop may be closed and the interpreter may be gone; then nobody waits for the answer.
            Python::try_attach(|py| {
                let call = lock(&self.fallback).as_ref().map(|call| call.clone_ref(py));
                call.map(|call| call.call0(py).map(drop))
            });
            return;
        }
        #[cfg(unix)]
        {
            // A full socket has rung already.
            let _ = std::io::Write::write(&mut &self.writer, &[1]);
        }
    }
}

impl Bell {
    /// A waker that puts this number among the ready ones.
    pub fn waker(&self, number: u64) -> Waker {
        Waker::from(Arc::new(Ticket {
            shared: Arc::clone(&self.shared),
            number,
        }))
    }
}

#[pymethods]
impl Bell {
    #[new]
    fn new() -> PyResult<Self> {
        #[cfg(unix)]
        let (reader, writer) = std::os::unix::net::UnixStream::pair()?;
        #[cfg(unix)]
        {
            reader.set_nonblocking(true)?;
            writer.set_nonblocking(true)?;
        }
        Ok(Self {
            shared: Arc::new(Shared {
                ready: Mutex::default(),
                fallback: Mutex::default(),
                #[cfg(unix)]
                writer,
            }),
            #[cfg(unix)]
            reader,
        })
    }

    /// The descriptor to watch.
    #[cfg(unix)]
    fn fileno(&self) -> i32 {
        std::os::fd::AsRawFd::as_raw_fd(&self.reader)
    }

    /// There is nothing to watch on this platform.
    #[cfg(not(unix))]
    fn fileno(&self) -> PyResult<i32> {
        Err(pyo3::exceptions::PyNotImplementedError::new_err("no socket pair here"))
    }

    /// Calls this from any thread instead of writing into the socket.
    fn fall_back(&self, call: Py<PyAny>) {
        *lock(&self.shared.fallback) = Some(call);
    }

    /// What is ready since the last time.
    fn take(&self) -> Vec<u64> {
        #[cfg(unix)]
        {
            let mut bytes = [0; 16];
            while matches!(std::io::Read::read(&mut &self.reader, &mut bytes), Ok(16)) {}
        }
        std::mem::take(&mut *lock(&self.shared.ready))
    }
}
