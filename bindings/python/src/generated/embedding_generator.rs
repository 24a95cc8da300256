// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The class `EmbeddingGenerator`.
#![allow(unused_imports, clippy::too_many_arguments)]

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::values;
use super::Model;
use crate::runtime::errors::{self, OrRaise};
use crate::runtime::fields::Fields;
use crate::runtime::given::{self, Value};
use crate::runtime::put::{self, Object};
use crate::runtime::{job, progress, pull, repr, tools, typed, wait};

/// Turns texts into vectors.
///
/// It has a context of its own, whose batches hold several texts; calls from several threads wait for
/// each other.
#[pyclass(module = "mullama", frozen)]
pub struct EmbeddingGenerator {
    pub core: mullama::EmbeddingGenerator,
}

impl From<mullama::EmbeddingGenerator> for EmbeddingGenerator {
    fn from(core: mullama::EmbeddingGenerator) -> Self {
        Self { core }
    }
}

#[pymethods]
impl EmbeddingGenerator {
    /// Creates a generator on a model.
    ///
    /// Parameters
    /// ----------
    /// model : Model
    ///     The model, loaded with its weights.
    /// n_ctx : int, default 512
    ///     Longest text in tokens; the model's own limit cuts it.
    /// normalize : bool, default True
    ///     Scale every embedding to length 1.
    /// n_batch : int, default 0
    ///     Tokens evaluated together; 0 takes 256, and at least `n_ctx`.
    /// n_threads : int, default 0
    ///     Threads; 0 takes the physical cores.
    /// pooling : Pooling | PoolingName, default "unspecified"
    ///     How the vectors of a text's tokens become one.
    /// truncate : bool, default False
    ///     Cut a text that is too long instead of refusing it.
    ///
    /// Raises
    /// ------
    /// ContextError
    ///     The context cannot be created.
    /// EmbeddingError
    ///     The text cannot be embedded.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// InvalidHandleError
    ///     The handle was freed, forged or is of another type.
    #[new]
    #[pyo3(signature = (model, n_ctx=None, normalize=None, **keywords), text_signature = "(model, n_ctx=512, normalize=True, *, n_batch=0, n_threads=0, pooling=\"unspecified\", truncate=False)")]
    fn new(
        py: Python<'_>,
        model: &Value<'_>,
        n_ctx: Option<&Value<'_>>,
        normalize: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let keywords = Fields::keywords("EmbeddingGenerator", keywords, &[&values::EMBEDDING_CONFIG])?
            .with("n_ctx", n_ctx)
            .with("normalize", normalize);
        let model = given::object::<Model>(model, "model")?;
        let config = values::fill_embedding_config(&keywords)?;
        wait::answer(py, || {
            mullama::EmbeddingGenerator::create_async_with(&model.core, &config)
        })
        .map(Self::from)
    }

    /// Creates a generator on a thread of its own.
    ///
    /// Parameters
    /// ----------
    /// model : Model
    ///     The model, loaded with its weights.
    /// n_ctx : int, default 512
    ///     Longest text in tokens; the model's own limit cuts it.
    /// normalize : bool, default True
    ///     Scale every embedding to length 1.
    /// n_batch : int, default 0
    ///     Tokens evaluated together; 0 takes 256, and at least `n_ctx`.
    /// n_threads : int, default 0
    ///     Threads; 0 takes the physical cores.
    /// pooling : Pooling | PoolingName, default "unspecified"
    ///     How the vectors of a text's tokens become one.
    /// truncate : bool, default False
    ///     Cut a text that is too long instead of refusing it.
    ///
    /// Raises
    /// ------
    /// ContextError
    ///     The context cannot be created.
    /// EmbeddingError
    ///     The text cannot be embedded.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// InvalidHandleError
    ///     The handle was freed, forged or is of another type.
    #[staticmethod]
    #[pyo3(signature = (model, n_ctx=None, normalize=None, **keywords), text_signature = "(model, n_ctx=512, normalize=True, *, n_batch=0, n_threads=0, pooling=\"unspecified\", truncate=False)")]
    fn create_async(
        py: Python<'_>,
        model: &Value<'_>,
        n_ctx: Option<&Value<'_>>,
        normalize: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("create_async", keywords, &[&values::EMBEDDING_CONFIG])?
            .with("n_ctx", n_ctx)
            .with("normalize", normalize);
        let model = given::object::<Model>(model, "model")?;
        let config = values::fill_embedding_config(&keywords)?;
        job::awaited(
            py,
            "EmbeddingGenerator.create_async",
            mullama::EmbeddingGenerator::create_async_with(&model.core, &config),
            put::object::<Self, _>,
        )
    }

