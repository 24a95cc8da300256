//! Streams: a generation that is still running, pulled piece by piece.

use super::inner::Inner;
use super::turn::Turn;
use crate::runtime::{Channel, Effect, Handle, Next};
use crate::scheduler::Generating;
use crate::text::Piece;
use crate::{Error, FinishReason, Generation, Result};
use std::iter::FusedIterator;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

#[doc = doc!("stream")]
///
/// An open stream keeps its place until it is drained, finished, closed or dropped. While nobody pulls it, its sequence goes to others
/// that need one.
pub struct Stream {
    handle: Handle,
    context: Arc<Inner<Generating>>,
    channel: Arc<Channel>,
    abandoned: Arc<AtomicBool>,
    cancel: Option<Arc<AtomicBool>>,
    /// What hears how it ended.
    turn: Option<Arc<Turn>>,
    /// The iteration gave an error, which is its last item.
    failed: bool,
}

impl Stream {
    pub(super) fn new(
        context: Arc<Inner<Generating>>,
        channel: Arc<Channel>,
        abandoned: Arc<AtomicBool>,
        cancel: Option<Arc<AtomicBool>>,
    ) -> Self {
        Self {
            handle: Handle::new("stream"),
            context,
            channel,
            abandoned,
            cancel,
            turn: None,
            failed: false,
        }
    }

    /// The same, as the answer of a conversation.
    pub(super) fn telling(mut self, turn: Option<Arc<Turn>>) -> Self {
        self.turn = turn;
        self
    }

    #[doc = doc!("stream.next")]
    ///
    /// As the iterator's `next`, for several readers of one stream. `None` at the end. What ended the generation is answered once; after
    /// [`Stream::close`] the answer is `INVALID_HANDLE`.
    ///
    /// # Errors
    ///
    /// Those of the generation.
    pub fn wait_next(&self) -> Result<Option<String>> {
        self.pull(|text| Ok(text.to_owned()))
    }

    #[doc = doc!("stream.try_next")]
    ///
    /// `None` at the end, `WOULD_BLOCK` if nothing is ready.
    pub fn try_next(&self) -> Result<Option<String>> {
        self.try_pull(|text| Ok(text.to_owned()))
    }

    /// Waits until the next piece can be taken without waiting, or the end is there, and takes nothing; without a limit as long as it takes.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::WouldBlock`] when the time is over, and `INVALID_HANDLE` after [`Stream::close`].
    pub fn wait_for(&self, limit: Option<Duration>) -> Result<()> {
        self.before()?;
        // A limit that no clock has is none.
        let until = limit.and_then(|limit| Instant::now().checked_add(limit));
        loop {
            if !self.channel.wait_until(until) {
                return Err(Error::WouldBlock);
            }
            let (is_there, effect) = self.channel.pass();
            self.after(&effect);
            if is_there {
                return Ok(());
            }
        }
    }

    /// Gives the next part of the answer, of whatever kind, or waits for it. `None` at the end.
    pub(super) fn wait_any(&self) -> Result<Option<Piece>> {
        loop {
            match self.try_any() {
                Err(Error::WouldBlock) => self.channel.wait(),
                answer => return answer,
            }
        }
    }

    /// The same if one is ready.
    pub(super) fn try_any(&self) -> Result<Option<Piece>> {
        self.before()?;
        let (next, effect) = self.channel.take_any();
        self.after(&effect);
        match next? {
            Next::Piece(piece) => Ok(Some(piece)),
            Next::End => Ok(None),
            Next::Nothing => Err(Error::WouldBlock),
        }
    }

    /// The same, or keeps the waker and calls it when there is something.
    pub(super) fn poll_any(&self, waker: &Waker) -> Poll<Result<Option<Piece>>> {
        if let Err(error) = self.before() {
            return Poll::Ready(Err(error));
        }
        let (next, effect) = self.channel.poll_any(waker);
        self.after(&effect);
        match next {
            Ok(Next::Piece(piece)) => Poll::Ready(Ok(Some(piece))),
            Ok(Next::End) => Poll::Ready(Ok(None)),
            Ok(Next::Nothing) => Poll::Pending,
            Err(error) => Poll::Ready(Err(error)),
        }
    }

    /// Waits until any part of the answer is there, or the end.
    pub(super) fn wait_any_for(&self, limit: Option<Duration>) -> Result<()> {
        self.before()?;
        let until = limit.and_then(|limit| Instant::now().checked_add(limit));
        match self.channel.wait_until(until) {
            true => Ok(()),
            false => Err(Error::WouldBlock),
        }
    }

    /// Tells whether the next piece can be taken without waiting, or the end is there, and takes nothing; else it calls the waker once it is
    /// so. Every waker is called, whoever else waits.
    ///
    /// # Errors
    ///
    /// `INVALID_HANDLE` after [`Stream::close`].
    pub fn poll_ready(&self, waker: &Waker) -> Poll<Result<()>> {
        if let Err(error) = self.before() {
            return Poll::Ready(Err(error));
        }
        let (is_ready, effect) = self.channel.is_answer_ready(waker);
        self.after(&effect);
        match is_ready {
            true => Poll::Ready(Ok(())),
            false => Poll::Pending,
        }
    }

    /// The same of parts of all kinds.
    pub(super) fn poll_any_ready(&self, waker: &Waker) -> Poll<Result<()>> {
        if let Err(error) = self.before() {
            return Poll::Ready(Err(error));
        }
        match self.channel.is_ready(waker) {
            true => Poll::Ready(Ok(())),
            false => Poll::Pending,
        }
    }

