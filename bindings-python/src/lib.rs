//! The Python extension module: reads orders in place and returns Python objects.
//!
//! The names of fields, rules, options and messages are in core only. This crate knows the names of Python's protocols.

mod api;
mod arguments;
mod convert;
mod dict;
mod edge;
mod feed;
mod handle;
mod interpreter;
mod problem;
mod python;
mod session;
mod source;

use flocktory_postcheckout::{STATIC_FILE, STATIC_FILE_NAME};
use pyo3::prelude::*;

/// The native part of the package; import `flocktory_postcheckout` instead.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    interpreter::is_main(module.py())?;
    arguments::add::<api::Render>(module)?;
    arguments::add::<api::Check>(module)?;
    arguments::add::<api::Loader>(module)?;
    arguments::add::<api::GtmContainer>(module)?;
    module.add_function(wrap_pyfunction!(api::csp_hash, module)?)?;
    module.add_function(wrap_pyfunction!(api::csp_sources, module)?)?;
    module.add_function(wrap_pyfunction!(api::scrub, module)?)?;
    module.add_function(wrap_pyfunction!(api::static_file_hash, module)?)?;
    module.add_class::<handle::Feed>()?;
    module.add_class::<feed::IndexedFeed>()?;
    module.add_class::<problem::Problem>()?;
    module.add("STATIC_FILE", STATIC_FILE)?;
    module.add("STATIC_FILE_NAME", STATIC_FILE_NAME)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
