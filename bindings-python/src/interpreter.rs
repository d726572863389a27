//! One interpreter of a process has the module: objects that are looked up once per process belong to it.
#![allow(unsafe_code, reason = "pyo3 has no safe wrapper for it")]

use pyo3::exceptions::PyImportError;
use pyo3::ffi;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicI64, Ordering};

/// Checks that no other interpreter has imported the module.
///
/// # Errors
/// `ImportError` if one has.
pub(crate) fn is_only(_: Python<'_>) -> PyResult<()> {
    /// No interpreter has this id.
    const NONE: i64 = -1;
    static OWNER: AtomicI64 = AtomicI64::new(NONE);

    // SAFETY: the interpreter is attached.
    let id = unsafe { ffi::PyInterpreterState_GetID(ffi::PyInterpreterState_Get()) };
    match OWNER.compare_exchange(NONE, id, Ordering::Relaxed, Ordering::Relaxed) {
        Err(owner) if owner != id => {
            Err(PyImportError::new_err("flocktory_postcheckout is loaded by another interpreter of this process"))
        }
        _ => Ok(()),
    }
}
