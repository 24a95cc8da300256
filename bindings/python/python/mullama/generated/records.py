# Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
"""Values that travel together: what calls are given and what they give back."""

from __future__ import annotations

from collections.abc import (
    Iterable,
    Mapping,
)
from typing import (
    Any,
    TypedDict,
)

import numpy as np
import numpy.typing as npt

from .._runtime.values import (
    KW_ONLY,
    params,
    public,
    result,
)
from .enums import (
    EventKind,
    FinishReason,
    TokenKind,
)


class _ToolCallDict(TypedDict):
    """What such a dict must have."""

    name: str
    arguments: Any


class ToolCallDict(_ToolCallDict, total=False):
    """What may be given as a dict instead of a `ToolCall`."""

    id: str | None


@public
@params
class ToolCall:
    """One call of a tool that a message carries.

    Attributes
    ----------
    name : str
        The tool.
    arguments : Any
        A JSON object; an empty text is one without keys.
    id : str | None
        What the tool's answer names the call by.
    """

    name: str
    arguments: Any
    _: KW_ONLY
    id: str | None = None


class _ChatMessageDict(TypedDict):
    """What such a dict must have."""

    role: str


class ChatMessageDict(_ChatMessageDict, total=False):
    """What may be given as a dict instead of a `ChatMessage`."""

    content: Iterable[Mapping[str, Any]] | str | None
    name: str | None
    tool_calls: Iterable[ToolCall | ToolRequest | ToolCallDict | Mapping[str, Any] | tuple[str, Any] | list[str | Any]]
    tool_call_id: str | None
    extra: Any | None


@public
@params
class ChatMessage:
    """One message of a conversation.

    Attributes
    ----------
    role : str
        `system`, `user`, `assistant` or `tool`.
    content : Iterable[Mapping[str, Any]] | str | None
        The text; a special token written in it stays text. A message that has `tool_calls` can go without.
    name : str | None
        Who speaks, or which tool answers, for templates that write it.
    tool_calls : Iterable[ToolCall | ToolRequest | ToolCallDict | Mapping[str, Any] | tuple[str, Any] | list[str | Any]]
        The calls of tools that the assistant made.
    tool_call_id : str | None
        Which call a tool's answer belongs to, by its `ToolCall.id`.
    extra : Any | None
        A JSON object whose keys the template finds beside the others.
    """

    role: str
    content: Iterable[Mapping[str, Any]] | str | None = None
    _: KW_ONLY
    name: str | None = None
    tool_calls: Iterable[ToolCall | ToolRequest | ToolCallDict | Mapping[str, Any] | tuple[str, Any] | list[str | Any]] = ()
    tool_call_id: str | None = None
    extra: Any | None = None


class ChatOptionsDict(TypedDict, total=False):
    """What may be given as a dict instead of a `ChatOptions`."""

    add_generation_prompt: bool
    messages_json: Any | None
    tools: Any | None
    variables: Any | None
    now_unix: int | None
    tool_choice: str


@public
@params
class ChatOptions:
    """How a conversation becomes a prompt.

    Attributes
    ----------
    add_generation_prompt : bool
        End with what begins the assistant's answer.
    messages_json : Any | None
        A JSON list of messages instead of the typed ones, as other APIs have it.
    tools : Any | None
        A JSON list of tools that the model may call: objects with a `name`, a `description` and
        `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
        the `type` of that name.
    variables : Any | None
        A JSON object of further variables of the template.
    now_unix : int | None
        The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    tool_choice : str
        Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
        writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
        Calls are read in the form in which the model's template writes them. A call that is asked for is
        generated under a constraint: it is whole unless the generation is cut short, and its arguments
        conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
        known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
        tools refuses them with `NotAvailableError`.
    """

    _: KW_ONLY
    add_generation_prompt: bool = True
    messages_json: Any | None = None
    tools: Any | None = None
    variables: Any | None = None
    now_unix: int | None = None
    tool_choice: str = "auto"


