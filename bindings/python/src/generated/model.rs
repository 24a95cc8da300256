// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The class `Model`.
#![allow(unused_imports, clippy::too_many_arguments)]

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::values;
use crate::runtime::errors::{self, OrRaise};
use crate::runtime::fields::Fields;
use crate::runtime::given::{self, Value};
use crate::runtime::put::{self, Object};
use crate::runtime::{job, progress, pull, repr, tools, typed, wait};

/// Weights and vocabulary of one GGUF file.
///
/// A model is read-only and can be used from every thread. Freeing it while a context lives is safe:
/// the weights go with the last one that needs them.
#[pyclass(module = "mullama", frozen)]
pub struct Model {
    pub core: mullama::Model,
}

impl From<mullama::Model> for Model {
    fn from(core: mullama::Model) -> Self {
        Self { core }
    }
}

#[pymethods]
impl Model {
    /// Loads a model file.
    ///
    /// Parameters
    /// ----------
    /// path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
    ///     A GGUF file, or the first part of a split one under the name that it was given when it was split.
    /// n_gpu_layers : int, default 0
    ///     Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in
    ///     a child that was forked from a process whose GPU driver has started.
    /// use_mmap : bool, default True
    ///     Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short
    ///     while it is in use ends the process by a signal (SIGBUS), which no library can make an error of.
    ///     Replace a model by renaming another file over it, or read the file where others may write to it.
    /// use_mlock : bool, default False
    ///     Lock the weights in memory.
    /// vocab_only : bool, default False
    ///     Load the vocabulary without the weights.
    /// main_gpu : int, default 0
    ///     Index of the GPU that holds what is not split.
    /// check_tensors : bool, default False
    ///     Check every tensor for invalid values while loading.
    /// keep_loaded : bool, default False
    ///     Keep the weights in this process after the last handle is gone.
    /// split_mode : SplitMode | SplitModeName, default "layer"
    ///     How the model is spread over several GPUs.
    /// tensor_split : Iterable[float], default ()
    ///     Share of each GPU, one number for each; empty lets the engine decide.
    /// devices : Iterable[int], default ()
    ///     Indices of the devices to use; empty means all.
    /// cancel : CancelToken | None, default None
    ///     Stops the load when it is set.
    /// progress : Callable[[float], bool | None] | None, default None
    ///     Called with the fraction in [0, 1] that is loaded; ``False`` stops the load.
    ///
    /// Raises
    /// ------
    /// ModelLoadError
    ///     The model file cannot be loaded.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[staticmethod]
    #[pyo3(signature = (path, n_gpu_layers=None, use_mmap=None, use_mlock=None, vocab_only=None, *, progress=None, **keywords), text_signature = "(path, n_gpu_layers=0, use_mmap=True, use_mlock=False, vocab_only=False, *, main_gpu=0, check_tensors=False, keep_loaded=False, split_mode=\"layer\", tensor_split=(), devices=(), cancel=None, progress=None)")]
    fn load(
        py: Python<'_>,
        path: &Value<'_>,
        n_gpu_layers: Option<&Value<'_>>,
        use_mmap: Option<&Value<'_>>,
        use_mlock: Option<&Value<'_>>,
        vocab_only: Option<&Value<'_>>,
        progress: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let keywords = Fields::keywords("load", keywords, &[&values::MODEL_PARAMS])?
            .with("n_gpu_layers", n_gpu_layers)
            .with("use_mmap", use_mmap)
            .with("use_mlock", use_mlock)
            .with("vocab_only", vocab_only);
        let path = given::path(path, "path")?;
        let params = values::fill_model_params(&keywords)?;
        progress::answer(py, progress, |progress| {
            mullama::Model::load_async_with_progress(&path, &params, progress)
        })
        .map(Self::from)
    }

