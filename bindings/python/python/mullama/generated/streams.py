# Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
"""Streams that asyncio iterates over."""

from __future__ import annotations

from .._runtime.aio import AsyncPull
from .._runtime.values import public
from .records import (
    Generation,
    GenerationEvent,
)


@public
class AsyncEventStream(AsyncPull[GenerationEvent, Generation]):
    """An answer that is still being generated, pulled part by part.

    It is as `Stream` is, but for what it gives.
    """


@public
class AsyncStream(AsyncPull[str, Generation]):
    """A generation that is still running, pulled piece by piece.

    Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader;
    closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long
    prompt is read beside the event loop, and what is wrong with it comes instead of the first piece.
    """
