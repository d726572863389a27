//! The classes that the package defines in Python, and their objects made from core's results.

use crate::problem::Problem;
use flocktory_postcheckout::{InvalidInput, Problem as Core, Scratch, Snippet};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple, PyType};
use std::iter;

/// A class of the package. It is looked up at its first use, since the package imports this module before defining it.
macro_rules! class {
    ($py:expr, $name:literal) => {{
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        CLASS.import($py, "flocktory_postcheckout", $name)
    }};
}

/// Markup that templates print without escaping.
pub(crate) fn html<'py>(py: Python<'py>, html: &str) -> PyResult<Bound<'py, PyAny>> {
    class!(py, "Html")?.call1((html,))
}

pub(crate) fn snippet(py: Python<'_>, snippet: Snippet<Scratch>, cause: Option<PyErr>) -> PyResult<Bound<'_, PyAny>> {
    let html = PyString::new(py, snippet.html());
    let body = snippet.body_range();
    let spans = iter::once(&body).chain(snippet.payload_ranges()).flat_map(|range| [range.start, range.end]);
    let spans = PyTuple::new(py, spans.collect::<Vec<_>>())?;
    let is_list = snippet.is_list();
    let problems = Problem::tuple(py, snippet.into_problems())?;
    // A subclass of str copies the text.
    let object = class!(py, "Snippet")?.call1((html,))?;
    object.setattr(intern!(py, "_spans"), spans)?;
    object.setattr(intern!(py, "_is_list"), is_list)?;
    object.setattr(intern!(py, "problems"), problems)?;
    if let Some(cause) = cause {
        object.setattr(intern!(py, "_cause"), cause)?;
    }
    Ok(object)
}

pub(crate) fn invalid_order(py: Python<'_>, invalid: InvalidInput, cause: Option<PyErr>) -> PyErr {
    let raise = || {
        let object = class!(py, "InvalidOrder")?.call1((Problem::tuple(py, invalid.problems)?,))?;
        let error = PyErr::from_value(object);
        error.set_cause(py, cause);
        Ok(error)
    };
    raise().unwrap_or_else(|error| error)
}

pub(crate) fn feed_error(py: Python<'_>, text: &str, problems: Vec<Core>) -> PyErr {
    let raise = || class!(py, "FeedError")?.call1((text, Problem::tuple(py, problems)?)).map(PyErr::from_value);
    raise().unwrap_or_else(|error| error)
}
