//! What the package itself defines in Python, and how it is made from core's results.

use crate::problem::Problem;
use flocktory_postcheckout::{InvalidOrder, Problem as Core, Snippet};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple, PyType};
use std::iter;

/// A class of the package, which imports this module: so it is looked up when it is needed.
macro_rules! class {
    ($py:expr, $name:literal) => {{
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        CLASS.import($py, "flocktory_postcheckout", $name)
    }};
}

/// Markup that templates print as it is.
pub(crate) fn html<'py>(py: Python<'py>, html: &str) -> PyResult<Bound<'py, PyAny>> {
    class!(py, "Html")?.call1((html,))
}

pub(crate) fn snippet(py: Python<'_>, snippet: Snippet) -> PyResult<Bound<'_, PyAny>> {
    let html = PyString::new(py, snippet.html());
    let body = snippet.body_range();
    let spans = iter::once(&body).chain(snippet.payload_ranges()).flat_map(|range| [range.start, range.end]);
    let spans = PyTuple::new(py, spans.collect::<Vec<_>>())?;
    let is_list = snippet.is_list();
    let problems = Problem::tuple(py, snippet.problems().to_vec())?;
    // A str of a class of its own copies the text: best into memory that was in use a moment ago.
    drop(snippet);
    let object = class!(py, "Snippet")?.call1((html,))?;
    object.setattr(intern!(py, "_spans"), spans)?;
    object.setattr(intern!(py, "_is_list"), is_list)?;
    object.setattr(intern!(py, "problems"), problems)?;
    Ok(object)
}

pub(crate) fn invalid_order(py: Python<'_>, invalid: InvalidOrder, cause: Option<PyErr>) -> PyErr {
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
