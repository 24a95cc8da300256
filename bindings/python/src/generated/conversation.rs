// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The class `Conversation`.
#![allow(unused_imports, clippy::too_many_arguments)]

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::values;
use super::Context;
use super::EventStream;
use super::Stream;
use crate::runtime::errors::{self, OrRaise};
use crate::runtime::fields::Fields;
use crate::runtime::given::{self, Value};
use crate::runtime::put::{self, Object};
use crate::runtime::{job, progress, pull, repr, tools, typed, wait};

/// Messages and answers on a context, of which only what is new is evaluated.
///
/// It keeps the messages, the tools and what the model has evaluated of them. What was said before is
/// found again in the context's cache; where other requests needed the place meanwhile, its state is
/// kept in the memory that `swap_mib` bounds, and what is not kept is evaluated again. A deterministic
/// context evaluates all of it each time. `GenerationStats.n_cached` tells. A conversation gives one
/// answer at a time. Calls that give a record wait for each other in order; while a stream of it is
/// open, which only its reader can end, another call that would change it answers `ContextBusyError`.
/// When an answer has come to its end, also by a limit or a stop string, it is the assistant's message.
/// One that was cancelled, or whose stream was closed early, leaves the text that was delivered; where
/// nothing was, and where the call answers an error, the conversation is as it was before the call.
/// Closing it ends no answer that is running.
#[pyclass(module = "mullama", frozen)]
pub struct Conversation {
    pub core: mullama::Conversation,
}

impl From<mullama::Conversation> for Conversation {
    fn from(core: mullama::Conversation) -> Self {
        Self { core }
    }
}

