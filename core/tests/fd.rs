//! The descriptor of a stream: readable while a piece or the end is there, made when it is asked for, gone with the stream.
#![cfg(unix)]

mod common;

use common::{context, greedy, no_options, small, tiny, STORY};
use mullama::{Context, ContextParams, ErrorCode, FinishReason, Stream};

#[repr(C)]
struct PollFd {
    fd: i32,
    events: i16,
    revents: i16,
}

extern "C" {
    fn poll(fds: *mut PollFd, n: std::ffi::c_ulong, timeout_ms: i32) -> i32;
}

const POLLIN: i16 = 1;

/// The places of those of several descriptors that are readable within some time.
fn readable(fds: &[i32], timeout_ms: i32) -> Vec<usize> {
    let mut polled: Vec<PollFd> = fds
        .iter()
        .map(|&fd| PollFd {
            fd,
            events: POLLIN,
            revents: 0,
        })
        .collect();
    // SAFETY: the list is ours and has as many entries as are said.
    let n = unsafe { poll(polled.as_mut_ptr(), polled.len() as std::ffi::c_ulong, timeout_ms) };
    assert!(n >= 0);
    (0..fds.len()).filter(|&at| polled[at].revents != 0).collect()
}

fn is_readable(fd: i32) -> bool {
    !readable(&[fd], 0).is_empty()
}

/// A stream whose prompt takes a while.
fn slow(context: &Context) -> Stream {
    context
        .generate_stream_with(vec![300; 3000], 3, &greedy(), &no_options())
        .unwrap()
}

fn long() -> Context {
    Context::new_with(&tiny(), &ContextParams { n_ctx: 8192, ..small() }).unwrap()
}

#[test]
fn it_is_readable_while_the_next_piece_can_be_taken_without_waiting() {
    let context = long();
    let stream = slow(&context);
    let fd = stream.fd().unwrap();
    assert_eq!(stream.fd(), Ok(fd), "one for each stream");
    assert!(!is_readable(fd), "8,000 tokens take a while");
    let mut n = 0;
    loop {
        assert_eq!(readable(&[fd], 60_000), [0], "nobody is left waiting");
        match stream.try_next() {
            Ok(Some(_)) => n += 1,
            Ok(None) => break,
            Err(error) => panic!("it was readable, and nothing was ready: {error}"),
        }
    }
    assert_eq!(n, 3);
    assert!(is_readable(fd), "the end stays");
    assert_eq!(stream.finish().unwrap().finish_reason, FinishReason::Length);
}

#[test]
fn it_tells_what_was_there_before_it_was_asked_for() {
    let context = context(&tiny());
    let stream = context
        .generate_stream_with(STORY, 3, &greedy(), &no_options())
        .unwrap();
    stream.wait_for(None).unwrap();
    assert!(is_readable(stream.fd().unwrap()));
    while stream.wait_next().unwrap().is_some() {}
    let late = context
        .generate_stream_with(STORY, 1, &greedy(), &no_options())
        .unwrap();
    while late.wait_next().unwrap().is_some() {}
    assert!(is_readable(late.fd().unwrap()), "an end is something");
}

#[test]
fn several_streams_are_polled_in_one_thread() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            n_seq_max: 3,
            n_ctx: 1024,
            ..small()
        },
    )
    .unwrap();
    let expected = context.generate_with(STORY, 50, &greedy(), &no_options()).unwrap();
    let streams: Vec<Stream> = (0..3)
        .map(|_| {
            context
                .generate_stream_with(STORY, 50, &greedy(), &no_options())
                .unwrap()
        })
        .collect();
    let mut texts = vec![String::new(); 3];
    let mut open: Vec<usize> = vec![0, 1, 2];
    while !open.is_empty() {
        let fds: Vec<i32> = open.iter().map(|&at| streams[at].fd().unwrap()).collect();
        let ready: Vec<usize> = readable(&fds, 60_000).into_iter().map(|at| open[at]).collect();
        assert!(!ready.is_empty(), "nobody is left waiting");
        for at in ready {
            match streams[at].try_next().unwrap() {
                Some(piece) => texts[at].push_str(&piece),
                None => open.retain(|&one| one != at),
            }
        }
    }
    assert_eq!(texts, vec![expected; 3]);
}

#[test]
fn what_ends_a_stream_makes_it_readable() {
    let context = long();
    let closed = slow(&context);
    let fd = closed.fd().unwrap();
    closed.close();
    assert!(is_readable(fd), "next would answer at once");
    assert_eq!(closed.fd().unwrap_err().code(), ErrorCode::InvalidHandle);
    let finished = slow(&context);
    let fd = finished.fd().unwrap();
    finished.finish().unwrap();
    assert!(is_readable(fd));
    let orphan = slow(&context);
    let fd = orphan.fd().unwrap();
    context.close();
    assert_eq!(readable(&[fd], 60_000), [0]);
    assert_eq!(orphan.try_next(), Ok(None));
}

#[cfg(target_os = "linux")]
#[test]
fn a_descriptor_is_closed_with_its_stream() {
    let context = context(&tiny());
    let stream = context
        .generate_stream_with(STORY, 3, &greedy(), &no_options())
        .unwrap();
    let fd = stream.fd().unwrap();
    let target = || std::fs::read_link(format!("/proc/self/fd/{fd}")).ok();
    let socket = target();
    assert!(socket
        .as_ref()
        .is_some_and(|found| found.to_string_lossy().starts_with("socket:")));
    drop(stream);
    assert_ne!(target(), socket);
}
