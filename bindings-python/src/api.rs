//! The functions of the module.

use crate::arguments;
use crate::edge::edge;
use crate::problem::Problem;
use crate::python;
use crate::session::Session;
use crate::source::HostValue;
use flocktory_postcheckout::{self as core, Scratch, gtm};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

/// Makes the snippet of an order, or of a list of orders, one push each.
///
/// Raises InvalidOrder with every problem found, if at least one of them is an error.
#[pyfunction]
#[pyo3(signature = (order, /, **options))]
pub(crate) fn render<'py>(
    order: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    edge(|| {
        let py = order.py();
        let session = Session::new(py);
        let options = arguments::options(&session, options)?;
        let result = core::read(HostValue::new(order.clone(), &session), &options).render_into::<Scratch>();
        match session.end(result)? {
            (Ok(snippet), cause) => python::snippet(py, snippet, cause),
            (Err(invalid), cause) => Err(python::invalid_order(py, invalid, cause)),
        }
    })
}

/// Finds every problem of an order, or of a list of orders, without making a snippet.
#[pyfunction]
#[pyo3(signature = (order, /, **options))]
pub(crate) fn check<'py>(
    order: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    edge(|| {
        let py = order.py();
        let session = Session::new(py);
        let options = arguments::options(&session, options)?;
        let problems = core::check(HostValue::new(order.clone(), &session), &options);
        let (problems, _) = session.end(problems)?;
        Ok(Problem::tuple(py, problems)?.to_list())
    })
}

/// Makes the tag of Flocktory's loader for a site, for the head of every page.
///
/// The site's id is text or a whole number. Raises InvalidOrder if it is not digits alone, or if an option is refused.
#[pyfunction]
#[pyo3(signature = (site_id, /, **options))]
pub(crate) fn loader<'py>(
    site_id: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    edge(|| {
        let py = site_id.py();
        let session = Session::new(py);
        let options = arguments::options(&session, options)?;
        let html = core::loader(site_id.str()?.to_cow()?.as_ref(), &options);
        python::html(py, &html.map_err(|invalid| python::invalid_order(py, invalid, None))?)
    })
}

/// Makes the container file that is imported into Google Tag Manager, as JSON.
///
/// Raises InvalidOrder if an option is refused, or one that is needed is missing.
#[pyfunction]
#[pyo3(signature = (**options))]
pub(crate) fn gtm_container<'py>(
    py: Python<'py>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyString>> {
    edge(|| {
        let options = options.map_or_else(|| py.None().into_bound(py), |options| options.clone().into_any());
        let container = arguments::read(&Session::new(py), &options, gtm::container)?;
        Ok(PyString::new(py, &container))
    })
}

/// "sha256-..." of a text, for script-src and for integrity.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn csp_hash(text: &str) -> String {
    core::csp_hash(text)
}

/// The hosts that Flocktory's scripts need, by directive, to add to a shop's Content-Security-Policy.
#[pyfunction]
pub(crate) fn csp_sources(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let sources = PyDict::new(py);
    for (directive, hosts) in core::csp_sources() {
        sources.set_item(directive, *hosts)?;
    }
    Ok(sources)
}

/// Masks the phones and email addresses of a text and returns it as one line, for logs.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn scrub(text: &Bound<'_, PyString>) -> String {
    core::scrub(&text.to_string_lossy())
}

/// "sha256-..." of STATIC_FILE, for the tag's integrity and for script-src.
#[pyfunction]
pub(crate) fn static_file_hash() -> String {
    core::static_file_hash()
}
