//! The options of a call, and signatures that list core's options.
#![allow(unsafe_code, reason = "pyo3's macros cannot make a signature from core's list")]

use crate::python;
use crate::session::Session;
use crate::source::HostValue;
use flocktory_postcheckout::{InvalidInput, Lang, OptionInfo, Options, Value};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyString};
use std::ffi::CString;

/// Adds a function again, whose last parameter is `**options`: its signature and help list these options.
pub(crate) fn add<'a>(
    module: &Bound<'_, PyModule>,
    function: &Bound<'_, PyCFunction>,
    options: impl IntoIterator<Item = &'a OptionInfo>,
) -> PyResult<()> {
    let py = module.py();
    let mut listed = "*".to_owned();
    let mut help = function.getattr("__doc__")?.extract::<String>()?;
    help.push('\n');
    for option in options {
        listed.extend([", ", option.name, "=", &literal(py, &option.default)?]);
        help.extend(["\n", option.name, ": ", &option.description(Lang::En), "."]);
    }
    let name: String = function.getattr("__name__")?.extract()?;
    let signature = function.getattr("__text_signature__")?.extract::<String>()?.replace("**options", &listed);
    let doc = CString::new(format!("{name}{signature}\n--\n\n{help}"))?;
    // SAFETY: it is a builtin function, of which Python gives the C function and the flags that fit it.
    let (called, ml_flags) =
        unsafe { (ffi::PyCFunction_GetFunction(function.as_ptr()), ffi::PyCFunction_GetFlags(function.as_ptr())) };
    let Some(called) = called else { return Err(PyErr::fetch(py)) };
    // Leaked: Python does not copy it, and a module lives as long as the process.
    let definition = Box::leak(Box::new(ffi::PyMethodDef {
        ml_name: CString::new(name)?.into_raw(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunction: called },
        ml_flags,
        ml_doc: doc.into_raw(),
    }));
    // SAFETY: the definition lives as long as the process.
    let listing = unsafe {
        let function = ffi::PyCFunction_NewEx(definition, module.as_ptr(), module.name()?.as_ptr());
        Bound::from_owned_ptr_or_err(py, function)?
    };
    module.add_function(listing.cast_into()?)
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

/// Reads the options of a snippet.
pub(crate) fn options<'s, 'py>(
    session: &'s Session<'py>,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<Options<'s>> {
    match keywords {
        Some(keywords) => read(session, keywords.as_any(), Options::from_source),
        None => Ok(Options::default()),
    }
}

/// Has core read options.
///
/// # Errors
/// `InvalidOrder`, or an exception that is not about the options, such as `KeyboardInterrupt`.
pub(crate) fn read<'s, 'py, T>(
    session: &'s Session<'py>,
    keywords: &Bound<'py, PyAny>,
    work: impl FnOnce(&HostValue<'s, 'py>) -> Result<T, InvalidInput>,
) -> PyResult<T> {
    let (result, cause) = session.end(work(&HostValue::new(keywords.clone(), session)))?;
    result.map_err(|invalid| python::invalid_order(keywords.py(), invalid, cause))
}
