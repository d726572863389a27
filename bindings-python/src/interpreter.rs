//! Sub-interpreters are refused: what is looked up once for a process belongs to the main interpreter.
#![allow(unsafe_code, reason = "which interpreter runs has no safe wrapper")]

use pyo3::exceptions::PyImportError;
use pyo3::ffi;
use pyo3::prelude::*;

/// Checks that the main interpreter imports the module.
///
/// # Errors
/// ImportError.
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
