# Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
"""The closed sets of named values; where a member is taken, so is its name."""

from typing import Literal

from .._runtime.values import NamedValue, public

EventKindName = Literal["text", "thinking", "tool_call"]

FinishReasonName = Literal["stop", "stop_string", "length", "cancelled", "context_full"]

FlashAttnName = Literal["auto", "off", "on"]

KvTypeName = Literal["f32", "f16", "q4_0", "q4_1", "q5_0", "q5_1", "q8_0", "bf16"]

OverflowName = Literal["stop", "shift"]

PoolingName = Literal["unspecified", "none", "mean", "cls", "last", "rank"]

SplitModeName = Literal["none", "layer", "row"]

TokenKindName = Literal["undefined", "normal", "unknown", "control", "user_defined", "unused", "byte"]

WhenFullName = Literal["drop_oldest", "fail"]


@public
class EventKind(NamedValue):
    """What a part of an answer is."""

    TEXT = "text"
    """Part of the answer."""
    THINKING = "thinking"
    """Part of the thought before it."""
    TOOL_CALL = "tool_call"
    """A call of a tool, whole."""


@public
class FinishReason(NamedValue):
    """Why a generation ended."""

    STOP = "stop"
    """An end-of-generation token was produced."""
    STOP_STRING = "stop_string"
    """One of the stop strings was produced; it is not part of the text."""
    LENGTH = "length"
    """The limit of tokens was reached."""
    CANCELLED = "cancelled"
    """The cancel token was set or the stream was closed."""
    CONTEXT_FULL = "context_full"
    """The context had no space for another token."""


@public
class FlashAttn(NamedValue):
    """Whether flash attention is used."""

    AUTO = "auto"
    """The engine decides."""
    OFF = "off"
    """Never."""
    ON = "on"
    """Always."""


@public
class KvType(NamedValue):
    """The number format of the KV cache."""

    F32 = "f32"
    """32-bit floats."""
    F16 = "f16"
    """16-bit floats."""
    Q4_0 = "q4_0"
    """4 bits in blocks of 32."""
    Q4_1 = "q4_1"
    """4 bits in blocks of 32, with an offset."""
    Q5_0 = "q5_0"
    """5 bits in blocks of 32."""
    Q5_1 = "q5_1"
    """5 bits in blocks of 32, with an offset."""
    Q8_0 = "q8_0"
    """8 bits in blocks of 32."""
    BF16 = "bf16"
    """16-bit brain floats."""


@public
class Overflow(NamedValue):
    """What happens when the context is full in the middle of a generation."""

    STOP = "stop"
    """The generation ends with `FinishReason.CONTEXT_FULL`."""
    SHIFT = "shift"
    """The older half behind BOS is dropped, the rest evaluated anew; without a limit of tokens it is endless."""


@public
class Pooling(NamedValue):
    """How the vectors of a text's tokens become one."""

    UNSPECIFIED = "unspecified"
    """As the model's metadata says, else the mean."""
    NONE = "none"
    """Not at all; no embedding can be made."""
    MEAN = "mean"
    """Their mean."""
    CLS = "cls"
    """The first token's."""
    LAST = "last"
    """The last token's."""
    RANK = "rank"
    """A reranker's score; no embedding can be made."""


@public
class SplitMode(NamedValue):
    """How a model is spread over several GPUs."""

    NONE = "none"
    """One GPU holds everything."""
    LAYER = "layer"
    """Layers and their KV cache are spread."""
    ROW = "row"
    """Rows of the matrices are spread."""


@public
class TokenKind(NamedValue):
    """What a token is to its vocabulary."""

    UNDEFINED = "undefined"
    """The file does not say."""
    NORMAL = "normal"
    """A piece of ordinary text."""
    UNKNOWN = "unknown"
    """Stands for what the vocabulary cannot spell."""
    CONTROL = "control"
    """Marks the structure of a text, like its beginning; no text of its own."""
    USER_DEFINED = "user_defined"
    """Added to the vocabulary as a whole; its text is never split."""
    UNUSED = "unused"
    """A place that is free."""
    BYTE = "byte"
    """One byte of a character that has no token of its own."""


@public
class WhenFull(NamedValue):
    """What a conversation does when it no longer fits into its context."""

    DROP_OLDEST = "drop_oldest"
    """The oldest turns are dropped as a whole; system messages, tools and the turn that is to be answered stay."""
    FAIL = "fail"
    """The call answers `ContextFullError` and changes nothing."""
