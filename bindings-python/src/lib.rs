//! The Python module: orders are read where they lie, and Python's own objects come back.
//!
//! Fields, rules, options and messages have their names in core alone; here are the names of Python's protocols.

mod dict;
mod feed;
mod function;
mod functions;
mod interpreter;
mod kind;
mod problem;
mod python;
mod reading;
mod source;

use flocktory_postcheckout::{STATIC_FILE, STATIC_FILE_NAME};
use pyo3::prelude::*;

/// What the package is made of; import `flocktory_postcheckout` instead.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    interpreter::is_main(module.py())?;
    function::add::<functions::Render>(module)?;
    function::add::<functions::Check>(module)?;
    function::add::<functions::Loader>(module)?;
    function::add::<functions::GtmContainer>(module)?;
    module.add_function(wrap_pyfunction!(functions::csp_hash, module)?)?;
    module.add_function(wrap_pyfunction!(functions::csp_sources, module)?)?;
    module.add_function(wrap_pyfunction!(functions::scrub, module)?)?;
    module.add_function(wrap_pyfunction!(functions::static_file_hash, module)?)?;
    module.add_class::<feed::Feed>()?;
    module.add_class::<feed::IndexedFeed>()?;
    module.add_class::<problem::Problem>()?;
    module.add("STATIC_FILE", STATIC_FILE)?;
    module.add("STATIC_FILE_NAME", STATIC_FILE_NAME)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
