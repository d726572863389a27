//! What the module's functions do.

use crate::function::Function;
use crate::problem::Problem;
use crate::python;
use crate::reading::Reading;
use crate::source::Object;
use flocktory_postcheckout::{self as core, LOADER_OPTIONS, Options};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::ffi::CStr;

pub(crate) struct Render;

impl Function for Render {
    const NAME: &'static CStr = c"render";
    const ARGUMENT: &'static str = "order";
    const DOC: &'static str = "Makes the snippet of an order, or of a list of orders, one push each.

Raises InvalidOrder with every problem found, if at least one of them is an error.";

    fn call<'py>(order: &Bound<'py, PyAny>, options: &Options) -> PyResult<Bound<'py, PyAny>> {
        let py = order.py();
        let reading = Reading::new(py);
        let result = core::render(Object::new(order.clone(), &reading), options);
        match reading.end(result)? {
            (Ok(snippet), _) => python::snippet(py, snippet),
            (Err(invalid), cause) => Err(python::invalid_order(py, invalid, cause)),
        }
    }
}

pub(crate) struct Check;

impl Function for Check {
    const NAME: &'static CStr = c"check";
    const ARGUMENT: &'static str = "order";
    const DOC: &'static str = "Finds every problem of an order, or of a list of orders, without making a snippet.";

    fn call<'py>(order: &Bound<'py, PyAny>, options: &Options) -> PyResult<Bound<'py, PyAny>> {
        let py = order.py();
        let reading = Reading::new(py);
        let problems = core::check(Object::new(order.clone(), &reading), options);
        let (problems, _) = reading.end(problems)?;
        Ok(Problem::tuple(py, problems)?.to_list().into_any())
    }
}

pub(crate) struct Loader;

impl Function for Loader {
    const NAME: &'static CStr = c"loader";
    const ARGUMENT: &'static str = "site_id";
    const DOC: &'static str = "Makes the tag of Flocktory's loader for a site, for the head of every page.

The site's id is text or a whole number. Raises InvalidOrder if it is not digits alone, or if an option is refused.";

    fn uses(option: &str) -> bool {
        LOADER_OPTIONS.contains(&option)
    }

    fn call<'py>(site_id: &Bound<'py, PyAny>, options: &Options) -> PyResult<Bound<'py, PyAny>> {
        let py = site_id.py();
        let html = core::loader(site_id.str()?.to_cow()?.as_ref(), options);
        python::html(py, &html.map_err(|invalid| python::invalid_order(py, invalid, None))?)
    }
}

/// "sha256-..." of a text, for script-src and for integrity.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn csp_hash(text: &str) -> String {
    core::csp_hash(text)
}

/// The hosts that Flocktory's own scripts need, by directive, to add to a shop's Content-Security-Policy.
#[pyfunction]
pub(crate) fn csp_sources(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let sources = PyDict::new(py);
    for (directive, hosts) in core::csp_sources() {
        sources.set_item(directive, *hosts)?;
    }
    Ok(sources)
}

/// "sha256-..." of STATIC_FILE, for the tag's integrity and for script-src.
#[pyfunction]
pub(crate) fn static_file_hash() -> String {
    core::static_file_hash()
}
