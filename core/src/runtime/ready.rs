//! A descriptor that is readable while something is ready: a byte in a pair of sockets, which std makes without unsafe code.

use crate::{Error, Result};
#[cfg(unix)]
use std::os::{fd::AsRawFd, unix::net::UnixStream};

/// What a program polls. The descriptor is made when it is first asked for and lives as long as this; until then nothing is written.
///
/// Whoever owns this keeps it behind a lock of its own. In a forked child the pair is the parent's, too, so nothing is written there.
#[derive(Debug, Default)]
pub struct Ready {
    #[cfg(unix)]
    sockets: Option<Sockets>,
}

#[cfg(unix)]
#[derive(Debug)]
struct Sockets {
    reader: UnixStream,
    writer: UnixStream,
    is_set: bool,
    pid: u32,
}

impl Ready {
    /// The descriptor; `is_set` is whether something is ready now.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::NotAvailable`] where the system has none left.
    #[cfg(unix)]
    pub fn fd(&mut self, is_set: bool) -> Result<i32> {
        let sockets = match &mut self.sockets {
            Some(sockets) => sockets,
            none => none.insert(Sockets::new()?),
        };
        sockets.put(is_set);
        Ok(sockets.reader.as_raw_fd())
    }

    /// There is none.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::NotAvailable`].
    #[cfg(not(unix))]
    pub fn fd(&mut self, _: bool) -> Result<i32> {
        Err(Error::NoDescriptor {
            reason: "this system polls none".into(),
        })
    }

    /// Says whether something is ready.
    pub fn set(&mut self, is_set: bool) {
        #[cfg(unix)]
        if let Some(sockets) = &mut self.sockets {
            sockets.put(is_set);
        }
        #[cfg(not(unix))]
        let _ = is_set;
    }
}

#[cfg(unix)]
impl Sockets {
    fn new() -> Result<Self> {
        let made = || -> std::io::Result<Self> {
            let (reader, writer) = UnixStream::pair()?;
            // Nobody but us reads or writes, so neither would wait; a program that reads by mistake makes nobody wait.
            reader.set_nonblocking(true)?;
            writer.set_nonblocking(true)?;
            Ok(Self {
                reader,
                writer,
                is_set: false,
                pid: std::process::id(),
            })
        };
        made().map_err(|error| Error::NoDescriptor {
            reason: error.to_string(),
        })
    }

    fn put(&mut self, is_set: bool) {
        use std::io::{Read, Write};
        if is_set == self.is_set || self.pid != std::process::id() {
            return;
        }
        self.is_set = is_set;
        // Either fails only where somebody else has read or closed what is ours.
        let _ = if is_set {
            self.writer.write(&[1])
        } else {
            self.reader.read(&mut [0])
        };
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::Ready;
    use std::io::Read;

    /// Whether there is a byte, which stays.
    fn is_readable(ready: &Ready) -> bool {
        let mut reader = ready.sockets.as_ref().unwrap().reader.try_clone().unwrap();
        let found = matches!(reader.read(&mut [0]), Ok(1));
        if found {
            let mut writer = &ready.sockets.as_ref().unwrap().writer;
            std::io::Write::write_all(&mut writer, &[1]).unwrap();
        }
        found
    }

    #[test]
    fn it_is_readable_while_something_is_ready() {
        let mut ready = Ready::default();
        ready.set(true);
        assert!(ready.sockets.is_none(), "nobody has asked");
        let fd = ready.fd(true).unwrap();
        for _ in 0..3 {
            assert!(is_readable(&ready));
            ready.set(true);
        }
        ready.set(false);
        assert!(!is_readable(&ready), "one byte, however often it was set");
        assert_eq!(ready.fd(false), Ok(fd), "once and for all");
        assert!(!is_readable(&ready));
    }

    #[test]
    fn a_forked_child_leaves_the_parents_pair_alone() {
        let mut ready = Ready::default();
        ready.fd(false).unwrap();
        ready.sockets.as_mut().unwrap().pid = 0;
        ready.set(true);
        assert!(!is_readable(&ready));
    }

    #[test]
    fn who_reads_it_by_mistake_makes_nobody_wait() {
        let mut ready = Ready::default();
        ready.fd(true).unwrap();
        let mut reader = ready.sockets.as_ref().unwrap().reader.try_clone().unwrap();
        assert!(matches!(reader.read(&mut [0]), Ok(1)));
        ready.set(false);
        ready.set(true);
        assert!(is_readable(&ready));
    }
}
