//! The boundary between Python and Rust: a panic becomes a Python exception.

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

const PANIC: &str = "flocktory_postcheckout has failed: this is a bug in the library, please report it";

/// Runs a function that Python has called. pyo3 alone would raise `PanicException`, which `except Exception` does not catch.
pub(crate) fn edge<T>(function: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    catch_unwind(AssertUnwindSafe(function)).unwrap_or_else(|_| Err(PyRuntimeError::new_err(PANIC)))
}