@public
@result
class Excess:
    """The oldest messages of a conversation that have to go so that there is space.

    Attributes
    ----------
    n_messages : int
        How many they are; 0 where there is space.
    messages : Any
        These messages, as a JSON list.
    n_tokens : int
        Tokens of the whole conversation as its next prompt.
    n_available : int
        Tokens that it may have beside what is kept free.
    """

    n_messages: int
    messages: Any
    n_tokens: int
    n_available: int


class LogitBiasDict(TypedDict):
    """What may be given as a dict instead of a `LogitBias`."""

    token: int
    bias: float


@public
@params
class LogitBias:
    """A number added to one token's logit.

    Attributes
    ----------
    token : int
        The token.
    bias : float
        Added to its logit.
    """

    token: int
    bias: float


@public
@result
class GenerationStats:
    """Counts and times of one generation.

    Attributes
    ----------
    n_prompt : int
        Tokens of the prompt.
    n_cached : int
        Prompt tokens that were already in the KV cache.
    n_generated : int
        Tokens that were delivered.
    seed : int
        The seed that was used.
    load_ms : float
        Milliseconds that loading the model took.
    prompt_ms : float
        Milliseconds spent on the prompt.
    generate_ms : float
        Milliseconds spent on generating.
    """

    n_prompt: int
    n_cached: int
    n_generated: int
    seed: int
    load_ms: float
    prompt_ms: float
    generate_ms: float


@public
@result
class TopLogprob:
    """A token that was likely in a place of a text.

    Attributes
    ----------
    token : int
        The token.
    logprob : float
        Its log probability before the sampler's steps.
    sampled_logprob : float
        Its log probability after the sampler's steps; minus infinity where one of them, or the constraint,
        has left it out.
    """

    token: int
    logprob: float
    sampled_logprob: float


@public
@result
class TokenLogprobs:
    """How likely a token of a text was, and which others were likely in its place.

    Logarithms to the base e, twice: before the sampler's steps, of the model's own distribution, which
    no bias, constraint, penalty or temperature has changed; and after them, of the distribution that
    the token was drawn from.

    Attributes
    ----------
    token : int
        The token; `Model.token_to_piece` has its bytes.
    logprob : float
        Its log probability before the sampler's steps.
    sampled_logprob : float
        Its log probability after the sampler's steps; 0 where it was certain, as it always is at
        temperature 0.
    top : list[TopLogprob]
        The likeliest tokens before the sampler's steps, the likeliest first and of equals the lower number,
        as many as `n_logprobs` says.
    """

    token: int
    logprob: float
    sampled_logprob: float
    top: list[TopLogprob]


@public
@result
class ToolRequest:
    """A call of a tool in an answer.

    Attributes
    ----------
    id : str
        What the tool's answer names it by: `call_0` and so on, counted over the conversation; nine letters
        and digits where the template asks for that.
    name : str
        The tool, as the model wrote it; it need not be one of those that it was given.
    arguments : Any
        The arguments as the model wrote them, in its order; a JSON object, unless the model does not keep
        to that.
    """

    id: str
    name: str
    arguments: Any


@public
@result
class Generation:
    """The record of one generation.

    Attributes
    ----------
    text : str
        The text; bytes that never became a whole character are U+FFFD.
    tokens : list[int]
        The tokens behind the text, shape (n,), where n is `GenerationStats.n_generated`.
    finish_reason : FinishReason
        Why the generation ended.
    stats : GenerationStats
        Counts and times.
    thinking : str
        Of a conversation's answer the thought that the model wrote before it, in the tags of its template;
        empty where there is none. `text` goes without it.
    tool_calls : list[ToolRequest]
        The calls of tools in a conversation's answer, in their order; `text` goes without them. What is no
        whole call, as at the end of a generation that was cut short, stays text.
    logprobs : list[TokenLogprobs]
        Log probabilities of each of `tokens`, one record for each, in their order; none unless `n_logprobs`
        asks for them.
    """

    text: str
    tokens: list[int]
    finish_reason: FinishReason
    stats: GenerationStats
    thinking: str
    tool_calls: list[ToolRequest]
    logprobs: list[TokenLogprobs]