    #[doc = doc!("stream.fd")]
    ///
    /// It is made when it is first asked for, and closed when the stream is dropped. Where pieces come faster than every 2 ms it becomes
    /// readable as seldom as a waiting reader is woken: then there are several.
    pub fn fd(&self) -> Result<i32> {
        self.fd_of(true)
    }

    /// A descriptor for who reads the answer's text alone, or parts of all kinds.
    pub(super) fn fd_of(&self, tells_answer: bool) -> Result<i32> {
        self.before()?;
        let (fd, effect) = self.channel.fd(tells_answer);
        self.after(&effect);
        fd
    }

    /// Pieces of all kinds are read from now on.
    pub(super) fn tell_all(&self) {
        self.channel.tell_all();
    }

    /// Gives the next piece, or keeps the waker and calls it when there is something. The last waker counts.
    pub fn poll_next(&self, waker: &Waker) -> Poll<Result<Option<String>>> {
        if let Err(error) = self.before() {
            return Poll::Ready(Err(error));
        }
        let (next, effect) = self.channel.poll(waker, |text| Ok(text.to_owned()));
        self.after(&effect);
        match next {
            Ok(Next::Piece(piece)) => Poll::Ready(Ok(Some(piece))),
            Ok(Next::End) => Poll::Ready(Ok(None)),
            Ok(Next::Nothing) => Poll::Pending,
            Err(error) => Poll::Ready(Err(error)),
        }
    }

    /// Waits for the next piece and writes it into `buffer`, without allocating. Gives its bytes, 0 at the end.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::BufferTooSmall`] keeps the piece; and those of [`Stream::wait_next`].
    pub fn next_into(&self, buffer: &mut [u8]) -> Result<usize> {
        Ok(self.pull(|text| copy(text, buffer))?.unwrap_or(0))
    }

    /// The same if a piece is ready.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::WouldBlock`] if nothing is ready, and those of [`Stream::next_into`].
    pub fn try_next_into(&self, buffer: &mut [u8]) -> Result<usize> {
        Ok(self.try_pull(|text| copy(text, buffer))?.unwrap_or(0))
    }

    #[doc = doc!("stream.finish")]
    ///
    /// Finishing twice gives the same record.
    pub fn finish(&self) -> Result<Generation> {
        self.before()?;
        self.release();
        self.channel.record()
    }

    /// For a caller that has no use for the record: fails if the context was closed before the generation had come to its end.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::InvalidHandle`], with the record of what was delivered.
    pub fn check_not_cut(&self) -> Result<()> {
        let cancelled = self
            .cancel
            .as_ref()
            .is_some_and(|cancel| cancel.load(Ordering::Acquire));
        if self.context.mailbox.is_closed() && !cancelled {
            let record = self.channel.record()?;
            if record.finish_reason == FinishReason::Cancelled {
                return Err(Error::closed_while_generating(record));
            }
        }
        Ok(())
    }

    /// Closes the stream and stops its work. Does not wait; closing twice is closing once.
    pub fn close(&self) {
        if self.handle.close() {
            self.release();
        }
    }

    /// Tells whether the stream was closed.
    pub fn is_closed(&self) -> bool {
        self.handle.is_closed()
    }

    /// Checks the handle, and ends a stream whose token is set or whose context is closed: what was not taken is discarded.
    fn before(&self) -> Result<()> {
        self.handle.check()?;
        let cancelled = self
            .cancel
            .as_ref()
            .is_some_and(|cancel| cancel.load(Ordering::Acquire));
        if cancelled || self.context.mailbox.is_closed() {
            self.release();
        }
        Ok(())
    }

    fn after(&self, effect: &Effect) {
        if effect.resumed {
            self.context.mailbox.wake();
        }
        if effect.ended {
            self.tell();
        }
    }

    /// Tells the conversation how its answer came out.
    fn tell(&self) {
        if let Some(turn) = &self.turn {
            turn.end(&self.channel.record());
        }
    }

    /// Ends the work, once.
    fn release(&self) {
        if self.channel.abandon() {
            self.abandoned.store(true, Ordering::Release);
            self.context.mailbox.wake();
            self.tell();
        }
    }

    fn try_pull<R>(&self, read: impl FnOnce(&str) -> Result<R>) -> Result<Option<R>> {
        self.before()?;
        let (next, effect) = self.channel.take(read);
        self.after(&effect);
        match next? {
            Next::Piece(piece) => Ok(Some(piece)),
            Next::End => Ok(None),
            Next::Nothing => Err(Error::WouldBlock),
        }
    }

    fn pull<R>(&self, mut read: impl FnMut(&str) -> Result<R>) -> Result<Option<R>> {
        loop {
            match self.try_pull(&mut read) {
                // Another reader may take the piece that this one was woken for.
                Err(Error::WouldBlock) => self.channel.wait(),
                answer => return answer,
            }
        }
    }
}

fn copy(text: &str, buffer: &mut [u8]) -> Result<usize> {
    let available = buffer.len();
    let space = buffer.get_mut(..text.len());
    let space = space.ok_or(Error::BufferTooSmall {
        needed: text.len(),
        available,
    })?;
    space.copy_from_slice(text.as_bytes());
    Ok(text.len())
}

impl Iterator for Stream {
    type Item = Result<String>;

    /// Waits for the next piece; an error is the last item.
    fn next(&mut self) -> Option<Result<String>> {
        if self.failed {
            return None;
        }
        let next = self.wait_next();
        self.failed = next.is_err();
        next.transpose()
    }
}

impl FusedIterator for Stream {}

impl Drop for Stream {
    fn drop(&mut self) {
        self.close();
        self.channel.close_fd();
    }
}

impl std::fmt::Debug for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Stream(closed={})", self.is_closed())
    }
}
