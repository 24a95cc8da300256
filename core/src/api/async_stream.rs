//! Streams whose pieces are awaited.

use super::stream::Stream;
use crate::{Generation, Result};
use futures_core::FusedStream;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

#[doc = doc!("stream")]
///
/// It is a [`futures_core::Stream`], so its pieces are awaited, on any executor, and no thread waits for them. An open stream holds one of
/// the context's sequences until it is drained, finished, closed or dropped. It becomes a [`Stream`] and that becomes one of these.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct AsyncStream {
    inner: Stream,
    /// It gave an error or its end, after which there is nothing.
    ended: bool,
}

impl AsyncStream {
    #[doc = doc!("stream.finish")]
    ///
    /// Does not wait. Finishing twice gives the same record.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::InvalidHandle`] after [`AsyncStream::close`].
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

impl From<Stream> for AsyncStream {
    fn from(inner: Stream) -> Self {
        Self { inner, ended: false }
    }
}

impl From<AsyncStream> for Stream {
    fn from(stream: AsyncStream) -> Self {
        stream.inner
    }
}

impl futures_core::Stream for AsyncStream {
    type Item = Result<String>;

    /// The next piece; an error is the last item.
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<String>>> {
        let this = self.get_mut();
        if this.ended {
            return Poll::Ready(None);
        }
        let next = ready!(this.inner.poll_next(cx.waker()));
        this.ended = !matches!(next, Ok(Some(_)));
        Poll::Ready(next.transpose())
    }
}

impl FusedStream for AsyncStream {
    fn is_terminated(&self) -> bool {
        self.ended
    }
}