    /// Turns a text into a vector.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     The text.
    ///
    /// Returns
    /// -------
    /// npt.NDArray[np.float32]
    ///     The embedding, `EmbeddingGenerator.n_embd` numbers.
    ///
    /// Raises
    /// ------
    /// EmbeddingError
    ///     The text cannot be embedded.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    #[pyo3(signature = (text), text_signature = "($self, text)")]
    fn embed(&self, py: Python<'_>, text: &Value<'_>) -> PyResult<Object> {
        let text = given::string(text, "text")?;
        put::vector(py, wait::answer(py, || self.core.embed_async(&text))?)
    }

    /// Turns a text into a vector while the caller goes on.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     The text.
    ///
    /// Returns
    /// -------
    /// Coroutine[Any, Any, npt.NDArray[np.float32]]
    ///     The embedding, `EmbeddingGenerator.n_embd` numbers.
    ///
    /// Raises
    /// ------
    /// EmbeddingError
    ///     The text cannot be embedded.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    #[pyo3(signature = (text), text_signature = "($self, text)")]
    fn embed_async(&self, py: Python<'_>, text: &Value<'_>) -> PyResult<Object> {
        let text = given::string(text, "text")?;
        job::awaited(
            py,
            "EmbeddingGenerator.embed_async",
            self.core.embed_async(&text),
            put::vector,
        )
    }

    /// Turns texts into vectors, several in one batch of the engine.
    ///
    /// Parameters
    /// ----------
    /// texts : Iterable[str]
    ///     The texts; all are checked before any work, and an error names the index of a bad one.
    /// cancel : CancelToken | None, default None
    ///     Stops the work when it is set.
    /// progress : Callable[[float], bool | None] | None, default None
    ///     Called with the fraction of the texts in [0, 1] that is embedded; ``False`` stops the work.
    ///
    /// Returns
    /// -------
    /// list[npt.NDArray[np.float32]]
    ///     The embeddings in the order of the texts, `EmbeddingGenerator.n_embd` numbers each.
    ///
    /// Raises
    /// ------
    /// EmbeddingError
    ///     The text cannot be embedded.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[pyo3(signature = (texts, *, progress=None, **keywords), text_signature = "($self, texts, *, cancel=None, progress=None)")]
    fn embed_batch(
        &self,
        py: Python<'_>,
        texts: &Value<'_>,
        progress: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("embed_batch", keywords, &[&values::EMBED_OPTIONS])?;
        let texts = given::list(given::string)(texts, "texts")?;
        let options = values::fill_embed_options(&keywords)?;
        put::rows(
            py,
            progress::answer(py, progress, |progress| {
                self.core.embed_batch_async_with_progress(&texts, &options, progress)
            })?,
        )
    }

    /// Turns texts into vectors while the caller goes on.
    ///
    /// Parameters
    /// ----------
    /// texts : Iterable[str]
    ///     The texts; all are checked before any work, and an error names the index of a bad one.
    /// cancel : CancelToken | None, default None
    ///     Stops the work when it is set.
    /// progress : Callable[[float], object] | None, default None
    ///     Called with the fraction of the texts in [0, 1] that is embedded; ``False`` stops the work. Here it
    ///     is called on the event loop's thread and only informs; cancelling the task stops the work.
    ///
    /// Returns
    /// -------
    /// Coroutine[Any, Any, list[npt.NDArray[np.float32]]]
    ///     The embeddings in the order of the texts, `EmbeddingGenerator.n_embd` numbers each.
    ///
    /// Raises
    /// ------
    /// EmbeddingError
    ///     The text cannot be embedded.
    /// InvalidInputError
    ///     An argument is out of range or malformed.
    /// CancelledError
    ///     The call was cancelled before it had anything to give.
    #[pyo3(signature = (texts, *, progress=None, **keywords), text_signature = "($self, texts, *, cancel=None, progress=None)")]
    fn embed_batch_async(
        &self,
        py: Python<'_>,
        texts: &Value<'_>,
        progress: Option<&Value<'_>>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Object> {
        let keywords = Fields::keywords("embed_batch_async", keywords, &[&values::EMBED_OPTIONS])?;
        let texts = given::list(given::string)(texts, "texts")?;
        let options = values::fill_embed_options(&keywords)?;
        progress::awaited(
            py,
            "EmbeddingGenerator.embed_batch_async",
            progress,
            |progress| self.core.embed_batch_async_with_progress(&texts, &options, progress),
            put::rows,
        )
    }

    /// Length of an embedding.
    #[getter]
    fn n_embd(&self) -> i32 {
        self.core.n_embd()
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
        repr::object("EmbeddingGenerator", self.closed(), &[("n_embd", &self.core.n_embd())])
    }
}
