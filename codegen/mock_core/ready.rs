//! A descriptor that is readable while something is ready: a byte in a pair of sockets, which std makes without unsafe code.

use crate::{Error, Result};

/// The descriptor of one stream, made when it is first asked for.
#[derive(Debug, Default)]
pub struct Ready {
    #[cfg(unix)]
    sockets: std::sync::Mutex<Option<Sockets>>,
}

#[cfg(unix)]
#[derive(Debug)]
struct Sockets {
    reader: std::os::unix::net::UnixStream,
    writer: std::os::unix::net::UnixStream,
    is_set: bool,
}

#[allow(dead_code)] // a description may have no stream with a descriptor
impl Ready {
    /// The descriptor, which stays this object's; `is_set` is whether something is ready now.
    #[cfg(unix)]
    pub fn fd(&self, is_set: bool) -> Result<i32> {
        use std::os::fd::AsRawFd;
        let broken = |_| Error::NotAvailable { field: "fd" };
        let mut sockets = self.sockets.lock().unwrap();
        if sockets.is_none() {
            let (reader, writer) = std::os::unix::net::UnixStream::pair().map_err(broken)?;
            *sockets = Some(Sockets {
                reader,
                writer,
                is_set: false,
            });
        }
        let made = sockets.as_mut().unwrap();
        made.put(is_set);
        Ok(made.reader.as_raw_fd())
    }

    /// There is none on this platform.
    #[cfg(not(unix))]
    pub fn fd(&self, _: bool) -> Result<i32> {
        Err(Error::NotAvailable { field: "fd" })
    }

    /// Says whether something is ready.
    pub fn set(&self, is_set: bool) {
        #[cfg(unix)]
        if let Some(made) = self.sockets.lock().unwrap().as_mut() {
            made.put(is_set);
        }
        #[cfg(not(unix))]
        let _ = is_set;
    }
}

#[cfg(unix)]
impl Sockets {
    fn put(&mut self, is_set: bool) {
        use std::io::{Read, Write};
        if is_set != self.is_set {
            self.is_set = is_set;
            let done = if is_set {
                self.writer.write(&[1])
            } else {
                self.reader.read(&mut [0])
            };
            assert!(matches!(done, Ok(1)), "the pair of sockets is broken");
        }
    }
}
