// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The class `Context`.
#![allow(unused_imports, clippy::too_many_arguments)]

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::values;
use super::CancelToken;
use super::EventStream;
use super::Model;
use super::Stream;
use super::ToolRun;
use crate::runtime::errors::{self, OrRaise};
use crate::runtime::fields::Fields;
use crate::runtime::given::{self, Value};
use crate::runtime::put::{self, Object};
use crate::runtime::{job, progress, pull, repr, tools, typed, wait};

/// A model's working memory; runs generations.
///
/// Calls may come from every thread; they wait for each other behind one owner thread. `n_seq_max`
/// generations are computed at once, and any number can be open: a stream that nobody pulls gives up
/// its sequence to a request that needs one and goes on where it was when it is pulled again; streams
/// that are pulled, and calls that take long, take turns. Prompts that begin alike share what was
/// computed for the beginning, but in a deterministic context. Closing a context ends what runs on it:
/// a call that gives a record says `FinishReason.CANCELLED`, one that gives text alone answers
/// `InvalidHandleError`, which says how many tokens it had made.
#[pyclass(module = "mullama", frozen)]
pub struct Context {
    pub core: mullama::Context,
}

impl From<mullama::Context> for Context {
    fn from(core: mullama::Context) -> Self {
        Self { core }
    }
}

#[pymethods]
impl Context {
    /// Creates a context on a model.
    ///
    /// Parameters
    /// ----------
    /// model : Model
    ///     The model, loaded with its weights.
    /// n_ctx : int, default 0
    ///     Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than
    ///     a quarter of the memory that is left, the most that fits, 512 at least; `Context.n_ctx` says how
    ///     many, and a program whose results are to repeat gives its own number.
    /// n_batch : int, default 2048
    ///     Tokens evaluated in one call of the engine.
    /// n_threads : int, default 0
    ///     Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are
    ///     slower, as they can be beside other work, unless the context is `deterministic`. The context goes on
    ///     with fewer where the system refuses some.
    /// embeddings : bool, default False
    ///     Keep embeddings of what is decoded.
    /// n_ubatch : int, default 512
    ///     Tokens evaluated in one compute graph.
    /// n_seq_max : int, default 1
    ///     Generations that are computed at once; they share `n_ctx`. Any number can be open: they take turns.
    /// n_threads_batch : int, default 0
    ///     Threads for prompts, at most, in the same way; 0 takes `n_threads`.
    /// offload_kqv : bool, default True
    ///     Keep the KV cache on the GPU with its layers.
    /// deterministic : bool, default False
    ///     Evaluate every prompt from its start and alone, with exactly `n_threads`, so that results repeat to
    ///     the bit: on the same build, with the same variant of its code (`system_info`) and the same number of
    ///     threads. Creating fails where the system refuses a thread.
    /// flash_attn : FlashAttn | FlashAttnName, default "auto"
    ///     Whether flash attention is used.
    /// type_k : KvType | KvTypeName, default "f16"
    ///     Number format of the cached keys.
    /// type_v : KvType | KvTypeName, default "f16"
    ///     Number format of the cached values; a quantised one needs flash attention.
    /// overflow : Overflow | OverflowName, default "stop"
    ///     What happens when the context is full in the middle of a generation.
    /// swap_mib : int, default 0
    ///     Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what
    ///     is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a
    ///     deterministic context a request that would need that answers `ContextFullError`.
    ///
    /// Raises
    /// ------
    /// ContextError
    ///     The context cannot be created.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// InvalidHandleError
    ///     The handle was freed, forged or is of another type.
    #[new]
    #[pyo3(signature = (model, n_ctx=None, n_batch=None, n_threads=None, embeddings=None, **keywords), text_signature = "(model, n_ctx=0, n_batch=2048, n_threads=0, embeddings=False, *, n_ubatch=512, n_seq_max=1, n_threads_batch=0, offload_kqv=True, deterministic=False, flash_attn=\"auto\", type_k=\"f16\", type_v=\"f16\", overflow=\"stop\", swap_mib=0)")]
    fn new(
        py: Python<'_>,
        model: &Value<'_>,
        n_ctx: Option<&Value<'_>>,
        n_batch: Option<&Value<'_>>,
        n_threads: Option<&Value<'_>>,
        embeddings: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let keywords = Fields::keywords("Context", keywords, &[&values::CONTEXT_PARAMS])?
            .with("n_ctx", n_ctx)
            .with("n_batch", n_batch)
            .with("n_threads", n_threads)
            .with("embeddings", embeddings);
        let model = given::object::<Model>(model, "model")?;
        let params = values::fill_context_params(&keywords)?;
        wait::answer(py, || mullama::Context::create_async_with(&model.core, &params)).map(Self::from)
    }