@public
@result
class GenerationEvent:
    """A part of an answer that is still being generated.

    Attributes
    ----------
    kind : EventKind
        What it is.
    text : str
        Whole characters; of a call what the model wrote for it.
    tokens : list[int]
        The tokens behind it, shape (n,).
    tool_call : ToolRequest | None
        The call; ``None`` for the other kinds.
    logprobs : list[TokenLogprobs]
        Log probabilities of each of `tokens`, as `Generation.logprobs` has them.
    """

    kind: EventKind
    text: str
    tokens: list[int]
    tool_call: ToolRequest | None
    logprobs: list[TokenLogprobs]


class SamplerParamsDict(TypedDict, total=False):
    """What may be given as a dict instead of a `SamplerParams`."""

    temperature: float
    top_k: int
    top_p: float
    min_p: float
    typical_p: float
    penalty_repeat: float
    penalty_freq: float
    penalty_present: float
    penalty_last_n: int
    seed: int | None
    ignore_eos: bool
    top_n_sigma: float
    xtc_probability: float
    xtc_threshold: float
    dynatemp_range: float
    dynatemp_exponent: float
    dry_multiplier: float
    dry_base: float
    dry_allowed_length: int
    dry_penalty_last_n: int
    mirostat: int
    mirostat_tau: float
    mirostat_eta: float


@public
@params
class SamplerParams:
    """How the next token is drawn.

    The steps run in this order: logit bias, penalties, DRY, top-n-sigma, top-k, typical, top-p, min-p,
    XTC, temperature, draw.

    Attributes
    ----------
    temperature : float
        Divides the logits; 0 takes the most likely token.
    top_k : int
        Keep the k most likely tokens; 0 keeps all.
    top_p : float
        Keep the most likely tokens that together reach this probability.
    min_p : float
        Drop tokens less likely than this share of the most likely one.
    typical_p : float
        Locally typical sampling; 1 is off.
    penalty_repeat : float
        Divides the logits of recent tokens; 1 is off.
    penalty_freq : float
        Subtracted once for each time a recent token occurred.
    penalty_present : float
        Subtracted when a recent token occurred at all.
    penalty_last_n : int
        How many tokens are recent, the prompt's included; -1 means the whole context, 0 none.
    seed : int | None
        Makes draws repeatable; ``None`` draws a fresh seed, which `GenerationStats.seed` reports.
        0xFFFFFFFF means ``None``.
    ignore_eos : bool
        Never produce an end-of-generation token.
    top_n_sigma : float
        Keep tokens within n standard deviations of the best logit; -1 is off.
    xtc_probability : float
        How often the most likely tokens are excluded by XTC; 0 is off.
    xtc_threshold : float
        Tokens above this probability can be excluded by XTC.
    dynatemp_range : float
        Width of the dynamic temperature; 0 is off.
    dynatemp_exponent : float
        How entropy maps to the dynamic temperature.
    dry_multiplier : float
        Strength of the DRY repetition penalty; 0 is off.
    dry_base : float
        Growth of the DRY penalty with the length of the repetition.
    dry_allowed_length : int
        Longest repetition that DRY lets pass.
    dry_penalty_last_n : int
        Tokens that DRY looks back; -1 means the whole context, 0 none.
    mirostat : int
        Mirostat version; 0 is off. It replaces every other truncation.
    mirostat_tau : float
        Target surprise of Mirostat, in nats.
    mirostat_eta : float
        Learning rate of Mirostat.
    """

    temperature: float = 0.8
    top_k: int = 40
    top_p: float = 0.95
    min_p: float = 0.05
    typical_p: float = 1.0
    penalty_repeat: float = 1.1
    penalty_freq: float = 0.0
    penalty_present: float = 0.0
    penalty_last_n: int = 64
    seed: int | None = None
    _: KW_ONLY
    ignore_eos: bool = False
    top_n_sigma: float = -1.0
    xtc_probability: float = 0.0
    xtc_threshold: float = 0.1
    dynatemp_range: float = 0.0
    dynatemp_exponent: float = 1.0
    dry_multiplier: float = 0.0
    dry_base: float = 1.75
    dry_allowed_length: int = 2
    dry_penalty_last_n: int = -1
    mirostat: int = 0
    mirostat_tau: float = 5.0
    mirostat_eta: float = 0.1

    @staticmethod
    def default() -> SamplerParams:
        """Balanced generation."""
        return SamplerParams()

    @staticmethod
    def greedy() -> SamplerParams:
        """Deterministic, factual output."""
        return SamplerParams(
            temperature=0.0,
            top_k=1,
            top_p=1.0,
            min_p=0.0,
            penalty_repeat=1.0,
        )

    @staticmethod
    def precise() -> SamplerParams:
        """Focused, low-variance responses."""
        return SamplerParams(
            temperature=0.3,
            top_k=20,
            top_p=0.8,
            min_p=0.05,
            penalty_repeat=1.1,
        )

    @staticmethod
    def creative() -> SamplerParams:
        """Creative writing, brainstorming."""
        return SamplerParams(
            temperature=1.2,
            top_k=100,
            top_p=0.95,
            min_p=0.0,
            penalty_repeat=1.0,
        )


