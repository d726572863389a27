//! The arguments and options of a call, and signatures that list core's options.
#![allow(unsafe_code, reason = "pyo3's macros cannot make a signature from core's list")]

use crate::edge::edge;
use crate::python;
use crate::session::Session;
use crate::source::HostValue;
use flocktory_postcheckout::{InvalidInput, Lang, OptionInfo, Options, Value};
use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyString, PyTuple};
use std::ffi::{CStr, CString};

/// The keyword arguments of a call: a dict, or `None` if there are none.
pub(crate) type Keywords<'py> = Option<Bound<'py, PyAny>>;

/// A function of the module that takes at most one positional argument, and options.
pub(crate) trait Function {
    const NAME: &'static CStr;
    /// The name of the positional argument.
    const ARGUMENT: Option<&'static str>;
    const DOC: &'static str;

    /// The options that the signature lists. A call accepts all options.
    fn options() -> impl Iterator<Item = &'static OptionInfo> {
        Options::TABLE.iter()
    }

    /// Calls the function. `argument` is Python's None if the function takes none.
    fn call<'py>(argument: &Bound<'py, PyAny>, options: Keywords<'py>) -> PyResult<Bound<'py, PyAny>>;
}

/// Adds a function to the module.
pub(crate) fn add<F: Function>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let mut signature = format!("{}($module, ", F::NAME.to_string_lossy());
    if let Some(name) = F::ARGUMENT {
        signature.extend([name, ", /, "]);
    }
    signature.push('*');
    let mut help = String::new();
    for option in F::options() {
        signature.extend([", ", option.name, "=", &literal(py, &option.default)?]);
        help.extend(["\n", option.name, ": ", &option.description(Lang::En), "."]);
    }
    // Leaked: Python does not copy it, and a module lives as long as the process.
    let doc = Box::leak(CString::new(format!("{signature})\n--\n\n{}\n{help}", F::DOC))?.into_boxed_c_str());
    module.add_function(PyCFunction::new_with_keywords(py, call::<F>, F::NAME, doc, Some(module))?)
}

/// A default as a literal of Python.
fn literal(py: Python<'_>, default: &Value<'_>) -> PyResult<String> {
    match default {
        Value::Bool(true) => Ok("True".to_owned()),
        Value::Bool(false) => Ok("False".to_owned()),
        Value::Text(text) => Ok(PyString::new(py, text).repr()?.to_string()),
        _ => Ok("None".to_owned()),
    }
}

/// The C function that Python calls.
unsafe extern "C" fn call<F: Function>(
    _: *mut ffi::PyObject,
    arguments: *mut ffi::PyObject,
    options: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    Python::attach(|py| {
        // SAFETY: Python passes a tuple, and a dict or NULL.
        let (arguments, options) = unsafe {
            let options = Bound::from_borrowed_ptr_or_opt(py, options);
            (Bound::from_borrowed_ptr(py, arguments).cast_into_unchecked(), options)
        };
        edge(py, || checked::<F>(&arguments, options))
    })
}

fn checked<'py, F: Function>(arguments: &Bound<'py, PyTuple>, options: Keywords<'py>) -> PyResult<Bound<'py, PyAny>> {
    let (given, expected) = (arguments.len(), usize::from(F::ARGUMENT.is_some()));
    if given != expected {
        let name = F::NAME.to_string_lossy();
        let plural = if expected == 1 { "" } else { "s" };
        let text = format!("{name}() takes exactly {expected} positional argument{plural} ({given} given)");
        return Err(PyTypeError::new_err(text));
    }
    let argument =
        if expected == 0 { arguments.py().None().into_bound(arguments.py()) } else { arguments.get_item(0)? };
    F::call(&argument, options)
}

/// Reads the options of a snippet.
pub(crate) fn options(py: Python<'_>, keywords: Keywords<'_>) -> PyResult<Options> {
    match keywords {
        Some(_) => read(py, keywords, |options| Options::from_source(options)),
        None => Ok(Options::default()),
    }
}

/// Has core read options.
///
/// # Errors
/// `InvalidOrder`, or an exception that is not about the options, such as `KeyboardInterrupt`.
pub(crate) fn read<'py, T>(
    py: Python<'py>,
    keywords: Keywords<'py>,
    work: impl FnOnce(&HostValue<'_, 'py>) -> Result<T, InvalidInput>,
) -> PyResult<T> {
    let session = Session::new(py);
    let result = work(&HostValue::new(keywords.unwrap_or_else(|| py.None().into_bound(py)), &session));
    let (result, cause) = session.end(result)?;
    result.map_err(|invalid| python::invalid_order(py, invalid, cause))
}
