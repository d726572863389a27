//! Walking a dict without an iterator of Python's.
#![allow(unsafe_code, reason = "PyDict_Next has no safe wrapper that reports a dict changed meanwhile")]

use pyo3::exceptions::PyRuntimeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::critical_section::with_critical_section;
use pyo3::types::PyDict;
use std::ops::ControlFlow;
use std::ptr;

/// Hands over the pairs of a dict, its keys as `key` takes them.
///
/// # Errors
/// RuntimeError if its size is another afterwards, as Python's own walk has it.
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

/// The pair at a place, which moves on.
#[inline]
fn next<'py, K>(
    dict: &Bound<'py, PyDict>,
    place: &mut ffi::Py_ssize_t,
    take: impl Fn(Borrowed<'_, 'py, PyAny>) -> K,
) -> Option<(K, Bound<'py, PyAny>)> {
    let (py, mut key, mut value) = (dict.py(), ptr::null_mut(), ptr::null_mut());
    with_critical_section(dict, || {
        // SAFETY: `dict` is a dict. The references that it lends are taken before anything else can change it: `take`
        // runs no Python code, and where no lock is over the interpreter, the dict itself is locked.
        unsafe {
            (ffi::PyDict_Next(dict.as_ptr(), place, &raw mut key, &raw mut value) != 0)
                .then(|| (take(Borrowed::from_ptr(py, key)), Bound::from_borrowed_ptr(py, value)))
        }
    })
}