#[pymethods]
impl Conversation {
    /// Begins a conversation on a context.
    ///
    /// Parameters
    /// ----------
    /// context : Context
    ///     The context that answers.
    /// system : str | None, default None
    ///     A system message that stands first.
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]], default ()
    ///     Messages that were said before, oldest first.
    /// chat : ChatOptions | ChatOptionsDict | None, default None
    ///     Tools, variables and the clock, which stands still from here on where it is not given, so that a
    ///     date in the prompt stays what it was. Messages that were said before can be its
    ///     `ChatOptions.messages_json`, in place of `messages`; its `ChatOptions.add_generation_prompt` is not
    ///     looked at.
    /// cache_key : str | None, default None
    ///     Whose conversation this is, where the call gives no `cache_key` of its own.
    /// when_full : WhenFull | WhenFullName, default "drop_oldest"
    ///     What happens when messages and answer do not fit.
    /// n_reserve : int, default 0
    ///     Tokens that are kept free for an answer, or as many as the answer may have where those are fewer; 0
    ///     takes a quarter of the context. A conversation that leaves no such space is full, and what is
    ///     dropped then leaves it three quarters of what it may have.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// InvalidHandleError
    ///     The handle was freed, forged or is of another type.
    #[new]
    #[pyo3(signature = (context, **keywords), text_signature = "(context, *, system=None, messages=(), chat=None, cache_key=None, when_full=\"drop_oldest\", n_reserve=0)")]
    fn new(context: &Value<'_>, keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let keywords = Fields::keywords("Conversation", keywords, &[&values::CONVERSATION_PARAMS])?;
        let context = given::object::<Context>(context, "context")?;
        let params = values::fill_conversation_params(&keywords)?;
        mullama::Conversation::new_with(&context.core, &params)
            .or_raise()
            .map(Self::from)
    }

    /// Goes on with a conversation that was saved to a file.
    ///
    /// The file is not trusted: one that is damaged, cut short, of another kind or version, or of another
    /// model, answers `FileError` with its path and the reason. The engine's state in it is used where the
    /// context has the same number formats and the library the same version; otherwise, as in a
    /// deterministic context, the messages are evaluated again with the next answer. What comes out of a
    /// file is shared with no other conversation but its forks.
    ///
    /// Parameters
    /// ----------
    /// context : Context
    ///     The context that answers.
    /// path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
    ///     The file.
    ///
    /// Raises
    /// ------
    /// FileError
    ///     A file cannot be written or read, or it is not what was written to it.
    /// InvalidHandleError
    ///     The handle was freed, forged or is of another type.
    #[staticmethod]
    #[pyo3(signature = (context, path), text_signature = "(context, path)")]
    fn restore(py: Python<'_>, context: &Value<'_>, path: &Value<'_>) -> PyResult<Self> {
        let context = given::object::<Context>(context, "context")?;
        let path = given::path(path, "path")?;
        wait::answer(py, || mullama::Conversation::restore_async(&context.core, &path)).map(Self::from)
    }

    /// Goes on with a conversation that was saved to a file, without waiting for the file.
    ///
    /// The file is not trusted: one that is damaged, cut short, of another kind or version, or of another
    /// model, answers `FileError` with its path and the reason. The engine's state in it is used where the
    /// context has the same number formats and the library the same version; otherwise, as in a
    /// deterministic context, the messages are evaluated again with the next answer. What comes out of a
    /// file is shared with no other conversation but its forks.
    ///
    /// Parameters
    /// ----------
    /// context : Context
    ///     The context that answers.
    /// path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
    ///     The file.
    ///
    /// Raises
    /// ------
    /// FileError
    ///     A file cannot be written or read, or it is not what was written to it.
    /// InvalidHandleError
    ///     The handle was freed, forged or is of another type.
    #[staticmethod]
    #[pyo3(signature = (context, path), text_signature = "(context, path)")]
    fn restore_async(py: Python<'_>, context: &Value<'_>, path: &Value<'_>) -> PyResult<Object> {
        let context = given::object::<Context>(context, "context")?;
        let path = given::path(path, "path")?;
        job::awaited(
            py,
            "Conversation.restore_async",
            mullama::Conversation::restore_async(&context.core, &path),
            put::object::<Self, _>,
        )
    }

    /// Says something as the user, and gives the answer with its record.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     What the user says.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// Generation
    ///     The record of one generation.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// Utf8Error
    ///     The text is not valid UTF-8.
    #[pyo3(signature = (text, max_tokens=None, params=None, **keywords), text_signature = "($self, text, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send(
        &self,
        py: Python<'_>,
        text: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("send", keywords, &[&values::GENERATE_OPTIONS])?;
        let text = given::string(text, "text")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        values::put_generation(
            py,
            wait::answer(py, || self.core.send_async_with(&text, max_tokens, &params, &options))?,
        )
    }

    /// Says something as the user, and gives the answer while the caller goes on.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     What the user says.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// Coroutine[Any, Any, Generation]
    ///     The record of one generation.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// Utf8Error
    ///     The text is not valid UTF-8.
    #[pyo3(signature = (text, max_tokens=None, params=None, **keywords), text_signature = "($self, text, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_async(
        &self,
        py: Python<'_>,
        text: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("send_async", keywords, &[&values::GENERATE_OPTIONS])?;
        let text = given::string(text, "text")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        job::awaited(
            py,
            "Conversation.send_async",
            self.core.send_async_with(&text, max_tokens, &params, &options),
            values::put_generation,
        )
    }

    /// Says something as the user, and gives the answer piece by piece, as the pieces come.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     What the user says.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// Stream
    ///     A generation that is still running, pulled piece by piece.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// Utf8Error
    ///     The text is not valid UTF-8.
    #[pyo3(signature = (text, max_tokens=None, params=None, **keywords), text_signature = "($self, text, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_stream(
        &self,
        py: Python<'_>,
        text: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Stream> {
        let keywords = Fields::keywords("send_stream", keywords, &[&values::GENERATE_OPTIONS])?;
        let text = given::string(text, "text")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        wait::detached(py, || self.core.send_stream_with(&text, max_tokens, &params, &options)).map(Stream::from)
    }

    /// Says something as the user, and gives the answer piece by piece without blocking the event loop.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     What the user says.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// AsyncStream
    ///     A generation that is still running, pulled piece by piece.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// Utf8Error
    ///     The text is not valid UTF-8.
    #[pyo3(signature = (text, max_tokens=None, params=None, **keywords), text_signature = "($self, text, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_stream_async(
        &self,
        py: Python<'_>,
        text: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("send_stream_async", keywords, &[&values::GENERATE_OPTIONS])?;
        let text = given::string(text, "text")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        put::async_stream::<Stream, _>("AsyncStream")(
            py,
            mullama::Stream::from(wait::detached(py, || {
                self.core.send_stream_async_with(&text, max_tokens, &params, &options)
            })?),
        )
    }

    /// Adds messages, and gives the answer with its record.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     What is new, oldest first; none answers what is there.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// Generation
    ///     The record of one generation.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_messages(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("send_messages", keywords, &[&values::GENERATE_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        values::put_generation(
            py,
            wait::answer(py, || {
                self.core
                    .send_messages_async_with(&messages, max_tokens, &params, &options)
            })?,
        )
    }

    /// Adds messages, and gives the answer while the caller goes on.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     What is new, oldest first; none answers what is there.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// Coroutine[Any, Any, Generation]
    ///     The record of one generation.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_messages_async(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("send_messages_async", keywords, &[&values::GENERATE_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        job::awaited(
            py,
            "Conversation.send_messages_async",
            self.core
                .send_messages_async_with(&messages, max_tokens, &params, &options),
            values::put_generation,
        )
    }

    /// Adds messages, and gives the answer piece by piece, as the pieces come.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     What is new, oldest first; none answers what is there.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// Stream
    ///     A generation that is still running, pulled piece by piece.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_messages_stream(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Stream> {
        let keywords = Fields::keywords("send_messages_stream", keywords, &[&values::GENERATE_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        wait::detached(py, || {
            self.core
                .send_messages_stream_with(&messages, max_tokens, &params, &options)
        })
        .map(Stream::from)
    }

    /// Adds messages, and gives the answer piece by piece without blocking the event loop.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     What is new, oldest first; none answers what is there.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// AsyncStream
    ///     A generation that is still running, pulled piece by piece.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_messages_stream_async(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("send_messages_stream_async", keywords, &[&values::GENERATE_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        put::async_stream::<Stream, _>("AsyncStream")(
            py,
            mullama::Stream::from(wait::detached(py, || {
                self.core
                    .send_messages_stream_async_with(&messages, max_tokens, &params, &options)
            })?),
        )
    }

    /// Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     What the user says.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// EventStream
    ///     An answer that is still being generated, pulled part by part.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (text, max_tokens=None, params=None, **keywords), text_signature = "($self, text, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_events(
        &self,
        py: Python<'_>,
        text: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<EventStream> {
        let keywords = Fields::keywords("send_events", keywords, &[&values::GENERATE_OPTIONS])?;
        let text = given::string(text, "text")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        wait::detached(py, || self.core.send_events_with(&text, max_tokens, &params, &options)).map(EventStream::from)
    }

    /// Says something as the user, and gives the answer part by part without blocking the event loop.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     What the user says.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// AsyncEventStream
    ///     An answer that is still being generated, pulled part by part.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (text, max_tokens=None, params=None, **keywords), text_signature = "($self, text, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_events_async(
        &self,
        py: Python<'_>,
        text: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("send_events_async", keywords, &[&values::GENERATE_OPTIONS])?;
        let text = given::string(text, "text")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        put::async_stream::<EventStream, _>("AsyncEventStream")(
            py,
            mullama::EventStream::from(wait::detached(py, || {
                self.core.send_events_async_with(&text, max_tokens, &params, &options)
            })?),
        )
    }

    /// Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     What is new, oldest first; none answers what is there.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// EventStream
    ///     An answer that is still being generated, pulled part by part.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_messages_events(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<EventStream> {
        let keywords = Fields::keywords("send_messages_events", keywords, &[&values::GENERATE_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        wait::detached(py, || {
            self.core
                .send_messages_events_with(&messages, max_tokens, &params, &options)
        })
        .map(EventStream::from)
    }

    /// Adds messages, and gives the answer part by part without blocking the event loop.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     What is new, oldest first; none answers what is there.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// stop : Iterable[str], default ()
    ///     Strings that end the text; they are not part of it.
    /// constraint : Constraint | None, default None
    ///     What the text must conform to; of a conversation's answer, neither the thought before it nor a call
    ///     of a tool. Each token is drawn among those that can still become such a text, and the generation
    ///     ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
    ///     and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
    ///     `if`, `contains`, `uniqueItems`) is refused with its place.
    /// n_logprobs : int, default -1
    ///     Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
    ///     likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
    ///     them nothing.
    /// logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
    ///     Numbers added to single logits before anything else; a token named twice gets the sum.
    /// cancel : CancelToken | None, default None
    ///     Ends the generation when it is set; the text so far is kept.
    /// cache_key : str | None, default None
    ///     Whose prompt this is: only tokens that were cached under the same key are found again. A server that
    ///     shares a context between clients who do not trust each other gives each one a key of its own, for
    ///     `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.
    ///
    /// Returns
    /// -------
    /// AsyncEventStream
    ///     An answer that is still being generated, pulled part by part.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn send_messages_events_async(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("send_messages_events_async", keywords, &[&values::GENERATE_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        put::async_stream::<EventStream, _>("AsyncEventStream")(
            py,
            mullama::EventStream::from(wait::detached(py, || {
                self.core
                    .send_messages_events_async_with(&messages, max_tokens, &params, &options)
            })?),
        )
    }

    /// Adds messages without asking for an answer.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    #[pyo3(signature = (messages), text_signature = "($self, messages)")]
    fn add(&self, messages: &Value<'_>) -> PyResult<()> {
        let messages = values::list_chat_message(messages, "messages")?;
        self.core.add(&messages).or_raise()
    }

    /// Gives all messages.
    ///
    /// Returns
    /// -------
    /// Any
    ///     A JSON list, as `ChatOptions.messages_json` takes it; without an answer that is still running.
    fn messages(&self, py: Python<'_>) -> PyResult<Object> {
        put::json(py, self.core.messages().or_raise()?)
    }

    /// Takes back the last message of the user and all that followed it.
    ///
    /// Returns
    /// -------
    /// int
    ///     How many messages it took; 0 where the user has said nothing.
    ///
    /// Raises
    /// ------
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    fn undo(&self) -> PyResult<i32> {
        self.core.undo().or_raise()
    }

    /// Writes the conversation to a file, with what the model has evaluated of it.
    ///
    /// The file is written beside its place and then moved there, so that an older one stays as it was
    /// until the new one is whole. It has the messages, the tools and the engine's state, as large as what
    /// `swap_mib` keeps of it; without a state where the model sees a window or keeps no cells, or an
    /// answer is running, which is no part of it.
    ///
    /// Parameters
    /// ----------
    /// path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
    ///     The file.
    ///
    /// Raises
    /// ------
    /// FileError
    ///     A file cannot be written or read, or it is not what was written to it.
    #[pyo3(signature = (path), text_signature = "($self, path)")]
    fn save(&self, py: Python<'_>, path: &Value<'_>) -> PyResult<()> {
        let path = given::path(path, "path")?;
        wait::answer(py, || self.core.save_async(&path))
    }

    /// Writes the conversation to a file while the caller goes on.
    ///
    /// The file is written beside its place and then moved there, so that an older one stays as it was
    /// until the new one is whole. It has the messages, the tools and the engine's state, as large as what
    /// `swap_mib` keeps of it; without a state where the model sees a window or keeps no cells, or an
    /// answer is running, which is no part of it.
    ///
    /// Parameters
    /// ----------
    /// path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
    ///     The file.
    ///
    /// Raises
    /// ------
    /// FileError
    ///     A file cannot be written or read, or it is not what was written to it.
    #[pyo3(signature = (path), text_signature = "($self, path)")]
    fn save_async(&self, py: Python<'_>, path: &Value<'_>) -> PyResult<Object> {
        let path = given::path(path, "path")?;
        job::awaited(py, "Conversation.save_async", self.core.save_async(&path), put::plain)
    }

    /// Tells which of the oldest messages have to go so that there is space.
    ///
    /// A program that would rather condense than drop asks before it sends, has what `Excess.messages` says
    /// summarised, as by a conversation of its own, and gives the summary to `Conversation.condense`, until
    /// `Excess.n_messages` is 0.
    ///
    /// Parameters
    /// ----------
    /// n_tokens : int, default 0
    ///     Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation
    ///     keeps free.
    ///
    /// Returns
    /// -------
    /// Excess
    ///     The oldest turns without which there is space, the last one never among them.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (n_tokens=None), text_signature = "($self, n_tokens=0)")]
    fn excess(&self, py: Python<'_>, n_tokens: Option<&Value<'_>>) -> PyResult<Object> {
        let n_tokens = given::or(n_tokens, "n_tokens", given::i32, 0)?;
        values::put_excess(py, wait::answer(py, || self.core.excess_async_with(n_tokens))?)
    }

    /// Tells which of the oldest messages have to go while the caller goes on.
    ///
    /// A program that would rather condense than drop asks before it sends, has what `Excess.messages` says
    /// summarised, as by a conversation of its own, and gives the summary to `Conversation.condense`, until
    /// `Excess.n_messages` is 0.
    ///
    /// Parameters
    /// ----------
    /// n_tokens : int, default 0
    ///     Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation
    ///     keeps free.
    ///
    /// Returns
    /// -------
    /// Coroutine[Any, Any, Excess]
    ///     The oldest turns without which there is space, the last one never among them.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (n_tokens=None), text_signature = "($self, n_tokens=0)")]
    fn excess_async(&self, py: Python<'_>, n_tokens: Option<&Value<'_>>) -> PyResult<Object> {
        let n_tokens = given::or(n_tokens, "n_tokens", given::i32, 0)?;
        job::awaited(
            py,
            "Conversation.excess_async",
            self.core.excess_async_with(n_tokens),
            values::put_excess,
        )
    }

    /// Puts other messages in the place of the oldest ones, as a summary of them.
    ///
    /// Parameters
    /// ----------
    /// n_oldest : int
    ///     How many go, as `Excess.n_messages` says: whole turns, in which messages of the system do not count.
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     What stands there instead; none drops them. A message of the system stays from then on, one of
    ///     another role can be condensed again.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// ContextBusyError
    ///     A conversation whose answer is still running refuses what would change it; a context refuses
    ///     nothing, requests take turns.
    #[pyo3(signature = (n_oldest, messages), text_signature = "($self, n_oldest, messages)")]
    fn condense(&self, n_oldest: &Value<'_>, messages: &Value<'_>) -> PyResult<()> {
        let n_oldest = given::i32(n_oldest, "n_oldest")?;
        let messages = values::list_chat_message(messages, "messages")?;
        self.core.condense(n_oldest, &messages).or_raise()
    }

    /// Begins another conversation that has said the same so far.
    ///
    /// What both have in common is evaluated once, and an answer that is still running is no part of it.
    ///
    /// Returns
    /// -------
    /// Conversation
    ///     The other one, on the same context.
    fn fork(&self) -> PyResult<Conversation> {
        self.core.fork().or_raise().map(Conversation::from)
    }

    /// Messages that it has.
    #[getter]
    fn n_messages(&self, py: Python<'_>) -> PyResult<Object> {
        errors::alive(py, self.closed(), "conversation")?;
        put::plain(py, self.core.n_messages())
    }

    /// Tokens of its last prompt with the answer; 0 before the first one.
    #[getter]
    fn n_tokens(&self, py: Python<'_>) -> PyResult<Object> {
        errors::alive(py, self.closed(), "conversation")?;
        put::plain(py, self.core.n_tokens())
    }

    /// Messages that were dropped or condensed so far.
    #[getter]
    fn n_dropped(&self, py: Python<'_>) -> PyResult<Object> {
        errors::alive(py, self.closed(), "conversation")?;
        put::plain(py, self.core.n_dropped())
    }

    /// Closes it; closing twice is closing once. Every call after that but the reading of facts and predicates is an error.
    fn close(&self, py: Python<'_>) {
        py.detach(|| self.core.close());
    }

    /// Whether it is closed.
    #[getter]
    fn closed(&self) -> bool {
        self.core.is_closed()
    }

    fn __enter__(this: Py<Self>) -> Py<Self> {
        this
    }

    #[pyo3(signature = (*exception))]
    fn __exit__(&self, py: Python<'_>, exception: &Bound<'_, PyTuple>) {
        let _ = exception;
        self.close(py);
    }

    fn __repr__(&self) -> String {
        repr::object(
            "Conversation",
            self.closed(),
            &[
                ("n_messages", &self.core.n_messages()),
                ("n_tokens", &self.core.n_tokens()),
                ("n_dropped", &self.core.n_dropped()),
            ],
        )
    }
}