    /// Loads a model file on a thread of its own.
    ///
    /// Parameters
    /// ----------
    /// path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
    ///     A GGUF file, or the first part of a split one under the name that it was given when it was split.
    /// n_gpu_layers : int, default 0
    ///     Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in
    ///     a child that was forked from a process whose GPU driver has started.
    /// use_mmap : bool, default True
    ///     Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short
    ///     while it is in use ends the process by a signal (SIGBUS), which no library can make an error of.
    ///     Replace a model by renaming another file over it, or read the file where others may write to it.
    /// use_mlock : bool, default False
    ///     Lock the weights in memory.
    /// vocab_only : bool, default False
    ///     Load the vocabulary without the weights.
    /// main_gpu : int, default 0
    ///     Index of the GPU that holds what is not split.
    /// check_tensors : bool, default False
    ///     Check every tensor for invalid values while loading.
    /// keep_loaded : bool, default False
    ///     Keep the weights in this process after the last handle is gone.
    /// split_mode : SplitMode | SplitModeName, default "layer"
    ///     How the model is spread over several GPUs.
    /// tensor_split : Iterable[float], default ()
    ///     Share of each GPU, one number for each; empty lets the engine decide.
    /// devices : Iterable[int], default ()
    ///     Indices of the devices to use; empty means all.
    /// cancel : CancelToken | None, default None
    ///     Stops the load when it is set.
    /// progress : Callable[[float], object] | None, default None
    ///     Called with the fraction in [0, 1] that is loaded; ``False`` stops the load. Here it is called on
    ///     the event loop's thread and only informs; cancelling the task stops the work.
    ///
    /// Raises
    /// ------
    /// ModelLoadError
    ///     The model file cannot be loaded.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[staticmethod]
    #[pyo3(signature = (path, n_gpu_layers=None, use_mmap=None, use_mlock=None, vocab_only=None, *, progress=None, **keywords), text_signature = "(path, n_gpu_layers=0, use_mmap=True, use_mlock=False, vocab_only=False, *, main_gpu=0, check_tensors=False, keep_loaded=False, split_mode=\"layer\", tensor_split=(), devices=(), cancel=None, progress=None)")]
    fn load_async(
        py: Python<'_>,
        path: &Value<'_>,
        n_gpu_layers: Option<&Value<'_>>,
        use_mmap: Option<&Value<'_>>,
        use_mlock: Option<&Value<'_>>,
        vocab_only: Option<&Value<'_>>,
        progress: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("load_async", keywords, &[&values::MODEL_PARAMS])?
            .with("n_gpu_layers", n_gpu_layers)
            .with("use_mmap", use_mmap)
            .with("use_mlock", use_mlock)
            .with("vocab_only", vocab_only);
        let path = given::path(path, "path")?;
        let params = values::fill_model_params(&keywords)?;
        progress::awaited(
            py,
            "Model.load_async",
            progress,
            |progress| mullama::Model::load_async_with_progress(&path, &params, progress),
            put::object::<Self, _>,
        )
    }

