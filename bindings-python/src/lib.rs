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
mod row;
mod session;
mod source;

use flocktory_postcheckout::{LOADER_OPTIONS, Options, STATIC_FILE, STATIC_FILE_NAME, gtm};
use pyo3::prelude::*;

/// The native part of the package; import `flocktory_postcheckout` instead.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    interpreter::is_only(module.py())?;
    arguments::add(module, &wrap_pyfunction!(api::render, module)?, Options::TABLE)?;
    arguments::add(module, &wrap_pyfunction!(api::check, module)?, Options::TABLE)?;
    let of_loader = Options::TABLE.iter().filter(|option| LOADER_OPTIONS.contains(&option.name));
    arguments::add(module, &wrap_pyfunction!(api::loader, module)?, of_loader)?;
    let of_container = gtm::OPTIONS.iter().map(|option| &option.info);
    arguments::add(module, &wrap_pyfunction!(api::gtm_container, module)?, of_container)?;
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