    /// Creates a context on a thread of its own.
    ///
    /// Parameters
    /// ----------
    /// model : Model
    ///     The model, loaded with its weights.
    /// n_ctx : int, default 0
    ///     Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than
    ///     a quarter of the memory that is left, the most that fits, 512 at least; `Context.n_ctx` says how
    ///     many, and a program whose results are to repeat gives its own number.
    /// n_batch : int, default 2048
    ///     Tokens evaluated in one call of the engine.
    /// n_threads : int, default 0
    ///     Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are
    ///     slower, as they can be beside other work, unless the context is `deterministic`. The context goes on
    ///     with fewer where the system refuses some.
    /// embeddings : bool, default False
    ///     Keep embeddings of what is decoded.
    /// n_ubatch : int, default 512
    ///     Tokens evaluated in one compute graph.
    /// n_seq_max : int, default 1
    ///     Generations that are computed at once; they share `n_ctx`. Any number can be open: they take turns.
    /// n_threads_batch : int, default 0
    ///     Threads for prompts, at most, in the same way; 0 takes `n_threads`.
    /// offload_kqv : bool, default True
    ///     Keep the KV cache on the GPU with its layers.
    /// deterministic : bool, default False
    ///     Evaluate every prompt from its start and alone, with exactly `n_threads`, so that results repeat to
    ///     the bit: on the same build, with the same variant of its code (`system_info`) and the same number of
    ///     threads. Creating fails where the system refuses a thread.
    /// flash_attn : FlashAttn | FlashAttnName, default "auto"
    ///     Whether flash attention is used.
    /// type_k : KvType | KvTypeName, default "f16"
    ///     Number format of the cached keys.
    /// type_v : KvType | KvTypeName, default "f16"
    ///     Number format of the cached values; a quantised one needs flash attention.
    /// overflow : Overflow | OverflowName, default "stop"
    ///     What happens when the context is full in the middle of a generation.
    /// swap_mib : int, default 0
    ///     Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what
    ///     is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a
    ///     deterministic context a request that would need that answers `ContextFullError`.
    ///
    /// Raises
    /// ------
    /// ContextError
    ///     The context cannot be created.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// InvalidHandleError
    ///     The handle was freed, forged or is of another type.
    #[staticmethod]
    #[pyo3(signature = (model, n_ctx=None, n_batch=None, n_threads=None, embeddings=None, **keywords), text_signature = "(model, n_ctx=0, n_batch=2048, n_threads=0, embeddings=False, *, n_ubatch=512, n_seq_max=1, n_threads_batch=0, offload_kqv=True, deterministic=False, flash_attn=\"auto\", type_k=\"f16\", type_v=\"f16\", overflow=\"stop\", swap_mib=0)")]
    fn create_async(
        py: Python<'_>,
        model: &Value<'_>,
        n_ctx: Option<&Value<'_>>,
        n_batch: Option<&Value<'_>>,
        n_threads: Option<&Value<'_>>,
        embeddings: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("create_async", keywords, &[&values::CONTEXT_PARAMS])?
            .with("n_ctx", n_ctx)
            .with("n_batch", n_batch)
            .with("n_threads", n_threads)
            .with("embeddings", embeddings);
        let model = given::object::<Model>(model, "model")?;
        let params = values::fill_context_params(&keywords)?;
        job::awaited(
            py,
            "Context.create_async",
            mullama::Context::create_async_with(&model.core, &params),
            put::object::<Self, _>,
        )
    }

    /// Forgets every token that is cached.
    ///
    /// Raises
    /// ------
    /// InvalidHandleError
    ///     The handle was freed, forged or is of another type.
    fn clear_cache(&self, py: Python<'_>) -> PyResult<()> {
        wait::detached(py, || self.core.clear_cache())
    }

    /// Turns a prompt into the tokens that a generation starts from.
    ///
    /// Parameters
    /// ----------
    /// prompt : str
    ///     Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
    ///
    /// Returns
    /// -------
    /// list[int]
    ///     Token ids, shape (n,).
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// Utf8Error
    ///     The text is not valid UTF-8.
    #[pyo3(signature = (prompt), text_signature = "($self, prompt)")]
    fn prompt_tokens(&self, py: Python<'_>, prompt: &Value<'_>) -> PyResult<Vec<i32>> {
        let prompt = given::string(prompt, "prompt")?;
        wait::detached(py, || self.core.prompt_tokens(&prompt))
    }

