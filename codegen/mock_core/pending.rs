//! An answer that is there at once.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::Result;

/// The answer of a call that would run elsewhere.
#[must_use = "dropping it cancels the call"]
pub struct Pending<T> {
    answer: Option<Result<T>>,
}

impl<T> Unpin for Pending<T> {}

impl<T> Pending<T> {
    #[allow(dead_code)] // a description may have nothing asynchronous
    pub(crate) fn ready(answer: Result<T>) -> Self {
        Self { answer: Some(answer) }
    }

    /// Asks the call to end; it is done already.
    pub fn cancel(&self) {}

    /// Waits for the answer.
    pub fn wait(mut self) -> Result<T> {
        self.answer.take().expect("asked once")
    }
}

impl<T> Future for Pending<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<T>> {
        self.answer.take().map_or(Poll::Pending, Poll::Ready)
    }
}
