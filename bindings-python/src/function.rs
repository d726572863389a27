//! The functions of the module: what takes an argument and core's options, with a signature that lists them.
#![allow(unsafe_code, reason = "a signature made from core's list needs a function made by hand")]

use crate::python;
use crate::reading::Reading;
use crate::source::Object;
use flocktory_postcheckout::{Options, Value};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyString, PyTuple};
use std::ffi::{CStr, CString};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

/// A function of one argument and options.
pub(crate) trait Function {
    const NAME: &'static CStr;
    /// What the one argument is called.
    const ARGUMENT: &'static str;
    const DOC: &'static str;

    /// Whether the signature lists an option; all are taken.
    fn uses(_option: &str) -> bool {
        true
    }

    fn call<'py>(argument: &Bound<'py, PyAny>, options: &Options) -> PyResult<Bound<'py, PyAny>>;
}

/// Adds a function to the module.
pub(crate) fn add<F: Function>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let mut signature = format!("{}($module, {}, /, *", F::NAME.to_string_lossy(), F::ARGUMENT);
    for (name, default) in Options::DEFAULTS.iter().filter(|(name, _)| F::uses(name)) {
        signature.extend([", ", name, "=", &literal(py, default)?]);
    }
    // Python keeps no copy of it, and a module lives as long as the process.
    let doc = Box::leak(CString::new(format!("{signature})\n--\n\n{}", F::DOC))?.into_boxed_c_str());
    module.add_function(PyCFunction::new_with_keywords(py, call::<F>, F::NAME, doc, Some(module))?)
}

/// A default as Python writes it.
fn literal(py: Python<'_>, default: &Value<'_>) -> PyResult<String> {
    match default {
        Value::Bool(true) => Ok("True".to_owned()),
        Value::Bool(false) => Ok("False".to_owned()),
        Value::Text(text) => Ok(PyString::new(py, text).repr()?.to_string()),
        _ => Ok("None".to_owned()),
    }
}

/// Where Python comes in, and where a panic ends.
unsafe extern "C" fn call<F: Function>(
    _: *mut ffi::PyObject,
    arguments: *mut ffi::PyObject,
    options: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    Python::attach(|py| {
        // SAFETY: Python hands over a tuple, and a dict or nothing.
        let (arguments, options) = unsafe {
            let options = Bound::from_borrowed_ptr_or_opt(py, options);
            (Bound::from_borrowed_ptr(py, arguments).cast_into_unchecked(), options)
        };
        let called = catch_unwind(AssertUnwindSafe(|| checked::<F>(&arguments, options)));
        called.unwrap_or_else(|_| Err(PyRuntimeError::new_err(PANIC))).map_or_else(
            |error| {
                error.restore(py);
                ptr::null_mut()
            },
            Bound::into_ptr,
        )
    })
}

const PANIC: &str = "flocktory_postcheckout has failed: this is a bug of its own, please report it";

fn checked<'py, F: Function>(
    arguments: &Bound<'py, PyTuple>,
    options: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let Ok((argument,)) = arguments.extract() else {
        let (name, given) = (F::NAME.to_string_lossy(), arguments.len());
        let text = format!("{name}() takes exactly 1 positional argument ({given} given)");
        return Err(PyTypeError::new_err(text));
    };
    let options = options.map_or_else(|| Ok(Options::default()), read)?;
    F::call(&argument, &options)
}

fn read(options: Bound<'_, PyAny>) -> PyResult<Options> {
    let py = options.py();
    let reading = Reading::new(py);
    let result = Options::from_source(&Object::new(options, &reading));
    let (options, cause) = reading.end(result)?;
    options.map_err(|invalid| python::invalid_order(py, invalid, cause))
}
