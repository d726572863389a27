//! The boundary between Python and Rust: a panic becomes a Python exception.

use pyo3::exceptions::PyRuntimeError;
use pyo3::ffi;
use pyo3::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

const PANIC: &str = "flocktory_postcheckout has failed: this is a bug in the library, please report it";

/// Runs a function that Python has called through its C API: returns a new reference, or NULL with an exception set.
pub(crate) fn edge<'py>(py: Python<'py>, function: impl FnOnce() -> PyResult<Bound<'py, PyAny>>) -> *mut ffi::PyObject {
    let called = catch_unwind(AssertUnwindSafe(function));
    called.unwrap_or_else(|_| Err(PyRuntimeError::new_err(PANIC))).map_or_else(
        |error| {
            error.restore(py);
            ptr::null_mut()
        },
        Bound::into_ptr,
    )
}
