// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The class `ToolRun`.
#![allow(unused_imports, clippy::too_many_arguments)]

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::values;
use super::Context;
use crate::runtime::errors::{self, OrRaise};
use crate::runtime::fields::Fields;
use crate::runtime::given::{self, Value};
use crate::runtime::put::{self, Object};
use crate::runtime::{job, progress, pull, repr, tools, typed, wait};

/// A conversation whose answer may need tools, step by step.
///
/// It keeps the messages. Each `ToolRun.next` is one generation; where the model calls tools, their
/// results are given with `ToolRun.give` and the next step goes on from there, until a step has the
/// answer.
#[pyclass(module = "mullama", frozen)]
pub struct ToolRun {
    pub core: mullama::ToolRun,
}

impl From<mullama::ToolRun> for ToolRun {
    fn from(core: mullama::ToolRun) -> Self {
        Self { core }
    }
}

#[pymethods]
impl ToolRun {
    /// Begins with the messages of a conversation.
    ///
    /// Parameters
    /// ----------
    /// context : Context
    ///     Where it is generated.
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
    /// tools : Any
    ///     The tools, as `ChatOptions.tools` has them, which must be left out.
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
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// InvalidHandleError
    ///     The handle was freed, forged or is of another type.
    #[new]
    #[pyo3(signature = (context, messages, tools, max_tokens=None, params=None, max_steps=None, **keywords), text_signature = "(context, messages, tools, max_tokens=-1, params=None, max_steps=8, *, add_generation_prompt=True, messages_json=None, variables=None, now_unix=None, tool_choice=\"auto\", stop=(), constraint=None, n_logprobs=-1, logit_bias=(), cancel=None, cache_key=None)")]
    fn new(
        context: &Value<'_>,
        messages: &Value<'_>,
        tools: &Value<'_>,
        max_tokens: Option<&Value<'_>>,
        params: Option<&Value<'_>>,
        max_steps: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let keywords = Fields::keywords("ToolRun", keywords, &[&values::CHAT_OPTIONS, &values::GENERATE_OPTIONS])?;
        let context = given::object::<Context>(context, "context")?;
        let messages = values::list_chat_message(messages, "messages")?;
        let tools = given::json(tools, "tools")?;
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
        mullama::ToolRun::new_with(
            &context.core,
            &messages,
            &tools,
            max_tokens,
            &params,
            &chat,
            &options,
            max_steps,
        )
        .or_raise()
        .map(Self::from)
    }

    /// Generates once and gives the calls that the model makes, or its answer.
    ///
    /// After the last generation that it may make, without an answer, it answers `GenerationError`. A
    /// generation that was cancelled, or cut short before a call was whole, is the answer.
    ///
    /// Returns
    /// -------
    /// ToolStep
    ///     The calls or the answer.
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
    fn next(&self, py: Python<'_>) -> PyResult<Object> {
        values::put_tool_step(py, wait::answer(py, || self.core.next_async())?)
    }

    /// Generates once while the caller goes on.
    ///
    /// After the last generation that it may make, without an answer, it answers `GenerationError`. A
    /// generation that was cancelled, or cut short before a call was whole, is the answer.
    ///
    /// Returns
    /// -------
    /// Coroutine[Any, Any, ToolStep]
    ///     The calls or the answer.
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
    fn next_async(&self, py: Python<'_>) -> PyResult<Object> {
        job::awaited(py, "ToolRun.next_async", self.core.next_async(), values::put_tool_step)
    }

    /// Gives the results of the calls of the last step, all of them, in any order.
    ///
    /// Parameters
    /// ----------
    /// results : Iterable[ToolResult | ToolResultDict | tuple[str, str] | list[str]]
    ///     One for each call.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    #[pyo3(signature = (results), text_signature = "($self, results)")]
    fn give(&self, results: &Value<'_>) -> PyResult<()> {
        let results = values::list_tool_result(results, "results")?;
        self.core.give(&results).or_raise()
    }

    /// Gives the conversation so far.
    ///
    /// Returns
    /// -------
    /// Any
    ///     A list of messages, as `ChatOptions.messages_json` takes it.
    fn messages(&self, py: Python<'_>) -> PyResult<Object> {
        put::json(py, wait::detached(py, || self.core.messages())?)
    }

    /// Tells whether the run was asked to end.
    ///
    /// Who calls functions between the steps asks before each: the result of one that is not called any
    /// more may be any text, for the next step is an answer, with `FinishReason.CANCELLED`.
    ///
    /// Returns
    /// -------
    /// bool
    ///     ``True`` once the token of its `cancel` is set.
    fn is_cancelled(&self) -> PyResult<bool> {
        self.core.is_cancelled().or_raise()
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
        repr::object("ToolRun", self.closed(), &[])
    }
}