    /// Writes a conversation as the text that the model was trained on.
    ///
    /// The text is for reading: a special token that a user typed looks like a real one in it.
    /// `Model.chat_tokens` tells them apart.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
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
    ///
    /// Returns
    /// -------
    /// str
    ///     The prompt.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    #[pyo3(signature = (messages, add_generation_prompt=None, **keywords), text_signature = "($self, messages, add_generation_prompt=True, *, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\")")]
    fn apply_chat_template(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        add_generation_prompt: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<String> {
        let keywords = Fields::keywords("apply_chat_template", keywords, &[&values::CHAT_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let add_generation_prompt = given::or(add_generation_prompt, "add_generation_prompt", given::bool, true)?;
        let options = values::fill_chat_options(&keywords)?;
        wait::detached(py, || {
            self.core
                .apply_chat_template_with(&messages, add_generation_prompt, &options)
        })
    }

    /// Turns a conversation into tokens, in which only the template's own special tokens are special.
    ///
    /// Parameters
    /// ----------
    /// messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
    ///     The messages, oldest first.
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
    /// NotAvailableError
    ///     The feature is not built into this library.
    /// GenerationError
    ///     The engine failed or was refused a thread or memory, or the generation ended before it had what the
    ///     call gives.
    #[pyo3(signature = (messages, **keywords), text_signature = "($self, messages, *, add_generation_prompt=True, messages_json=None, tools=None, variables=None, now_unix=None, tool_choice=\"auto\")")]
    fn chat_tokens(
        &self,
        py: Python<'_>,
        messages: &Value<'_>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Vec<i32>> {
        let keywords = Fields::keywords("chat_tokens", keywords, &[&values::CHAT_OPTIONS])?;
        let messages = values::list_chat_message(messages, "messages")?;
        let options = values::fill_chat_options(&keywords)?;
        wait::detached(py, || self.core.chat_tokens_with(&messages, &options))
    }

    /// Tells whether a token ends a generation.
    ///
    /// Parameters
    /// ----------
    /// token : int
    ///     Any number.
    ///
    /// Returns
    /// -------
    /// bool
    ///     ``True`` for end-of-text, end-of-turn and the like; ``False`` for a number that is no token.
    #[pyo3(signature = (token), text_signature = "($self, token)")]
    fn token_is_eog(&self, token: &Value<'_>) -> PyResult<bool> {
        let token = given::any_token(token, "token")?;
        Ok(self.core.token_is_eog(token))
    }

    /// Tells whether a token is a control token, which text of a user should not become.
    ///
    /// Parameters
    /// ----------
    /// token : int
    ///     Any number.
    ///
    /// Returns
    /// -------
    /// bool
    ///     ``True`` for the tokens that begin, end or separate texts and turns; ``False`` for a number that is
    ///     no token.
    #[pyo3(signature = (token), text_signature = "($self, token)")]
    fn token_is_control(&self, token: &Value<'_>) -> PyResult<bool> {
        let token = given::any_token(token, "token")?;
        Ok(self.core.token_is_control(token))
    }

    /// Turns text into tokens.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     The text.
    /// add_bos : bool, default True
    ///     Put the BOS token first when the vocabulary asks for one.
    /// special : bool, default False
    ///     Parse special tokens written in the text.
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
    #[pyo3(signature = (text, add_bos=None, special=None), text_signature = "($self, text, add_bos=True, special=False)")]
    fn tokenize(
        &self,
        py: Python<'_>,
        text: &Value<'_>,
        add_bos: Option<&Value<'_>>,
        special: Option<&Value<'_>>,
    ) -> PyResult<Vec<i32>> {
        let text = given::string(text, "text")?;
        let add_bos = given::or(add_bos, "add_bos", given::bool, true)?;
        let special = given::or(special, "special", given::bool, false)?;
        wait::detached(py, || self.core.tokenize_with(&text, add_bos, special))
    }

    /// Turns tokens into text.
    ///
    /// The text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.
    ///
    /// Parameters
    /// ----------
    /// tokens : Iterable[int]
    ///     Token ids, shape (n,).
    /// remove_special : bool, default False
    ///     Leave out BOS and EOS where the vocabulary adds them.
    /// unparse_special : bool, default False
    ///     Write special tokens as text.
    ///
    /// Returns
    /// -------
    /// str
    ///     The text; incomplete characters are U+FFFD.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    #[pyo3(signature = (tokens, remove_special=None, unparse_special=None), text_signature = "($self, tokens, remove_special=False, unparse_special=False)")]
    fn detokenize(
        &self,
        py: Python<'_>,
        tokens: &Value<'_>,
        remove_special: Option<&Value<'_>>,
        unparse_special: Option<&Value<'_>>,
    ) -> PyResult<String> {
        let tokens = given::list(given::i32)(tokens, "tokens")?;
        let remove_special = given::or(remove_special, "remove_special", given::bool, false)?;
        let unparse_special = given::or(unparse_special, "unparse_special", given::bool, false)?;
        wait::detached(py, || {
            self.core.detokenize_with(&tokens, remove_special, unparse_special)
        })
    }

    /// Gives the bytes of one token.
    ///
    /// Parameters
    /// ----------
    /// token : int
    ///     A token id from 0 up to `Model.n_vocab`.
    /// special : bool, default False
    ///     Write special tokens as text.
    ///
    /// Returns
    /// -------
    /// bytes
    ///     The bytes, perhaps only part of a character.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    #[pyo3(signature = (token, special=None), text_signature = "($self, token, special=False)")]
    fn token_to_piece(&self, token: &Value<'_>, special: Option<&Value<'_>>) -> PyResult<Vec<u8>> {
        let token = given::i32(token, "token")?;
        let special = given::or(special, "special", given::bool, false)?;
        self.core.token_to_piece_with(token, special).or_raise()
    }

    /// Tells what the vocabulary has on tokens.
    ///
    /// Parameters
    /// ----------
    /// tokens : Iterable[int]
    ///     Token ids from 0 up to `Model.n_vocab`, shape (n,).
    ///
    /// Returns
    /// -------
    /// list[TokenDetail]
    ///     One record for each token, in their order.
    ///
    /// Raises
    /// ------
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// TokenizationError
    ///     The text cannot be turned into tokens.
    #[pyo3(signature = (tokens), text_signature = "($self, tokens)")]
    fn token_details(&self, py: Python<'_>, tokens: &Value<'_>) -> PyResult<Object> {
        let tokens = given::list(given::i32)(tokens, "tokens")?;
        put::list(values::put_token_detail)(py, self.core.token_details(&tokens).or_raise()?)
    }

    /// Context length that the model was trained with.
    #[getter]
    fn n_ctx_train(&self) -> i32 {
        self.core.n_ctx_train()
    }

    /// Width of an embedding.
    #[getter]
    fn n_embd(&self) -> i32 {
        self.core.n_embd()
    }

    /// Number of tokens in the vocabulary.
    #[getter]
    fn n_vocab(&self) -> i32 {
        self.core.n_vocab()
    }

    /// Number of layers.
    #[getter]
    fn n_layer(&self) -> i32 {
        self.core.n_layer()
    }

    /// Number of attention heads.
    #[getter]
    fn n_head(&self) -> i32 {
        self.core.n_head()
    }

    /// The token that begins a text; ``None`` where the vocabulary has none.
    #[getter]
    fn token_bos(&self) -> Option<i32> {
        self.core.token_bos()
    }

    /// The token that ends a text; ``None`` where the vocabulary has none.
    #[getter]
    fn token_eos(&self) -> Option<i32> {
        self.core.token_eos()
    }

    /// The token of a line break; ``None`` where the vocabulary has none.
    #[getter]
    fn token_nl(&self) -> Option<i32> {
        self.core.token_nl()
    }

    /// Size of all tensors in bytes.
    #[getter]
    fn size(&self) -> i64 {
        self.core.size()
    }

    /// Number of parameters.
    #[getter]
    fn n_params(&self) -> i64 {
        self.core.n_params()
    }

    /// Architecture, size and quantisation in words.
    #[getter]
    fn description(&self) -> &str {
        self.core.description()
    }

    /// The architecture's name, as in `llama`.
    #[getter]
    fn architecture(&self) -> &str {
        self.core.architecture()
    }

    /// The model's name; empty where the file gives none.
    #[getter]
    fn name(&self) -> &str {
        self.core.name()
    }

    /// The file's metadata; arrays are left out.
    fn metadata(&self, py: Python<'_>) -> PyResult<Object> {
        put::plain(py, self.core.metadata().to_owned())
    }

    /// The chat template, in Jinja; empty where the file gives none.
    #[getter]
    fn chat_template(&self) -> &str {
        self.core.chat_template()
    }

    /// Whether the model has an encoder, as T5 has.
    #[getter]
    fn has_encoder(&self) -> bool {
        self.core.has_encoder()
    }

    /// Whether the model has a decoder.
    #[getter]
    fn has_decoder(&self) -> bool {
        self.core.has_decoder()
    }

    /// The token that ends a turn; ``None`` where the vocabulary has none.
    #[getter]
    fn token_eot(&self) -> Option<i32> {
        self.core.token_eot()
    }

    /// The token that separates two texts; ``None`` where the vocabulary has none.
    #[getter]
    fn token_sep(&self) -> Option<i32> {
        self.core.token_sep()
    }

    /// The token that fills up; ``None`` where the vocabulary has none.
    #[getter]
    fn token_pad(&self) -> Option<i32> {
        self.core.token_pad()
    }

    /// Gives a second handle on the same weights.
    fn clone(&self) -> PyResult<Self> {
        self.core.try_clone().map(Self::from).or_raise()
    }

    fn __copy__(&self) -> PyResult<Self> {
        self.clone()
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
            "Model",
            self.closed(),
            &[
                ("n_ctx_train", &self.core.n_ctx_train()),
                ("n_embd", &self.core.n_embd()),
                ("n_vocab", &self.core.n_vocab()),
            ],
        )
    }
}