    /// Continues a prompt or a list of tokens and gives the text.
    ///
    /// Parameters
    /// ----------
    /// prompt : str | Iterable[int]
    ///     Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
    ///     Or token ids, used as they are, shape (n,).
    /// max_tokens : int, default 100
    ///     Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
    ///     ever in a context that shifts and a model that does not end.
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
    /// str
    ///     The text; bytes that never became a whole character are U+FFFD.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
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
    #[pyo3(signature = (prompt, max_tokens=None, params=None, **keywords), text_signature = "($self, prompt, max_tokens=100, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn generate(
        &self,
        py: Python<'_>,
        prompt: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<String> {
        let keywords = Fields::keywords("generate", keywords, &[&values::GENERATE_OPTIONS])?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, 100)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        if given::is_string(prompt) {
            let prompt = given::string(prompt, "prompt")?;
            return wait::answer(py, || {
                self.core.generate_async_with(&prompt, max_tokens, &params, &options)
            });
        }
        let prompt = given::list_or(given::i32, "str or token ids")(prompt, "prompt")?;
        wait::answer(py, || {
            self.core.generate_async_with(&prompt, max_tokens, &params, &options)
        })
    }

    /// Continues a prompt or a list of tokens and gives the text with its record.
    ///
    /// Parameters
    /// ----------
    /// prompt : str | Iterable[int]
    ///     Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
    ///     Or token ids, used as they are, shape (n,).
    /// max_tokens : int, default 100
    ///     Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
    ///     ever in a context that shifts and a model that does not end.
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
    #[pyo3(signature = (prompt, max_tokens=None, params=None, **keywords), text_signature = "($self, prompt, max_tokens=100, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn complete(
        &self,
        py: Python<'_>,
        prompt: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("complete", keywords, &[&values::GENERATE_OPTIONS])?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, 100)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        if given::is_string(prompt) {
            let prompt = given::string(prompt, "prompt")?;
            return values::put_generation(
                py,
                wait::answer(py, || {
                    self.core.complete_async_with(&prompt, max_tokens, &params, &options)
                })?,
            );
        }
        let prompt = given::list_or(given::i32, "str or token ids")(prompt, "prompt")?;
        values::put_generation(
            py,
            wait::answer(py, || {
                self.core.complete_async_with(&prompt, max_tokens, &params, &options)
            })?,
        )
    }

    /// Continues a prompt or a list of tokens while the caller goes on, and gives the text.
    ///
    /// Parameters
    /// ----------
    /// prompt : str | Iterable[int]
    ///     Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
    ///     Or token ids, used as they are, shape (n,).
    /// max_tokens : int, default 100
    ///     Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
    ///     ever in a context that shifts and a model that does not end.
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
    /// Coroutine[Any, Any, str]
    ///     The text; bytes that never became a whole character are U+FFFD.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
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
    #[pyo3(signature = (prompt, max_tokens=None, params=None, **keywords), text_signature = "($self, prompt, max_tokens=100, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn generate_async(
        &self,
        py: Python<'_>,
        prompt: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("generate_async", keywords, &[&values::GENERATE_OPTIONS])?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, 100)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        if given::is_string(prompt) {
            let prompt = given::string(prompt, "prompt")?;
            return job::awaited(
                py,
                "Context.generate_async",
                self.core.generate_async_with(&prompt, max_tokens, &params, &options),
                put::plain,
            );
        }
        let prompt = given::list_or(given::i32, "str or token ids")(prompt, "prompt")?;
        job::awaited(
            py,
            "Context.generate_async",
            self.core.generate_async_with(&prompt, max_tokens, &params, &options),
            put::plain,
        )
    }

    /// Continues a prompt or a list of tokens while the caller goes on, and gives the text with its record.
    ///
    /// Parameters
    /// ----------
    /// prompt : str | Iterable[int]
    ///     Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
    ///     Or token ids, used as they are, shape (n,).
    /// max_tokens : int, default 100
    ///     Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
    ///     ever in a context that shifts and a model that does not end.
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
    #[pyo3(signature = (prompt, max_tokens=None, params=None, **keywords), text_signature = "($self, prompt, max_tokens=100, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn complete_async(
        &self,
        py: Python<'_>,
        prompt: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("complete_async", keywords, &[&values::GENERATE_OPTIONS])?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, 100)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        if given::is_string(prompt) {
            let prompt = given::string(prompt, "prompt")?;
            return job::awaited(
                py,
                "Context.complete_async",
                self.core.complete_async_with(&prompt, max_tokens, &params, &options),
                values::put_generation,
            );
        }
        let prompt = given::list_or(given::i32, "str or token ids")(prompt, "prompt")?;
        job::awaited(
            py,
            "Context.complete_async",
            self.core.complete_async_with(&prompt, max_tokens, &params, &options),
            values::put_generation,
        )
    }

    /// Continues a prompt or a list of tokens piece by piece, as the pieces come.
    ///
    /// Parameters
    /// ----------
    /// prompt : str | Iterable[int]
    ///     Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
    ///     Or token ids, used as they are, shape (n,).
    /// max_tokens : int, default 100
    ///     Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
    ///     ever in a context that shifts and a model that does not end.
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
    #[pyo3(signature = (prompt, max_tokens=None, params=None, **keywords), text_signature = "($self, prompt, max_tokens=100, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn generate_stream(
        &self,
        py: Python<'_>,
        prompt: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Stream> {
        let keywords = Fields::keywords("generate_stream", keywords, &[&values::GENERATE_OPTIONS])?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, 100)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        if given::is_string(prompt) {
            let prompt = given::string(prompt, "prompt")?;
            return wait::detached(py, || {
                self.core.generate_stream_with(&prompt, max_tokens, &params, &options)
            })
            .map(Stream::from);
        }
        let prompt = given::list_or(given::i32, "str or token ids")(prompt, "prompt")?;
        wait::detached(py, || {
            self.core.generate_stream_with(&prompt, max_tokens, &params, &options)
        })
        .map(Stream::from)
    }

    /// Continues a prompt or a list of tokens piece by piece without blocking the event loop.
    ///
    /// Parameters
    /// ----------
    /// prompt : str | Iterable[int]
    ///     Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
    ///     Or token ids, used as they are, shape (n,).
    /// max_tokens : int, default 100
    ///     Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
    ///     ever in a context that shifts and a model that does not end.
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
    #[pyo3(signature = (prompt, max_tokens=None, params=None, **keywords), text_signature = "($self, prompt, max_tokens=100, params=None, *, stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn stream_async(
        &self,
        py: Python<'_>,
        prompt: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("stream_async", keywords, &[&values::GENERATE_OPTIONS])?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, 100)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let options = values::fill_generate_options(&keywords)?;
        if given::is_string(prompt) {
            let prompt = given::string(prompt, "prompt")?;
            return put::async_stream::<Stream, _>("AsyncStream")(
                py,
                mullama::Stream::from(wait::detached(py, || {
                    self.core
                        .generate_stream_async_with(&prompt, max_tokens, &params, &options)
                })?),
            );
        }
        let prompt = given::list_or(given::i32, "str or token ids")(prompt, "prompt")?;
        put::async_stream::<Stream, _>("AsyncStream")(
            py,
            mullama::Stream::from(wait::detached(py, || {
                self.core
                    .generate_stream_async_with(&prompt, max_tokens, &params, &options)
            })?),
        )
    }

    /// Answers a conversation and gives the text with its record.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn chat(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("chat", keywords, &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        values::put_generation(
            py,
            wait::answer(py, || {
                self.core
                    .chat_async_with(&messages, max_tokens, &params, &chat, &options)
            })?,
        )
    }

    /// Answers a conversation while the caller goes on.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn chat_async(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords(
            "chat_async",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        job::awaited(
            py,
            "Context.chat_async",
            self.core
                .chat_async_with(&messages, max_tokens, &params, &chat, &options),
            values::put_generation,
        )
    }

    /// Answers a conversation piece by piece, as the pieces come.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn chat_stream(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Stream> {
        let keywords = Fields::keywords(
            "chat_stream",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        wait::detached(py, || {
            self.core
                .chat_stream_with(&messages, max_tokens, &params, &chat, &options)
        })
        .map(Stream::from)
    }

    /// Answers a conversation piece by piece without blocking the event loop.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=-1, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn chat_stream_async(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords(
            "chat_stream_async",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        put::async_stream::<Stream, _>("AsyncStream")(
            py,
            mullama::Stream::from(wait::detached(py, || {
                self.core
                    .chat_stream_async_with(&messages, max_tokens, &params, &chat, &options)
            })?),
        )
    }

    /// Answers a conversation part by part, with the thought and the calls of tools among the parts.
    ///
    /// The texts of the parts of kind `EventKind.TEXT`, joined, are the record's `Generation.text`; the
    /// same goes for the thought and the calls.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// max_tokens : int, default 100
    ///     Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
    ///     ever in a context that shifts and a model that does not end.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=100, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn chat_events(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<EventStream> {
        let keywords = Fields::keywords(
            "chat_events",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, 100)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        wait::detached(py, || {
            self.core
                .chat_events_with(&messages, max_tokens, &params, &chat, &options)
        })
        .map(EventStream::from)
    }

    /// Answers a conversation part by part without blocking the event loop.
    ///
    /// The texts of the parts of kind `EventKind.TEXT`, joined, are the record's `Generation.text`; the
    /// same goes for the thought and the calls.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// max_tokens : int, default 100
    ///     Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
    ///     ever in a context that shifts and a model that does not end.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, max_tokens=100, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn chat_events_async(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords(
            "chat_events_async",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, 100)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        put::async_stream::<EventStream, _>("AsyncEventStream")(
            py,
            mullama::EventStream::from(wait::detached(py, || {
                self.core
                    .chat_events_async_with(&messages, max_tokens, &params, &chat, &options)
            })?),
        )
    }

    /// Answers a conversation, with functions of the program as tools.
    ///
    /// A `ToolRun` from its beginning to its answer: the functions that the model calls are called, and
    /// what they give is told to the model, until it answers. A function that fails is told to the model as
    /// its result.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// tools : Iterable[Tool | Callable[..., Any]]
    ///     Functions, whose docstrings and annotations tell the model what they do and take, or Tool where
    ///     these cannot. An exception of one is told to the model as its result.
    /// max_tokens : int, default -1
    ///     Tokens of one generation at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// max_steps : int, default 8
    ///     Generations at most.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    ///     The record of the answer.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, tools, max_tokens=None, params=None, max_steps=None, **keywords), text_signature = "($self, messages, tools, max_tokens=-1, params=None, max_steps=8, *, add_generation_prompt=True, messages_json=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn run_tools(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        tools: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        max_steps: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords(
            "run_tools",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let messages = values::list_chat_message(messages, "messages")?;
        let (tools, functions) = tools::taken(tools, false)?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        let max_steps = given::or(max_steps, "max_steps", given::i32, 8)?;
        let run = ToolRun::from(wait::detached(py, || {
            mullama::ToolRun::new_with(
                &self.core, &messages, &tools, max_tokens, &params, &chat, &options, max_steps,
            )
        })?);
        tools::run(py, run, functions)
    }

    /// Answers a conversation, with functions of the program as tools, while the caller goes on.
    ///
    /// A `ToolRun` from its beginning to its answer: the functions that the model calls are called, and
    /// what they give is told to the model, until it answers. A function that fails is told to the model as
    /// its result.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// tools : Iterable[Tool | Callable[..., Any]]
    ///     Functions, whose docstrings and annotations tell the model what they do and take, or Tool where
    ///     these cannot. An exception of one is told to the model as its result. Coroutine functions are
    ///     awaited, those that one step calls together.
    /// max_tokens : int, default -1
    ///     Tokens of one generation at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// max_steps : int, default 8
    ///     Generations at most.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    ///     The record of the answer.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, tools, max_tokens=None, params=None, max_steps=None, **keywords), text_signature = "($self, messages, tools, max_tokens=-1, params=None, max_steps=8, *, add_generation_prompt=True, messages_json=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn run_tools_async(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        tools: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        max_steps: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords(
            "run_tools_async",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let messages = values::list_chat_message(messages, "messages")?;
        let (tools, functions) = tools::taken(tools, true)?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        let max_steps = given::or(max_steps, "max_steps", given::i32, 8)?;
        let run = ToolRun::from(wait::detached(py, || {
            mullama::ToolRun::new_with(
                &self.core, &messages, &tools, max_tokens, &params, &chat, &options, max_steps,
            )
        })?);
        tools::started(py, "Context.run_tools_async", run, functions)
    }

    /// Answers a conversation with a JSON text of a schema.
    ///
    /// The answer is whole: where the generation ends with another `FinishReason` than `FinishReason.STOP`,
    /// the call answers `GenerationError`, whose data has the reason's code and how many tokens there were,
    /// and whose message ends with the text so far.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// schema : Any
    ///     A JSON Schema, as `Constraint.json_schema` takes it. A schema alone tells the model nothing: say in
    ///     the messages what is asked for.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// Any
    ///     The answer, compact, with its properties in the schema's order.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, schema, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, schema, max_tokens=-1, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn parse(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        schema: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("parse", keywords, &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let schema = given::json(schema, "schema")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        put::json(
            py,
            wait::answer(py, || {
                self.core
                    .parse_async_with(&messages, &schema, max_tokens, &params, &chat, &options)
            })?,
        )
    }

    /// Answers a conversation with a JSON text of a schema while the caller goes on.
    ///
    /// The answer is whole: where the generation ends with another `FinishReason` than `FinishReason.STOP`,
    /// the call answers `GenerationError`, whose data has the reason's code and how many tokens there were,
    /// and whose message ends with the text so far.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// schema : Any
    ///     A JSON Schema, as `Constraint.json_schema` takes it. A schema alone tells the model nothing: say in
    ///     the messages what is asked for.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// Coroutine[Any, Any, Any]
    ///     The answer, compact, with its properties in the schema's order.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (messages, schema, max_tokens=None, params=None, **keywords), text_signature = "($self, messages, schema, max_tokens=-1, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn parse_async(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        schema: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords(
            "parse_async",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let messages = values::list_chat_message(messages, "messages")?;
        let schema = given::json(schema, "schema")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        job::awaited(
            py,
            "Context.parse_async",
            self.core
                .parse_async_with(&messages, &schema, max_tokens, &params, &chat, &options),
            put::json,
        )
    }

    /// Answers a conversation with a value of a type.
    ///
    /// The answer is whole: where the generation ends with another `FinishReason` than `FinishReason.STOP`,
    /// the call answers `GenerationError`, whose data has the reason's code and how many tokens there were,
    /// and whose message ends with the text so far.
    ///
    /// Parameters
    /// ----------
    /// type : type[_T]
    ///     What the answer becomes: a dataclass, a TypedDict, a model of Pydantic's, or any type that
    ///     annotations name. What does not fit is a ValueError that says where.
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// _T
    ///     The answer, compact, with its properties in the schema's order.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (r#type, messages, max_tokens=None, params=None, **keywords), text_signature = "($self, type, messages, max_tokens=-1, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn parse_as(
        &self,
        py: Python<'_>,
        r#type: &Value<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords(
            "parse_as",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let schema = typed::schema(r#type)?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        typed::of(r#type)(
            py,
            wait::answer(py, || {
                self.core
                    .parse_async_with(&messages, &schema, max_tokens, &params, &chat, &options)
            })?,
        )
    }

    /// Answers a conversation with a value of a type while the caller goes on.
    ///
    /// The answer is whole: where the generation ends with another `FinishReason` than `FinishReason.STOP`,
    /// the call answers `GenerationError`, whose data has the reason's code and how many tokens there were,
    /// and whose message ends with the text so far.
    ///
    /// Parameters
    /// ----------
    /// type : type[_T]
    ///     What the answer becomes: a dataclass, a TypedDict, a model of Pydantic's, or any type that
    ///     annotations name. What does not fit is a ValueError that says where.
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// max_tokens : int, default -1
    ///     Tokens to generate at most; -1 means as many as fit into the context.
    /// params : SamplerParams | SamplerParamsDict | None, default None
    ///     How tokens are drawn.
    /// add_generation_prompt : bool, default True
    ///     End with what begins the assistant's answer.
    /// messages_json : Any | None, default None
    ///     A JSON list of messages instead of the typed ones, as other APIs have it.
    /// tools : Any | None, default None
    ///     A JSON list of tools that the model may call: objects with a `name`, a `description` and
    ///     `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
    ///     the `type` of that name.
    /// variables : Any | None, default None
    ///     A JSON object of further variables of the template.
    /// now_unix : int | None, default None
    ///     The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
    /// tool_choice : str, default "auto"
    ///     Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
    ///     writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
    ///     Calls are read in the form in which the model's template writes them. A call that is asked for is
    ///     generated under a constraint: it is whole unless the generation is cut short, and its arguments
    ///     conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
    ///     known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
    ///     tools refuses them with `NotAvailableError`.
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
    /// Coroutine[Any, Any, _T]
    ///     The answer, compact, with its properties in the schema's order.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// SamplerError
    ///     The sampler parameters are out of range.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// NotAvailableError
    ///     The feature is not built into this library.
    #[pyo3(signature = (r#type, messages, max_tokens=None, params=None, **keywords), text_signature = "($self, type, messages, max_tokens=-1, params=None, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn parse_as_async(
        &self,
        py: Python<'_>,
        r#type: &Value<'_>,
        messages: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords(
            "parse_as_async",
            keywords,
            &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS],
        )?;
        let schema = typed::schema(r#type)?;
        let messages = values::list_chat_message(messages, "messages")?;
        let max_tokens = given::or(max_tokens, "max_tokens", given::i32, -1)?;
        let params = given::or(
            params,
            "params",
            values::read_sampler_params,
            mullama::SamplerParams::default(),
        )?;
        let chat = values::fill_chat_options(&keywords)?;
        let options = values::fill_generate_options(&keywords)?;
        job::awaited(
            py,
            "Context.parse_as_async",
            self.core
                .parse_async_with(&messages, &schema, max_tokens, &params, &chat, &options),
            typed::of(r#type),
        )
    }

    /// Tells how likely a text is to follow another.
    ///
    /// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to
    /// the continuation, and the tokens scored are those of both texts together, as `Context.prompt_tokens`
    /// gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else
    /// its EOS. A score runs beside generations, and takes its turns as their prompts do.
    ///
    /// Parameters
    /// ----------
    /// prompt : str
    ///     What stands before; empty where the continuation begins a text.
    /// continuation : str
    ///     What is scored; one token at least.
    /// cancel : CancelToken | None, default None
    ///     Stops the work when it is set.
    /// truncate : bool, default False
    ///     Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
    ///     refusing it.
    /// cache_key : str | None, default None
    ///     Whose texts these are, as `cache_key` says.
    ///
    /// Returns
    /// -------
    /// Score
    ///     The score of the continuation.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[pyo3(signature = (prompt, continuation, **keywords), text_signature = "($self, prompt, continuation, *, cancel=None, truncate=False, cache_key=None)")]
    fn score(
        &self,
        py: Python<'_>,
        prompt: &Value<'_>,
        continuation: &Value<'_>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("score", keywords, &[&values::SCORE_OPTIONS])?;
        let prompt = given::string(prompt, "prompt")?;
        let continuation = given::string(continuation, "continuation")?;
        let options = values::fill_score_options(&keywords)?;
        values::put_score(
            py,
            wait::answer(py, || self.core.score_async_with(&prompt, &continuation, &options))?,
        )
    }

    /// Tells how likely a text is to follow another while the caller goes on.
    ///
    /// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to
    /// the continuation, and the tokens scored are those of both texts together, as `Context.prompt_tokens`
    /// gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else
    /// its EOS. A score runs beside generations, and takes its turns as their prompts do.
    ///
    /// Parameters
    /// ----------
    /// prompt : str
    ///     What stands before; empty where the continuation begins a text.
    /// continuation : str
    ///     What is scored; one token at least.
    /// cancel : CancelToken | None, default None
    ///     Stops the work when it is set.
    /// truncate : bool, default False
    ///     Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
    ///     refusing it.
    /// cache_key : str | None, default None
    ///     Whose texts these are, as `cache_key` says.
    ///
    /// Returns
    /// -------
    /// Coroutine[Any, Any, Score]
    ///     The score of the continuation.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[pyo3(signature = (prompt, continuation, **keywords), text_signature = "($self, prompt, continuation, *, cancel=None, truncate=False, cache_key=None)")]
    fn score_async(
        &self,
        py: Python<'_>,
        prompt: &Value<'_>,
        continuation: &Value<'_>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("score_async", keywords, &[&values::SCORE_OPTIONS])?;
        let prompt = given::string(prompt, "prompt")?;
        let continuation = given::string(continuation, "continuation")?;
        let options = values::fill_score_options(&keywords)?;
        job::awaited(
            py,
            "Context.score_async",
            self.core.score_async_with(&prompt, &continuation, &options),
            values::put_score,
        )
    }

    /// Tells how likely texts are to follow others, several at once.
    ///
    /// As many pairs are computed at once as the context has sequences (`n_seq_max`), and what prompts
    /// begin with alike is computed once, but in a deterministic context: give the continuations of one
    /// prompt one behind the other.
    ///
    /// Parameters
    /// ----------
    /// pairs : Iterable[ScorePair | ScorePairDict | tuple[str, str] | list[str]]
    ///     The pairs; all are checked before any work, and an error names the index of a bad one.
    /// cancel : CancelToken | None, default None
    ///     Stops the work when it is set.
    /// truncate : bool, default False
    ///     Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
    ///     refusing it.
    /// cache_key : str | None, default None
    ///     Whose texts these are, as `cache_key` says.
    /// progress : Callable[[float], bool | None] | None, default None
    ///     Called with the fraction of the pairs in [0, 1] that is scored; ``False`` stops the work.
    ///
    /// Returns
    /// -------
    /// list[Score]
    ///     The scores in the order of the pairs.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[pyo3(signature = (pairs, *, progress=None, **keywords), text_signature = "($self, pairs, *, cancel=None, truncate=False, cache_key=None, progress=None)")]
    fn score_batch(
        &self,
        py: Python<'_>,
        pairs: &Value<'_>,
        progress: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("score_batch", keywords, &[&values::SCORE_OPTIONS])?;
        let pairs = values::list_score_pair(pairs, "pairs")?;
        let options = values::fill_score_options(&keywords)?;
        put::list(values::put_score)(
            py,
            progress::answer(py, progress, |progress| {
                self.core.score_batch_async_with_progress(&pairs, &options, progress)
            })?,
        )
    }

    /// Tells how likely texts are to follow others while the caller goes on.
    ///
    /// As many pairs are computed at once as the context has sequences (`n_seq_max`), and what prompts
    /// begin with alike is computed once, but in a deterministic context: give the continuations of one
    /// prompt one behind the other.
    ///
    /// Parameters
    /// ----------
    /// pairs : Iterable[ScorePair | ScorePairDict | tuple[str, str] | list[str]]
    ///     The pairs; all are checked before any work, and an error names the index of a bad one.
    /// cancel : CancelToken | None, default None
    ///     Stops the work when it is set.
    /// truncate : bool, default False
    ///     Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
    ///     refusing it.
    /// cache_key : str | None, default None
    ///     Whose texts these are, as `cache_key` says.
    /// progress : Callable[[float], object] | None, default None
    ///     Called with the fraction of the pairs in [0, 1] that is scored; ``False`` stops the work. Here it is
    ///     called on the event loop's thread and only informs; cancelling the task stops the work.
    ///
    /// Returns
    /// -------
    /// Coroutine[Any, Any, list[Score]]
    ///     The scores in the order of the pairs.
    ///
    /// Raises
    /// ------
    /// ContextFullError
    ///     The prompt does not fit into the context, or a deterministic context has no memory for the state of
    ///     another stream.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[pyo3(signature = (pairs, *, progress=None, **keywords), text_signature = "($self, pairs, *, cancel=None, truncate=False, cache_key=None, progress=None)")]
    fn score_batch_async(
        &self,
        py: Python<'_>,
        pairs: &Value<'_>,
        progress: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("score_batch_async", keywords, &[&values::SCORE_OPTIONS])?;
        let pairs = values::list_score_pair(pairs, "pairs")?;
        let options = values::fill_score_options(&keywords)?;
        progress::awaited(
            py,
            "Context.score_batch_async",
            progress,
            |progress| self.core.score_batch_async_with_progress(&pairs, &options, progress),
            put::list(values::put_score),
        )
    }

    /// Tells how likely a text is from its first token on, however long it is.
    ///
    /// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses
    /// make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last
    /// token of the one before, and the last one reaches back to fill up.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     The text; one without tokens has the score 0.
    /// cancel : CancelToken | None, default None
    ///     Stops the work when it is set.
    /// truncate : bool, default False
    ///     Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
    ///     refusing it.
    /// cache_key : str | None, default None
    ///     Whose texts these are, as `cache_key` says.
    /// progress : Callable[[float], bool | None] | None, default None
    ///     Called with the fraction of the windows in [0, 1] that is scored; ``False`` stops the work.
    ///
    /// Returns
    /// -------
    /// Score
    ///     The score of the text, its windows joined.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[pyo3(signature = (text, *, progress=None, **keywords), text_signature = "($self, text, *, cancel=None, truncate=False, cache_key=None, progress=None)")]
    fn score_rolling(
        &self,
        py: Python<'_>,
        text: &Value<'_>,
        progress: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("score_rolling", keywords, &[&values::SCORE_OPTIONS])?;
        let text = given::string(text, "text")?;
        let options = values::fill_score_options(&keywords)?;
        values::put_score(
            py,
            progress::answer(py, progress, |progress| {
                self.core.score_rolling_async_with_progress(&text, &options, progress)
            })?,
        )
    }

    /// Tells how likely a text is while the caller goes on.
    ///
    /// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses
    /// make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last
    /// token of the one before, and the last one reaches back to fill up.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     The text; one without tokens has the score 0.
    /// cancel : CancelToken | None, default None
    ///     Stops the work when it is set.
    /// truncate : bool, default False
    ///     Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
    ///     refusing it.
    /// cache_key : str | None, default None
    ///     Whose texts these are, as `cache_key` says.
    /// progress : Callable[[float], object] | None, default None
    ///     Called with the fraction of the windows in [0, 1] that is scored; ``False`` stops the work. Here it
    ///     is called on the event loop's thread and only informs; cancelling the task stops the work.
    ///
    /// Returns
    /// -------
    /// Coroutine[Any, Any, Score]
    ///     The score of the text, its windows joined.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[pyo3(signature = (text, *, progress=None, **keywords), text_signature = "($self, text, *, cancel=None, truncate=False, cache_key=None, progress=None)")]
    fn score_rolling_async(
        &self,
        py: Python<'_>,
        text: &Value<'_>,
        progress: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("score_rolling_async", keywords, &[&values::SCORE_OPTIONS])?;
        let text = given::string(text, "text")?;
        let options = values::fill_score_options(&keywords)?;
        progress::awaited(
            py,
            "Context.score_rolling_async",
            progress,
            |progress| self.core.score_rolling_async_with_progress(&text, &options, progress),
            values::put_score,
        )
    }

    /// Tokens that fit into the context.
    #[getter]
    fn n_ctx(&self) -> i32 {
        self.core.n_ctx()
    }

    /// Tokens evaluated in one call of the engine.
    #[getter]
    fn n_batch(&self) -> i32 {
        self.core.n_batch()
    }

    /// Threads for single tokens, at most; fewer than were asked for where the system refused some.
    #[getter]
    fn n_threads(&self) -> i32 {
        self.core.n_threads()
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
            "Context",
            self.closed(),
            &[
                ("n_ctx", &self.core.n_ctx()),
                ("n_batch", &self.core.n_batch()),
                ("n_threads", &self.core.n_threads()),
            ],
        )
    }
}
