//! A child process that uses one file after another, so that what ends it ends nothing else.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child as Process, ChildStdin, Command, Stdio};
use std::sync::mpsc::{channel, Receiver, RecvTimeoutError};
use std::time::Duration;

/// No file may take longer.
pub const LIMIT: Duration = Duration::from_secs(10);
/// Processor time that a file may take, in seconds. It counts the same on a busy machine.
const SECONDS: u64 = 3;
/// Address space that a child may take beyond what it has when it begins.
pub const MEMORY: u64 = 1 << 30;
/// How a child ends that came upon an assertion.
pub const ASSERTED: i32 = 70;

/// What one file came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was loaded and used.
    Used,
    /// An error, with its words.
    Refused { stage: String, words: String },
    /// An assertion of llama.cpp's or ggml's, which ends a process.
    Asserted { stage: String, words: String },
    /// A signal ended the child.
    Killed { stage: String, signal: i32 },
    /// The child was still at it after [`LIMIT`].
    Hung { stage: String },
}

impl Outcome {
    /// Whether a process would not have survived it.
    pub fn is_fatal(&self) -> bool {
        !matches!(self, Self::Used | Self::Refused { .. })
    }

    /// In one line, without where our copy of llama.cpp lies.
    pub fn words(&self) -> String {
        let told = self.told();
        match told.split_once("/llama.cpp/") {
            Some((before, after)) => {
                let before = before.rsplit_once(' ').map_or("", |(before, _)| before);
                format!("{before} {after}")
            }
            None => told,
        }
    }

    fn told(&self) -> String {
        match self {
            Self::Used => "used".to_owned(),
            Self::Refused { stage, words } => format!("error at {stage}: {words}"),
            Self::Asserted { stage, words } => format!("assertion at {stage}: {words}"),
            Self::Killed { stage, signal } => format!("signal {signal} at {stage}"),
            Self::Hung { stage } => format!("hang at {stage}"),
        }
    }
}

/// A running child of one kind: `raw` or `ours`.
pub struct Child {
    kind: &'static str,
    running: Option<Running>,
    /// Files that were asked about.
    used: usize,
}

/// Files after which a child ends: what asserts is left in memory, and thousands of such files would fill what a child has.
const FILES: usize = 500;

struct Running {
    process: Process,
    stdin: ChildStdin,
    lines: Receiver<String>,
}

impl Running {
    fn start(kind: &str) -> Self {
        let program = std::env::current_exe().expect("a program knows its own path");
        // Under `cargo test` the program is the test, and the child is the binary beside it.
        let program = std::env::var_os("MULLAMA_ARCHITECTURES").map_or(program, Into::into);
        let mut process = Command::new(program)
            .args(["child", kind])
            .env("GGML_NO_BACKTRACE", "1")
            .env("OMP_NUM_THREADS", "1")
            .env("MALLOC_ARENA_MAX", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the child starts");
        let stdin = process.stdin.take().expect("stdin is a pipe");
        let stdout = process.stdout.take().expect("stdout is a pipe");
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
                if sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                    break;
                }
            }
        });
        Self { process, stdin, lines }
    }

    /// Waits for the end of a child that speaks no more.
    fn end(mut self, stage: String, asserted: Option<String>) -> Outcome {
        let status = self.process.wait().expect("the child is ours");
        match (status.signal(), asserted) {
            (_, Some(words)) => Outcome::Asserted { stage, words },
            (Some(libc::SIGXCPU), None) => Outcome::Hung { stage },
            (Some(signal), None) => Outcome::Killed { stage, signal },
            // An exit that nobody asked for: no host would survive it either.
            (None, None) => Outcome::Killed {
                stage: format!("{stage} ({status})"),
                signal: 0,
            },
        }
    }
}

impl Child {
    /// A child that starts when it is first asked.
    pub fn new(kind: &'static str) -> Self {
        Self {
            kind,
            running: None,
            used: 0,
        }
    }

    /// Has the child use a file.
    pub fn ask(&mut self, path: &Path) -> Outcome {
        self.used += 1;
        if self.used.is_multiple_of(FILES) {
            self.end();
        }
        let mut running = self.running.take().unwrap_or_else(|| Running::start(self.kind));
        let (mut stage, mut asserted) = ("start".to_owned(), None);
        if writeln!(running.stdin, "{}", path.display()).is_err() {
            return running.end(stage, asserted);
        }
        loop {
            match running.lines.recv_timeout(LIMIT) {
                Ok(line) => match line.split_once(' ').unwrap_or((&line, "")) {
                    ("stage", name) => name.clone_into(&mut stage),
                    ("assertion", words) => asserted = Some(words.to_owned()),
                    ("used", _) => {
                        self.running = Some(running);
                        return Outcome::Used;
                    }
                    ("refused", words) => {
                        self.running = Some(running);
                        return Outcome::Refused {
                            stage,
                            words: words.to_owned(),
                        };
                    }
                    _ => {}
                },
                Err(RecvTimeoutError::Timeout) => {
                    // It may just have ended; killing a dead child is no error.
                    drop(running.process.kill());
                    drop(running.process.wait());
                    return Outcome::Hung { stage };
                }
                Err(RecvTimeoutError::Disconnected) => return running.end(stage, asserted),
            }
        }
    }

    fn end(&mut self) {
        if let Some(Running { mut process, stdin, .. }) = self.running.take() {
            // The end of its input is the end of the child.
            drop(stdin);
            drop(process.wait());
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.end();
    }
}

/// Says one line to the parent.
pub fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    // A parent that is gone needs no answer.
    drop(writeln!(out, "{}", words.replace('\n', " ")));
    drop(out.flush());
}

/// The child's side: uses each file that is named on standard input.
pub fn serve(use_file: impl Fn(&Path) -> Result<(), String>) {
    limit();
    for path in std::io::stdin().lines().map_while(Result::ok) {
        allow_time();
        match use_file(Path::new(&path)) {
            Ok(()) => say("used"),
            Err(words) => say(&format!("refused {words}")),
        }
    }
}

/// Sets the limit of processor time anew, for the next file.
fn allow_time() {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::uninit();
    // SAFETY: `getrusage` fills the struct, and `setrlimit` reads one.
    unsafe {
        assert_eq!(
            libc::getrusage(libc::RUSAGE_SELF, usage.as_mut_ptr()),
            0,
            "the time is known"
        );
        let used = usage.assume_init().ru_utime.tv_sec + usage.assume_init().ru_stime.tv_sec;
        let limit = libc::rlimit {
            rlim_cur: used as u64 + SECONDS,
            rlim_max: libc::RLIM_INFINITY,
        };
        assert_eq!(libc::setrlimit(libc::RLIMIT_CPU, &limit), 0, "the time is bounded");
    }
}

/// Bounds this process: its memory, and no core files.
fn limit() {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = pages
        .split(' ')
        .next()
        .and_then(|count| count.parse().ok())
        .unwrap_or(0);
    let memory = libc::rlimit {
        rlim_cur: pages * 4096 + MEMORY,
        rlim_max: pages * 4096 + MEMORY,
    };
    let none = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: both calls read one struct.
    unsafe {
        assert_eq!(libc::setrlimit(libc::RLIMIT_AS, &memory), 0, "the memory is bounded");
        assert_eq!(libc::setrlimit(libc::RLIMIT_CORE, &none), 0, "no core files");
    }
}