@public
@result
class Score:
    """How likely a model finds a text.

    Attributes
    ----------
    sum : float
        The log probability of the whole: the sum of `logprobs`, to the base e.
    tokens : list[int]
        The tokens that were scored, shape (n,).
    logprobs : npt.NDArray[np.float32]
        The log probability of each after all that stands before it, shape (n,).
    is_greedy : bool
        Whether each was the likeliest in its place, so that a greedy generation would have gone on with
        this text.
    """

    sum: float
    tokens: list[int]
    logprobs: npt.NDArray[np.float32]
    is_greedy: bool


class ScorePairDict(TypedDict):
    """What may be given as a dict instead of a `ScorePair`."""

    prompt: str
    continuation: str


@public
@params
class ScorePair:
    """A text and what may follow it.

    Attributes
    ----------
    prompt : str
        What stands before; empty where the continuation begins a text.
    continuation : str
        What is scored.
    """

    prompt: str
    continuation: str


@public
@result
class TokenDetail:
    """What a vocabulary has on one token.

    Attributes
    ----------
    text : str
        As the vocabulary spells it, where a space may be another character; bytes that are no UTF-8 are
        U+FFFD.
    kind : TokenKind
        What it is.
    score : float
        Its score, which a SentencePiece vocabulary merges by; 0 where the vocabulary has none.
    """

    text: str
    kind: TokenKind
    score: float


class _ToolResultDict(TypedDict):
    """What such a dict must have."""

    id: str
    content: str


class ToolResultDict(_ToolResultDict, total=False):
    """What may be given as a dict instead of a `ToolResult`."""

    is_error: bool


@public
@params
class ToolResult:
    """What a tool gave for one call.

    Attributes
    ----------
    id : str
        The call, by its `ToolRequest.id`.
    content : str
        What the model reads; a special token written in it stays text.
    is_error : bool
        The tool failed, and the text says why; the model is told.
    """

    id: str
    content: str
    is_error: bool = False


@public
@result
class ToolStep:
    """What one generation of a `ToolRun` came to: calls that wait for their results, or the answer.

    Attributes
    ----------
    calls : list[ToolRequest]
        The calls, none where there is an answer.
    answer : Generation | None
        The record of the answer; ``None`` where there are calls.
    step : int
        Which generation it was, from 1 on.
    """

    calls: list[ToolRequest]
    answer: Generation | None
    step: int
