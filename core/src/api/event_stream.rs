//! Streams of the parts of an answer: the thought, the text, the calls of tools.

use super::stream::Stream;
use crate::text::{Part, Piece};
use crate::{EventKind, Generation, GenerationEvent, Result};
use futures_core::FusedStream;
use std::iter::FusedIterator;
use std::pin::Pin;
use std::task::{ready, Context, Poll, Waker};
use std::time::Duration;

#[doc = doc!("event_stream")]
#[derive(Debug)]
pub struct EventStream {
    stream: Stream,
    /// The iteration gave an error, which is its last item.
    failed: bool,
}

impl EventStream {
    #[doc = doc!("event_stream.next")]
    ///
    /// `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the generation; after [`EventStream::close`] the answer is `INVALID_HANDLE`.
    pub fn wait_next(&self) -> Result<Option<GenerationEvent>> {
        Ok(self.stream.wait_any()?.map(event))
    }

    #[doc = doc!("event_stream.try_next")]
    ///
    /// `None` at the end, `WOULD_BLOCK` if nothing is ready.
    pub fn try_next(&self) -> Result<Option<GenerationEvent>> {
        Ok(self.stream.try_any()?.map(event))
    }

    /// Waits until the next part can be taken without waiting, or the end is there, and takes nothing; without a limit as long as it takes.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::WouldBlock`] when the time is over, and `INVALID_HANDLE` after [`EventStream::close`].
    pub fn wait_for(&self, limit: Option<Duration>) -> Result<()> {
        self.stream.wait_any_for(limit)
    }

    /// Tells whether the next part can be taken without waiting, or the end is there, and takes nothing; else it calls the waker once it is
    /// so. Every waker is called, whoever else waits.
    ///
    /// # Errors
    ///
    /// `INVALID_HANDLE` after [`EventStream::close`].
    pub fn poll_ready(&self, waker: &Waker) -> Poll<Result<()>> {
        self.stream.poll_any_ready(waker)
    }

    #[doc = doc!("event_stream.fd")]
    ///
    /// It is made when it is first asked for, and closed when the stream is dropped.
    pub fn fd(&self) -> Result<i32> {
        self.stream.fd_of(false)
    }

    /// Gives the next part, or keeps the waker and calls it when there is something. The last waker counts.
    pub fn poll_next(&self, waker: &Waker) -> Poll<Result<Option<GenerationEvent>>> {
        self.stream.poll_any(waker).map_ok(|piece| piece.map(event))
    }

    #[doc = doc!("event_stream.finish")]
    ///
    /// Finishing twice gives the same record.
    pub fn finish(&self) -> Result<Generation> {
        self.stream.finish()
    }

    /// For a caller that has no use for the record: fails if the context was closed before the generation had come to its end.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::InvalidHandle`], with the record of what was delivered.
    pub fn check_not_cut(&self) -> Result<()> {
        self.stream.check_not_cut()
    }

    /// Closes the stream and stops its work. Does not wait; closing twice is closing once.
    pub fn close(&self) {
        self.stream.close();
    }

    /// Tells whether the stream was closed.
    pub fn is_closed(&self) -> bool {
        self.stream.is_closed()
    }
}

/// A part of an answer, as its reader has it.
fn event(piece: Piece) -> GenerationEvent {
    let (kind, tool_call) = match piece.part {
        Part::Answer => (EventKind::Text, None),
        Part::Thought => (EventKind::Thinking, None),
        Part::Call(call) => (EventKind::ToolCall, Some(call)),
    };
    GenerationEvent {
        kind,
        text: piece.text,
        tokens: piece.tokens,
        tool_call,
        logprobs: piece.logprobs,
    }
}

impl From<Stream> for EventStream {
    /// The parts of what a stream has not given yet.
    fn from(stream: Stream) -> Self {
        stream.tell_all();
        Self { stream, failed: false }
    }
}

impl Iterator for EventStream {
    type Item = Result<GenerationEvent>;

    /// Waits for the next part; an error is the last item.
    fn next(&mut self) -> Option<Result<GenerationEvent>> {
        if self.failed {
            return None;
        }
        let next = self.wait_next();
        self.failed = next.is_err();
        next.transpose()
    }
}

impl FusedIterator for EventStream {}

#[doc = doc!("event_stream")]
///
/// It is a [`futures_core::Stream`], so its parts are awaited, on any executor, and no thread waits for them. It becomes an
/// [`EventStream`] and that becomes one of these.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct AsyncEventStream {
    inner: EventStream,
    /// It gave an error or its end, after which there is nothing.
    ended: bool,
}

impl AsyncEventStream {
    #[doc = doc!("event_stream.finish")]
    ///
    /// Does not wait. Finishing twice gives the same record.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::InvalidHandle`] after [`AsyncEventStream::close`].
    pub fn finish(&self) -> Result<Generation> {
        self.inner.finish()
    }

    /// Closes the stream and stops its work; closing twice is closing once.
    pub fn close(&self) {
        self.inner.close();
    }

    /// Tells whether the stream was closed.
    pub fn is_closed(&self) -> bool {
        self.inner.is_closed()
    }
}

impl From<EventStream> for AsyncEventStream {
    fn from(inner: EventStream) -> Self {
        Self { inner, ended: false }
    }
}

impl From<AsyncEventStream> for EventStream {
    fn from(stream: AsyncEventStream) -> Self {
        stream.inner
    }
}

impl futures_core::Stream for AsyncEventStream {
    type Item = Result<GenerationEvent>;

    /// The next part; an error is the last item.
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<GenerationEvent>>> {
        let this = self.get_mut();
        if this.ended {
            return Poll::Ready(None);
        }
        let next = ready!(this.inner.poll_next(cx.waker()));
        this.ended = !matches!(next, Ok(Some(_)));
        Poll::Ready(next.transpose())
    }
}

impl FusedStream for AsyncEventStream {
    fn is_terminated(&self) -> bool {
        self.ended
    }
}
