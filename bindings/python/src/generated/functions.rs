// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The free functions.
#![allow(unused_imports)]

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::values;
use crate::runtime::errors::OrRaise;
use crate::runtime::fields::Fields;
use crate::runtime::given::{self, Value};
use crate::runtime::put::{self, Object};
use crate::runtime::{job, progress, pull, wait};

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

/// Tells whether this build can use a GPU.
///
/// Returns
/// -------
/// bool
///     True where a GPU backend is built in and finds a device.
#[pyfunction]
pub fn supports_gpu_offload() -> bool {
    mullama::supports_gpu_offload()
}

/// The processor features and backends in use.
///
/// Returns
/// -------
/// str
///     One line of text.
#[pyfunction]
pub fn system_info() -> String {
    mullama::system_info()
}
