//! Refuses subinterpreters: objects that are looked up once per process belong to the main interpreter.
#![allow(unsafe_code, reason = "pyo3 has no safe wrapper for it")]

use pyo3::exceptions::PyImportError;
use pyo3::ffi;
use pyo3::prelude::*;

/// Checks that the main interpreter imports the module.
///
/// # Errors
/// `ImportError` in a subinterpreter.
pub(crate) fn is_main(_: Python<'_>) -> PyResult<()> {
    // SAFETY: the interpreter is attached.
    let id = unsafe { ffi::PyInterpreterState_GetID(ffi::PyInterpreterState_Get()) };
    if id == 0 {
        Ok(())
    } else {
        let text =
            "flocktory_postcheckout does not load in subinterpreters (with mod_wsgi: WSGIApplicationGroup %{GLOBAL})";
        Err(PyImportError::new_err(text))
    }
}
