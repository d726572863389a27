//! The functions of the module: what takes an argument and core's options, with a signature that lists them.
#![allow(unsafe_code, reason = "a signature made from core's list needs a function made by hand")]

use crate::python;
use crate::reading::Reading;
use crate::source::Object;
use flocktory_postcheckout::{InvalidOrder, Options, Value};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyString, PyTuple};
use std::ffi::{CStr, CString};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

/// An option's name and default.
pub(crate) type Listed = (&'static str, &'static Value<'static>);

/// What Python gives for options: a dict, or nothing if there are none.
pub(crate) type Given<'py> = Option<Bound<'py, PyAny>>;

/// A function of one argument, or of none, and of options.
pub(crate) trait Function {
    const NAME: &'static CStr;
    /// What the one argument is called.
    const ARGUMENT: Option<&'static str>;
    const DOC: &'static str;

    /// What the options do, to stand below `DOC`.
    fn help() -> String {
        String::new()
    }

    /// The options that the signature lists; all are taken.
    fn options() -> impl Iterator<Item = Listed> {
        snippet_options()
    }

    /// Without an argument, that is None.
    fn call<'py>(argument: &Bound<'py, PyAny>, options: Given<'py>) -> PyResult<Bound<'py, PyAny>>;
}

pub(crate) fn snippet_options() -> impl Iterator<Item = Listed> {
    Options::DEFAULTS.iter().map(|(name, default)| (*name, default))
}

/// Adds a function to the module.
pub(crate) fn add<F: Function>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let mut signature = format!("{}($module, ", F::NAME.to_string_lossy());
    if let Some(name) = F::ARGUMENT {
        signature.extend([name, ", /, "]);
    }
    signature.push('*');
    for (name, default) in F::options() {
        signature.extend([", ", name, "=", &literal(py, default)?]);
    }
    // Python keeps no copy of it, and a module lives as long as the process.
    let doc = Box::leak(CString::new(format!("{signature})\n--\n\n{}{}", F::DOC, F::help()))?.into_boxed_c_str());
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

fn checked<'py, F: Function>(arguments: &Bound<'py, PyTuple>, options: Given<'py>) -> PyResult<Bound<'py, PyAny>> {
    let (given, due) = (arguments.len(), usize::from(F::ARGUMENT.is_some()));
    if given != due {
        let name = F::NAME.to_string_lossy();
        let plural = if due == 1 { "" } else { "s" };
        let text = format!("{name}() takes exactly {due} positional argument{plural} ({given} given)");
        return Err(PyTypeError::new_err(text));
    }
    let argument = if due == 0 { arguments.py().None().into_bound(arguments.py()) } else { arguments.get_item(0)? };
    F::call(&argument, options)
}

/// The options of a snippet.
pub(crate) fn options(py: Python<'_>, given: Given<'_>) -> PyResult<Options> {
    match given {
        Some(_) => read(py, given, |options| Options::from_source(options)),
        None => Ok(Options::default()),
    }
}

/// What core makes of options.
///
/// # Errors
/// InvalidOrder, or what is no matter of the options.
pub(crate) fn read<'py, T>(
    py: Python<'py>,
    given: Given<'py>,
    work: impl FnOnce(&Object<'_, 'py>) -> Result<T, InvalidOrder>,
) -> PyResult<T> {
    let reading = Reading::new(py);
    let made = work(&Object::new(given.unwrap_or_else(|| py.None().into_bound(py)), &reading));
    let (made, cause) = reading.end(made)?;
    made.map_err(|invalid| python::invalid_order(py, invalid, cause))
}
