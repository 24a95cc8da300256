// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The free functions.
#![allow(unused_imports)]

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::values;
use super::CancelToken;
use super::Context;
use super::Conversation;
use super::EmbeddingGenerator;
use super::EventStream;
use super::Model;
use super::Stream;
use super::ToolRun;
use crate::runtime::errors::OrRaise;
use crate::runtime::fields::Fields;
use crate::runtime::given::{self, Value};
use crate::runtime::put::{self, Object};
use crate::runtime::{job, progress, pull, tools, typed, wait};

/// The version of the C ABI; a binding refuses a library of another one.
///
/// Returns
/// -------
/// int
///     A number that grows with each incompatible change.
#[pyfunction]
pub fn abi_version() -> i32 {
    mullama::abi_version()
}

/// A fingerprint of the API that this library was generated from.
///
/// Returns
/// -------
/// str
///     64 hexadecimal digits.
#[pyfunction]
pub fn api_digest() -> &'static str {
    mullama::api_digest()
}

/// Marks the end of use; it frees nothing that a live handle needs.
#[pyfunction]
pub fn backend_free() {
    mullama::backend_free()
}

/// Starts the compute backend; optional, the first call does it.
///
/// Raises
/// ------
/// BackendError
///     The compute backend cannot be started.
#[pyfunction]
pub fn backend_init() -> PyResult<()> {
    mullama::backend_init().or_raise()
}

/// The cosine of the angle between two vectors.
///
/// Parameters
/// ----------
/// a : npt.ArrayLike
///     A vector, shape (n,).
/// b : npt.ArrayLike
///     Another of the same length.
///
/// Returns
/// -------
/// float
///     In [-1, 1]; 0 when either vector is zero.
///
/// Raises
/// ------
/// InvalidInputError
///     An argument is out of range or malformed.
#[pyfunction]
#[pyo3(signature = (a, b), text_signature = "(a, b)")]
pub fn cosine_similarity(a: &Value<'_>, b: &Value<'_>) -> PyResult<f32> {
    let a = given::vector(a, "a")?;
    let b = given::vector(b, "b")?;
    mullama::cosine_similarity(&a, &b).or_raise()
}

/// Counts the devices that llama.cpp can compute on, the CPU included.
///
/// Returns
/// -------
/// int
///     A number of devices.
#[pyfunction]
pub fn device_count() -> i32 {
    mullama::device_count()
}

/// Describes a device.
///
/// Parameters
/// ----------
/// index : int
///     From 0 up to `device_count`.
///
/// Returns
/// -------
/// Any
///     An object with `name`, `description`, `type`, `memory_free` and `memory_total` in bytes.
///
/// Raises
/// ------
/// InvalidInputError
///     An argument is out of range or malformed.
#[pyfunction]
#[pyo3(signature = (index), text_signature = "(index)")]
pub fn device_info(py: Python<'_>, index: &Value<'_>) -> PyResult<Object> {
    let index = given::i32(index, "index")?;
    put::json(py, mullama::device_info(index).or_raise()?)
}

/// Counts the engine's objects that can never be freed, because an assertion failed on them.
///
/// Returns
/// -------
/// int
///     0 as long as no call has failed with that error.
#[pyfunction]
pub fn leaked_objects() -> i32 {
    mullama::leaked_objects()
}

/// Counts the objects that are not closed yet.
///
/// Returns
/// -------
/// int
///     Models, contexts, streams and tokens of this process.
#[pyfunction]
pub fn live_handles() -> i32 {
    mullama::live_handles()
}

/// The most devices that a model can be spread over.
///
/// Returns
/// -------
/// int
///     A number of devices.
#[pyfunction]
pub fn max_devices() -> i32 {
    mullama::max_devices()
}

/// Scales a vector to length 1.
///
/// Parameters
/// ----------
/// vector : npt.ArrayLike
///     A vector, shape (n,).
///
/// Returns
/// -------
/// npt.NDArray[np.float32]
///     The scaled vector; a zero vector stays as it is.
///
/// Raises
/// ------
/// InvalidInputError
///     An argument is out of range or malformed.
#[pyfunction]
#[pyo3(signature = (vector), text_signature = "(vector)")]
pub fn normalize(py: Python<'_>, vector: &Value<'_>) -> PyResult<Object> {
    let vector = given::vector(vector, "vector")?;
    put::vector(py, mullama::normalize(&vector).or_raise()?)
}

/// Tells how much memory contexts and embedding generators hold beside the weights.
///
/// Returns
/// -------
/// int
///     Bytes of their caches and logits; what is closed counts until it has ended, and what an assertion
///     has left for good counts on.
#[pyfunction]
pub fn reserved_memory() -> i64 {
    mullama::reserved_memory()
}

/// Tells whether this build can use a GPU.
///
/// Returns
/// -------
/// bool
///     ``True`` where a GPU backend is built in and finds a device.
#[pyfunction]
pub fn supports_gpu_offload() -> bool {
    mullama::supports_gpu_offload()
}

/// Tells whether weights can be locked in memory.
///
/// Returns
/// -------
/// bool
///     ``True`` where the system can lock pages.
#[pyfunction]
pub fn supports_mlock() -> bool {
    mullama::supports_mlock()
}

/// Tells whether files can be mapped into memory.
///
/// Returns
/// -------
/// bool
///     ``True`` on every system that llama.cpp maps files on.
#[pyfunction]
pub fn supports_mmap() -> bool {
    mullama::supports_mmap()
}

/// The processor features and backends in use.
///
/// A library from a package has the engine's code in variants for several kinds of processor and uses
/// the best that runs here; the line begins with its name, as in `CPU variant: x86-64-v3`. For tests
/// the environment forces one, as in `MULLAMA_CPU_VARIANT=x86-64-v2`, read when the engine starts;
/// where it is not there or cannot run here, what needs the engine fails with `BackendError` and a
/// message that says which can.
///
/// Returns
/// -------
/// str
///     One line of text.
#[pyfunction]
pub fn system_info() -> String {
    mullama::system_info()
}
