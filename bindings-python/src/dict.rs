//! Walks a dict without a Python iterator.
#![allow(unsafe_code, reason = "no safe wrapper of PyDict_Next reports that the dict was changed meanwhile")]

use pyo3::exceptions::PyRuntimeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::critical_section::with_critical_section;
use pyo3::types::PyDict;
use std::ops::ControlFlow;
use std::ptr;

/// Passes each pair of a dict to `visit`, its keys converted by `key`.
///
/// # Errors
/// `RuntimeError` if the dict's size has changed afterwards, as from a `for` loop.
#[inline]
pub(crate) fn walk<'py, K>(
    dict: &Bound<'py, PyDict>,
    key: impl Fn(Borrowed<'_, 'py, PyAny>) -> K,
    mut visit: impl FnMut(K, Bound<'py, PyAny>) -> ControlFlow<()>,
) -> PyResult<()> {
    let (size, mut place) = (dict.len(), 0);
    while let Some((key, value)) = next(dict, &mut place, &key) {
        if visit(key, value).is_break() {
            return Ok(());
        }
    }
    if dict.len() == size { Ok(()) } else { Err(PyRuntimeError::new_err("dictionary changed size during iteration")) }
}

/// Returns the pair at a position and advances the position.
#[inline]
fn next<'py, K>(
    dict: &Bound<'py, PyDict>,
    place: &mut ffi::Py_ssize_t,
    take: impl Fn(Borrowed<'_, 'py, PyAny>) -> K,
) -> Option<(K, Bound<'py, PyAny>)> {
    let (py, mut key, mut value) = (dict.py(), ptr::null_mut(), ptr::null_mut());
    with_critical_section(dict, || {
        // SAFETY: `dict` is a dict. The borrowed references become owned before anything else can change the dict: `take`
        // runs no Python code, and in a free-threaded interpreter the critical section locks the dict.
        unsafe {
            (ffi::PyDict_Next(dict.as_ptr(), place, &raw mut key, &raw mut value) != 0)
                .then(|| (take(Borrowed::from_ptr(py, key)), Bound::from_borrowed_ptr(py, value)))
        }
    })
}
